import { describe, expect, it } from "vitest";
import { createDetector } from "../../../src/analytics/index.ts";
import type { KeptDetector } from "../../../src/server/alertService/alertStore.ts";
import { createAlertService, memoryAlertStore, NotifyError, storedAlerts } from "../../../src/server/index.ts";
import type { AlertRoute, AlertServiceEvent, AlertServiceOptions, AlertSilence, AlertStore, Notifier } from "../../../src/server/index.ts";
import type { AlertRule, Annotation, AnnotationPort, MetricsAdapter } from "../../../src/query/index.ts";
import { alertRuleQuery, MetricsError } from "../../../src/query/index.ts";
import { ruleTrial } from "../../../src/widgets/alertRule/ruleTrial.ts";
import { support } from "../../query/support.ts";
import { at, busy, recorder, scriptedAdapter, stateOf } from "./scripted.ts";
import type { Support, ValueAt } from "./scripted.ts";

const minute = 60_000;
const ann = { id: "ann", name: "Ann" };

/** A service whose clock stands at the round that is run. */
function world(valueAt: ValueAt, given: Partial<AlertServiceOptions<Support>> = {}) {
  const state = { now: at("06:00") };
  const chat = recorder();
  const events: AlertServiceEvent[] = [];
  const store = given.store ?? memoryAlertStore({ now: () => state.now });
  const service = createAlertService({
    catalog: support,
    adapter: scriptedAdapter(valueAt),
    rules: [busy],
    store,
    notifiers: { chat: chat.notifier },
    clock: () => state.now,
    onEvent: (event) => events.push(event),
    ...given,
  });
  const port = storedAlerts(store, { me: ann, now: () => state.now });
  const round = async (clock: string) => {
    state.now = at(clock);
    return service.tick();
  };
  const incidents = async () => (await port.list({})).incidents;
  return { state, service, store, chat, events, port, round, incidents };
}

/** Tickets by the hour that begins so; 10 where nothing is said. */
function hours(values: Readonly<Record<string, number | null>>): ValueAt {
  const byStart = new Map(Object.entries(values).map(([clock, value]) => [at(clock), value]));
  return (from) => (byStart.has(from) ? (byStart.get(from) ?? null) : 10);
}

