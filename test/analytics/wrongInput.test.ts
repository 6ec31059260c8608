import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  correlation,
  createDetector,
  detectAnomalies,
  detectChangePoints,
  detectSeasonality,
  evaluateAlert,
  explainChange,
  forecast,
  holmAdjusted,
  kaplanMeier,
  newcombeInterval,
  npsInterval,
  npsVariance,
  quantile,
  twoProportionTest,
  wilsonInterval,
} from "../../src/analytics/index.ts";
import { MetricsError } from "../../src/query/error.ts";

const days = (values: readonly unknown[]) => values.map((value, at) => ({ from: new Date(Date.UTC(2026, 0, 1 + at)).toISOString(), value }));
const buckets = (values: readonly unknown[]) => days(values).map((point, at) => ({ ...point, to: new Date(Date.UTC(2026, 0, 2 + at)).toISOString() }));
const steady = Array.from({ length: 40 }, (_, at) => 10 + (at % 7));

/** What people hand over by mistake. */
const junk = fc.oneof(
  fc.constantFrom<unknown>(Number.NaN, Infinity, -Infinity, 1e308, -1e308, 5e-324, -1, 0, 0.5, 1, 2, 7, 1e21, null, "", "day", "Europe/Nowhere", "7", true),
  fc.constantFrom<unknown>([], {}, [null], [{}], { from: "x", to: "y" }, { absolute: "1" }, { kind: "threshold" }, { failed: true }, { interval: "P0D" }, 10n, () => 1, Symbol("x")),
  fc.anything({ maxDepth: 2 }),
);
/** Values of every size, and now and then what is none. */
const value = fc.oneof({ weight: 20, arbitrary: fc.double({ min: 0, max: 50, noNaN: true }) }, { weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: junk });
const extreme = fc.oneof(fc.double({ min: -1e140, max: 1e140, noNaN: true }), fc.constantFrom(0, 1, 1e-300, 1e140, -1e140, null));

/** Numbers in it that are none; a TypeError or the like comes through. */
function outcomeOf(call: () => unknown): unknown {
  try {
    const wrong: unknown[] = [];
    JSON.stringify(call(), (key, found: unknown) => {
      if (typeof found === "number" && !Number.isFinite(found)) wrong.push([key, found]);
      return found;
    });
    return wrong;
  } catch (thrown) {
    if (!(thrown instanceof MetricsError)) return thrown;
    return /^metricdeck: .{10}/s.test(thrown.message) && thrown.code === "invalid-query" ? [] : thrown;
  }
}

const options = (names: readonly string[]) => fc.dictionary(fc.constantFrom(...names), junk, { maxKeys: 2 });
const law = (title: string, call: (values: readonly unknown[], given: never, grain: never) => unknown, names: readonly string[], numRuns = 80) =>
  it(title, () => {
    const grain = fc.oneof({ weight: 8, arbitrary: fc.constantFrom<unknown>("hour", "day", "week", { interval: "PT15M" }) }, { weight: 1, arbitrary: junk });
    const values = fc.oneof({ weight: 4, arbitrary: fc.array(value, { maxLength: 40 }) }, { weight: 1, arbitrary: fc.array(extreme, { maxLength: 40 }) });
    fc.assert(
      fc.property(values, options(names), grain, (list, given, one) => {
        expect(outcomeOf(() => call(list, given as never, one as never))).toEqual([]);
      }),
      { numRuns },
    );
  });

