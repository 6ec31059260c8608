import { describe, expect, it } from "vitest";
import { httpAdapter, httpAlerts } from "../../src/adapters/http/index.ts";
import { memoryAlerts } from "../../src/adapters/memory/index.ts";
import { d, defineCatalog, m } from "../../src/query/index.ts";
import type { AlertPort, Incident } from "../../src/query/index.ts";
import type { MetricsHandlerOptions } from "../../src/server/index.ts";
import { ann, high, incident, past } from "../query/incident.ts";
import { faultOf, pageOver } from "./page.ts";

const catalog = defineCatalog({
  entities: { ticket: { key: "id" } },
  dimensions: { at: d.time(), team: d.string() },
  metrics: { tickets: m.count({ entity: "ticket", time: "at" }), others: m.count({ entity: "ticket", time: "at" }) },
});
const tables = { ticket: { id: [1], at: [0], team: ["north"] } };
const now = Date.parse("2026-03-08T10:00:00Z");

const incidents: readonly Incident[] = [
  incident({ id: "low", severity: "info", where: { dimension: "team", op: "in", values: ["north"] }, scope: { team: null, vip: true, level: 2 } }),
  high,
  incident({ id: "other", metric: "others", severity: "warning", state: "acknowledged", condition: "nodata", actual: null }),
  past,
];

function page(server: Partial<MetricsHandlerOptions<typeof catalog, string>>, send?: typeof fetch) {
  const client = { alerts: httpAlerts, getToken: () => "ann", ...(send !== undefined && { fetch: send }) };
  const { adapter, events, toHandler } = pageOver(catalog, tables, { server, client });
  return { events, port: adapter.alerts as AlertPort, toHandler };
}

const desk = () => memoryAlerts(incidents, { now: () => now, people: [ann], me: ann });

it("memoryAlerts tells who listens of every change, acts as whom it is for, and keeps what it was given", async () => {
  const port = desk();
  let changes = 0;
  const stop = port.subscribe(() => (changes += 1));
  await port.as({ id: "bo", name: "Bo" }).act({ ids: ["high"], action: { kind: "resolve" }, requestId: "r" });
  port.put(incident({ id: "new" }));
  stop();
  port.put(incident({ id: "newer" }));
  expect([changes, (await port.detail("high")).history.at(-1)?.by?.name, incidents[1]?.state]).toEqual([2, "Bo", "open"]);
});

