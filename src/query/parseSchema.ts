import * as v from "valibot";
import type { Catalog } from "./catalog.ts";
import { comparedTo, driversSchema } from "./parseDrivers.ts";
import { calendarOf, count, grain, instant, limits, list, metricIn, name, nameIn, numberOrText, oneOf, range, strict, text, wholeFrom0 } from "./parseFields.ts";
import { leafSchema } from "./parseFilter.ts";
import { funnelSchema } from "./parseFunnel.ts";
import { retentionSchema } from "./parseRetention.ts";

/** The schema of filters over one catalog. */
export function filterSchema(catalog: Catalog): v.GenericSchema {
  const dimension = nameIn("dimension", Object.keys(catalog.dimensions));
  const filter: v.GenericSchema = v.lazy((input) => {
    if (typeof input !== "object" || input === null) return strict({ dimension, op: text });
    if ("and" in input) return strict({ and: list(filter) });
    if ("or" in input) return strict({ or: list(filter) });
    if ("not" in input) return strict({ not: filter });
    return leafSchema(dimension, catalog.dimensions, input);
  });
  return filter;
}

/** The schema of queries over one catalog. */
export function querySchema(catalog: Catalog) {
  const dimensionNames = Object.keys(catalog.dimensions);
  const dimension = nameIn("dimension", dimensionNames);
  const metric = metricIn(catalog);
  const timeDimension = nameIn(
    "time dimension",
    dimensionNames.filter((key) => catalog.dimensions[key]?.kind === "time"),
  );
  const entity = nameIn("entity", Object.keys(catalog.entities));
  const filter = filterSchema(catalog);
  const calendar = calendarOf(Object.keys(catalog.calendars ?? {}));
  const shared = { where: v.optional(filter), calendar, asOf: v.optional(instant) };
  const page = v.optional(strict({ size: count(limits.pageSize), cursor: v.optional(text), offset: v.optional(wholeFrom0) }));
  const direction = v.optional(oneOf(["asc", "desc"]));

  const aggregate = strict({
    kind: v.literal("aggregate"),
    metrics: list(
      v.lazy((input) =>
        typeof input === "string"
          ? metric
          : strict({
              metric,
              as: v.optional(name),
              where: v.optional(filter),
              compute: v.optional(oneOf(["share", "rank", "running"])),
              approximate: v.optional(v.boolean("expected true or false")),
            }),
      ),
      { least: 1 },
    ),
    by: v.optional(list(dimension)),
    time: v.optional(
      strict({
        dimension: v.optional(timeDimension),
        range,
        grain: v.optional(grain),
        fill: v.optional(oneOf(["metric", "null", "zero"])),
      }),
    ),
    compare: v.optional(
      list(
        strict({
          id: name,
          to: v.lazy((input): v.GenericSchema =>
            typeof input === "object" && input !== null && "target" in input ? strict({ target: metric }) : comparedTo,
          ),
          align: v.optional(oneOf(["calendar", "weekday", "elapsed", "holiday"])),
        }),
        { most: 5 },
      ),
    ),
    having: v.optional(
      list(strict({ metric: name, op: oneOf(["gt", "gte", "lt", "lte", "equals"]), value: numberOrText })),
    ),
    totals: v.optional(list(list(nameIn("dimension", [...dimensionNames, "time"])))),
    order: v.optional(list(strict({ by: name, direction }))),
    top: v.optional(
      strict({
        n: count(limits.top),
        by: name,
        of: v.optional(dimension),
        other: v.optional(v.boolean("expected true or false")),
      }),
    ),
    page,
    ...shared,
  });
  const drivers = driversSchema({ metric, dimension, timeDimension }, shared);
  const events = { event: nameIn("event", Object.keys(catalog.events ?? {})), dimension, filter };
  const number = nameIn(
    "number dimension",
    dimensionNames.filter((key) => catalog.dimensions[key]?.kind === "number"),
  );
  const funnel = funnelSchema(events, shared);
  const retention = retentionSchema({ ...events, number }, shared);
  const records = strict({
    kind: v.literal("records"),
    entity,
    columns: list(dimension, { least: 1, most: 200 }),
    time: v.optional(strict({ dimension: timeDimension, range })),
    order: v.optional(list(strict({ by: dimension, direction }))),
    page,
    ...shared,
  });
  const members = strict({
    kind: v.literal("members"),
    dimension,
    entity: v.optional(entity),
    search: v.optional(text),
    order: v.optional(oneOf(["value", "count"])),
    page,
    ...shared,
  });
  return v.lazy((input): v.GenericSchema => {
    const kind = typeof input === "object" && input !== null ? (input as { readonly kind?: unknown }).kind : undefined;
    if (kind === "aggregate") return aggregate;
    if (kind === "records") return records;
    if (kind === "members") return members;
    if (kind === "drivers") return drivers;
    if (kind === "funnel") return funnel;
    if (kind === "retention") return retention;
    const kinds = ["aggregate", "funnel", "retention", "records", "members", "drivers"] as const;
    return v.looseObject({ kind: oneOf(kinds) }, ({ received }) =>
      received === "undefined" ? `kind is required; expected one of ${kinds.join(", ")}` : "expected a query, an object",
    );
  });
}