describe("tick()", () => {
  it("what fires on under a rule that is edited is told as the rule says now, from before the edit too", async () => {
    const late = { ...busy, check: { everyMinutes: 1, graceMinutes: 30 } };
    const rule = { current: late as typeof busy };
    const { round, chat, incidents } = world(hours({ "08:00": 50, "09:00": 50, "10:00": 50 }), { rules: { list: async () => [rule.current] } });
    for (const clock of ["08:31", "09:31"]) await round(clock);
    rule.current = { ...late, where: { dimension: "channel", op: "equals", value: "phone" } };
    for (const clock of ["10:10", "10:31", "11:31", "12:31"]) await round(clock);
    expect(chat.told().map(({ kind, at: when, where }) => [kind, when.slice(11, 16), where !== undefined])).toEqual([
      ["fired", "09:00", false],
      ["fired", "10:00", true],
      ["resolved", "12:00", true],
    ]);
    // Two incidents: what it counts now is none of what it counted.
    expect((await incidents()).map(({ where, startedAt, reopened }) => [where !== undefined, startedAt.slice(11, 16), reopened]).toSorted()).toEqual([
      [false, "08:00", 0],
      [true, "09:00", 0],
    ]);
  });

  it("a mailbox that is full keeps nobody's next messages waiting, and gets its own in the end", async () => {
    const taken: string[] = [];
    let isFull = true;
    const mail: Notifier = {
      send: async ({ notifications }) => {
        const [one] = notifications;
        const rest = taken.includes(one?.id ?? "");
        if (!rest) taken.push(one?.id ?? "");
        if (isFull) throw new NotifyError("not for all", { isPartial: true });
        if (rest) taken.push(`rest of ${one?.id}`);
      },
    };
    const { round, service } = world(hours({ "06:00": 50, "08:00": 50 }), { notifiers: { mail }, routes: [{ to: ["mail"] }], retry: { firstMs: 60_000, mostMs: 7_200_000 } });
    const counts: number[] = [];
    for (const clock of ["06:00", "07:00", "08:00", "09:00", "10:00"]) {
      await round(clock);
      counts.push(taken.length);
    }
    // Each is there in the round in which it is due.
    expect(counts).toEqual([0, 1, 2, 3, 4]);
    isFull = false;
    for (const clock of ["20:00", "21:00", "22:00"]) await round(clock);
    expect(taken.filter((one) => one.startsWith("rest of")).length).toBe(4);
    expect((await service.deliveries("pending")).length).toBe(0);
  });

  it("of a rule whose condition is none is told that it is not evaluated, and others wait for nothing", async () => {
    const broken = { ...busy, id: "broken", where: { and: 5 } } as unknown as typeof busy;
    const { round, chat, incidents } = world(hours({ "08:00": 50 }), { rules: { list: async () => [broken, busy] } });
    for (const clock of ["08:00", "08:30", "09:00"]) await round(clock);
    expect(chat.told().map(({ kind, rule }) => `${kind} ${rule.id}`).toSorted()).toEqual(["error broken", "fired busy"]);
    expect((await incidents()).map(({ ruleId }) => ruleId)).toEqual(["busy"]);
  });

  it("opens an incident when its hour has closed, and tells of it once", async () => {
    const { round, incidents, chat } = world(hours({ "08:00": 50, "09:00": 50 }));
    await round("08:00");
    await round("08:59");
    expect([await incidents(), chat.kinds()]).toEqual([[], []]);
    await round("09:00");
    await round("09:30");
    await round("10:00");
    const [incident] = await incidents();
    expect(incident && stateOf(incident)).toEqual(["open", "firing", "warning", "2026-03-09T08:00:00.000Z", null, 50]);
    expect([incident?.upper, incident?.direction, incident?.points.at(-1)]).toEqual([
      40,
      "above",
      { at: "2026-03-09T09:00:00.000Z", value: 50, expected: null, lower: null, upper: 40 },
    ]);
    expect(chat.told().map(({ kind, at: when, severity }) => [kind, when, severity])).toEqual([["fired", "2026-03-09T09:00:00.000Z", "warning"]]);
    expect(chat.texts).toEqual([
      "New alert (warning): Many tickets\nNew alert (warning): Many tickets · now 50, limit 40 · tickets · Mar 9, 2026, 09:00 UTC",
    ]);
  });

  it("raises, and ends, and an incident that comes back within the hour is the same one", async () => {
    const { round, incidents, chat } = world(hours({ "08:00": 50, "09:00": 90, "11:00": 60 }));
    for (const clock of ["08:00", "09:00", "10:00", "11:00"]) await round(clock);
    const [over] = await incidents();
    expect(over && stateOf(over)).toEqual(["resolved", "normal", "critical", "2026-03-09T08:00:00.000Z", "2026-03-09T11:00:00.000Z", 10]);
    await round("12:00");
    const all = await incidents();
    expect([all.length, all[0]?.id, all[0]?.reopened, all[0]?.state]).toEqual([1, over?.id, 1, "open"]);
    expect(all[0]?.history.map(({ what, at: when }) => `${what} ${when.slice(11, 16)}`)).toEqual([
      "fire 09:00",
      "escalate 10:00",
      "recover 11:00",
      "reopen 12:00",
    ]);
    expect(chat.kinds()).toEqual(["fired", "raised", "resolved", "fired"]);
  });

  it.each([
    ["that closes late", { graceMinutes: 10, everyMinutes: 1 }, "10"],
    ["that is looked at late", { graceMinutes: 0, everyMinutes: 1 }, "05"],
  ])("an incident of a rule %s is the same one where it comes back within its time", async (_, check, late) => {
    const { round, incidents } = world(hours({ "08:00": 50, "10:00": 50, "14:00": 50 }), { rules: [{ ...busy, check }] });
    for (const clock of ["08", "09", "10", "11", "12", "13", "14", "15", "16"]) await round(`${clock}:${late}`);
    expect((await incidents()).map(({ startedAt, reopened }) => [startedAt.slice(11, 16), reopened])).toEqual([["14:00", 0], ["08:00", 1]]);
  });

  it("does not tell of what was before the rule, and catches up with what a pause missed", async () => {
    const { round, chat } = world(hours({ "03:00": 50, "08:00": 50, "10:00": 10 }));
    await round("06:00");
    await round("15:00");
    expect(chat.told().map(({ kind, at: when }) => [kind, when.slice(11, 16)])).toEqual([
      ["fired", "09:00"],
      ["resolved", "10:00"],
    ]);
  });

  it("evaluates a rule no more often than it says, and only if it leads", async () => {
    const store = memoryAlertStore({ now: () => at("06:00") });
    const rules = [{ ...busy, check: { everyMinutes: 30, graceMinutes: 0 } }];
    const first = world(hours({}), { store, rules });
    const second = world(hours({}), { store, rules });
    expect([await first.round("06:00"), await second.round("06:00")]).toEqual([
      { leads: true, evaluated: 1 },
      { leads: false, evaluated: 0 },
    ]);
    expect([await first.round("06:29"), await first.round("06:30")]).toEqual([
      { leads: true, evaluated: 0 },
      { leads: true, evaluated: 1 },
    ]);
  });

  it("another takes over when the lease is over, and the one that stood still writes nothing", async () => {
    let clock = 0;
    const memory = memoryAlertStore({ now: () => clock });
    const slow = hours({ "08:00": 50 });
    let asked = () => {};
    let answer = () => {};
    const isAsked = new Promise<void>((resolve) => (asked = resolve));
    const stands = new Promise<void>((resolve) => (answer = resolve));
    const scripted = scriptedAdapter(slow);
    const adapter: MetricsAdapter<Support> = {
      contract: 1,
      query: (async (query: never, context: never) => {
        asked();
        await stands;
        return scripted.query(query, context);
      }) as never,
    };
    const first = world(slow, { store: memory, adapter });
    const second = world(slow, { store: memory });
    const standing = first.round("08:00").then(
      () => null,
      (thrown: unknown) => (thrown as MetricsError).message,
    );
    await isAsked;
    clock = 30_000;
    expect(await second.round("08:00")).toEqual({ leads: true, evaluated: 1 });
    answer();
    expect(await standing).toBe("metricdeck: another alert service evaluates now; this one wrote nothing");
    await second.round("09:00");
    expect([first.chat.kinds(), second.chat.kinds()]).toEqual([[], ["fired"]]);
  });

  it("judges each series of a rule, and one whose rows are gone from the answer is at 0", async () => {
    const series = ["phone", "chat"];
    const adapter = scriptedAdapter((from, name) => (name === "chat" && from === at("08:00") ? 60 : 10), { series });
    const { round, incidents, chat, store } = world(() => 0, { adapter, rules: [{ ...busy, by: ["channel"] }] });
    await round("08:00");
    await round("09:00");
    expect((await incidents()).map(({ scope }) => scope)).toEqual([{ channel: "chat" }]);
    series.pop();
    await round("10:00");
    expect((await incidents()).map(({ scope, state, actual }) => [scope, state, actual])).toEqual([[{ channel: "chat" }, "resolved", 0]]);
    await round("11:00");
    expect((await store.transact((rows) => rows.seriesOf("busy"))).map(({ values }) => values)).toEqual([["phone"]]);
    expect(chat.texts.at(-1)).toBe("Over (warning): Many tickets\nOver (warning): Many tickets · now 0, limit 40 · tickets, channel chat · Mar 9, 2026, 09:00 UTC");
  });

  it("an anomaly rule learns once and comes to the same in one step as in many", async () => {
    const wave: ValueAt = (from) => (from === at("09:00") ? 400 : 100 + 30 * Math.sin((from / 3_600_000 / 24) * 2 * Math.PI) + ((from / 3_600_000) % 7));
    const rules: readonly AlertRule<Support>[] = [{ ...busy, condition: { kind: "anomaly", falseAlarmsPerWeek: 1, direction: "up" } }];
    const often = world(wave, { rules, learnFrom: 336 });
    const seldom = world(wave, { rules, learnFrom: 336 });
    for (const clock of ["06:00", "07:00", "08:00", "09:00", "10:00", "11:00", "12:00", "13:00"]) await often.round(clock);
    await seldom.round("06:00");
    await seldom.round("13:00");
    expect(often.chat.kinds()).toEqual(["fired", "resolved"]);
    expect(seldom.chat.told().map(({ id }) => id)).toEqual(often.chat.told().map(({ id }) => id));
    const states = await Promise.all([often, seldom].map(({ store }) => store.transact((rows) => rows.seriesOf("busy"))));
    expect(states[1]?.map(({ state }) => state)).toEqual(states[0]?.map(({ state }) => state));
  });

  describe("an anomaly rule over what began", () => {
    const rule: AlertRule<Support> = { ...busy, condition: { kind: "anomaly", falseAlarmsPerWeek: 1, direction: "up" } };
    const hour = 3_600_000;
    /** Doubled at 09:00. */
    const doubled = (from: number) => Math.round(25 + 15 * Math.sin((from / hour / 24) * 2 * Math.PI) + ((from / hour) % 7)) * (from === at("09:00") ? 2 : 1);
    const beganBefore = (hours: number): ValueAt => (from) => (from < at("06:00") - hours * hour ? 0 : doubled(from));

    it("learns without the zeros before, and so does its preview", async () => {
      for (const hours of [300, 2000]) {
        const { round, chat } = world(beganBefore(hours), { rules: [rule] });
        for (const clock of ["06:00", "08:00", "09:00", "10:00", "12:00"]) await round(clock);
        expect(chat.kinds().filter((kind) => kind === "fired")).toHaveLength(1);
        const answer = await scriptedAdapter(beganBefore(hours)).query(alertRuleQuery(rule, 1006, { asOf: "2026-03-09T12:00:00.000Z" }) as never, {});
        const preview = ruleTrial(rule as unknown as AlertRule, answer as never, { catalog: support as never, buckets: 6 });
        expect(preview.firings).toBe(1);
      }
    });

    it("learns again of what an older version kept, which knew of no beginning", async () => {
      const { round, store, chat } = world(beganBefore(300), { rules: [rule] });
      await round("06:00");
      const deaf = createDetector("hour").save();
      await store.transact(async (rows) => {
        const kept = await rows.seriesOf("busy");
        const old = { state: deaf, before: "2026-03-07T06:00:00.000Z" } as KeptDetector;
        await rows.putSeries("busy", kept.map((one) => ({ ...one, detector: old })));
      });
      for (const clock of ["07:00", "09:00", "10:00", "12:00"]) await round(clock);
      expect(chat.kinds()).toEqual(["fired", "resolved"]);
    });

    it("tells of the first outbreak after nothing at all", async () => {
      const { round, chat } = world((from) => (from === at("09:00") ? 8 : 0), { rules: [rule] });
      for (const clock of ["06:00", "09:00", "10:00", "12:00"]) await round(clock);
      expect(chat.kinds()).toEqual(["fired", "resolved"]);
    });

    it("learns again without the zeros once enough follow, of a rule that is as old as its data, and of a new series", async () => {
      const since = at("06:00") - 250 * hour;
      const series = ["phone", "chat"];
      const byChannel: AlertRule<Support> = { ...rule, by: ["channel"] };
      const adapter = scriptedAdapter((from, name) => (name === "phone" || from >= since ? doubled(from) : 0), { series });
      const { state, service, store, events, chat } = world(() => 0, { adapter, rules: [byChannel] });
      const chatSeries = async () => (await store.transact((rows) => rows.seriesOf("busy"))).find(({ values }) => values[0] === "chat");
      series.pop();
      state.now = since - 20 * hour;
      await service.tick();
      series.push("chat");
      const zeros: (number | undefined)[] = [];
      for (let hours = -10; hours <= 254; hours += 1) {
        state.now = since + hours * hour;
        await service.tick();
        if ([-10, 2, 150, 220].includes(hours)) zeros.push((await chatSeries())?.detector?.onset.before.points);
      }
      expect(zeros).toEqual([952, 964, 1010, 0]);
      expect(events.filter(({ kind }) => kind === "failed")).toEqual([]);
      const late = chat.told().filter(({ kind, at: when }) => kind === "fired" && Date.parse(when) >= at("06:00"));
      expect(late.map(({ scope, at: when }) => [scope["channel"], when])).toEqual([["phone", "2026-03-09T10:00:00.000Z"], ["chat", "2026-03-09T10:00:00.000Z"]]);
    });
  });

  describe("a segment that is not always there", () => {
    const hour = 3_600_000;
    const rule: AlertRule<Support> = { ...busy, condition: { kind: "anomaly", falseAlarmsPerWeek: 1, direction: "both" } };
    const hourOfWeek = (from: number) => (((from - at("00:00")) / hour) % 168 + 168) % 168;
    const isOpen = (from: number) => hourOfWeek(from) < 120 && hourOfWeek(from) % 24 >= 9 && hourOfWeek(from) % 24 < 17;
    /** An office beside a desk of 24 hours; nobody comes on its third Monday from the tests' day on. */
    const staffed: ValueAt = (from, name) => {
      const noise = (from / hour) % 7;
      if (name === "chat") return 25 + noise;
      return isOpen(from) && Math.floor((from - at("00:00")) / hour / 24) !== 14 ? 30 + noise : 0;
    };
    const lived = async (given: Partial<AlertServiceOptions<Support>>) => {
      const { state, service, chat, store } = world(() => 0, given);
      for (let hours = 0; hours <= 16 * 24; hours += 6) {
        state.now = at("00:00") + hours * hour;
        await service.tick();
      }
      const told = chat.told().filter(({ scope }) => scope["channel"] !== "chat");
      return { told: told.map(({ kind, at: when }) => `${kind} ${when.slice(5, 16)}`), store };
    };

    it("is judged by what it learned before it was gone, as it is by a rule of its own", async () => {
      const adapter = scriptedAdapter(staffed, { series: ["chat", "phone"], isSparse: true });
      const beside = await lived({ adapter, rules: [{ ...rule, by: ["channel"] }] });
      const alone = await lived({ adapter: scriptedAdapter((from) => staffed(from, "phone")), rules: [rule] });
      expect(beside.told).toEqual(alone.told);
      expect(beside.told.filter((one) => one.startsWith("fired 03-23"))).toEqual(["fired 03-23T10:00"]);
    }, 30_000);

    it("is forgotten once it was gone for as long as teaches a new one, and then learned anew from as much", async () => {
      const until = at("00:00") + 24 * hour;
      const isThere = (from: number) => from < until || from >= until + 250 * hour;
      const adapter = scriptedAdapter((from, name) => (name === "chat" || isThere(from) ? 25 + ((from / hour) % 7) : 0), { series: ["chat", "phone"], isSparse: true });
      const { state, service, store } = world(() => 0, { adapter, rules: [{ ...rule, by: ["channel"], condition: { ...rule.condition, direction: "up" } as never }], learnFrom: 200 });
      const phone = async () => (await store.transact((rows) => rows.seriesOf("busy"))).find(({ values }) => values[0] === "phone");
      const known: (readonly [number, boolean, number | undefined])[] = [];
      for (let hours = 0; hours <= 24 + 260; hours += 2) {
        state.now = at("00:00") + hours * hour;
        await service.tick();
        const kept = await phone();
        if ([24, 222, 226, 276].includes(hours)) known.push([hours, kept !== undefined, kept?.detector?.onset.before.points]);
      }
      expect(known).toEqual([[24, true, 0], [222, true, 0], [226, false, undefined], [276, true, 152]]);
    }, 30_000);
  });

  it("an anomaly rule tells of no holiday, and its preview neither", async () => {
    const wave: ValueAt = (from) => (from === at("09:00") ? 400 : 100 + 30 * Math.sin((from / 3_600_000 / 24) * 2 * Math.PI) + ((from / 3_600_000) % 7));
    const rule: AlertRule<Support> = { ...busy, condition: { kind: "anomaly", falseAlarmsPerWeek: 1, direction: "up" } };
    const off = { weekdays: ["monday"], holidays: [{ id: "founding", from: "2026-03-09", to: "2026-03-10" }] } as const;
    for (const [calendars, kinds] of [[{}, ["fired", "resolved"]], [{ off }, []]] as const) {
      const catalog = { ...support, calendars };
      const { round, chat } = world(wave, { catalog, rules: [rule], learnFrom: 336 });
      for (const clock of ["06:00", "09:00", "10:00", "12:00"]) await round(clock);
      expect(chat.kinds()).toEqual(kinds);
      const answer = await scriptedAdapter(wave).query(alertRuleQuery(rule, 336, { asOf: "2026-03-09T12:00:00.000Z" }) as never, {});
      const preview = ruleTrial(rule as unknown as AlertRule, answer as never, { catalog: catalog as never, buckets: 12 });
      expect(preview.firings).toBe(kinds.length / 2);
    }
  });

  it("an anomaly rule tells of no incident that people noted of its series, and its preview neither", async () => {
    const wave: ValueAt = (from) => (from === at("09:00") ? 400 : 100 + 30 * Math.sin((from / 3_600_000 / 24) * 2 * Math.PI) + ((from / 3_600_000) % 7));
    const rule: AlertRule<Support> = { ...busy, by: ["channel"], condition: { kind: "anomaly", falseAlarmsPerWeek: 1, direction: "up" } };
    const outage: Annotation = { at: "2026-03-09T09:15:00.000Z", to: "2026-03-09T09:45:00.000Z", label: "Outage", kind: "incident", metrics: ["tickets"] };
    const byPhone: Annotation = { ...outage, filter: { dimension: "channel", op: "equals", value: "phone" } };
    for (const [annotation, told] of [[{ ...outage, kind: "note" }, ["chat", "phone"]], [outage, []], [byPhone, ["chat"]]] as const) {
      const asked: unknown[] = [];
      const list: AnnotationPort["list"] = async ({ metrics, range }) => {
        asked.push([metrics, Date.parse(range.to) === at("06:00") && Date.parse(range.from) < at("06:00") - 300 * 3_600_000]);
        return [annotation];
      };
      const adapter = scriptedAdapter(wave, { series: ["phone", "chat"] });
      const { round, chat } = world(wave, { adapter, annotations: { list }, rules: [rule], learnFrom: 336 });
      for (const clock of ["06:00", "09:00", "10:00", "12:00"]) await round(clock);
      expect(chat.told().flatMap(({ kind, scope }) => (kind === "fired" ? [scope["channel"]] : [])).sort()).toEqual(told);
      expect(asked[0]).toEqual([["tickets"], true]);
      const answer = await adapter.query(alertRuleQuery(rule, 336, { asOf: "2026-03-09T12:00:00.000Z" }) as never, {});
      const preview = ruleTrial(rule as unknown as AlertRule, answer as never, { catalog: support as never, buckets: 12, annotations: [annotation] });
      expect(preview.series.flatMap(({ values, firings }) => firings.map(() => values[0])).sort()).toEqual(told);
    }
  });

  it("alerts do not wait for what people noted: where it cannot be had, or is none, the rule is judged without", async () => {
    const wave: ValueAt = (from) => (from === at("09:00") ? 400 : 100 + ((from / 3_600_000) % 7));
    const rule: AlertRule<Support> = { ...busy, condition: { kind: "anomaly", falseAlarmsPerWeek: 1, direction: "up" } };
    const lists = [() => Promise.reject(new Error("mysql://root:hunter2@db")), async () => [{ label: "Outage" }] as never];
    for (const [list, code] of [[lists[0], "unavailable"], [lists[1], "contract-violation"]] as const) {
      const { round, chat, events } = world(wave, { annotations: { list: list as AnnotationPort["list"] }, rules: [rule], learnFrom: 336 });
      for (const clock of ["06:00", "10:00"]) await round(clock);
      expect(chat.kinds()).toEqual(["fired"]);
      const failed = events.filter(({ kind }) => kind === "annotationsFailed");
      expect(failed.map((event) => event.kind === "annotationsFailed" && [event.ruleId, event.code])).toEqual([["busy", code], ["busy", code]]);
      expect(JSON.stringify(failed)).not.toContain("hunter2");
    }
  });

  it("leaves out what is no annotation, by its path, and judges by the others", async () => {
    const wave: ValueAt = (from) => (from === at("09:00") ? 400 : 100 + ((from / 3_600_000) % 7));
    const rule: AlertRule<Support> = { ...busy, by: ["channel"], condition: { kind: "anomaly", falseAlarmsPerWeek: 1, direction: "up" } };
    const outage: Annotation = { at: "2026-03-09T09:15:00.000Z", to: "2026-03-09T09:45:00.000Z", label: "Outage", kind: "incident" };
    const byPhone: Annotation = { ...outage, filter: { dimension: "channel", op: "equals", value: "phone" } };
    for (const [filter, path] of [[{ and: 5 }, "filter.and"], [{ not: null }, "filter.not"], [{ dimension: "channel", op: "in" }, "filter.values"], [{ or: [{ op: "equals" }] }, "filter.or[0].dimension"]] as const) {
      const list = async () => [byPhone, { ...outage, filter } as never];
      const adapter = scriptedAdapter(wave, { series: ["phone", "chat"] });
      const { round, chat, events } = world(wave, { adapter, annotations: { list }, rules: [rule], learnFrom: 336 });
      for (const clock of ["06:00", "10:00"]) await round(clock);
      expect(chat.told().map(({ kind, scope }) => [kind, scope["channel"]])).toEqual([["fired", "chat"]]);
      expect(events.some(({ kind }) => kind === "failed")).toBe(false);
      const told = events.flatMap((event) => (event.kind === "annotationsFailed" ? [event] : []));
      expect([told.length, told[0]?.code, told[0]?.message]).toEqual([2, "contract-violation", expect.stringContaining(`at annotations[1].${path}`)]);
    }
  });

  it("tells once that a rule cannot be evaluated, of however many series, and not why by a driver's words", async () => {
    let isDown = false;
    const scripted = scriptedAdapter(() => 10, { series: ["phone", "chat"] });
    const adapter: MetricsAdapter<Support> = {
      contract: 1,
      query: (async (query: never, context: never) => {
        if (isDown) throw new Error("connect mysql://root:hunter2@db");
        return scripted.query(query, context);
      }) as never,
    };
    const { round, chat, events } = world(() => 0, { adapter, rules: [{ ...busy, by: ["channel"] }] });
    await round("08:00");
    isDown = true;
    for (const clock of ["08:01", "08:02", "08:03", "08:04"]) await round(clock);
    expect(chat.told().map(({ kind, incident }) => [kind, incident])).toEqual([["error", null]]);
    expect(events.filter(({ kind }) => kind === "failed").length).toBe(4);
    expect(JSON.stringify([events, chat.messages, chat.texts])).not.toContain("hunter2");
  });

  it("a segment that was not there before a rule failed is told of when the rule can be evaluated again", async () => {
    for (const failing of [["08:00", "10:30"], ["09:00", "10:30"]] as const) {
      let isDown = false;
      const script = scriptedAdapter((from, name) => (name === "phone" ? 10 : from === at("09:00") ? 50 : 0), { series: ["phone", "chat"], isSparse: true });
      const adapter: MetricsAdapter<Support> = {
        contract: 1,
        query: (async (query: never, context: never) => {
          if (isDown) throw new Error("down");
          return script.query(query, context);
        }) as never,
      };
      const { round, chat } = world(() => 0, { adapter, rules: [{ ...busy, by: ["channel"] }] });
      for (const clock of ["08:00", "08:30", "09:00", "09:30", "10:00", "10:30", "11:00"]) {
        isDown = at(clock) >= at(failing[0]) && at(clock) < at(failing[1]);
        await round(clock);
      }
      const told = chat.told().filter(({ kind }) => kind !== "error");
      expect(told.map(({ kind, scope, at: when }) => [kind, scope["channel"], when.slice(11, 16)])).toEqual([["fired", "chat", "10:00"], ["resolved", "chat", "11:00"]]);
    }
  });

  it("a rule that cannot be judged is told of, and holds up no other", async () => {
    const lost: AlertRule<Support> = { ...busy, id: "lost", calendar: { timeZone: "Mars/Olympus" }, notify: { quiet: { weekly: [{ from: "22:00", to: "07:00" }] } } };
    const { round, chat } = world(hours({ "08:00": 50 }), { rules: [lost, busy] });
    for (const clock of ["08:00", "08:01", "09:00"]) await round(clock);
    expect(chat.told().map(({ rule, kind }) => [rule.id, kind]).toSorted()).toEqual([["busy", "fired"], ["lost", "error"]]);
  });

  it("ends the incidents of a rule that is gone or asks for other numbers, and tells nobody", async () => {
    const rules: AlertRule<Support>[] = [busy];
    const { round, incidents, chat } = world(hours({ "08:00": 50, "09:00": 50, "10:00": 50 }), { rules: { list: async () => [...rules] } });
    await round("08:00");
    await round("09:00");
    rules[0] = { ...busy, metric: "solved" };
    await round("09:01");
    rules.pop();
    await round("09:02");
    expect((await incidents()).map(({ state, endedAt }) => [state, endedAt])).toEqual([["resolved", "2026-03-09T09:01:00.000Z"]]);
    expect(chat.kinds()).toEqual(["fired"]);
  });
});

