import * as v from "valibot";
import type { Catalog } from "./catalog.ts";
import { MetricsError } from "./error.ts";
import { count, finite, grain, list, oneOf, range, strict } from "./parseFields.ts";
import type { nameIn } from "./parseFields.ts";
import { compareSchema, requireBreakdown, requireOneActor, requireUnique } from "./parseFunnel.ts";
import type { EventSchemas } from "./parseFunnel.ts";
import { retentionColumns } from "./retention.ts";
import type { RetentionQuery } from "./retention.ts";

const mostPeriods = 400;
const period = v.pipe(
  finite,
  v.integer("expected a whole number"),
  v.minValue(0, "periods are counted from 0"),
  v.maxValue(mostPeriods, `expected ${mostPeriods} or less`),
);

export function retentionSchema<const S extends v.ObjectEntries>(
  { event, dimension, filter, number }: EventSchemas & { readonly number: ReturnType<typeof nameIn> },
  shared: S,
) {
  const request = v.lazy((input) => (typeof input === "string" ? event : strict({ event, where: v.optional(filter) })));
  const measure = v.lazy((input) => {
    if (typeof input !== "object" || input === null) return oneOf(["rate", "users"]);
    return "sum" in input ? strict({ sum: number }) : strict({ average: number });
  });
  return strict({
    kind: v.literal("retention"),
    start: request,
    return: request,
    time: strict({ range, grain }),
    periods: v.lazy((input) => (Array.isArray(input) ? list(period, { least: 1 }) : count(mostPeriods))),
    criterion: v.optional(oneOf(["on", "onOrAfter", "onOrBefore", "streak"])),
    windows: v.optional(oneOf(["calendar", "rolling"])),
    starts: v.optional(oneOf(["first", "recurring"])),
    measure: v.optional(measure),
    reference: v.optional(oneOf(["start", "previous"])),
    breakdown: v.optional(strict({ by: dimension, top: v.optional(count(1_000)) })),
    compare: compareSchema,
    ...shared,
  });
}

/** What no single key of a retention query can say. */
export function requireRetention(catalog: Catalog, query: RetentionQuery<Catalog>): void {
  const { start, periods, breakdown, compare = [] } = query;
  requireOneActor(catalog, [
    { request: start, path: "start" },
    { request: query.return, path: "return" },
  ]);
  requireUnique(compare.map(({ id }) => id), "compare", "give each comparison its own id");
  if (breakdown !== undefined) requireBreakdown(catalog, breakdown.by, retentionColumns);
  if (typeof periods === "number") return;
  const at = periods.findIndex((one, place) => place > 0 && one <= (periods[place - 1] as number));
  if (at < 0) return;
  throw new MetricsError("invalid-query", `period ${periods[at]} is not after period ${periods[at - 1]}; list them in order`, {
    path: `periods[${at}]`,
  });
}
