import { describe, expect, it } from "vitest";
import { httpAlerts, httpRules } from "../../src/adapters/http/index.ts";
import type { HttpAdapterOptions } from "../../src/adapters/http/index.ts";
import { memoryAdapter, memoryAlerts, memoryItems, memoryRules, storedAnnotations } from "../../src/adapters/memory/index.ts";
import { d, defineCatalog, m, MetricsError } from "../../src/query/index.ts";
import type { AlertRule, BacktestSeries, RulePort } from "../../src/query/index.ts";
import type { MetricsHandlerOptions } from "../../src/server/index.ts";
import { faultOf, pageOver } from "./page.ts";

const catalog = defineCatalog({
  entities: { ticket: { key: "id" } },
  dimensions: { at: d.time(), team: d.string() },
  metrics: { tickets: m.count({ entity: "ticket", time: "at" }) },
});
type Shop = typeof catalog;
const now = Date.parse("2026-03-04T10:00:00Z");
const at = (day: number, n: number) => Array.from({ length: n }, () => Date.parse(`2026-03-0${day}T12:00:00Z`));
// Two tickets of the north and three of the south on March 2, one of each day else.
const times = [...at(1, 1), ...at(2, 5), ...at(3, 1)];
const tables = { ticket: { id: times.map((_, id) => id), at: times, team: ["north", "north", "north", "south", "south", "south", "north"] } };
const rule: AlertRule<Shop> = {
  format: 1,
  id: "busy",
  version: 1,
  name: { en: "Busy" },
  metric: "tickets",
  grain: "day",
  condition: { kind: "threshold", enter: { above: 2 } },
  clearAfter: 1,
};

function page(server: Partial<MetricsHandlerOptions<Shop, string>>, send?: typeof fetch) {
  const alerts: HttpAdapterOptions<Shop>["alerts"] = (transport) => ({ ...httpAlerts(transport), rules: httpRules(transport) });
  const client = { alerts, getToken: () => "ann", ...(send !== undefined && { fetch: send }) };
  const { adapter, events, toHandler } = pageOver<Shop>(catalog, tables, { server, client, now });
  return { events, port: adapter.alerts?.rules as Required<RulePort<Shop>>, toHandler };
}
const kept = () => memoryRules(catalog, [rule]);

it("memoryAdapter({ alerts: { rules } }) has them where a builder looks", async () => {
  const adapter = memoryAdapter({ catalog, tables, alerts: { ...memoryAlerts([]), rules: kept() } });
  expect(await adapter.alerts?.rules?.list()).toEqual([rule]);
});