describe("what waits for a rule that is gone", () => {
  const night: AlertRule<Support> = { ...busy, notify: { quiet: { weekly: [{ from: "08:30", to: "12:00" }] } } };

  it.each<readonly [string, (rule: AlertRule<Support>) => readonly AlertRule<Support>[]]>([
    ["removed", () => []],
    ["asked of another metric", (rule) => [{ ...rule, metric: "solved" }]],
    ["judged by another grain", (rule) => [{ ...rule, grain: "day" }]],
  ])("is told nobody where the rule is %s", async (_, changed) => {
    let rules: readonly AlertRule<Support>[] = [night];
    const { round, chat, store } = world(hours({ "08:00": 50, "09:00": 90 }), { rules: { list: async () => rules } });
    for (const clock of ["08:00", "09:00", "10:00"]) await round(clock);
    expect((await store.transact((rows) => rows.outbox())).map(({ notification }) => notification.kind)).toEqual(["fired", "raised"]);
    rules = changed(night);
    for (const clock of ["10:30", "12:00", "12:30"]) await round(clock);
    expect([chat.kinds(), await store.transact((rows) => rows.outbox())]).toEqual([[], []]);
  });

  it("is the end of what somebody was told of, and nothing of other rules", async () => {
    let rules: readonly AlertRule<Support>[] = [{ ...night, notify: { quiet: { weekly: [{ from: "09:30", to: "12:00" }] } } }, { ...night, id: "other" }];
    const { round, chat } = world(hours({ "08:00": 50 }), { rules: { list: async () => rules } });
    for (const clock of ["08:00", "09:00", "10:00"]) await round(clock);
    rules = rules.slice(1);
    for (const clock of ["10:30", "12:00"]) await round(clock);
    expect(chat.told().map(({ rule, kind }) => `${rule.id} ${kind}`)).toEqual(["busy fired", "other fired", "other resolved", "busy resolved"]);
  });
});

