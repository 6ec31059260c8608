import { createPool } from "mysql2/promise";
import type { Pool } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { createAlertService, memoryAlertStore, migrateAlertStore, mysqlAlertStore, NotifyError, storedAlerts } from "../../../src/server/index.ts";
import { startAlert } from "../../../src/analytics/alertState.ts";
import type { AlertRule } from "../../../src/query/index.ts";
import type { AlertStore, Notifier } from "../../../src/server/index.ts";
import { support } from "../../query/support.ts";
import { incident } from "../../query/incident.ts";
import { at, busy, recorder, scriptedAdapter } from "./scripted.ts";
import type { Support } from "./scripted.ts";

let pool: Pool;
let tables = 0;
beforeAll(async () => {
  const address = new URL(inject("mysqlUrl"));
  const admin = createPool({ uri: address.href, connectionLimit: 1 });
  await admin.query("CREATE DATABASE IF NOT EXISTS alert_store CHARACTER SET utf8mb4");
  await admin.end();
  address.pathname = "/alert_store";
  pool = createPool({ uri: address.href, connectionLimit: 6 });
});
afterAll(() => pool.end());

async function fresh(): Promise<AlertStore> {
  const prefix = `t${(tables += 1)}_`;
  await migrateAlertStore({ pool, prefix });
  return mysqlAlertStore({ pool, prefix });
}

const hourMs = 3_600_000;
const wave = (from: number, name: string | null) => (name === "phone" ? 10 : [10, 50, 90, 10, 10, 10, 60, 10][((from - at("00:00")) / hourMs) % 8] ?? 10);
const rules: readonly AlertRule<Support>[] = [
  { ...busy, by: ["channel"], notify: { repeatMinutes: 60 } },
  { ...busy, id: "odd", condition: { kind: "anomaly", falseAlarmsPerWeek: 1, direction: "both" } },
];

/** Half a day, with an incident acknowledged on the way; all that is kept then, but for what has the store's own order. */
async function lived(store: AlertStore) {
  let now = at("00:00");
  const refuse: Error[] = [new Error("once")];
  const chat = recorder({ refuse });
  const adapter = scriptedAdapter(wave, { series: ["phone", "chat"] });
  const service = createAlertService({ catalog: support, adapter, rules, store, notifiers: { chat: chat.notifier }, clock: () => now });
  const port = storedAlerts(store, { now: () => now, me: { id: "ann", name: "Ann" } });
  for (let hour = 0; hour < 12; hour += 1, now += hourMs) {
    await service.tick();
    const { incidents } = await port.list({ states: ["open"] });
    if (hour === 5) await port.act({ ids: incidents.map(({ id }) => id), action: { kind: "acknowledge", note: "看到了 👀" }, requestId: "r" });
  }
  const series = await store.transact((rows) => rows.seriesOf("busy"));
  return {
    // Rules are evaluated at once: which of two is first does not matter.
    told: chat.told().toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    deliveries: (await service.deliveries()).map(({ status, attempts }) => [status, attempts]),
    page: await port.list({}),
    states: series.map(({ values, state }) => JSON.stringify([values, state])).toSorted(),
    left: await store.transact((rows) => rows.outbox()),
  };
}

