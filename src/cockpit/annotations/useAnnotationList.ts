"use client";

import { useState } from "react";
import type { Annotation, KeptAnnotation } from "../../query/annotations.ts";
import type { Catalog } from "../../query/catalog.ts";
import { asMetricsError } from "../../query/error.ts";
import type { MetricsError } from "../../query/error.ts";
import type { AnyFilter } from "../../query/filter.ts";
import { defaultRange } from "../../react/defaultRange.ts";
import { listAnnotations } from "../../react/listAnnotations.ts";
import { usePortAnswer } from "../../react/usePortAnswer.ts";
import { useProvided } from "../../react/useProvided.ts";
import { useSelection } from "../../react/useSelection.ts";
import { resolveFor } from "../../selection/selection.ts";
import { clockOf, resolveRange } from "../../time/resolveRange.ts";
import { annotationsKey } from "./annotationsKey.ts";

export interface AnnotationListState {
  readonly status: "pending" | "ready" | "error";
  /** Why they could not be asked for, or the last change was refused. */
  readonly error: MetricsError | null;
  /** Whether the one that was to be changed is another one by now. */
  readonly conflict: boolean;
  /** The one that was changed last, where that took it to a time that the page does not show. */
  readonly outside: Annotation | null;
  /** In the page's time, the latest first. */
  readonly known: readonly Annotation[];
  /** The page's. */
  readonly filter: AnyFilter | null;
  /** Left out where the port only tells. */
  readonly save?: (annotation: KeptAnnotation) => Promise<"saved" | "outside" | "conflict">;
  readonly remove?: (annotation: KeptAnnotation) => void;
  readonly retry: () => void;
}

/** What the adapter says happened in the page's time, and the way to change it. */
export function useAnnotationList(asked: readonly string[] | undefined): AnnotationListState {
  const { catalog, client, now, timeZone, weekStart, fiscalStart, business } = useProvided<Catalog>();
  const { filter, range } = resolveFor(useSelection().clauses, "");
  const port = client.adapter.annotations;
  const metrics = asked ?? Object.keys(catalog.metrics);
  const clock = clockOf({ timeZone, weekStart, ...(fiscalStart && { fiscalStart }), ...(business && { business }) }, now(), catalog.calendars);
  const { from, to } = resolveRange(range ?? defaultRange, clock, { path: "range" });
  // What ends now is asked for to the end of its minute, so that a render later it is the same question.
  const time = { from: new Date(from).toISOString(), to: new Date(Math.ceil(to / 60_000) * 60_000).toISOString() };
  const answer = usePortAnswer<readonly Annotation[]>(
    ["annotations", metrics.join(" "), time],
    port && metrics.length > 0 ? (signal) => listAnnotations(port, { metrics, range: time, signal }) : null,
    { keeps: true },
  );
  const [refused, setRefused] = useState<MetricsError | null>(null);
  const [conflict, setConflict] = useState(false);
  const [moved, setMoved] = useState<Annotation | null>(null);
  const isOutside = ({ at, to: end }: Annotation) =>
    Date.parse(at) >= Date.parse(time.to) || (end === undefined ? Date.parse(at) < Date.parse(time.from) : Date.parse(end) <= Date.parse(time.from));

  const write = async (work: Promise<{ readonly status: string }> | undefined) => {
    setRefused(null);
    setConflict(false);
    setMoved(null);
    try {
      const isConflict = (await work)?.status === "conflict";
      setConflict(isConflict);
      return isConflict ? ("conflict" as const) : ("saved" as const);
    } finally {
      void client.queryClient.invalidateQueries({ queryKey: annotationsKey(client) });
    }
  };
  const { data = [], error } = answer;
  return {
    status: answer.data !== undefined ? "ready" : error === null ? "pending" : "error",
    error: refused ?? error,
    conflict,
    outside: moved !== null && isOutside(moved) ? moved : null,
    known: data.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at)),
    filter,
    ...(port?.save && {
      save: async ({ canEdit: _, owner: _owner, ownerId: _id, ...annotation }) => {
        const outcome = await write(port.save?.(annotation));
        if (outcome === "conflict" || !isOutside(annotation)) return outcome;
        setMoved(annotation);
        return "outside";
      },
    }),
    ...(port?.remove && {
      remove: ({ id, version }) => void write(port.remove?.({ id, version })).catch((thrown: unknown) => setRefused(asMetricsError(thrown))),
    }),
    retry: () => {
      setRefused(null);
      answer.refetch();
    },
  };
}