describe("a total and its segments", () => {
  const names = ["phone", "chat", "mail"];
  const total: AlertRule<Support> = { ...busy, id: "total" };
  const segments: AlertRule<Support> = { ...busy, id: "segments", by: ["channel"] };

  /** Each series at ten times its limit from 08:00 on, until its end. */
  function house(ends: Readonly<Record<string, string>>, given: Partial<AlertRule<Support>> = {}) {
    const adapter = scriptedAdapter((from, name) => (from >= at("08:00") && from < at(ends[name ?? "total"] ?? "08:00") ? 400 : 10), { series: names });
    return world(() => 0, { adapter, rules: [{ ...total, ...given }, { ...segments, ...given }] });
  }
  const clocks = ["08:00", "09:00", "10:00", "11:00", "12:00", "13:00", "14:00", "15:00", "16:00"];
  const all = { total: "11:00", phone: "11:00", chat: "11:00", mail: "11:00" };
  const told = ({ chat }: ReturnType<typeof house>) => chat.told().map(({ kind, rule, scope }) => [kind, rule.id, ...Object.values(scope)].join(" "));

  it.each([
    ["at once", { clearAfter: 1 }, clocks],
    ["after three hours", { clearAfter: 3 }, clocks],
    ["an hour after its last breach", { clearAfter: 1, keepFiringMinutes: 120 }, clocks],
    ["in the one round after a pause", { clearAfter: 1 }, ["08:00", "16:00"]],
  ])("that clear together, %s, are told of as the total alone", async (_, given, rounds) => {
    const one = house(all, given);
    for (const clock of rounds) await one.round(clock);
    expect(told(one)).toEqual(["fired total", "resolved total"]);
    expect((await one.incidents()).map(({ state }) => state)).toEqual(["resolved", "resolved", "resolved", "resolved"]);
    expect(await one.store.transact((rows) => rows.outbox())).toEqual([]);
  });

  it("a segment that clears first is told nobody, one that fires on is told of when its total is over", async () => {
    const one = house({ ...all, phone: "10:00", chat: "13:00" });
    for (const clock of clocks) await one.round(clock);
    expect(told(one).toSorted()).toEqual(["fired segments chat", "fired total", "resolved segments chat", "resolved total"]);
    expect(told(one).at(-1)).toBe("resolved segments chat");
  });

  it("the end of a segment that was told of before its total is told, too", async () => {
    const adapter = scriptedAdapter((from, name) => (from >= at(name === "phone" ? "08:00" : "09:00") && from < at("11:00") ? 400 : 10), { series: names });
    const { round, chat } = world(() => 0, { adapter, rules: [total, segments] });
    for (const clock of clocks) await round(clock);
    const own = chat.told().map(({ kind, rule, scope }) => [kind, rule.id, ...Object.values(scope)].join(" "));
    expect(own.toSorted()).toEqual(["fired segments phone", "fired total", "resolved segments phone", "resolved total"]);
  });

  it("where the total is evaluated first, segments wait for their own evaluation", async () => {
    const adapter = scriptedAdapter((from) => (from >= at("08:00") && from < at("11:00") ? 400 : 10), { series: names });
    const rules = [total, { ...segments, check: { everyMinutes: 60, graceMinutes: 0 } }];
    const { round, chat } = world(() => 0, { adapter, rules });
    for (const clock of ["08:30", "09:00", "09:30", "10:00", "10:30", "11:30", "12:00", "12:30", "13:00"]) await round(clock);
    expect(chat.told().map(({ kind, rule }) => `${kind} ${rule.id}`)).toEqual(["fired total", "resolved total"]);
  });
});

