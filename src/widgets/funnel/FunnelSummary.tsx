"use client";

import type { ReactElement } from "react";
import { useLocalized } from "../../react/useLocalized.ts";
import type { FunnelStepsModel } from "./funnelModel.ts";
import { openText, printer } from "./funnelText.ts";
import { funnelWords } from "./funnelWords.ts";

/** How many of all did all steps, in one line above the bars, and whether more may still do so. */
export function FunnelSummary({ model }: { readonly model: FunnelStepsModel }): ReactElement {
  const { locale, messages } = useLocalized();
  const { count, share, change } = printer({ locale, messages });
  const { total, comparison } = model;
  const open = openText(model, { locale, messages });
  const [entered, last] = [total?.[0], total?.at(-1)];
  const final = last?.shares.first;
  const changed = comparison === null || !final ? null : change(final.value, final.compare);
  const details = [
    entered && last && funnelWords(messages).countOf(count(last.count), count(entered.count)),
    changed === null || comparison === null ? null : messages.labeled(comparison, changed),
    open,
  ].filter((text) => typeof text === "string");
  return (
    <p className="md-funnel-summary">
      {final && <strong>{funnelWords(messages).converted(share(final.value))}</strong>}
      <span title={details.join(" · ")}>{details.join(" · ")}</span>
    </p>
  );
}
