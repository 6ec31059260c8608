import { describe, expect, it } from "vitest";
import { createAlertService, memoryAlertStore, NotifyError, storedAlerts } from "../../../src/server/index.ts";
import type { AlertRoute, AlertServiceEvent, AlertServiceOptions, AlertSilence, AlertStore } from "../../../src/server/index.ts";
import type { AlertRule, MetricsAdapter } from "../../../src/query/index.ts";
import { MetricsError } from "../../../src/query/index.ts";
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
      "New alert (warning): Many tickets\nNew alert (warning): Many tickets · tickets · now 50, limit 40 · Mar 9, 2026, 09:00",
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
    expect(chat.texts.at(-1)).toBe("Over (warning): Many tickets\nOver (warning): Many tickets · tickets, channel chat · now 0, limit 40 · Mar 9, 2026, 09:00");
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
    expect(boss.texts[0]).toBe("告警升级（严重）：工单激增\n告警升级（严重）：工单激增 · tickets · 当前 90，上限 40 · 2026年3月9日 10:00");
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