describe("a clock that is put back", () => {
  const kinds = (told: readonly { readonly kind: string; readonly at: string }[]) => told.map(({ kind, at: when }) => `${kind} ${when.slice(11, 16)}`);

  it("does not stop evaluation: what comes then is told when it comes", async () => {
    const values: Record<string, number> = {};
    const { round, chat, incidents } = world((from) => values[new Date(from).toISOString().slice(11, 16)] ?? 10);
    for (const clock of ["06:00", "20:00"]) await round(clock);
    expect(await round("07:00")).toEqual({ leads: true, evaluated: 1 });
    values["08:00"] = 50;
    for (const clock of ["08:00", "09:00", "10:00", "20:00"]) await round(clock);
    expect([kinds(chat.told()), (await incidents()).length]).toEqual([["fired 09:00", "resolved 10:00"], 1]);
  });

  it.each([["20:00"], ["09:00"], ["10:00"], ["10:30"], ["11:00"]])("from %s tells nothing twice", async (ahead) => {
    const { round, chat, incidents } = world(hours({ "08:00": 50, "09:00": 90 }));
    for (const clock of ["07:00", ahead, "07:30", "08:00", "09:00", "10:00", "11:00", "12:00", "20:00"]) await round(clock);
    expect(kinds(chat.told())).toEqual(["fired 09:00", "raised 10:00", "resolved 11:00"]);
    expect((await incidents()).map(({ state }) => state)).toEqual(["resolved"]);
  });

  it("what only the wrong clock saw ends by the right one", async () => {
    const few: AlertRule<Support> = { ...busy, condition: { kind: "threshold", enter: { below: 5 } } };
    const seen = { through: at("07:00") };
    const { round, chat, incidents } = world((from) => (from < seen.through ? 10 : 0), { rules: [few] });
    for (const clock of ["07:00", "20:00"]) await round(clock);
    expect(kinds(chat.told())).toEqual(["fired 08:00"]);
    for (const clock of ["07:10", "08:00", "09:00"]) {
      seen.through = at(clock);
      await round(clock);
    }
    expect([kinds(chat.told()), (await incidents()).map(({ state }) => state)]).toEqual([["fired 08:00", "resolved 08:00"], ["resolved"]]);
  });

  it("an anomaly rule learns again, and keeps what no wrong clock taught", async () => {
    const wave: ValueAt = (from) => (from === at("09:00") ? 400 : 100 + 30 * Math.sin((from / 3_600_000 / 24) * 2 * Math.PI) + ((from / 3_600_000) % 7));
    const rules: readonly AlertRule<Support>[] = [{ ...busy, condition: { kind: "anomaly", falseAlarmsPerWeek: 1, direction: "up" } }];
    const { state, round, service, chat } = world(wave, { rules, learnFrom: 336 });
    await round("06:00");
    state.now = at("06:00") + 90 * 3_600_000;
    await service.tick();
    const early = kinds(chat.told());
    for (const clock of ["06:30", "08:00", "09:00", "10:00", "11:00", "12:00"]) await round(clock);
    expect([early, kinds(chat.told())]).toEqual([["fired 10:00", "resolved 11:00"], ["fired 10:00", "resolved 11:00"]]);
  });

  it("holds up no message: neither what waits for its group, nor what was refused, nor a receiver's limit", async () => {
    const chat = recorder({ refuse: [new NotifyError("HTTP 503")], limit: { messages: 2, perMs: 60_000 } });
    const routes: readonly AlertRoute[] = [{ to: ["chat"], groupBy: ["rule"], groupWaitSeconds: 60 }];
    const values: Record<string, number> = { "02:00": 50, "03:00": 50 };
    const valueAt: ValueAt = (from) => values[new Date(from).toISOString().slice(11, 16)] ?? 10;
    const { round, service } = world(valueAt, { notifiers: { chat: chat.notifier }, routes, retry: { firstMs: minute } });
    for (const clock of ["02:00", "15:00", "15:01"]) await round(clock);
    expect([(await service.deliveries("pending")).length, chat.kinds()]).toEqual([1, []]);
    await round("04:00");
    expect(kinds(chat.told())).toEqual(["fired 03:00", "resolved 05:00"]);
    values["05:00"] = 50;
    for (const clock of ["05:00", "06:00", "06:01"]) await round(clock);
    expect(kinds(chat.told()).slice(2)).toEqual(["fired 06:00"]);
  });
});

