import { describe, expect, it } from "vitest";
import { alertHistory, bucketsIn } from "../../../src/query/alertHistory.ts";
import { d, defineCatalog, m, resultFromRows } from "../../../src/query/index.ts";
import type { AlertRule, Catalog } from "../../../src/query/index.ts";
import { ruleTrial } from "../../../src/widgets/alertRule/ruleTrial.ts";
import { noise } from "../../analytics/detect/series.ts";

const catalog: Catalog = defineCatalog({
  entities: { ticket: { key: "id" } },
  dimensions: { team: d.string(), at: d.time() },
  metrics: { tickets: m.count({ entity: "ticket", time: "at" }) },
});
const rule: AlertRule = {
  format: 1,
  id: "unusual",
  version: 0,
  name: { en: "Unusual" },
  metric: "tickets",
  by: ["team"],
  grain: "hour",
  condition: { kind: "anomaly", falseAlarmsPerWeek: 1, direction: "both" },
  for: { breaches: 1, of: 1 },
  clearAfter: 1,
};
const shown = bucketsIn(30, "hour");
const hours = shown + alertHistory(rule, shown);
const from = Date.UTC(2026, 0, 5);
const at = (hour: number) => new Date(from + hour * 3_600_000).toISOString();

/** Counts of about 80 an hour by day, 20 by night and half of that at weekends. */
function counts(team: number): readonly number[] {
  const parts = noise(hours * 24).slice(team * hours * 4);
  return Array.from({ length: hours }, (_, hour) => {
    const mean = (hour % 24 >= 8 && hour % 24 < 20 ? 80 : 20) * (Math.floor(hour / 24) % 7 > 4 ? 0.5 : 1);
    // The sum of four has a variance of 4/3.
    const normal = parts.slice(hour * 4, hour * 4 + 4).reduce((sum, part) => sum + part, 0) / Math.sqrt(4 / 3);
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal));
  });
}

function tried(teams: readonly (readonly number[])[]) {
  const rows = teams.flatMap((values, team) => values.map((tickets, hour) => ({ team: `team ${team}`, time: at(hour), tickets })));
  const range = { from: at(0), to: at(hours) };
  const result = resultFromRows<unknown, Catalog>(
    { kind: "aggregate", metrics: ["tickets"], by: ["team"], time: { range, grain: "hour" } },
    rows,
    { resolvedRange: range },
  );
  return ruleTrial(rule, result, { catalog, buckets: shown }).series;
}

describe("ruleTrial", () => {
  it("ruleTrial(rule, answer) finds an hour of three times the tickets that its hour of the week has", () => {
    const quiet = hours - 24 * 9 + 3;
    const [series] = tried([counts(0).map((count, hour) => (hour === quiet ? count * 3 : count))]);
    expect(series?.points.length).toBe(720);
    expect(series?.firings.filter((firing) => firing.from === at(quiet)).length).toBe(1);
  });
  it("ruleTrial(rule, answer) is within half and twice the budget where nothing happens", () => {
    const firings = tried(Array.from({ length: 6 }, (_, team) => counts(team))).flatMap((series) => series.firings);
    const budget = (6 * 30) / 7;
    expect(firings.length / budget).toBeGreaterThan(0.5);
    expect(firings.length / budget).toBeLessThan(2);
  });
});