describe("junk is refused by name or answered, and is no NaN", () => {
  law("forecast()", (list, given, grain) => forecast(list as never, grain, 3, given), ["values", "level", "periods", "holidays", "lvel"], 100);
  law("forecast() of a horizon", (_, given: { readonly horizon?: never }) => forecast(steady, "day", given.horizon ?? 1), ["horizon"], 40);
  law("detectSeasonality()", (list, given, grain) => detectSeasonality(list as never, grain, given), ["periods", "period"]);
  law("detectChangePoints()", (list, given, grain) => detectChangePoints(list as never, grain, given), ["values", "shape", "periods", "leastPoints", "x"]);
  law(
    "detectAnomalies()",
    (list, given, grain) => detectAnomalies(days([...steady, ...list]) as never, grain, given).map((each) => ({ ...each, value: null })),
    ["falseAlarmsPerWeek", "values", "timeZone", "direction", "minimumChange", "leaveOut", "hold", "state", "budget"],
  );
  law("createDetector() of a changed state", (list, given: object) => {
    const detector = createDetector("day");
    for (const point of days(steady)) detector.next(point as never);
    const saved = detector.save() as unknown as Record<string, unknown>;
    const level = { ...(saved["expectations"] as { readonly level: object }).level, ...given };
    const kept = { ...saved, expectations: { ...(saved["expectations"] as object), level } };
    const again = createDetector("day", { state: kept as never });
    return days(list).map((point) => ({ ...again.next(point as never), value: null }));
  }, ["count", "error", "run", "tail", "runTail", "level", "slots"]);
  law("createDetector() of a changed part of a state", (_, given: object) => {
    const saved = { ...createDetector("day").save(), ...given };
    return createDetector("day", { state: saved as never }).next(days([1])[0] as never);
  }, ["format", "grain", "expectations", "alarm", "unusual", "again"]);
  law(
    "explainChange()",
    (list, given) => {
      const rows = list.map((n, at) => ({ a: at % 3, b: at % 2, n, m: 10 }));
      const whole = { before: rows, after: rows.map((row, at) => ({ ...row, n: at })), dimensions: ["a", "b"], metric: "n" };
      const { depth, minSupport, maxP, top, ...rest } = given as { readonly [name: string]: unknown };
      const own = Object.fromEntries(Object.entries({ depth, minSupport, maxP, top }).filter(([, one]) => one !== undefined));
      return explainChange({ ...whole, ...rest } as never, own as never);
    },
    ["depth", "minSupport", "maxP", "top", "before", "after", "dimensions", "metric"],
  );
  law(
    "evaluateAlert()",
    (list, given, grain) => {
      const { now = Date.UTC(2026, 5, 1), state = null, points = buckets(list), ...rest } = given as { readonly [name: string]: unknown };
      const rule = { format: 1, id: "r", version: 0, name: { en: "r" }, grain, condition: { kind: "threshold", enter: { above: 20 } }, ...rest };
      return evaluateAlert(rule as never, state as never, points as never, { now: now as never });
    },
    ["now", "state", "points", "condition", "severity", "for", "clearAfter", "keepFiringMinutes", "missing", "check", "notify", "mute", "calendar", "minimumVolume"],
    300,
  );
  law("evaluateAlert() of a condition", (list, given) => {
    const condition = { kind: "threshold", enter: { above: 20 }, ...(given as object) };
    return evaluateAlert({ format: 1, id: "r", version: 0, name: { en: "r" }, grain: "day", condition } as never, null, buckets(list) as never, { now: Date.UTC(2026, 5, 1) });
  }, ["enter", "exit", "levels", "as", "after", "direction"]);

  // A variance divides by how many there are; of 1e-310 answers it is no number.
  const isOfASize = (one: unknown) => typeof one !== "number" || one === 0 || !(Math.abs(one) < 1e-140);
  const amount = fc.oneof(fc.double(), fc.integer({ min: -2, max: 60 }), extreme, junk).filter(isOfASize);
  const level = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(0.9, 0.95, 0.99) }, { weight: 1, arbitrary: junk });
  const lawOfNumbers = (title: string, call: (numbers: readonly never[], level: never) => unknown, size: { minLength?: number; maxLength?: number }) =>
    it(title, () => {
      fc.assert(
        fc.property(fc.array(amount, size), level, (numbers, one) => {
          expect(outcomeOf(() => call(numbers as never[], one as never))).toEqual([]);
        }),
        { numRuns: 300 },
      );
    });
  const [two, three, four] = [2, 3, 4].map((length) => ({ minLength: length, maxLength: length }));
  lawOfNumbers("wilsonInterval()", ([successes = 0, n = 0], one) => wilsonInterval(successes, n, { level: one }), two ?? {});
  lawOfNumbers("newcombeInterval()", ([a = 0, n = 0, b = 0, m = 0], one) => newcombeInterval({ successes: a, n }, { successes: b, n: m }, { level: one }), four ?? {});
  lawOfNumbers("twoProportionTest()", ([a = 0, n = 0, b = 0, m = 0]) => twoProportionTest({ successes: a, n }, { successes: b, n: m }), four ?? {});
  lawOfNumbers("npsInterval()", ([promoters = 0, detractors = 0, n = 0], one) => npsInterval({ promoters, detractors, n }, { level: one }), three ?? {});
  lawOfNumbers("npsVariance()", ([promoters = 0, detractors = 0, n = 0]) => npsVariance({ promoters, detractors, n }), three ?? {});
  lawOfNumbers("holmAdjusted()", (ps) => holmAdjusted(ps), { maxLength: 4 });
  lawOfNumbers("quantile()", ([p = 0, ...sorted]) => quantile(sorted, p), { minLength: 1, maxLength: 5 });
  lawOfNumbers("kaplanMeier()", (times, one) => kaplanMeier(times.map((time, at) => ({ time, isEvent: at % 2 === 0 })), { level: one }), { maxLength: 6 });
  lawOfNumbers("correlation()", (xs, one) => correlation(xs.map((x, at) => [x, at % 3] as const), { level: one }), { maxLength: 8 });
});