describe("what people do to an incident", () => {
  const repeating: AlertRule<Support> = { ...busy, notify: { repeatMinutes: 60 }, clearAfter: 1 };
  const long = hours({ "08:00": 50, "09:00": 50, "10:00": 50, "11:00": 90, "12:00": 90, "13:00": 90 });

  it("acknowledging stops repeats, not escalation", async () => {
    const { round, incidents, port, chat } = world(long, { rules: [repeating] });
    for (const clock of ["08:00", "09:00", "10:00"]) await round(clock);
    expect(chat.kinds()).toEqual(["fired", "repeated"]);
    const ids = (await incidents()).map(({ id }) => id);
    await port.act({ ids, action: { kind: "acknowledge" }, requestId: "1" });
    for (const clock of ["11:00", "12:00", "13:00", "15:00"]) await round(clock);
    expect(chat.kinds()).toEqual(["fired", "repeated", "raised", "resolved"]);
    expect((await incidents())[0]?.history.map(({ what }) => what)).toEqual(["fire", "acknowledge", "escalate", "recover"]);
  });

  it("a snooze is quiet until its time, or until it becomes graver", async () => {
    const { round, incidents, port, chat } = world(long, { rules: [repeating] });
    for (const clock of ["08:00", "09:00"]) await round(clock);
    const ids = (await incidents()).map(({ id }) => id);
    await port.act({ ids, action: { kind: "snooze", until: "2026-03-09T20:00:00Z" }, requestId: "1" });
    for (const clock of ["10:00", "11:00"]) await round(clock);
    expect(chat.kinds()).toEqual(["fired"]);
    await round("12:00");
    expect([chat.kinds(), (await incidents())[0]?.snoozedUntil]).toEqual([["fired", "raised"], null]);
  });

  it("one that people ended is told of no more while its condition lasts", async () => {
    const { round, incidents, port, chat } = world(long, { rules: [repeating] });
    for (const clock of ["08:00", "09:00"]) await round(clock);
    const ids = (await incidents()).map(({ id }) => id);
    await port.act({ ids, action: { kind: "resolve" }, requestId: "1" });
    for (const clock of ["10:00", "11:00", "12:00", "13:00", "15:00"]) await round(clock);
    expect([chat.kinds(), (await incidents()).map(({ state }) => state)]).toEqual([["fired"], ["resolved"]]);
  });

  it("what is sent twice is done once, and under an id that another used for something else it is done", async () => {
    const byChannel: AlertRule<Support> = { ...repeating, by: ["channel"] };
    const adapter = scriptedAdapter(long as ValueAt, { series: ["chat", "phone"] });
    const { round, incidents, port, store, state } = world(long, { rules: [byChannel], adapter });
    for (const clock of ["08:00", "09:00"]) await round(clock);
    const [one, other] = (await incidents()).map(({ id }) => id) as [string, string];
    const bob = storedAlerts(store, { me: { id: "bob", name: "Bob" }, now: () => state.now });
    const done = async (from: typeof port, id: string, kind: "acknowledge" | "resolve" | "close") => {
      const [answer] = await from.act({ ids: [id], action: { kind }, requestId: "1" });
      return answer && "incident" in answer ? [answer.id, answer.incident.state, answer.incident.history.length] : answer;
    };
    expect(await done(port, one, "acknowledge")).toEqual([one, "acknowledged", 2]);
    expect(await done(port, one, "acknowledge")).toEqual([one, "acknowledged", 2]);
    expect(await done(bob, other, "resolve")).toEqual([other, "resolved", 2]);
    expect(await done(bob, one, "resolve")).toEqual([one, "resolved", 3]);
    expect(await done(bob, one, "close")).toEqual([one, "closed", 4]);
  });

  it.each(["resolve", "markFalse"] as const)("one that people ended (%s) shows its condition until that is over, too", async (kind) => {
    const { round, incidents, port } = world(long, { rules: [repeating], reopenMinutes: 0 });
    const shown = async () => (await incidents()).map(({ condition, actual, endedAt }) => [condition, actual, endedAt?.slice(11, 16)]);
    for (const clock of ["08:00", "09:00"]) await round(clock);
    await port.act({ ids: (await incidents()).map(({ id }) => id), action: { kind }, requestId: "1" });
    for (const clock of ["10:00", "11:00", "12:00", "13:00", "14:00"]) await round(clock);
    expect(await shown()).toEqual([["firing", 90, "09:00"]]);
    for (const clock of ["15:00", "16:00", "17:00"]) await round(clock);
    expect(await shown()).toEqual([["normal", 10, "09:00"]]);
  });

  it("one whose like lasts cannot be opened again", async () => {
    const { round, incidents, port } = world(hours({ "08:00": 50, "11:00": 50 }), { reopenMinutes: 0 });
    for (const clock of ["08:00", "09:00", "10:00", "12:00"]) await round(clock);
    const [lasting, over] = await incidents();
    const [refused] = await port.act({ ids: [over?.id ?? ""], action: { kind: "reopen" }, requestId: "1" });
    expect([lasting?.state, over?.state, refused && "error" in refused && refused.error.message]).toEqual([
      "open",
      "resolved",
      `metricdeck: incident "${over?.id}" came back as "${lasting?.id}", which lasts; act on that one`,
    ]);
  });
});

