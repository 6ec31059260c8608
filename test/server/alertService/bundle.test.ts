import { describe, expect, it } from "vitest";
import { bundled } from "../../../src/server/alertService/bundle.ts";
import { matches, routed, routesOf, withRepeat } from "../../../src/server/alertService/routes.ts";
import type { AlertRule } from "../../../src/query/index.ts";
import type { AlertNotification, AlertRoute, OutboxEntry } from "../../../src/server/index.ts";
import { incident } from "../../query/incident.ts";
import { at, busy } from "./scripted.ts";

function notification(given: Partial<AlertNotification> & { readonly incidentId?: string } = {}): AlertNotification {
  const { incidentId = "i1", ...rest } = given;
  return {
    id: `${incidentId} ${given.kind ?? "fired"}`,
    kind: "fired",
    at: "2026-03-09T09:00:00.000Z",
    severity: "warning",
    rule: { id: "busy", name: { en: "Many tickets" }, metric: "tickets" },
    scope: { channel: "chat" },
    incident: {
      id: incidentId, state: "open", startedAt: "2026-03-09T08:00:00.000Z", endedAt: null, owner: null,
      actual: 50, expected: null, lower: null, upper: 40, direction: "above", reopened: 0,
    },
    ...rest,
  };
}

function entry(given: Partial<OutboxEntry> & { readonly about?: AlertNotification } = {}): OutboxEntry {
  const { about = notification(), ...rest } = given;
  return { id: about.id, receiver: "chat", groupKey: about.incident?.id ?? about.id, createdAt: at("09:00"), waitMs: 0, intervalMs: 0, quiet: [], notification: about, ...rest };
}

const phoneOnly = { dimension: "channel", op: "equals", value: "phone" } as const;
const ids = (entries: readonly { readonly id: string }[]) => entries.map(({ id }) => id);
const many = (count: number) => Array.from({ length: count }, (_, index) => entry({ about: notification({ incidentId: `i${index}` }) }));