describe("rules over HTTP", () => {
  const north = { ticket: { dimension: "team", op: "equals", value: "north" } } as const;

  it("are the host's for this user, who may read them and not change them", async () => {
    const seen: unknown[] = [];
    const forbidden = () => Promise.reject(new MetricsError("forbidden", "rules are for the lead"));
    const { port, events } = page({
      authenticate: (request) => request.headers.get("authorization")?.replace("Bearer ", "") ?? null,
      policy: () => north,
      rules: ({ user, policy, requestId }) => {
        seen.push(user, policy, typeof requestId);
        return { ...kept(), save: forbidden, remove: forbidden };
      },
    });
    expect(await port.list()).toEqual([rule]);
    expect(seen).toEqual(["ann", north, "string"]);
    expect([(await faultOf(port.save(rule)))[0], (await faultOf(port.remove(rule)))[0]]).toEqual(["forbidden", "forbidden"]);
    expect(events.map(({ status, query, rowCount }) => [status, query?.kind, rowCount])).toEqual([
      ["ok", "rules", 1],
      ["forbidden", undefined, undefined],
      ["forbidden", undefined, undefined],
    ]);
  });

  it("are tried over the rows that the user may see alone", async () => {
    const firings = (series: readonly BacktestSeries[]) => series.map((one) => one.firings.map(({ from, peak }) => [from.slice(0, 10), peak?.value]));
    const all = page({ rules: kept }).port;
    const some = page({ rules: kept, policy: () => north }).port;
    expect(firings(await all.backtest(rule, { buckets: 3 }))).toEqual([[["2026-03-02", 5]]]);
    expect(firings(await some.backtest(rule, { buckets: 3 }))).toEqual([[]]);
  });

  it("are tried without the incidents that the user may know of, of unusual values", async () => {
    // Three and four tickets a day for sixty days, twenty on the last.
    const days = Array.from({ length: 60 }, (_, index) => Date.UTC(2026, 0, 3, 12) + index * 86_400_000);
    const many = days.flatMap((day, index) => Array.from({ length: index === 59 ? 20 : 3 + (index % 2) }, () => day));
    const calm = { ticket: { id: many.map((_, id) => id), at: many, team: many.map(() => "north") } };
    const unusual: AlertRule<Shop> = { ...rule, condition: { kind: "anomaly", falseAlarmsPerWeek: 0.1, direction: "up" } };
    const outage = { at: "2026-03-03T08:00:00Z", to: "2026-03-03T09:00:00Z", label: "Outage", kind: "incident" } as const;
    const firings = async (server: Partial<MetricsHandlerOptions<Shop, string>>) => {
      const adapter = memoryAdapter({ catalog, tables: calm, clock: () => now });
      const tried = await page({ rules: kept, adapter, authenticate: () => "ann", ...server }).port.backtest(unusual, { buckets: 7 });
      return tried.map((one) => one.firings.length);
    };
    const noted = { annotations: (_: unknown, { user }: { readonly user: string }) => (user === "ann" ? [outage] : []) };
    expect(await firings({})).toEqual([1]);
    expect(await firings(noted)).toEqual([0]);
    expect(await firings({ ...noted, authenticate: () => "bob" })).toEqual([1]);
    const items = memoryItems();
    await storedAnnotations(items).save({ id: "a", version: 0, ...outage });
    expect(await firings({ annotationStore: () => storedAnnotations(items) })).toEqual([0]);
  });

  it("are tried by the port where it can, such as with a detector", async () => {
    const series: readonly BacktestSeries[] = [
      {
        values: ["north", null],
        points: [{ from: "2026-03-02T00:00:00Z", to: "2026-03-03T00:00:00Z", value: 5, expected: 2, upper: 3, score: 2 }],
        firings: [{ from: "2026-03-02T00:00:00Z", to: null, severity: "warning", peak: { from: "2026-03-02T00:00:00Z", value: 5 } }],
      },
    ];
    const { port } = page({ rules: () => ({ ...kept(), backtest: async () => series }) });
    expect(await port.backtest(rule, { buckets: 3 })).toEqual(series);
  });

  it("are told to nobody who is not known, or may see nothing, and are unsupported without a port", async () => {
    expect(await faultOf(page({ authenticate: () => null, rules: kept }).port.list())).toEqual(["unauthenticated", "headers.authorization"]);
    expect(await faultOf(page({ policy: () => "none", rules: kept }).port.list())).toEqual(["forbidden", undefined]);
    expect(await faultOf(page({}).port.list())).toEqual(["unsupported", undefined]);
  });

  it.each<[string, unknown, string]>([
    ["an unknown question", { delete: "busy" }, "rules"],
    ["two questions", { get: "busy", list: {} }, "rules"],
    ["no id", { get: "" }, "rules.get"],
    ["a removal without a version", { remove: { id: "busy" } }, "rules.remove.version"],
    ["an unknown key", { remove: { id: "busy", version: 1, force: true } }, "rules.remove.force"],
    ["a backtest without end", { backtest: { rule, buckets: 1_000_000 } }, "rules.backtest.buckets"],
    ["a rule with an unknown metric, by its path in the rule", { save: { ...rule, metric: "tickts" } }, "metric"],
    ["a rule that is none", { save: null }, "rules.save"],
    ["a rule to be tried that is none", { backtest: { rule: { ...rule, grain: "auto" }, buckets: 3 } }, "grain"],
  ])("refuse %s with the path", async (_, rules, path) => {
    const body = JSON.stringify({ contract: 1, rules });
    const response = await page({ rules: kept }).toHandler("/", { method: "POST", headers: { "content-type": "application/json" }, body });
    const { error } = (await response.json()) as { error: { code: string; path: string } };
    expect([response.status, error.code, error.path]).toEqual([400, "invalid-query", path]);
  });

  it.each<[string, object, string]>([
    ["a rule of another format", { format: 2 }, "rules[0].format"],
    ["a rule without a name", { name: {} }, "rules[0].name.en"],
    ["an unknown condition", { condition: { kind: "guess" } }, "rules[0].condition.kind"],
    ["a limit as text", { condition: { kind: "threshold", enter: { above: "2" } } }, "rules[0].condition.enter.above"],
  ])("a host that gives %s breaks the contract, on the server and in the page", async (_, wrong, path) => {
    const given = [{ ...rule, ...wrong }];
    const { port, events } = page({ rules: () => ({ ...kept(), list: async () => given as never }) });
    expect((await faultOf(port.list()))[0]).toBe("contract-violation");
    expect(events.map(({ status }) => status)).toEqual(["contract-violation"]);
    const careless: typeof fetch = async () => Response.json({ contract: 1, rules: given });
    expect(await faultOf(page({}, careless).port.list())).toEqual(["contract-violation", path]);
  });

  it("are kept once where the answer was lost on its way and the rule is sent again", async () => {
    const port = kept();
    const { toHandler } = page({ rules: () => port });
    let sent = 0;
    const lossy: typeof fetch = async (url, init) => {
      const response = await toHandler(url, init);
      if ((sent += 1) === 1) throw new TypeError("network");
      return response;
    };
    const saved = await page({}, lossy).port.save({ ...rule, owner: "Li" });
    expect([sent, saved, await port.get("busy")]).toEqual([2, { status: "saved", rule: { ...rule, owner: "Li", version: 2 } }, { ...rule, owner: "Li", version: 2 }]);
  });
});