describe("sending", () => {
  const spike = hours({ "08:00": 50 });

  it("what is refused is sent again after a while, the same under the same id", async () => {
    const chat = recorder({ refuse: [new NotifyError("HTTP 503"), new NotifyError("HTTP 503")] });
    const { round, service, state } = world(spike, { notifiers: { chat: chat.notifier }, retry: { firstMs: minute } });
    await round("08:00");
    await round("09:00");
    const [waiting] = await service.deliveries("pending");
    expect([waiting?.failures, waiting?.error, waiting && waiting.nextAt - state.now]).toEqual([1, "metricdeck: HTTP 503", minute]);
    await round("09:00:59");
    await round("09:01");
    await round("09:02:59");
    expect(chat.messages).toEqual([]);
    await round("09:03");
    expect(chat.messages).toEqual([waiting?.message]);
    expect((await service.deliveries()).map(({ status, attempts, failures }) => [status, attempts, failures])).toEqual([["sent", 3, 2]]);
  });

  describe("again", () => {
    const refusing = () => recorder({ refuse: [new NotifyError("HTTP 503", { isRefused: true })] });
    const retry = { firstMs: 45 * minute };

    it.each<readonly [string, Partial<AlertServiceOptions<Support>>]>([
      ["quiet times", { rules: [{ ...busy, notify: { quiet: { weekly: [{ from: "09:30", to: "12:00" }] } } }] }],
      ["a silence", { silences: [{ from: "2026-03-09T09:30:00Z", to: "2026-03-09T12:00:00Z" }] }],
    ])("what was refused waits for the end of %s, and is told before what came after", async (_, given) => {
      const chat = refusing();
      const lasting = hours({ "08:00": 50, "09:00": 50, "10:00": 90, "11:00": 90 });
      const { round, service } = world(lasting, { ...given, notifiers: { chat: chat.notifier }, retry });
      for (const clock of ["08:00", "09:00", "09:45", "10:00", "11:00", "11:59"]) await round(clock);
      expect([chat.kinds(), await service.deliveries()]).toEqual([[], []]);
      await round("12:00");
      expect(chat.kinds()).toEqual(["fired", "raised"]);
    });

    it("nobody is told of what people ended meanwhile, nor of its end", async () => {
      const chat = refusing();
      const { round, service, incidents, port } = world(spike, { notifiers: { chat: chat.notifier }, retry: { firstMs: 90 * minute, mostMs: 90 * minute } });
      for (const clock of ["08:00", "09:00", "10:00"]) await round(clock);
      await port.act({ ids: (await incidents()).map(({ id }) => id), action: { kind: "close" }, requestId: "1" });
      for (const clock of ["10:30", "12:00"]) await round(clock);
      expect([chat.kinds(), await service.deliveries()]).toEqual([[], []]);
    });

    it("nobody is told of an end that waits behind a beginning that people ended before it was told", async () => {
      const refusal = () => new NotifyError("HTTP 503", { isRefused: true });
      const chat = recorder({ refuse: [refusal(), refusal()] });
      const { round, incidents, port } = world(spike, { notifiers: { chat: chat.notifier }, retry: { firstMs: 60 * minute, mostMs: 60 * minute } });
      for (const clock of ["08:00", "09:00", "10:00"]) await round(clock);
      await port.act({ ids: (await incidents()).map(({ id }) => id), action: { kind: "close" }, requestId: "1" });
      for (const clock of ["10:30", "11:00", "11:01", "12:00", "13:00"]) await round(clock);
      expect(chat.kinds()).toEqual([]);
    });

    it.each([0, 3600])("of what waits in one message what is not held back is told at once, and the rest later: a group quiet for %i s", async (groupIntervalSeconds) => {
      const chat = refusing();
      const adapter = scriptedAdapter((from) => (from >= at("08:00") ? 50 : 10), { series: ["chat", "phone"] });
      const silences: readonly AlertSilence[] = [{ match: { scope: { channel: ["phone"] } }, from: "2026-03-09T09:30:00Z", to: "2026-03-09T12:00:00Z" }];
      const routes: readonly AlertRoute[] = [{ to: ["chat"], groupBy: ["metric"], groupWaitSeconds: 0, groupIntervalSeconds }];
      const { round } = world(() => 0, { adapter, rules: [{ ...busy, by: ["channel"] }], silences, routes, notifiers: { chat: chat.notifier }, retry });
      for (const clock of ["08:00", "09:00", "09:45"]) await round(clock);
      const scopes = () => chat.told().map(({ scope }) => scope["channel"]);
      expect(scopes()).toEqual(["chat"]);
      await round("12:00");
      expect(scopes()).toEqual(["chat", "phone"]);
    });

    it("what nobody answered in time is sent again as it was in a quiet time, under its id, for it may have arrived", async () => {
      const chat = recorder({ refuse: [new NotifyError("the receiver did not answer in time")] });
      const { round, service } = world(spike, { rules: [{ ...busy, notify: { quiet: { weekly: [{ from: "09:30", to: "12:00" }] } } }], notifiers: { chat: chat.notifier }, retry });
      for (const clock of ["08:00", "09:00"]) await round(clock);
      const [late] = await service.deliveries();
      await round("09:45");
      expect(chat.messages).toEqual([late?.message]);
    });

    it("what a crash cut short is sent again as it was, for it may have arrived", async () => {
      const chat = refusing();
      const { round, store, service } = world(spike, { rules: [{ ...busy, notify: { quiet: { weekly: [{ from: "09:30", to: "12:00" }] } } }], notifiers: { chat: chat.notifier }, retry });
      for (const clock of ["08:00", "09:00"]) await round(clock);
      const [cut] = await service.deliveries();
      await store.transact(async (rows) => cut && rows.putDelivery({ ...cut, failures: 0 }));
      await round("09:45");
      expect(chat.messages).toEqual([cut?.message]);
    });
  });

  it("gives up in a way that is seen, and can be told to send again", async () => {
    const chat = recorder({ refuse: [new NotifyError("HTTP 404", { isFinal: true })] });
    const { round, service, events } = world(spike, { notifiers: { chat: chat.notifier } });
    await round("08:00");
    await round("09:00");
    const [failed] = await service.deliveries("failed");
    expect([failed?.error, events.at(-1)?.kind]).toEqual(["metricdeck: HTTP 404", "gaveUp"]);
    await service.sendAgain(failed?.id ?? "");
    await round("09:01");
    expect(chat.messages).toEqual([failed?.message]);
  });

  it("a receiver that is down keeps its order and holds up nobody else", async () => {
    const down = recorder({ refuse: [new NotifyError("HTTP 503")] });
    const well = recorder();
    const { round } = world(spike, { notifiers: { down: down.notifier, well: well.notifier }, retry: { firstMs: 90 * minute, mostMs: 90 * minute } });
    for (const clock of ["08:00", "09:00", "10:00"]) await round(clock);
    expect([down.kinds(), well.kinds()]).toEqual([[], ["fired", "resolved"]]);
    await round("10:30");
    expect(down.kinds()).toEqual(["fired", "resolved"]);
  });

  it("what a notifier of the host's throws is told by its name alone", async () => {
    const chat = recorder({ refuse: [new TypeError("https://hook/?token=hunter2"), Object.assign(new Error("x"), { name: "token hunter2" })] });
    const { round, service, events } = world(spike, { notifiers: { chat: chat.notifier }, retry: { firstMs: minute } });
    await round("08:00");
    await round("09:00");
    await round("09:01");
    expect((await service.deliveries()).map(({ error }) => error)).toEqual(["metricdeck: the notifier threw (no error)"]);
    expect(JSON.stringify([events, await service.deliveries()])).not.toContain("hunter2");
  });

  it("a route chooses receivers, repeats, and holds back at night", async () => {
    const [team, boss] = [recorder(), recorder({ locale: "zh-CN" })];
    const routes: readonly AlertRoute[] = [
      { match: { severities: ["critical"] }, to: ["boss"], continue: true },
      { to: ["team"], repeatMinutes: 60, quiet: { times: { weekly: [{ from: "09:30", to: "11:30" }] } } },
    ];
    const { round } = world(hours({ "08:00": 50, "09:00": 90, "10:00": 90 }), { notifiers: { team: team.notifier, boss: boss.notifier }, routes });
    for (const clock of ["08:00", "09:00", "10:00", "11:00"]) await round(clock);
    expect([team.kinds(), boss.kinds()]).toEqual([["fired"], ["raised", "repeated"]]);
    expect(boss.texts[0]).toBe("告警升级（严重）：工单激增\n告警升级（严重）：工单激增 · 当前 90，上限 40 · tickets · 2026年3月9日 10:00 UTC");
    await round("11:30");
    expect(team.kinds()).toEqual(["fired", "raised"]);
  });

  it("a silence that is asked for each round is heeded: what lasts longer is told at its end, what does not never is", async () => {
    const asked: AlertSilence[] = [{ from: "2026-03-09T08:00:00Z", to: "2026-03-09T12:30:00Z" }];
    const { round, chat } = world(hours({ "08:00": 50, "11:00": 50, "12:00": 50 }), { silences: async () => asked, reopenMinutes: 0 });
    for (const clock of ["08:00", "09:00", "10:00", "11:00", "12:00"]) await round(clock);
    expect(chat.kinds()).toEqual([]);
    await round("12:30");
    expect(chat.told().map(({ kind, at: when }) => [kind, when.slice(11, 16)])).toEqual([["fired", "12:00"]]);
  });

  it("a link that throws costs no message, and is told of without its words", async () => {
    const link = (id: string) => {
      throw new Error(`${id} https://bi.example/?token=hunter2`);
    };
    const { round, chat, events, incidents } = world(spike, { link });
    await round("08:00");
    await round("09:00");
    expect(chat.kinds()).toEqual(["fired"]);
    const [incident] = await incidents();
    expect(events.filter(({ kind }) => kind === "linkFailed")).toEqual([{ kind: "linkFailed", incidentId: incident?.id }]);
    expect(JSON.stringify(events)).not.toContain("hunter2");
  });

  it("what a store throws leaves a round as a MetricsError without its words, and without a cause", async () => {
    const refusal = Object.assign(new Error("connect ECONNREFUSED swordfish@10.0.0.7"), { code: "ECONNREFUSED" });
    const thrown = (error: unknown) => {
      const { service } = world(spike, { store: { transact: () => Promise.reject(error) } });
      return Promise.all([service.tick(), service.deliveries(), service.sendAgain("m")].map((one) => one.catch((caught: MetricsError) => caught)));
    };
    for (const error of await thrown(refusal)) {
      expect(error).toBeInstanceOf(MetricsError);
      expect([(error as MetricsError).code, (error as MetricsError).message, (error as MetricsError).cause]).toEqual([
        "unavailable",
        "metricdeck: it failed; the host's own log may know why",
        undefined,
      ]);
    }
    const [lost] = await thrown(new MetricsError("timeout", "the database ended the query for its time", { cause: new Error("killed 7") }));
    expect([(lost as MetricsError).code, (lost as MetricsError).message, (lost as MetricsError).cause]).toEqual([
      "timeout",
      "metricdeck: the database ended the query for its time",
      undefined,
    ]);
  });

  it.each<readonly [Partial<AlertServiceOptions<Support>>, string, string]>([
    [{ routes: [{ to: ["chat"], quiet: { times: { weekly: [{ from: "22:00", to: "8:00" }] } } }] }, '"8:00" is no time of the day; write 08:30', "routes[0].quiet.times.weekly[0].to"],
    [{ routes: [{ to: ["chat"], quiet: { times: { weekly: [{ days: ["funday" as never], from: "22:00", to: "24:00" }] } } }] }, 'unknown weekday "funday"; did you mean "sunday"?', "routes[0].quiet.times.weekly[0].days[0]"],
    [{ routes: [{ to: ["chat"], quiet: { times: { dates: [{ from: "2026-03-02", to: "2026-03-02" }] } } }] }, "the dates end before they begin", "routes[0].quiet.times.dates[0].to"],
    [{ routes: [{ to: ["chat"], quiet: { times: { dates: [{ from: "2026-02-30", to: "2026-03-02" }] } } }] }, '"2026-02-30" is no date; write 2026-03-29', "routes[0].quiet.times.dates[0].from"],
    [{ routes: [{ to: ["chat"], quiet: { times: {}, timeZone: "Europe/Nowhere" } }] }, 'unknown time zone "Europe/Nowhere"', "routes[0].quiet.timeZone"],
    [{ routes: [{ to: ["chat"], groupBy: ["regoin"] }] }, 'unknown part "regoin"; did you mean "region"?', "routes[0].groupBy[0]"],
    [{ routes: [{ to: ["chat"], match: { severities: ["critcal" as never] } }] }, 'unknown severity "critcal"; did you mean "critical"?', "routes[0].match.severities[0]"],
    [{ routes: [{ to: ["chat"], groupWaitSeconds: -1 }] }, "groupWaitSeconds is -1; it is a number from 0 on", "routes[0].groupWaitSeconds"],
    [{ silences: [{ from: "2026-03-09T12:00:00Z", to: "2026-03-09T08:00:00Z" }] }, "the silence ends before it begins", "silences[0].to"],
    [{ silences: [{ from: "soon", to: "2026-03-09T08:00:00Z" }] }, '"soon" is no time; write 2026-03-29T22:00:00Z', "silences[0].from"],
    [{ silences: [{ match: { scope: { chanel: ["a"] } }, from: "2026-03-09", to: "2026-03-10" }] }, 'unknown dimension "chanel"; did you mean "channel"?', "silences[0].match.scope"],
    [{ timeZone: "Mars/Olympus" }, 'unknown time zone "Mars/Olympus"', "timeZone"],
    [{ roundMs: Number.NaN }, "roundMs is NaN; it is a number above 0", "roundMs"],
  ])("%o is refused when the service is made", (given, message, path) => {
    const made = () => world(spike, given);
    expect(made).toThrow(`metricdeck: ${message}`);
    try {
      made();
    } catch (thrown) {
      expect((thrown as MetricsError).path).toBe(path);
    }
  });

  it("silences that are asked for and are none are told of, and those before hold", async () => {
    let from = "2026-03-09T08:00:00Z";
    const { round, chat, events } = world(spike, { silences: async () => [{ from, to: "2026-03-09T12:30:00Z" }] });
    await round("08:00");
    from = "tomorrow";
    await round("09:00");
    expect(chat.kinds()).toEqual([]);
    expect(events.filter(({ kind }) => kind === "roundFailed")).toEqual([
      { kind: "roundFailed", code: "invalid-query", message: 'metricdeck: "tomorrow" is no time; write 2026-03-29T22:00:00Z' },
    ]);
  });

  it("a route to a notifier that is not there is refused at once", () => {
    const given = { catalog: support, adapter: scriptedAdapter(spike), rules: [busy], store: memoryAlertStore() };
    const notifiers = { team: recorder().notifier };
    expect(() => createAlertService({ ...given, notifiers, routes: [{ to: ["taem"] }] })).toThrow(
      'metricdeck: unknown notifier "taem"; did you mean "team"?',
    );
  });
});