describe("bundled()", () => {
  it("gives each group a message of its own", () => {
    const { bundles, dropped } = bundled([...many(2), entry({ about: notification({ kind: "raised", incidentId: "i0" }) })], { now: at("09:00") });
    expect([bundles.map(({ entries }) => ids(entries)), dropped]).toEqual([[["i0 fired", "i0 raised"], ["i1 fired"]], []]);
  });

  it.each([
    [20, 10, 10],
    [20, 11, 1],
    [3, 2, 1],
    [1, 1, 1],
    [0, 5, 0],
  ])("where a receiver takes %i more, %i groups are %i messages", (budget, groups, messages) => {
    const waiting = many(groups);
    const { bundles } = bundled(waiting, { now: at("09:00"), budgetOf: () => budget });
    expect(bundles.length).toBe(messages);
    if (messages > 0) expect(bundles.flatMap(({ entries }) => ids(entries))).toEqual(ids(waiting));
  });

  it("cuts what is too long for one message, and keeps what is beyond the limit", () => {
    const { bundles } = bundled(many(7), { now: at("09:00"), budgetOf: () => 2, most: 3 });
    expect(bundles.map(({ entries }) => entries.length)).toEqual([3, 3]);
  });

  it("a group collects before its first message, and is quiet after each", () => {
    const waiting = [entry({ waitMs: 30_000, intervalMs: 300_000 })];
    const count = (clock: string, lastAt?: string) =>
      bundled(waiting, { now: at(clock), groups: new Map(lastAt === undefined ? [] : [["i1", at(lastAt)]]) }).bundles.length;
    expect([count("09:00:29"), count("09:00:30")]).toEqual([0, 1]);
    expect([count("09:01", "08:58"), count("09:02:59", "08:58"), count("09:03", "08:58")]).toEqual([0, 0, 1]);
    expect([count("09:00:29", "08:00"), count("09:00:30", "08:00")]).toEqual([0, 1]);
  });

  it("waits for the end of quiet times, by their own clocks", () => {
    const night = { times: { weekly: [{ from: "22:00", to: "08:00" }] }, timeZone: "Asia/Shanghai" };
    const count = (clock: string) => bundled([entry({ quiet: [night], createdAt: at("00:00") })], { now: at(clock) }).bundles.length;
    // 22:00 in Shanghai is 14:00 in UTC.
    expect([count("13:59"), count("14:00"), count("23:59"), count("00:00")]).toEqual([1, 0, 0, 1]);
  });

  it("a silence holds back what matches, and drops what began and ended in it", () => {
    const silences = [{ match: { metrics: ["tickets"] }, from: "2026-03-09T08:00:00Z", to: "2026-03-09T12:00:00Z" }];
    const waiting = [entry(), entry({ about: notification({ incidentId: "i2" }) }), entry({ about: notification({ incidentId: "i2", kind: "resolved" }) })];
    const during = bundled(waiting, { now: at("11:59"), silences });
    expect([during.bundles, ids(during.dropped)]).toEqual([[], ["i2 fired", "i2 resolved"]]);
    expect(bundled(waiting, { now: at("12:00"), silences }).bundles.length).toBe(2);
  });

  it("of an incident that ended in a silence and came back, only the end is dropped with its beginning", () => {
    const silences = [{ from: "2026-03-09T08:00:00Z", to: "2026-03-09T12:00:00Z" }];
    const told = (kind: "fired" | "resolved", clock: string) => entry({ about: notification({ id: `${kind} ${clock}`, kind, at: `2026-03-09T${clock}:00.000Z` }) });
    const waiting = [told("resolved", "08:30"), told("fired", "09:00"), told("resolved", "10:00"), told("fired", "11:00")];
    expect(ids(bundled(waiting, { now: at("11:30"), silences }).dropped)).toEqual(["fired 09:00", "resolved 10:00"]);
  });

  it.each([
    ["explains it all", { actual: 200, expected: 100 }, 0],
    ["explains 80 % of it", { actual: 180, expected: 100 }, 0],
    ["explains less", { actual: 179, expected: 100 }, 1],
    ["moved the other way", { actual: 200, expected: 100, direction: "below" as const }, 1],
    ["is over", { actual: 200, expected: 100, endedAt: "2026-03-09T09:00:00Z" }, 1],
    ["is of another segment", { actual: 200, expected: 100, scope: { channel: "phone" } }, 1],
    ["expected nothing", { actual: 200, expected: null }, 1],
    ["counts other rows", { actual: 200, expected: 100, where: phoneOnly }, 1],
  ])("a total that %s: %o leaves %i messages of a segment at 20 where 10 were expected", (_, given, messages) => {
    const total = incident({ direction: "above", ...given });
    const about = notification();
    const waiting = [entry({ about: { ...about, incident: about.incident && { ...about.incident, actual: 20, expected: 10 } } })];
    expect(bundled(waiting, { now: at("09:00"), lasting: [total] }).bundles.length).toBe(messages);
  });

  it.each([
    ["is as far beyond its limit", { actual: 80, upper: 40 }, 0],
    ["is less far beyond its limit", { actual: 60, upper: 40 }, 1],
    ["is beyond the other limit", { actual: 80, lower: 100, direction: "below" }, 1],
    ["knows what was expected, which the segment does not", { actual: 80, expected: 40 }, 1],
  ] as const)("of thresholds, a total that %s: %o leaves %i messages of a segment at 20 with a limit of 10", (_, given, messages) => {
    const total = incident({ direction: "above", expected: null, ...given });
    const about = notification();
    const own = { actual: 20, expected: null, lower: null, upper: 10, direction: "above" } as const;
    const waiting = [entry({ about: { ...about, incident: about.incident && { ...about.incident, ...own } } })];
    expect(bundled(waiting, { now: at("09:00"), lasting: [total] }).bundles.length).toBe(messages);
  });

  it("a total of the rows that a segment's rule counts speaks for it, and one that may not speak for none", () => {
    const about = notification({ where: phoneOnly });
    const waiting = [entry({ about: { ...about, incident: about.incident && { ...about.incident, actual: 20, expected: 10 } } })];
    const total = incident({ direction: "above", actual: 200, expected: 100, where: { ...phoneOnly } });
    const count = (more: object) => bundled(waiting, { now: at("09:00"), lasting: [total], ...more }).bundles.length;
    expect([count({}), count({ maySpeak: () => false })]).toEqual([0, 1]);
  });

  const endedAt = "2026-03-09T08:30:00Z";
  it.each([
    ["fired", "resolved by hand", { state: "resolved", endedAt, history: [{ at: endedAt, what: "resolve", by: null }] }, []],
    ["fired", "marked as false", { state: "closed", endedAt, history: [{ at: endedAt, what: "markFalse", by: null }] }, []],
    ["fired", "over by itself", { state: "resolved", endedAt, history: [{ at: endedAt, what: "recover", by: null }] }, ["i1 fired"]],
    ["fired", "over by itself while it was snoozed", { state: "resolved", endedAt, history: [{ at: "2026-03-09T08:20:00Z", what: "snooze", by: null, until: "2026-03-09T09:00:00Z" }, { at: endedAt, what: "recover", by: null }] }, []],
    ["fired", "over by itself after a snooze", { state: "resolved", endedAt, history: [{ at: "2026-03-09T08:20:00Z", what: "snooze", by: null, until: endedAt }, { at: endedAt, what: "recover", by: null }] }, ["i1 fired"]],
    ["repeated", "snoozed", { snoozedUntil: "2026-03-10T00:00:00Z" }, []],
    ["raised", "snoozed", { snoozedUntil: "2026-03-10T00:00:00Z" }, ["i1 raised"]],
    ["fired", "acknowledged", { state: "acknowledged" }, ["i1 fired"]],
    ["repeated", "acknowledged", { state: "acknowledged" }, []],
  ] as const)("of what was %s and is %s meanwhile, %o, it sends %o", (kind, _, given, sent) => {
    const waiting = [entry({ about: notification({ kind }) })];
    const { bundles, dropped } = bundled(waiting, { now: at("09:00"), current: new Map([["i1", incident(given)]]) });
    expect(bundles.flatMap(({ entries }) => ids(entries))).toEqual(sent);
    expect(dropped.length).toBe(1 - sent.length);
  });

  it("what people snooze before anybody was told waits for that", () => {
    const snoozed = new Map([["i1", incident({ snoozedUntil: "2026-03-09T10:00:00Z" })]]);
    const sent = (clock: string) => bundled([entry()], { now: at(clock), current: snoozed });
    expect([sent("09:59"), sent("10:00").bundles.length]).toEqual([{ bundles: [], dropped: [] }, 1]);
  });

  it("the end of what nobody is told began is dropped with it, and no other", () => {
    const closed = new Map([["i1", incident({ state: "closed", endedAt, history: [{ at: endedAt, what: "close", by: null }] })]]);
    const told = (kind: AlertNotification["kind"], given: Partial<AlertNotification> = {}) => entry({ about: notification({ kind, ...given }) });
    const dropped = (waiting: readonly OutboxEntry[]) => ids(bundled(waiting, { now: at("09:00"), current: closed }).dropped);
    expect(dropped([told("fired"), told("resolved")])).toEqual(["i1 fired", "i1 resolved"]);
    expect(dropped([told("repeated", { isFirst: true }), told("resolved")])).toEqual(["i1 repeated", "i1 resolved"]);
    expect(dropped([told("raised"), told("resolved")])).toEqual(["i1 raised"]);
    expect(dropped([told("resolved")])).toEqual([]);
  });

  it("a repeat that is the first that is told of its firing goes before its end, and not beside a digest that follows", () => {
    const first = entry({ about: notification({ kind: "repeated", isFirst: true }) });
    const later = (kind: AlertNotification["kind"]) => entry({ about: notification({ kind, at: "2026-03-09T10:00:00.000Z" }) });
    const sent = (waiting: readonly OutboxEntry[]) => bundled(waiting, { now: at("12:00") }).bundles.flatMap(({ entries }) => ids(entries));
    expect(sent([first, later("resolved")])).toEqual(["i1 repeated", "i1 resolved"]);
    expect(sent([first, later("flapping")])).toEqual(["i1 flapping"]);
    expect(sent([first, entry({ about: notification({ id: "second", kind: "repeated", at: "2026-03-09T11:00:00.000Z" }) })])).toEqual(["i1 repeated"]);
  });

  it("sends the last of repeats that were held back, and none beside what says more", () => {
    const repeat = (clock: string) => entry({ about: notification({ id: clock, kind: "repeated", at: `2026-03-09T${clock}:00.000Z` }) });
    const sent = (waiting: readonly OutboxEntry[]) => bundled(waiting, { now: at("12:00") }).bundles.flatMap(({ entries }) => ids(entries));
    expect(sent([repeat("09:00"), repeat("10:00"), repeat("11:00")])).toEqual(["11:00"]);
    expect(sent([entry(), repeat("10:00")])).toEqual(["i1 fired"]);
  });

  it("keeps DingTalk's limit of twenty a minute, whatever comes", () => {
    const sent: number[] = [];
    let waiting: readonly OutboxEntry[] = [];
    for (let second = 0; second < 600; second += 1) {
      const now = at("09:00") + second * 1_000;
      const fresh = second < 300 ? [0, 1, 2].map((index) => entry({ about: notification({ incidentId: `${second} ${index}` }), createdAt: now })) : [];
      const budget = 20 - sent.filter((time) => time > now - 66_000).length;
      const { bundles } = bundled([...waiting, ...fresh], { now, budgetOf: () => budget });
      const gone = new Set(bundles.flatMap(({ entries }) => ids(entries)));
      waiting = [...waiting, ...fresh].filter(({ id }) => !gone.has(id));
      sent.push(...bundles.map(() => now));
      expect(sent.filter((time) => time > now - 60_000).length).toBeLessThanOrEqual(20);
    }
    expect(waiting).toEqual([]);
  });
});

