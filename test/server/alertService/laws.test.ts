import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluateAlert, startAlert } from "../../../src/analytics/index.ts";
import type { AlertState } from "../../../src/analytics/index.ts";
import type { AlertActionKind, AlertRule } from "../../../src/query/index.ts";
import { createAlertService, memoryAlertStore, storedAlerts } from "../../../src/server/index.ts";
import type { AlertMessage, AlertStore, Notifier } from "../../../src/server/index.ts";
import { support } from "../../query/support.ts";
import { at, busy, recorder, scriptedAdapter } from "./scripted.ts";
import type { Support } from "./scripted.ts";

const hourMs = 3_600_000;
const start = at("00:00");

describe("a crash", () => {
  const values = [50, 90, 10];
  const adapter = scriptedAdapter((from) => values[(from - start) / hourMs] ?? 10);
  const crashed = new Error("killed");

  /** All rounds; the process dies at its `fatal`th step and another goes on, which comes to each step once more. */
  async function lived(fatal: number): Promise<{ readonly messages: readonly AlertMessage[]; readonly died: boolean }> {
    let leases = 0;
    const memory = memoryAlertStore({ now: () => leases * 60_000 });
    const messages: AlertMessage[] = [];
    let steps = 0;
    const step = () => {
      steps += 1;
      if (steps === fatal) throw crashed;
    };
    const store: AlertStore = {
      transact: async (work) => {
        step();
        const result = await memory.transact(work);
        step();
        return result;
      },
    };
    const notifier: Notifier = {
      send: async (message) => {
        step();
        messages.push(message);
        step();
      },
    };
    const born = () =>
      createAlertService({ catalog: support, adapter, rules: [busy], store, notifiers: { chat: notifier }, clock: () => start, retry: { firstMs: 1 } });
    let service = born();
    for (let hour = 0; hour <= values.length; hour += 1) {
      for (const now of [start + hour * hourMs, start + hour * hourMs + 1]) {
        const steppedBefore = steps;
        await service.tick(now).catch(() => {});
        if (steps < fatal || steppedBefore >= fatal) continue;
        leases += 1;
        service = born();
      }
    }
    return { messages, died: steps >= fatal };
  }

  it("at any step loses nothing, and a receiver that knows ids again is told each thing once", async () => {
    const { messages: whole } = await lived(Infinity);
    const expected = whole.flatMap(({ notifications }) => notifications.map(({ id }) => id));
    expect(whole.flatMap(({ notifications }) => notifications.map(({ kind }) => kind))).toEqual(["fired", "raised", "resolved"]);
    let fatal = 1;
    for (; ; fatal += 1) {
      const { messages, died } = await lived(fatal);
      if (!died) break;
      const once = new Map(messages.map((message) => [message.id, message]));
      for (const message of messages) expect(message).toEqual(once.get(message.id));
      const told = [...once.values()].flatMap(({ notifications }) => notifications.map(({ id }) => id));
      expect(told.toSorted(), `killed at step ${fatal}`).toEqual(expected.toSorted());
    }
    expect(fatal).toBeGreaterThan(60);
  }, 30_000);
});

