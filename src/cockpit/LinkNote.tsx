"use client";

import { cockpitInEnglish } from "../i18n/english/cockpit.ts";
import { useWords } from "../react/useProvided.ts";
import type { UrlProblem } from "../selection/urlState/selectionParams.ts";

/** Says what of a link is not shown, until something else is chosen. */
export function LinkNote({ problems }: { readonly problems: readonly UrlProblem[] }) {
  const { cockpit = cockpitInEnglish } = useWords({ cockpit: cockpitInEnglish });
  const names = [...new Set(problems.flatMap(({ source }) => source ?? []))].slice(0, 5);
  const text = names.length === 0 ? cockpit.linkUnused : cockpit.linkPartly(names.join(", "));
  return <div role="status">{problems.length > 0 && <p className="md-cockpit-link-note">{text}</p>}</div>;
}