describe("routes", () => {
  const boss: AlertRoute = { match: { severities: ["critical"] }, to: ["boss"], continue: true };
  const chat: AlertRoute = { match: { scope: { channel: ["chat", null] } }, to: ["chat"] };
  const rest: AlertRoute = { to: ["team", "mail"] };

  it("matches() knows the values that a rule's condition leaves", () => {
    const fits = (where: AlertNotification["where"], values: readonly (string | null)[]) => matches({ scope: { channel: values } }, notification({ scope: {}, ...(where && { where }) }));
    const two = { dimension: "channel", op: "in", values: ["phone", "chat"] } as const;
    expect([fits(phoneOnly, ["phone"]), fits(phoneOnly, ["chat"]), fits(two, ["chat", "phone", "mail"]), fits(two, ["phone"])]).toEqual([true, false, true, false]);
    expect([fits({ and: [{ dimension: "region", op: "isNull" }, phoneOnly] }, ["phone"]), fits({ not: phoneOnly }, ["phone"]), fits(undefined, ["phone"])]).toEqual([true, false, false]);
  });

  it("matches() wants one of each list, and a dimension that is there", () => {
    const one = notification({ rule: { id: "busy", name: { en: "" }, metric: "tickets", owner: "Li" } });
    expect([{}, { rules: ["busy"], metrics: ["tickets"], owners: ["Li"], kinds: ["fired" as const] }, { scope: { channel: ["chat"] } }].map((match) => matches(match, one))).toEqual([true, true, true]);
    expect([{ rules: ["slow"] }, { owners: ["Wu"] }, { scope: { region: ["chat"] } }, { scope: { channel: [] } }].map((match) => matches(match, one))).toEqual([false, false, false, false]);
    expect(matches({ owners: ["Li"] }, notification())).toBe(false);
  });

  it("routesOf() ends with the first that matches, unless it says to go on", () => {
    const to = (given: AlertNotification) => routesOf([boss, chat, rest], given).flatMap((route) => route.to);
    expect(to(notification({ severity: "critical" }))).toEqual(["boss", "chat"]);
    expect(to(notification())).toEqual(["chat"]);
    expect(to(notification({ scope: {} }))).toEqual(["team", "mail"]);
    expect(routesOf([boss], notification())).toEqual([]);
  });

  it("routed() gives each receiver one entry, in the group that the route says", () => {
    const twice: readonly AlertRoute[] = [{ to: ["team"], groupBy: ["metric", "channel"], continue: true }, rest];
    const entries = routed(twice, busy, notification(), 7);
    expect(entries.map(({ receiver, createdAt, waitMs, intervalMs }) => [receiver, createdAt, waitMs, intervalMs])).toEqual([
      ["team", 7, 30_000, 300_000],
      ["mail", 7, 0, 0],
    ]);
    const groupOf = (given: Partial<AlertNotification>) => routed(twice, busy, notification(given), 7)[0]?.groupKey;
    expect(groupOf({ severity: "critical" })).toBe(groupOf({}));
    expect(groupOf({ scope: { channel: "phone" } })).not.toBe(groupOf({}));
  });

  it("withRepeat() gives a rule that does not say what the first fitting route says", () => {
    const rule = busy as unknown as AlertRule;
    const routes: readonly AlertRoute[] = [{ ...rest, match: { rules: ["slow"] }, repeatMinutes: 5 }, { ...rest, repeatMinutes: 60 }];
    expect(withRepeat(rule, routes).notify).toEqual({ repeatMinutes: 60 });
    expect(withRepeat({ ...rule, notify: { repeatMinutes: 10 } }, routes).notify).toEqual({ repeatMinutes: 10 });
    expect(withRepeat(rule, [rest])).toBe(rule);
  });
});
