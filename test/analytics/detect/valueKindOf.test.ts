import { expect, it } from "vitest";
import { valueKindOf } from "../../../src/analytics/detect/valueKindOf.ts";
import { m, metricUnit } from "../../../src/query/index.ts";
import type { Metric } from "../../../src/query/index.ts";

const fact = { entity: "ticket", of: "seconds" };

it.each<[string, Metric, string]>([
  ["a count", m.count({ entity: "ticket" }), "count"],
  ["distinct customers", m.distinct({ entity: "ticket", of: "customer" }), "count"],
  ["a rate", m.ratio({ numerator: "solved", denominator: "tickets" }), "share"],
  ["a ratio of amounts", m.ratio({ numerator: "revenue", denominator: "tickets", unit: { currency: "CNY" } }), "plain"],
  ["a median time", m.percentile({ ...fact, p: 0.5, unit: "seconds" }), "duration"],
  ["time added up, which may be none", m.sum({ ...fact, unit: "seconds" }), "plain"],
  ["an amount", m.sum({ ...fact, unit: { currency: "CNY" } }), "plain"],
  ["arithmetic, which may be below 0", m.derived({ from: ["a", "b"], expression: "a - b", unit: "share" }), "plain"],
])("valueKindOf(%s)", (_, metric, kind) => {
  expect(valueKindOf(metric, metricUnit(metric))).toBe(kind);
});