describe("start() and stop()", () => {
  it("go round until they are stopped, and leave the place free", async () => {
    const store = memoryAlertStore();
    const events: AlertServiceEvent[] = [];
    const options = { catalog: support, adapter: scriptedAdapter(hours({})), rules: [busy], store, notifiers: {}, clock: () => at("06:00"), roundMs: 1 };
    const evaluated = new Promise<void>((resolve) => {
      const service = createAlertService({ ...options, onEvent: (event) => (events.push(event), resolve(service.stop())) });
      service.start();
    });
    await evaluated;
    expect(events.map(({ kind }) => kind)).toEqual(["evaluated"]);
    const next = createAlertService(options);
    expect(await next.tick(at("07:00"))).toEqual({ leads: true, evaluated: 1 });
  });

  it("a round that fails is told, and the next one tries again", async () => {
    const memory = memoryAlertStore();
    const refusals = [new Error("Access denied, password hunter2"), new MetricsError("unavailable", "the database cannot be reached")];
    const store: AlertStore = { transact: (work) => (refusals.length > 0 ? Promise.reject(refusals.shift()) : memory.transact(work)) };
    const events: AlertServiceEvent[] = [];
    await new Promise<void>((resolve) => {
      const service = createAlertService({
        catalog: support,
        adapter: scriptedAdapter(hours({})),
        rules: [busy],
        store,
        notifiers: {},
        clock: () => at("06:00"),
        roundMs: 1,
        onEvent: (event) => {
          events.push(event);
          if (event.kind === "evaluated") resolve(service.stop());
        },
      });
      service.start();
    });
    expect(events.slice(0, 2)).toEqual([
      { kind: "roundFailed", code: "unavailable", message: "metricdeck: it failed; the host's own log may know why" },
      { kind: "roundFailed", code: "unavailable", message: "metricdeck: the database cannot be reached" },
    ]);
  });
});