describe("mysqlAlertStore()", () => {
  it("keeps what the memory store keeps", async () => {
    const [kept, expected] = [await lived(await fresh()), await lived(memoryAlertStore({ now: () => 0 }))];
    expect(kept).toEqual(expected);
    expect(kept.told.length).toBeGreaterThan(4);
  });

  it("writes all of a transaction or nothing of it", async () => {
    const store = await fresh();
    const failed = store.transact(async (rows) => {
      await rows.putCheck({ ruleId: "busy", at: 1, shape: "x" });
      throw new Error("on the way");
    });
    await expect(failed).rejects.toThrow("on the way");
    expect(await store.transact((rows) => rows.checks())).toEqual([]);
  });

  it("takes back what a receiver refused, before what came after, as the memory store does", async () => {
    const left = async (store: AlertStore) => {
      let now = at("00:00");
      const chat = recorder({ refuse: [new NotifyError("once", { isRefused: true })] });
      const adapter = scriptedAdapter((from) => (from < at("00:00") ? 10 : from < at("01:00") ? 50 : 90));
      const quiet: AlertRule<Support> = { ...busy, notify: { quiet: { weekly: [{ from: "01:30", to: "04:00" }] } } };
      const service = createAlertService({ catalog: support, adapter, rules: [quiet], store, notifiers: { chat: chat.notifier }, clock: () => now, retry: { firstMs: hourMs } });
      for (let hour = 0; hour < 4; hour += 1, now += hourMs) await service.tick();
      const outbox = await store.transact((rows) => rows.outbox());
      const kept = [(await service.deliveries()).length, outbox.map(({ notification }) => notification.kind)];
      await service.tick();
      return [...kept, chat.kinds()];
    };
    expect(await left(await fresh())).toEqual([0, ["fired", "raised"], ["fired", "raised"]]);
    expect(await left(memoryAlertStore({ now: () => 0 }))).toEqual([0, ["fired", "raised"], ["fired", "raised"]]);
  });

  it("lets one incident of a key last", async () => {
    const store = await fresh();
    const put = (id: string) => store.transact((rows) => rows.putIncident({ key: "k", incident: incident({ id }) }, 0));
    await put("one");
    await expect(put("two")).rejects.toThrow("ER_DUP_ENTRY");
    await store.transact((rows) => rows.putIncident({ key: "k", incident: incident({ id: "one", endedAt: "2026-03-09T00:00:00Z" }) }, 0));
    await put("two");
    expect((await storedAlerts(store).list({})).incidents.map(({ id }) => id)).toEqual(["one", "two"]);
  });

  it("of many that go at once one evaluates, and when it is gone another", async () => {
    const store = await fresh();
    let asked = 0;
    const adapter = scriptedAdapter(() => ((asked += 1), 10));
    const chat: Notifier = { send: async () => {} };
    const services = Array.from({ length: 4 }, () =>
      createAlertService({ catalog: support, adapter, rules: [busy], store, notifiers: { chat }, clock: () => at("06:00"), leaseMs: 300 }),
    );
    const rounds = await Promise.all(services.map((service) => service.tick()));
    expect(rounds.filter(({ leads }) => leads).length).toBe(1);
    expect(asked).toBe(48);
    const first = rounds.findIndex(({ leads }) => leads);
    const others = services.filter((_, index) => index !== first);
    await expect.poll(async () => (await Promise.all(others.map((service) => service.tick()))).some(({ leads }) => leads), { timeout: 5_000 }).toBe(true);
    expect(await services[first]?.tick()).toEqual({ leads: false, evaluated: 0 });
  });

  it("migrateAlertStore() runs as often as one likes, at once too", async () => {
    const prefix = "again_";
    expect(await migrateAlertStore({ pool, prefix })).toBe(1);
    expect(await Promise.all([migrateAlertStore({ pool, prefix }), migrateAlertStore({ pool, prefix })])).toEqual([1, 1]);
    await expect(migrateAlertStore({ pool, prefix: "a; DROP" })).rejects.toThrow("cannot begin a table's name");
  });

  it("an address that nobody answers is told without its password", async () => {
    const closed = createPool({ uri: "mysql://root:hunter2@127.0.0.1:1/alerts", connectionLimit: 1 });
    const refused = await mysqlAlertStore({ pool: closed })
      .transact((rows) => rows.checks())
      .catch((thrown: unknown) => String((thrown as Error).message));
    await closed.end();
    expect(refused).toBe("metricdeck: the database cannot be reached (ECONNREFUSED); is it running?");
  });

  it("keeps the series of a rule that are together longer than a statement may be", async () => {
    const store = await fresh();
    const series = Array.from({ length: 40 }, (_, at) => ({ values: [`${at}${"客".repeat(150_000)}`], state: startAlert("2026-03-09T00:00:00Z"), detector: null, seenAt: "2026-03-09T00:00:00Z" }));
    await store.transact((rows) => rows.putSeries("long", series));
    const kept = await store.transact((rows) => rows.seriesOf("long"));
    expect(new Set(kept.map(({ values }) => values[0]))).toEqual(new Set(series.map(({ values }) => values[0])));
  });
});