describe("wrong input is told with what to do", () => {
  it.each<readonly [() => unknown, string]>([
    [() => detectSeasonality([1, 2], "day", { periods: [1] }), "metricdeck: periods[0] is 1; it is a whole number of points from 2 on"],
    [() => detectChangePoints([1], "day", { shape: "lines" as never }), 'metricdeck: shape is "lines"; did you mean "linear"?'],
    [() => createDetector("day", { timeZone: "Europe/Nowhere" }), 'metricdeck: timeZone is "Europe/Nowhere"; it is an IANA name such as Asia/Shanghai'],
    [() => createDetector("day", { falseAlarmsPerWeek: 0 }), "metricdeck: falseAlarmsPerWeek is 0; it is a number from 0.000001 on"],
    [() => createDetector("day", { hold: -1 }), "metricdeck: hold is -1; it is a whole number of points from 0 on"],
    [
      () => createDetector("day", { leaveOut: [{ from: "2026-01-02", to: "2026-01-01" }] }),
      'metricdeck: leaveOut[0].to is "2026-01-01"; it is after 2026-01-02, where it begins',
    ],
    [() => createDetector("day", { values: "counts" as never }), 'metricdeck: values is "counts"; did you mean "count"?'],
    [() => createDetector("day", { state: [] as never }), "metricdeck: a detector's state has undefined at format, which no detector wrote; begin without one"],
    [
      () => createDetector("day", { state: { ...createDetector("day").save(), alarm: { since: "1" } } as never }),
      'metricdeck: a detector\'s state has {"since":"1"} at alarm, which no detector wrote; begin without one',
    ],
    [
      () => createDetector("day", { state: { ...createDetector("day").save(), alarm: { since: 1, surprise: 3, change: [5] } } as never }),
      'metricdeck: a detector\'s state has {"since":1,"surprise":3,"change":[5]} at alarm, which no detector wrote; begin without one',
    ],
    [
      () => createDetector("day", { state: { ...createDetector("day").save(), drifts: { level: { added: [0, 0, 1] } } } as never }),
      'metricdeck: a detector\'s state has {"level":{"added":[0,0,1]}} at drifts, which no detector wrote; begin without one',
    ],
    [() => wilsonInterval(Number.NaN, 10), "metricdeck: successes is NaN; it is a number from 0 to 10"],
    [() => wilsonInterval(3, 2), "metricdeck: successes is 3; it is a number from 0 to 2"],
    [() => wilsonInterval(-1, 2), "metricdeck: successes is -1; it is a number from 0 to 2"],
    [() => wilsonInterval(1, Infinity), "metricdeck: n is Infinity; it is a number from 0 to 1e+300"],
    [() => wilsonInterval(1, 10, { level: 0.8 as never }), "metricdeck: level is 0.8; it is one of 0.9, 0.95, 0.99"],
    [() => newcombeInterval({ successes: 1, n: 2 }, { successes: 3, n: 2 }), "metricdeck: second.successes is 3; it is a number from 0 to 2"],
    [() => newcombeInterval({ successes: 1, n: 2 }, { successes: 1, n: 2 }, { level: 95 as never }), "metricdeck: level is 95; it is one of 0.9, 0.95, 0.99"],
    [() => twoProportionTest({ successes: 150, n: 100 }, { successes: 1, n: 100 }), "metricdeck: first.successes is 150; it is a number from 0 to 100"],
    [() => npsVariance({ promoters: 2, detractors: 2, n: 3 }), "metricdeck: detractors is 2; it is a number from 0 to 1"],
    [() => npsInterval({ promoters: Number.NaN, detractors: 0, n: 5 }), "metricdeck: promoters is NaN; it is a number from 0 to 5"],
    [() => holmAdjusted([0.01, Number.NaN]), "metricdeck: ps[1] is NaN; it is a number from 0 to 1"],
    [() => correlation([[1, 2], [null, Number.NaN], [3, 4]]), "metricdeck: pairs[1][1] is NaN; it is a number from -1e+300 to 1e+300"],
    [() => correlation([[1, 2]], { method: "kendall" as never }), "metricdeck: method is pearson or spearman"],
    [() => kaplanMeier([{ time: 1, isEvent: true }, { time: -1, isEvent: true }]), "metricdeck: subjects[1].time is -1; it is a number from 0 to 1e+300"],
    [() => kaplanMeier([{ time: Number.NaN, isEvent: false }]), "metricdeck: subjects[0].time is NaN; it is a number from 0 to 1e+300"],
    [() => kaplanMeier([], { level: 0.5 as never }), "metricdeck: level is 0.5; it is one of 0.9, 0.95, 0.99"],
    [() => quantile([1, 2], 2), "metricdeck: p is 2; it is a number from 0 to 1"],
    [() => quantile([1, 3, 2], 0.5), "metricdeck: sorted[2] is 2; it is a number from 3 to 1e+300"],
    [() => createDetector("day").next({ from: "soon", value: 1 }), 'metricdeck: from is "soon"; it is a time such as 2026-03-29T00:00:00Z'],
  ])("%#", (call, message) => {
    expect(call).toThrow(MetricsError);
    expect(call).toThrow(message);
  });
  it("takes back a state that a store gave back in another order", () => {
    const detector = createDetector({ interval: "PT15M", origin: "2026-01-01" });
    const state = { ...detector.save(), grain: { origin: "2026-01-01", interval: "PT15M" } };
    expect(createDetector({ interval: "PT15M", origin: "2026-01-01" }, { state }).save().expectations).toEqual(detector.save().expectations);
  });
});
