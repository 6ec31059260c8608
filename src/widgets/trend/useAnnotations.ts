"use client";

import { useEffect, useMemo, useState } from "react";
import type { Annotation } from "../../query/annotations.ts";
import { part } from "../../react/part.ts";
import { useLocalized } from "../../react/useLocalized.ts";
import { usePart } from "../../react/usePart.ts";
import { useSelection } from "../../react/useSelection.ts";
import { resolveFor } from "../../selection/selection.ts";
import type { AdapterAnnotations } from "./agreeingAnnotations.ts";
import type { TrendModel } from "./trendModel.ts";

const code = part(() => import("./agreeingAnnotations.ts"));
const none: AdapterAnnotations = { annotations: [], isMissing: false };

interface Drawn {
  /** Of the trend. */
  readonly id: string;
  readonly where: unknown;
  readonly own: readonly Annotation[];
  /** Whether it is judged by what was before. */
  readonly isJudged: boolean;
}

/**
 * What happened in the time that a trend draws, to rows that it draws: the host's own, and what the adapter says, asked for
 * once the numbers are there and again with every newer answer. Those known before stay until the next are there.
 */
export function useAnnotations(metrics: readonly string[], model: TrendModel | null, { id, where, own, isJudged }: Drawn): AdapterAnnotations {
  const { client } = useLocalized();
  const { clauses } = useSelection();
  const port = client.adapter.annotations;
  const names = metrics.join(" ");
  const loaded = usePart(code, port !== undefined || own.some(({ filter }) => filter));
  const [{ annotations, isMissing }, setKnown] = useState(none);

  useEffect(() => (port && loaded && model ? loaded.hearAnnotations(port, { client, names, model, isJudged }, setKnown) : undefined), [port, loaded, model, client, names, isJudged]);
  // As text it is the same from render to render.
  const filters = JSON.stringify([where ?? null, resolveFor(clauses, id).filter]);
  const shown = useMemo(() => (loaded ? loaded.agreeing(own, annotations, filters) : own), [own, annotations, loaded, filters]);
  return { annotations: shown, isMissing: isMissing || (port !== undefined && loaded === null) };
}