describe("whatever happens", () => {
  const actions: readonly AlertActionKind[] = ["acknowledge", "resolve", "close", "markFalse", "reopen", "snooze"];
  const course = fc.array(
    fc.record({ value: fc.constantFrom(2, 10, 30, 50, 90), action: fc.option(fc.constantFrom(...actions), { freq: 3 }) }),
    { minLength: 8, maxLength: 20 },
  );
  const condition = { kind: "threshold", enter: { above: 40, below: 5 }, levels: { critical: { above: 80 } } } as const;
  const rule: AlertRule<Support> = { ...busy, condition, notify: { repeatMinutes: 120 } };

  async function played(steps: readonly { readonly value: number; readonly action: AlertActionKind | null }[]) {
    const chat = recorder();
    const store = memoryAlertStore({ now: () => 0 });
    let now = start;
    const adapter = scriptedAdapter((from) => steps[(from - start) / hourMs]?.value ?? 10);
    const service = createAlertService({ catalog: support, adapter, rules: [rule], store, notifiers: { chat: chat.notifier }, clock: () => now });
    const port = storedAlerts(store, { now: () => now });
    let most = 0;
    await service.tick();
    for (const [index, { action }] of steps.entries()) {
      now = start + (index + 1) * hourMs;
      await service.tick();
      const { incidents } = await port.list({});
      if (action !== null) {
        const until = new Date(now + 3 * hourMs).toISOString();
        await port.act({ ids: incidents.map(({ id }) => id), action: action === "snooze" ? { kind: action, until } : ({ kind: action } as never), requestId: String(index) });
      }
      const lasting = (await port.list({})).incidents.filter(({ endedAt }) => endedAt === null);
      most = Math.max(most, ...["above", "below"].map((side) => lasting.filter(({ direction }) => direction === side).length));
    }
    return { told: chat.told(), most, incidents: (await port.list({})).incidents };
  }

  /** What the rule's own state machine tells, at the same moments. */
  function due(steps: readonly { readonly value: number }[]): readonly string[] {
    let state: AlertState = startAlert(new Date(start).toISOString());
    return steps.flatMap((_, index) => {
      const points = steps.slice(0, index + 1).map(({ value }, hour) => ({
        from: new Date(start + hour * hourMs).toISOString(),
        to: new Date(start + (hour + 1) * hourMs).toISOString(),
        value,
      }));
      const evaluated = evaluateAlert(rule as unknown as AlertRule, state, points, { now: start + (index + 1) * hourMs });
      state = evaluated.state;
      return evaluated.events.filter(({ notify }) => notify).map(({ kind, at: when }) => `${kind} ${when}`);
    });
  }

  it("one incident of a key lasts, and what is told is what the state machine tells, less what people made needless", async () => {
    await fc.assert(
      fc.asyncProperty(course, async (steps) => {
        const alone = await played(steps.map(({ value }) => ({ value, action: null })));
        expect(alone.told.map(({ kind, at: when }) => `${kind} ${when}`)).toEqual(due(steps));
        const { told, most } = await played(steps);
        expect(most).toBeLessThanOrEqual(1);
        const needed = told.map(({ kind, at: when }) => `${kind} ${when}`);
        expect(needed.filter((one) => !due(steps).includes(one))).toEqual([]);
        expect(new Set(told.map(({ id }) => id)).size).toBe(told.length);
      }),
      { numRuns: 12 },
    );
  }, 30_000);

  it("whatever the clock does, nothing is told twice, and what fires once it goes right again has its incident", async () => {
    const jumps = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(10, 30, 50, 90), { minLength: 6, maxLength: 24 }), jumps, async (values, clocks) => {
        const chat = recorder();
        const store = memoryAlertStore({ now: () => 0 });
        let now = start;
        const adapter = scriptedAdapter((from) => values[(from - start) / hourMs] ?? 10);
        const service = createAlertService({ catalog: support, adapter, rules: [busy], store, notifiers: { chat: chat.notifier }, clock: () => now });
        for (const hour of [...clocks, ...values.map((_, index) => index), values.length]) {
          now = start + hour * hourMs;
          await service.tick();
        }
        const told = chat.told().map(({ id }) => id);
        expect(told.filter((one, index) => told.indexOf(one) !== index)).toEqual([]);
        const [series] = await store.transact((rows) => rows.seriesOf(busy.id));
        expect(series?.state.firing !== null).toBe((values.at(-1) ?? 0) > (series?.state.firing === null ? 40 : 24));
        const { incidents } = await storedAlerts(store).list({});
        expect(incidents.filter(({ endedAt }) => endedAt === null).length).toBe(series?.state.firing === null ? 0 : 1);
      }),
      { numRuns: 20 },
    );
  }, 30_000);

  it("the same events have the same effects", async () => {
    await fc.assert(
      fc.asyncProperty(course, async (steps) => {
        expect(await played(steps)).toEqual(await played(steps));
      }),
      { numRuns: 3 },
    );
  }, 30_000);
});
