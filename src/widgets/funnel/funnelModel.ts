import type { Messages } from "../../i18n/messages.ts";
import type { Catalog } from "../../query/catalog.ts";
import type { FunnelQuery } from "../../query/funnel.ts";
import { narrowedEvent } from "../../query/events.ts";
import type { Instant, ResolvedRange } from "../../query/range.ts";
import type { AnyRow, TableResult } from "../../query/result.ts";
import { labelOf } from "../../react/label.ts";
import { measured } from "./funnelAnswer.ts";
import type { FunnelModelOptions, FunnelSegment } from "./funnelAnswer.ts";
import { openSince } from "./openSince.ts";
import { viewOf } from "./funnelQuery.ts";
import { segmentsIn } from "./funnelSegments.ts";
import { stepsModel } from "./funnelStepsModel.ts";
import type { FunnelStepsPart } from "./funnelStepsModel.ts";
import { timesModel } from "./funnelTimesModel.ts";
import type { FunnelTimesPart } from "./funnelTimesModel.ts";
import { trendModel } from "./funnelTrendModel.ts";
import type { FunnelTrendPart } from "./funnelTrendModel.ts";
import { funnelWords } from "./funnelWords.ts";

/** What every view of a funnel knows. */
export interface FunnelShared {
  /** The steps in words, in their order. */
  readonly steps: readonly string[];
  readonly order: "sequential" | "strict" | "any";
  /** What was asked, with the filters and the range of the page. */
  readonly query: FunnelQuery;
  /** As many cases as a rate has to have before it is judged. */
  readonly minSample: number;
  /** ISO 8601. */
  readonly window: string;
  /** Of the entries. */
  readonly range: ResolvedRange | null;
  readonly timeZone: string;
  readonly by: { readonly dimension: string; readonly label: string } | null;
  /** The values of the breakdown; one that stands for everyone without it. */
  readonly segments: readonly FunnelSegment[];
  /** What the numbers are held against, in words. */
  readonly comparison: string | null;
  /** Entries from here on have windows that are still open: they can still convert. */
  readonly openSince: Instant | null;
  /** The last instant that the data covers, else when it was computed. */
  readonly asOf: Instant;
}

export type FunnelStepsModel = FunnelShared & FunnelStepsPart;
export type FunnelTimesModel = FunnelShared & FunnelTimesPart;
export type FunnelTrendModel = FunnelShared & FunnelTrendPart;
export type FunnelModel = FunnelStepsModel | FunnelTimesModel | FunnelTrendModel;

/** @param query what was asked, for what the answer does not say: its order, its window, its view */
export function funnelModel(result: TableResult<AnyRow>, query: FunnelQuery, options: FunnelModelOptions): FunnelModel {
  const { catalog, messages, minSample = 30 } = options;
  const { breakdown, order = "sequential", window, compare = [] } = query;
  const column = breakdown && result.columns.find((one) => one.role === "dimension" && one.name === breakdown.by);
  const parts = segmentsIn(column?.role === "dimension" ? column : null, result.rowCount, { catalog, messages });
  const [compared] = compare;
  const bases: Readonly<Record<string, string>> = messages.kpi.bases;
  const shared: FunnelShared = {
    steps: stepLabels(query, catalog, messages),
    order,
    query,
    minSample,
    window,
    range: result.resolvedRange ?? null,
    timeZone: result.timeZone,
    by: breakdown === undefined ? null : { dimension: breakdown.by, label: labelOf(catalog.dimensions, breakdown.by, messages.locale) },
    segments: parts.map(({ segment }) => segment),
    comparison: compared === undefined ? null : (bases[compared.id] ?? compared.id),
    openSince: openSince(result, window),
    asOf: result.freshness.dataThrough ?? result.freshness.computedAt,
  };
  const view = viewOf(query);
  if (view === "steps") return { ...shared, ...stepsModel(result, parts, query, { ...options, minSample }) };
  return { ...shared, ...(view === "trend" ? trendModel(result, parts, minSample) : timesModel(result, parts, query)) };
}

/** What the steps are called: by the query, else by the catalog. In any order a row counts steps, not one of them. */
function stepLabels({ steps, order }: FunnelQuery, catalog: Catalog, messages: Messages): readonly string[] {
  if (order === "any") return steps.map((_, index) => funnelWords(messages).atLeast(index + 1));
  const names = steps.map((step) => {
    const as = typeof step === "string" ? undefined : step.as;
    return as ?? labelOf(catalog.events ?? {}, narrowedEvent(step).event, messages.locale);
  });
  return names.map((name, index) => {
    const time = names.slice(0, index + 1).filter((one) => one === name).length;
    return time === 1 ? name : funnelWords(messages).again(name, time);
  });
}

/**
 * Whether nobody entered: neither in the own period nor in what it is held against. Times to convert do not know: that
 * nobody converted is their answer.
 */
export function isVacant(result: TableResult<AnyRow>): boolean {
  if (result.columns.some(({ name }) => name === "fromSeconds")) return false;
  const entries = ["entered", "count"].flatMap((name) => {
    const { value, compare, state } = measured(result, name);
    return Array.from({ length: result.rowCount }, (_, row) => state(row) === "masked" || Boolean(value(row)) || Boolean(compare(row)));
  });
  return !entries.includes(true);
}
