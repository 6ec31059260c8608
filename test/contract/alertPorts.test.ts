import { createPool } from "mysql2/promise";
import type { Pool } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { withCache } from "../../src/adapters/decorators/index.ts";
import { httpAdapter, httpAlerts, httpRules } from "../../src/adapters/http/index.ts";
import { memoryAdapter, memoryAlerts, memoryRules } from "../../src/adapters/memory/index.ts";
import { backtestRule, scoreAlertPoints } from "../../src/analytics/index.ts";
import { en } from "../../src/i18n/en.ts";
import { alertsInEnglish } from "../../src/i18n/english/alerts.ts";
import { alertHistory, alertRuleQuery, MetricsError } from "../../src/query/index.ts";
import type { AlertPort, AlertRule, Catalog, Incident, MetricsAdapter, RulePort } from "../../src/query/index.ts";
import { memoryAlertStore, migrateAlertStore, mysqlAlertStore, mysqlRules, storedAlerts } from "../../src/server/index.ts";
import type { AlertStore } from "../../src/server/index.ts";
import { alertsModel } from "../../src/widgets/anomalyAlerts/alertsModel.ts";
import { alertsTable } from "../../src/widgets/anomalyAlerts/alertsTable.ts";
import { ann, high, incident, past } from "../query/incident.ts";
import { adaptersOver, served } from "./adapters.ts";
import type { Adapters } from "./adapters.ts";
import { tablesOf, tiny } from "./data.ts";
import { exact } from "./exactCatalog.ts";
import { now } from "./queries.ts";

type Rule = AlertRule<typeof exact>;
type Port = AlertPort & { readonly rules: RulePort<typeof exact> };

const incidents: readonly Incident[] = [
  incident({ id: "low", severity: "info", scope: { channel: null, urgent: true, replies: 2 } }),
  high,
  incident({ id: "other", metric: "csat", severity: "warning", state: "acknowledged", condition: "nodata", actual: null, expected: 0.85, lower: 0.8, upper: null }),
  past,
];
const rules: readonly Rule[] = [
  { format: 1, id: "busy", version: 2, name: { en: "Busy" }, metric: "tickets", grain: "day", condition: { kind: "threshold", enter: { above: 3 } }, clearAfter: 1 },
  { format: 1, id: "unhappy", version: 1, name: { en: "Unhappy", "zh-CN": "不满意" }, metric: "csat", grain: "week", condition: { kind: "noData", after: 2 } },
];
const [busy] = rules as readonly [Rule, ...Rule[]];

let opened: Adapters;
let storePool: Pool;
let tables = 0;
beforeAll(async () => {
  storePool = createPool({ uri: inject("mysqlUrl"), connectionLimit: 2 });
  opened = await adaptersOver(tiny, inject("mysqlUrl"), "contract_alert_ports");
});
afterAll(() => Promise.all([opened.close(), storePool.end()]));

/** Each with incidents and rules of its own, so that what one test does no other sees. */
const ports: Readonly<Record<string, () => Promise<{ readonly port: Port; readonly close: () => unknown }>>> = {
  memory: async () => ({ port: portOf(memoryAdapter({ catalog: exact, tables: tablesOf(tiny), clock: () => now, alerts: kept() })), close: () => {} }),
  "memory, behind a decorator": async () => ({ port: portOf(withCache(memoryAdapter({ catalog: exact, tables: tablesOf(tiny), alerts: kept() }))), close: () => {} }),
  "http over memory": () => behindHttp("memory"),
  "http over sql": () => behindHttp("sql"),
  "memory store": async () => ({ port: await storedPort(memoryAlertStore(), memoryRules(exact, rules)), close: () => {} }),
  "mysql store": async () => {
    const prefix = `t${(tables += 1)}_`;
    await migrateAlertStore({ pool: storePool, prefix });
    for (const rule of rules) await storePool.query(`INSERT INTO ${prefix}rule VALUES (?, ?, ?)`, [rule.id, rule.version, JSON.stringify(rule)]);
    return { port: await storedPort(mysqlAlertStore({ pool: storePool, prefix }), mysqlRules(exact, { pool: storePool, prefix })), close: () => {} };
  },
};

