"use client";

import type { Annotation } from "../../query/annotations.ts";
import type { ResolvedRange } from "../../query/range.ts";
import { listAnnotations } from "../../react/listAnnotations.ts";
import { usePortAnswer } from "../../react/usePortAnswer.ts";
import { useProvided } from "../../react/useProvided.ts";

export interface Noted {
  readonly annotations: readonly Annotation[];
  /** Whether they are on their way. */
  readonly isPending: boolean;
  /** They could not be had: what is noted is not known. */
  readonly isMissing: boolean;
}

const none: readonly Annotation[] = [];

/** What the adapter's annotations say of a metric in a time; those before stay until the next are there. @param range null: not known yet */
export function useNoted(metric: string, range: ResolvedRange | null): Noted {
  const port = useProvided().client.adapter.annotations;
  const ask = port && range ? (signal: AbortSignal) => listAnnotations(port, { metrics: [metric], range, signal }) : null;
  const { data, error } = usePortAnswer(["annotations", metric, range], ask, { keeps: true });
  const isUnknown = ask !== null && data === undefined;
  return { annotations: data ?? none, isPending: isUnknown && error === null, isMissing: isUnknown && error !== null };
}
