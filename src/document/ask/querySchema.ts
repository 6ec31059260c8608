import type { Catalog } from "../../query/catalog.ts";
import { weekdays } from "../../query/range.ts";
import type { Json, JsonObject } from "../widgetSpec.ts";
import { mostSteps, stepRules } from "./funnelSteps.ts";
import { anyOf, cellName, described, flag, leafSchemas, list, nameIn, object, oneOf, plainDefinitions, ref, text, whole } from "./querySchemaParts.ts";

/**
 * Every query that can be asked of a catalog as a JSON Schema (2020-12): for a model that has to answer with one, or a form
 * of the host's. Names are enums, so a model that is held to the schema cannot make one up; there is no place in it for
 * anything but names, values and ranges. What else refers from one part of a query to another (an order by a column that is
 * not asked for) only `parseQuery` refuses.
 */
export function querySchema(catalog: Catalog): JsonObject {
  const { dimensions, entities, metrics, events = {}, calendars = {} } = catalog;
  const names = Object.keys(dimensions);
  const ofKind = (kind: string) => names.filter((name) => dimensions[name]?.kind === kind);
  const conditions = leafSchemas(catalog);
  const filters = anyOf(object({ and: list(ref("filter")) }, ["and"]), object({ or: list(ref("filter")) }, ["or"]), object({ not: ref("filter") }, ["not"]), ...conditions);
  const calendar = object({
    timeZone: { type: "string", maxLength: 200 },
    weekStart: oneOf([...weekdays]),
    fiscalStart: object({ month: whole(1, 12), day: whole(1, 28), namedBy: oneOf(["start", "end"]) }, ["month"]),
    business: nameIn(Object.keys(calendars)),
  });
  const shared = { where: ref("filter"), calendar, asOf: ref("instant") };
  const period = anyOf(oneOf(["previous"]), object({ shift: ref("duration") }, ["shift"]), ref("range"));
  const align = oneOf(["calendar", "weekday", "elapsed", "holiday"]);
  const comparisons = list(object({ id: cellName, to: ref("period"), align }, ["id", "to"]), { most: 5 });
  const direction = oneOf(["asc", "desc"]);

  const aggregate = object(
    {
      kind: { const: "aggregate" },
      metrics: list(
        anyOf(ref("metric"), object({ metric: ref("metric"), as: cellName, where: ref("filter"), compute: oneOf(["share", "rank", "running"]), approximate: flag }, ["metric"])),
        { least: 1 },
      ),
      by: list(ref("dimension")),
      time: object({ dimension: ref("timeDimension"), range: ref("range"), grain: ref("grain"), fill: oneOf(["metric", "null", "zero"]) }, ["range"]),
      compare: list(object({ id: cellName, to: anyOf(ref("period"), object({ target: ref("metric") }, ["target"])), align }, ["id", "to"]), { most: 5 }),
      having: list(object({ metric: cellName, op: oneOf(["gt", "gte", "lt", "lte", "equals"]), value: anyOf({ type: "number" }, text) }, ["metric", "op", "value"])),
      totals: list(list(nameIn([...names, "time"]))),
      order: list(object({ by: cellName, direction }, ["by"])),
      top: object({ n: whole(1, 1_000), by: cellName, of: ref("dimension"), other: flag }, ["n", "by"]),
      page: ref("page"),
      ...shared,
    },
    ["kind", "metrics"],
  );
  const drivers = object(
    {
      kind: { const: "drivers" },
      metric: ref("metric"),
      time: object({ dimension: ref("timeDimension"), range: ref("range") }, ["range"]),
      compare: ref("period"),
      dimensions: list(ref("dimension"), { least: 1 }),
      top: whole(1, 1_000),
      combine: whole(1, 3),
      minSupport: { type: "number", minimum: 0, maximum: 1 },
      ...shared,
    },
    ["kind", "metric", "time", "dimensions"],
  );
  const step = (more: { readonly [name: string]: Json }) => object({ event: ref("event"), where: ref("filter"), ...more }, ["event"]);
  const firstStep = anyOf(ref("event"), step({ as: text }));
  const laterStep = anyOf(ref("event"), step({ as: text, within: ref("duration") }));
  const between = { from: described(whole(0), "A step, counted from 0; before `to`. Default: the first."), to: described(whole(0), "A step. Default: the last.") };
  const funnelShape = object(
    {
      kind: { const: "funnel" },
      steps: { ...list(laterStep, { least: 1, most: mostSteps }), prefixItems: [firstStep] },
      time: object({ range: ref("range"), grain: ref("grain") }, ["range"]),
      window: ref("duration"),
      order: oneOf(["sequential", "strict", "any"]),
      count: anyOf(oneOf(["uniques", "totals"]), object({ sessions: ref("duration") }, ["sessions"])),
      exclusions: list(step(between), { most: 10 }),
      holdConstant: list(ref("dimension"), { most: 3 }),
      breakdown: object({ by: ref("dimension"), attribution: anyOf(oneOf(["first", "last", "all"]), object({ step: whole(0) }, ["step"])), top: whole(1, 1_000) }, ["by"]),
      view: anyOf(oneOf(["steps", "trend"]), object({ timeToConvert: object({ ...between, bins: whole(1, 200) }) }, ["timeToConvert"])),
      compare: comparisons,
      ...shared,
    },
    ["kind", "steps", "time", "window"],
  );
  const funnel = { ...funnelShape, allOf: stepRules() };
  const request = anyOf(ref("event"), step({}));
  const retention = object(
    {
      kind: { const: "retention" },
      start: request,
      return: request,
      time: object({ range: ref("range"), grain: ref("grain") }, ["range", "grain"]),
      periods: anyOf(whole(1, 400), list(whole(0, 400), { least: 1 })),
      criterion: oneOf(["on", "onOrAfter", "onOrBefore", "streak"]),
      windows: oneOf(["calendar", "rolling"]),
      starts: oneOf(["first", "recurring"]),
      measure: anyOf(oneOf(["rate", "users"]), object({ sum: ref("number") }, ["sum"]), object({ average: ref("number") }, ["average"])),
      reference: oneOf(["start", "previous"]),
      breakdown: object({ by: ref("dimension"), top: whole(1, 1_000) }, ["by"]),
      compare: comparisons,
      ...shared,
    },
    ["kind", "start", "return", "time", "periods"],
  );
  const records = object(
    {
      kind: { const: "records" },
      entity: ref("entity"),
      columns: list(ref("dimension"), { least: 1, most: 200 }),
      time: object({ dimension: ref("timeDimension"), range: ref("range") }, ["dimension", "range"]),
      order: list(object({ by: ref("dimension"), direction }, ["by"])),
      page: ref("page"),
      ...shared,
    },
    ["kind", "entity", "columns"],
  );
  const members = object(
    { kind: { const: "members" }, dimension: ref("dimension"), entity: ref("entity"), search: text, order: oneOf(["value", "count"]), page: ref("page"), ...shared },
    ["kind", "dimension"],
  );
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Metricdeck query",
    anyOf: [aggregate, funnel, retention, drivers, records, members],
    $defs: {
      ...plainDefinitions,
      metric: nameIn(Object.keys(metrics)),
      dimension: nameIn(names),
      timeDimension: nameIn(ofKind("time")),
      number: nameIn(ofKind("number")),
      entity: nameIn(Object.keys(entities)),
      event: nameIn(Object.keys(events)),
      period,
      filter: filters,
    },
  };
}