async function storedPort(store: AlertStore, keptRules: RulePort<typeof exact>): Promise<Port> {
  await store.transact(async (rows) => {
    for (const one of incidents) await rows.putIncident({ key: one.id, incident: one }, 0);
  });
  return { ...storedAlerts(store, { now: () => now, people: [ann], me: ann }), rules: keptRules };
}

function kept(): Port {
  return { ...memoryAlerts(incidents, { now: () => now, people: [ann], me: ann }), rules: memoryRules(exact, rules) };
}

function portOf(adapter: MetricsAdapter<typeof exact>): Port {
  return adapter.alerts as Port;
}

async function behindHttp(name: "memory" | "sql") {
  const { rules: keptRules, ...alerts } = kept();
  const { url, close } = await served(opened.adapters[name] as MetricsAdapter<typeof exact>, exact, { alerts: () => alerts, rules: () => keptRules });
  const adapter = httpAdapter<typeof exact>({
    url,
    alerts: (transport) => ({ ...httpAlerts(transport), rules: httpRules(transport) }),
    retry: { attempts: 1 },
  });
  return { port: portOf(adapter), close };
}

const ids = (page: { readonly incidents: readonly Incident[] }) => page.incidents.map(({ id }) => id);

async function faultOf(promise: Promise<unknown>): Promise<readonly unknown[]> {
  const thrown = await promise.then(
    () => null,
    (error: unknown) => error,
  );
  return thrown instanceof MetricsError ? [thrown.code, thrown.path, thrown.message] : [String(thrown)];
}

