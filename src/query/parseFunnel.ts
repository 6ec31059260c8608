import * as v from "valibot";
import { actorEntity } from "./actorEntity.ts";
import type { Catalog, CatalogEvent } from "./catalog.ts";
import { MetricsError } from "./error.ts";
import { narrowedEvent } from "./events.ts";
import type { EventRequest } from "./events.ts";
import { funnelColumns } from "./funnel.ts";
import type { FunnelQuery } from "./funnel.ts";
import { comparedTo } from "./parseDrivers.ts";
import { count, durationLike, finite, grain, list, name, oneOf, range, strict, text } from "./parseFields.ts";

/** Schemas of a catalog's names and filters. */
export interface EventSchemas {
  readonly event: v.GenericSchema;
  readonly dimension: v.GenericSchema;
  readonly filter: v.GenericSchema;
}

const duration = v.pipe(
  durationLike("P3D or PT4H"),
  v.check((value) => /[1-9]/.test(value), "the duration is 0; give a longer one"),
);
const elapsed = v.pipe(duration, v.regex(/^PT/, "sessions end after hours or minutes; write PT30M"));
const index = v.pipe(finite, v.integer("expected a whole number"), v.minValue(0, "steps are counted from 0"));

/** At the most; all definitions together are bits of one number. */
const mostSteps = 20;
const mostExclusions = 10;

export function funnelSchema<const S extends v.ObjectEntries>({ event, dimension, filter }: EventSchemas, shared: S) {
  const narrowed = { event, where: v.optional(filter) };
  const step = v.lazy((input) =>
    typeof input === "string" ? event : strict({ ...narrowed, as: v.optional(text), within: v.optional(duration) }),
  );
  const attribution = v.lazy((input) =>
    typeof input === "object" && input !== null ? strict({ step: index }) : oneOf(["first", "last", "all"]),
  );
  const view = v.lazy((input) =>
    typeof input === "object" && input !== null
      ? strict({
          timeToConvert: strict({ from: v.optional(index), to: v.optional(index), bins: v.optional(count(200)) }),
        })
      : oneOf(["steps", "trend"]),
  );
  return strict({
    kind: v.literal("funnel"),
    steps: list(step, { least: 1, most: mostSteps }),
    time: strict({ range, grain: v.optional(grain) }),
    window: duration,
    order: v.optional(oneOf(["sequential", "strict", "any"])),
    count: v.optional(
      v.lazy((input) =>
        typeof input === "object" && input !== null ? strict({ sessions: elapsed }) : oneOf(["uniques", "totals"]),
      ),
    ),
    exclusions: v.optional(
      list(strict({ ...narrowed, from: v.optional(index), to: v.optional(index) }), { most: mostExclusions }),
    ),
    holdConstant: v.optional(list(dimension, { most: 3 })),
    breakdown: v.optional(
      strict({ by: dimension, attribution: v.optional(attribution), top: v.optional(count(1_000)) }),
    ),
    view: v.optional(view),
    compare: compareSchema,
    ...shared,
  });
}

export const compareSchema = v.optional(
  list(strict({ id: name, to: comparedTo, align: v.optional(oneOf(["calendar", "weekday", "elapsed", "holiday"])) }), {
    most: 5,
  }),
);

/** What no single key of a funnel can say. */
export function requireFunnel(catalog: Catalog, query: FunnelQuery<Catalog>): void {
  const { steps, exclusions = [], holdConstant = [], breakdown, compare = [], time, view = "steps" } = query;
  const asked = [
    ...steps.map((step, at) => ({ request: step, path: `steps[${at}]` })),
    ...exclusions.map((exclusion, at) => ({ request: exclusion, path: `exclusions[${at}]` })),
  ];
  requireOneActor(catalog, asked);
  const [first] = steps;
  if (typeof first === "object" && first.within !== undefined) {
    fault("steps[0].within", "the first step has none before it; set the time of a later step, or the window");
  }
  const last = steps.length - 1;
  exclusions.forEach(({ from = 0, to = last }, at) => requireSteps({ from, to }, last, `exclusions[${at}]`));
  holdConstant.forEach((dimension, at) => requireGrouping(catalog, dimension, `holdConstant[${at}]`));
  requireUnique(holdConstant, "holdConstant", "name each dimension once");
  requireUnique(compare.map(({ id }) => id), "compare", "give each comparison its own id");
  if (typeof view === "object") {
    const { from = 0, to = last } = view.timeToConvert;
    requireSteps({ from, to }, last, "view.timeToConvert");
  }
  if (view === "trend" && time.grain === undefined) fault("time.grain", "a trend needs a grain");
  if (view !== "trend" && time.grain !== undefined) fault("time.grain", 'only a trend has a grain; add view: "trend"');
  if (breakdown === undefined) return;
  const { by, attribution } = breakdown;
  requireBreakdown(catalog, by, funnelColumns[typeof view === "object" ? "timeToConvert" : view]);
  if (typeof attribution === "object" && attribution.step > last) {
    fault("breakdown.attribution.step", `the last step is ${last}, counted from 0`);
  }
}

function requireSteps({ from, to }: { readonly from: number; readonly to: number }, last: number, path: string): void {
  if (to > last) fault(`${path}.to`, `the last step is ${last}, counted from 0`);
  if (from >= to) fault(`${path}.from`, `step ${from} is not before step ${to}`);
}

/** @throws MetricsError `invalid-query` where the events happen to different things: no one could do both */
export function requireOneActor(
  catalog: Catalog,
  asked: readonly { readonly request: EventRequest<Catalog>; readonly path: string }[],
): void {
  const actors = asked.map(({ request }) => {
    const { event } = narrowedEvent(request);
    return { event, actor: actorEntity(catalog, catalog.events?.[event] as CatalogEvent) };
  });
  const [first] = actors;
  actors.forEach(({ event, actor }, at) => {
    if (first === undefined || actor === first.actor) return;
    const path = asked[at]?.path ?? "";
    fault(path, `${first.event} happens to a ${first.actor}, ${event} to a ${actor}: they cannot be one and the same`);
  });
}

export function requireBreakdown(catalog: Catalog, dimension: string, columns: readonly string[]): void {
  requireGrouping(catalog, dimension, "breakdown.by");
  if (!columns.includes(dimension)) return;
  fault("breakdown.by", `the answer has a column "${dimension}" of its own; give the dimension another name in the catalog`);
}

function requireGrouping(catalog: Catalog, dimension: string, path: string): void {
  if (catalog.dimensions[dimension]?.kind === "time") fault(path, `${dimension} is a time and holds no segments`);
}

export function requireUnique(names: readonly string[], path: string, remedy: string): void {
  const at = names.findIndex((item, place) => names.indexOf(item) !== place);
  if (at >= 0) fault(`${path}[${at}]`, `"${names[at]}" stands twice; ${remedy}`);
}

function fault(path: string, message: string): never {
  throw new MetricsError("invalid-query", message, { path });
}