describe("alerts over HTTP", () => {
  it("are the host's for this user under this policy", async () => {
    const seen: unknown[] = [];
    const rules = { ticket: { dimension: "team", op: "equals", value: "north" } } as const;
    const { port, events } = page({
      authenticate: (request) => request.headers.get("authorization")?.replace("Bearer ", "") ?? null,
      policy: () => rules,
      alerts: ({ user, policy, requestId }) => {
        seen.push(user, policy, typeof requestId);
        return desk();
      },
    });
    await port.list({ metrics: ["others"] });
    expect(seen).toEqual(["ann", rules, "string"]);
    expect(events.map(({ status, query, rowCount }) => [status, query, rowCount])).toEqual([
      ["ok", { kind: "alerts", metrics: ["others"], dimensions: [] }, 1],
    ]);
  });

  it("are told to nobody who is not known, or may see nothing, and are unsupported without a port", async () => {
    expect(await faultOf(page({ authenticate: () => null, alerts: desk }).port.list({}))).toEqual(["unauthenticated", "headers.authorization"]);
    expect(await faultOf(page({ policy: () => "none", alerts: desk }).port.list({}))).toEqual(["forbidden", undefined]);
    expect(await faultOf(page({}).port.list({}))).toEqual(["unsupported", undefined]);
    expect("alerts" in httpAdapter({ url: "/metrics" })).toBe(false);
  });

  it.each<[string, unknown, string]>([
    ["an unknown question", { delete: "i1" }, "alerts"],
    ["two questions", { detail: "i1", people: {} }, "alerts"],
    ["an unknown metric", { list: { metrics: ["tickts"] } }, "alerts.list.metrics[0]"],
    ["an unknown state", { list: { states: ["opn"] } }, "alerts.list.states[0]"],
    ["a page too large", { list: { page: { size: 5_000 } } }, "alerts.list.page.size"],
    ["a range that ends before it starts", { list: { range: { from: "2026-03-02", to: "2026-03-01" } } }, "alerts.list.range"],
    ["an unknown action", { act: { ids: ["i1"], action: { kind: "delete" }, requestId: "q" } }, "alerts.act.action.kind"],
    ["a snooze without end", { act: { ids: ["i1"], action: { kind: "snooze" }, requestId: "q" } }, "alerts.act.action.until"],
    ["an action on nothing", { act: { ids: [], action: { kind: "resolve" }, requestId: "q" } }, "alerts.act.ids"],
    ["someone else's name", { act: { ids: ["i1"], action: { kind: "resolve" }, requestId: "q", by: "bo" } }, "alerts.act.by"],
  ])("refuse %s with the path", async (_, alerts, path) => {
    const body = JSON.stringify({ contract: 1, alerts });
    const response = await page({ alerts: desk }).toHandler("/", { method: "POST", headers: { "content-type": "application/json" }, body });
    const { error } = (await response.json()) as { error: { code: string; path: string } };
    expect([response.status, error.code, error.path]).toEqual([400, "invalid-query", path]);
  });

  it.each<[string, Partial<Record<keyof Incident, unknown>>, string]>([
    ["an unknown severity", { severity: "fatal" }, "alerts.incidents[0].severity"],
    ["a rule without a name", { ruleName: { "zh-CN": "工单量" } }, "alerts.incidents[0].ruleName.en"],
    ["no start", { startedAt: null }, "alerts.incidents[0].startedAt"],
    ["a number as text", { actual: "12" }, "alerts.incidents[0].actual"],
    ["a condition that is none", { where: { dimension: "team" } }, "alerts.incidents[0].where.op"],
    ["a scope of objects", { scope: { team: {} } }, "alerts.incidents[0].scope.team"],
    ["a point without time", { points: [{ value: 1 }] }, "alerts.incidents[0].points[0].at"],
    ["an owner without a name", { owner: { id: "ann" } }, "alerts.incidents[0].owner.name"],
    ["an unknown event", { history: [{ at: "2026-03-01", what: "delete", by: null }] }, "alerts.incidents[0].history[0].what"],
  ])("a host that gives %s breaks the contract, on the server and in the page", async (_, wrong, path) => {
    const given = { incidents: [{ ...incident(), ...wrong }], evaluatedAt: "2026-03-08T10:00:00Z" };
    const port = { ...desk(), list: async () => given as never };
    const { port: asked, events } = page({ alerts: () => port });
    expect((await faultOf(asked.list({})))[0]).toBe("contract-violation");
    expect(events.map(({ status }) => status)).toEqual(["contract-violation"]);
    const careless: typeof fetch = async () => Response.json({ contract: 1, alerts: given });
    expect(await faultOf(page({}, careless).port.list({}))).toEqual(["contract-violation", path]);
  });

  it("an answer for other incidents than were acted on breaks the contract", async () => {
    const port = { ...desk(), act: async () => [{ id: "low", incident: incident({ id: "low" }) }] };
    const fault = await faultOf(page({ alerts: () => port }).port.act({ ids: ["high"], action: { kind: "resolve" }, requestId: "q" }));
    expect(fault[0]).toBe("contract-violation");
  });

  it("acts once where the answer was lost on its way and is asked for again", async () => {
    const kept = desk();
    const { toHandler } = page({ alerts: () => kept });
    let sent = 0;
    const lossy: typeof fetch = async (url, init) => {
      const response = await toHandler(url, init);
      if ((sent += 1) === 1) throw new TypeError("network");
      return response;
    };
    await page({}, lossy).port.act({ ids: ["high"], action: { kind: "note", note: "seen" }, requestId: "q" });
    expect([sent, (await kept.detail("high")).history.length]).toEqual([2, 2]);
  });
});