describe.each(Object.keys(ports))("incidents, %s", (name) => {
  const open: (() => unknown)[] = [];
  const portHere = async () => {
    const { port, close } = await (ports[name] as (typeof ports)[string])();
    open.push(close);
    return port;
  };
  afterAll(() => Promise.all(open.map((close) => close())));

  it("list gives whole incidents, the gravest first, with how many there are and as of when", async () => {
    const { incidents: listed, total, next, evaluatedAt } = await (await portHere()).list({});
    expect(ids({ incidents: listed })).toEqual(["high", "past", "other", "low"]);
    expect([total, next, evaluatedAt]).toEqual([4, undefined, "2026-04-15T10:20:00.000Z"]);
    expect(listed[0]).toEqual(incidents[1]);
    expect(listed[3]).toEqual(incidents[0]);
  });

  it("list narrows by metric, state, severity and half-open range, and goes on by pages", async () => {
    const port = (await portHere());
    expect(ids(await port.list({ metrics: ["csat"] }))).toEqual(["other"]);
    expect(ids(await port.list({ states: ["open"] }))).toEqual(["high", "low"]);
    expect(ids(await port.list({ severities: ["warning", "info"] }))).toEqual(["other", "low"]);
    expect(ids(await port.list({ range: { from: "2026-03-01T12:00:00Z", to: "2026-03-08T08:00:00Z" } }))).toEqual(["past"]);
    expect(ids(await port.list({ range: { from: "2026-03-02T00:00:00Z", to: "2026-03-08T08:00:00Z" } }))).toEqual([]);
    const first = await port.list({ page: { size: 3 } });
    const second = await port.list({ page: { size: 3, cursor: first.next as string } });
    expect([ids(first), ids(second), second.next]).toEqual([["high", "past", "other"], ["low"], undefined]);
  });

  it("act gives each incident after it, refuses one without the others, and is done once for a request", async () => {
    const port = (await portHere());
    const request = { ids: ["high", "past"], action: { kind: "acknowledge", note: "on it" }, requestId: "q1" } as const;
    const [done, refused] = await port.act(request);
    expect(done && "incident" in done && [done.incident.state, done.incident.history.at(-1)]).toEqual([
      "acknowledged",
      { at: "2026-04-15T10:20:00.000Z", what: "acknowledge", by: ann, note: "on it" },
    ]);
    expect(refused && "error" in refused && [refused.id, refused.error.code, refused.error.path]).toEqual(["past", "invalid-query", "action"]);
    await port.act(request);
    expect((await port.detail("high")).history.length).toBe(2);
  });

  it("act assigns, snoozes and reopens as it is told", async () => {
    const port = (await portHere());
    await port.act({ ids: ["low"], action: { kind: "assign", to: ann }, requestId: "a" });
    await port.act({ ids: ["low"], action: { kind: "snooze", until: "2026-04-16T11:00:00Z" }, requestId: "b" });
    await port.act({ ids: ["past"], action: { kind: "reopen" }, requestId: "c" });
    const [low, past] = [await port.detail("low"), await port.detail("past")];
    expect([low.owner, low.snoozedUntil, past.state, past.reopened]).toEqual([ann, "2026-04-16T11:00:00Z", "open", 1]);
    expect(await port.people?.()).toEqual({ people: [ann], me: ann });
  });

  it("an incident that is not there is refused", async () => {
    expect((await faultOf((await portHere()).detail("gone")))[0]).toBe("invalid-query");
  });
  it("the table of a list has the same rows whatever the port", async () => {
    const page = await (await portHere()).list({});
    const catalog: Catalog = exact;
    const options = { catalog, locale: "en", timeZone: "UTC", messages: en, words: alertsInEnglish, now: new Date(now).toISOString() };
    const { columns, rowCount } = alertsTable(alertsModel(page, []), "Alerts", options);
    const rows = Array.from({ length: rowCount }, (_, row) => columns.map(({ values, format }) => format(values[row] ?? null)).join(" | "));
    expect(columns.map(({ label }) => label)).toEqual([
      "Metric", "Where", "Severity", "Actual", "Expected", "Unit", "Lower bound", "Upper bound", "Deviation", "Deviation (%)", "Started", "Ended", "Duration", "Owner", "Due", "State",
    ]);
    expect(rows).toEqual([
      "tickets | Everything | Critical | 120 | 80 | count | 60 | 100 | +40 | +50.0% | Mar 8, 2026, 08:00 |  | 38d 2h 20m | Ann |  | Open, Firing",
      "tickets | Everything | Critical | 120 | 80 | count | 60 | 100 | +40 | +50.0% | Mar 1, 2026, 00:00 | Mar 2, 2026, 00:00 | 1d | Nobody |  | Closed, Marked as false",
      "csat | Everything | Warning | — | 0.85 | share, 0 to 1 | 0.8 | — | — | — | Mar 8, 2026, 08:00 |  | 38d 2h 20m | Nobody |  | Acknowledged, No data",
      "tickets | channel: Unknown, urgent: Yes, replies: 2 | Info | 120 | 80 | count | 60 | 100 | +40 | +50.0% | Mar 8, 2026, 08:00 |  | 38d 2h 20m | Nobody |  | Open, Firing",
    ]);
  });

  it("rules are listed and found, and one that is not there is null", async () => {
    const { rules: port } = await portHere();
    expect(await port.list()).toEqual(rules);
    expect([await port.get("unhappy"), await port.get("gone")]).toEqual([rules[1], null]);
  });

  it("a rule is saved with its next version, once for a request that is sent twice", async () => {
    const { rules: port } = await portHere();
    const mine: Rule = { ...busy, severity: "critical" };
    const saved = { status: "saved", rule: { ...mine, version: 3 } };
    expect(await port.save(mine)).toEqual(saved);
    expect(await port.save(mine)).toEqual(saved);
    expect(await port.get("busy")).toEqual(saved.rule);
    const fresh: Rule = { ...busy, id: "new", version: 0 };
    expect(await port.save(fresh)).toEqual({ status: "saved", rule: { ...fresh, version: 1 } });
  });

  it("a rule made from another version is a conflict with the one that is kept, and nothing is written", async () => {
    const { rules: port } = await portHere();
    expect(await port.save({ ...busy, version: 1, owner: "Li" })).toEqual({ status: "conflict", rule: busy });
    expect(await port.save({ ...busy, id: "gone" })).toEqual({ status: "conflict", rule: null });
    expect(await port.remove({ id: "busy", version: 1 })).toEqual({ status: "conflict", rule: busy });
    expect(await port.list()).toEqual(rules);
  });

  it("a rule is removed, and one that is gone already is removed too", async () => {
    const { rules: port } = await portHere();
    expect(await port.remove({ id: "busy", version: 2 })).toEqual({ status: "removed" });
    expect(await port.remove({ id: "busy", version: 2 })).toEqual({ status: "removed" });
    expect(await port.list()).toEqual(rules.slice(1));
  });

  it("a rule that is made anew under an id has no version that was there, and a page on the old one meets a conflict", async () => {
    const { rules: port } = await portHere();
    await port.remove({ id: "busy", version: 2 });
    const again = { ...busy, version: 0, name: { en: "Anew" } } as Rule;
    const made = { ...again, version: 3 };
    expect(await port.save(again)).toEqual({ status: "saved", rule: made });
    expect(await port.save(again)).toEqual({ status: "saved", rule: made });
    expect(await port.save({ ...busy, version: 2 } as Rule)).toEqual({ status: "conflict", rule: made });
    expect(await port.remove({ id: "busy", version: 2 })).toEqual({ status: "conflict", rule: made });
    expect(await port.get("busy")).toEqual(made);
  });

  it.each<[string, Partial<AlertRule>, string, string]>([
    ["an unknown metric", { metric: "tickts" }, "metric", 'metricdeck: unknown metric "tickts"; did you mean "tickets"?'],
    ["a share as a percentage", { metric: "csat", condition: { kind: "threshold", enter: { below: 85 } } }, "condition.enter.below", "metricdeck: 85 is no share; write 85 % as 0.85"],
    ["an end beyond the beginning", { condition: { kind: "threshold", enter: { above: 3 }, exit: { above: 4 } } }, "condition.exit.above", "metricdeck: it ends later than it begins; put it where things are well"],
  ])("a rule of %s is refused with its path", async (_, part, path, message) => {
    const { rules: port } = await portHere();
    expect(await faultOf(port.save({ ...busy, ...part } as Rule))).toEqual(["invalid-query", path, message]);
    expect(await port.list()).toEqual(rules);
  });
});

