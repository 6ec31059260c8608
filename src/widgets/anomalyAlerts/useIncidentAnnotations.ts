"use client";

import type { Annotation } from "../../query/annotations.ts";
import type { Incident } from "../../query/alerts.ts";
import { usePortAnswer } from "../../react/usePortAnswer.ts";
import { useProvided } from "../../react/useProvided.ts";

const none: readonly Annotation[] = [];

/** What happened while an incident's points run; none where the adapter tells none. */
export function useIncidentAnnotations({ metric, points }: Incident): readonly Annotation[] {
  const port = useProvided().client.adapter.annotations;
  const [from, to] = [points[0]?.at, points.at(-1)?.at];
  const range = from !== undefined && to !== undefined && from !== to ? { from, to } : null;
  const ask = port === undefined || range === null ? null : (signal: AbortSignal) => port.list({ metrics: [metric], range, signal });
  return usePortAnswer(["annotations", metric, range], ask).data ?? none;
}