describe("what a rule would have done", () => {
  // Four tickets on March 29, one on March 30: above 3, and clear at 1.8.
  const expected = [{ from: "2026-03-29T00:00:00.000Z", to: "2026-03-31T00:00:00.000Z", severity: "warning", peak: { from: "2026-03-29T00:00:00.000Z", value: 4 } }];

  it.each(["memory", "sql"] as const)("a server over %s answers as the page would by itself", async (name) => {
    const { port, close } = await behindHttp(name);
    const here = backtestRule(busy as unknown as AlertRule, (await opened.adapters["memory"]?.query(alertRuleQuery(busy, 30) as never, {})) as never);
    const there = await port.rules.backtest?.(busy, { buckets: 30 });
    expect(there).toEqual(here);
    expect(there?.map(({ values, points, firings }) => [values, points.length, firings])).toEqual([[[], 30, expected]]);
    await close();
  });

  it.each(["memory", "sql"] as const)("a server over %s finds unusual values as the page would, by what it saw before them", async (name) => {
    const { port, close } = await behindHttp(name);
    const unusual: Rule = { ...busy, condition: { kind: "anomaly", falseAlarmsPerWeek: 1, direction: "up" } };
    const rule = unusual as unknown as AlertRule;
    const asked = alertRuleQuery(unusual, 30 + alertHistory(rule, 30)) as never;
    const result = (await opened.adapters["memory"]?.query(asked, {})) as never;
    const here = backtestRule(rule, result, (points) => scoreAlertPoints(points, rule, { values: "count" }), { buckets: 30 });
    const there = await port.rules.backtest?.(unusual, { buckets: 30 });
    expect(there).toEqual(here);
    expect(there?.map(({ points }) => [points.length, points[0]?.score === null])).toEqual([[30, false]]);
    await close();
  });
});
