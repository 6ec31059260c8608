import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alertDefaults, backtestAlert, evaluateAlert, startAlert } from "../../src/analytics/index.ts";
import type { AlertEvent, AlertPoint, AlertState } from "../../src/analytics/index.ts";
import type { AlertRule } from "../../src/query/index.ts";

interface Step {
  readonly now: string;
  readonly points?: readonly AlertPoint[];
  readonly failed?: true;
  readonly status: string;
  readonly events: readonly string[];
}
const { cases } = JSON.parse(readFileSync(new URL("alertVectors.json", import.meta.url), "utf8")) as {
  readonly cases: readonly { readonly name: string; readonly rule: AlertRule; readonly steps: readonly Step[] }[];
};

/** As the vectors write it. */
function textOf({ kind, at, notify, firing, reason }: AlertEvent): string {
  const detail = kind === "flapping" || kind === "noData" || kind === "error" ? undefined : (reason ?? firing?.severity);
  return [`${notify ? "" : "!"}${kind}`, at.replace(/(T00:00)?:00\.000Z$/, ""), detail].filter(Boolean).join(" ");
}

const dayMs = 86_400_000;
const first = Date.parse("2026-03-01T00:00:00Z");
const iso = (ms: number) => new Date(ms).toISOString();
const days = (values: readonly (number | null)[]): readonly AlertPoint[] =>
  values.map((value, day) => ({ from: iso(first + day * dayMs), to: iso(first + (day + 1) * dayMs), value }));

const rule: AlertRule = {
  format: 1,
  id: "r",
  version: 1,
  name: { en: "Rule" },
  metric: "tickets",
  grain: "day",
  condition: { kind: "threshold", enter: { above: 100 }, levels: { critical: { above: 200 } } },
};
const late = { now: Date.parse("2030-01-01T00:00:00Z") };

describe("evaluateAlert", () => {
  it.each(cases)("evaluateAlert, vector: $name", ({ rule: given, steps }) => {
    let state: AlertState | null = null;
    for (const { now, points, failed, status, events } of steps) {
      const answer = evaluateAlert(given, state, failed ? { failed } : (points ?? []), { now: Date.parse(now) });
      expect({ now, status: answer.state.status, events: answer.events.map(textOf) }).toEqual({ now, status, events });
      state = JSON.parse(JSON.stringify(answer.state)) as AlertState;
    }
  });

  it("startAlert(from) is no data, and what ended by then is not judged", () => {
    expect(startAlert().status).toBe("nodata");
    const { state, events } = evaluateAlert(rule, startAlert("2026-03-02T00:00:00.000Z"), days([500, 50]), late);
    expect([state.status, state.count, events]).toEqual(["normal", 1, []]);
  });

  it("evaluateAlert(rule, state, points without score) says that an anomaly rule needs a detector", () => {
    const anomaly: AlertRule = { ...rule, condition: { kind: "anomaly", falseAlarmsPerWeek: 1, direction: "both" } };
    expect(() => evaluateAlert(anomaly, null, days([1]), late)).toThrow(
      "metricdeck: an anomaly rule needs a detector; give it points with `score` and `expected`",
    );
  });

  it("evaluateAlert() tells of no missing data while there is some that cannot be judged yet", () => {
    const condition = { kind: "anomaly", falseAlarmsPerWeek: 1, direction: "both" } as const;
    const learning = days([5, 6, 5, 7, 6, 5]).map((point) => ({ ...point, score: null }));
    const missing = { as: "keep", noDataAfter: 2 } as const;
    const told = (points: readonly AlertPoint[]) => evaluateAlert({ ...rule, missing, condition }, startAlert(), points, late);
    expect(told(learning)).toMatchObject({ events: [], state: { status: "nodata" } });
    expect(told(learning.map((point) => ({ ...point, value: null }))).events.map(({ kind }) => kind)).toEqual(["noData"]);
  });

  it("evaluateAlert() remembers a bounded number of buckets, however long it holds", () => {
    const { state } = evaluateAlert(rule, null, days([101, ...Array.from({ length: 300 }, () => 80), 50, 50]), late);
    expect([state.status, state.recent.length, state.count]).toEqual(["recovering", 48, 303]);
    expect(state.firing?.peak).toEqual({ from: "2026-03-01T00:00:00.000Z", value: 101, size: 1 });
    expect(evaluateAlert(rule, state, [...days([101, ...Array.from({ length: 300 }, () => 80), 50, 50, 50])], late).state.status).toBe("normal");
  });
});

const value = fc.oneof({ weight: 1, arbitrary: fc.constant(null) }, { weight: 6, arbitrary: fc.constantFrom(2, 50, 60, 80, 101, 150, 201) });
const anyRule = fc.record({
  clearAfter: fc.integer({ min: 1, max: 4 }),
  of: fc.integer({ min: 1, max: 4 }),
  breaches: fc.integer({ min: 1, max: 4 }),
  as: fc.constantFrom("keep", "ok", "alert") as fc.Arbitrary<"keep" | "ok" | "alert">,
  keepFiringMinutes: fc.constantFrom(0, 1440, 4320),
  resolveAfterMinutes: fc.constantFrom(undefined, 2880),
  enter: fc.constantFrom({ above: 100 }, { above: 100, below: 10 }),
}).map(({ clearAfter, of, breaches, as, keepFiringMinutes, resolveAfterMinutes, enter }): AlertRule => ({
  ...rule,
  condition: { kind: "threshold", enter, levels: { critical: { above: 200 } } },
  clearAfter,
  keepFiringMinutes,
  for: { breaches: Math.min(breaches, of), of },
  missing: { as, ...(resolveAfterMinutes !== undefined && { resolveAfterMinutes }) },
}));
const history = fc.array(value, { minLength: 1, maxLength: 60 });
/** Values that last, also beyond what is remembered. */
const stretches = fc.array(fc.tuple(value, fc.integer({ min: 1, max: 70 })), { minLength: 1, maxLength: 5 }).map((runs) => runs.flatMap(([one, length]) => Array.from({ length }, () => one)));

/** Folds the points in steps that end where `cuts` say. */
function folded(given: AlertRule, points: readonly AlertPoint[], cuts: readonly number[]) {
  let state: AlertState | null = null;
  const events: AlertEvent[] = [];
  for (const cut of [...cuts, points.length]) {
    const now = Date.parse(points[Math.min(cut, points.length) - 1]?.to ?? iso(first)) + 60 * 60_000;
    const answer = evaluateAlert(given, state, points, { now });
    state = JSON.parse(JSON.stringify(answer.state)) as AlertState;
    events.push(...answer.events);
  }
  return { state, events };
}

describe("a firing", () => {
  it("evaluateAlert() has no bucket beyond the other side be its worst, nor its last one for N of M buckets", () => {
    fc.assert(
      fc.property(anyRule, history, (given, values) => {
        const { of, breaches } = alertDefaults(given);
        const points = days(values);
        const { firing, recent } = evaluateAlert(given, null, points, late).state;
        if (firing === null || firing.direction === null) return;
        const peak = firing.peak?.value ?? NaN;
        const isMixed = recent.some(({ from, direction }) => from === firing.peak?.from && direction !== firing.direction);
        if (!isMixed) expect(firing.direction === "up" ? peak > 100 : peak < 10).toBe(true);
        const last = recent.filter(({ from, verdict }) => from >= firing.from && verdict !== "skip").slice(-Math.max(of, 2));
        const beyond = last.filter(({ direction }) => direction !== null && direction !== firing.direction);
        const isNow = beyond.length > 0 && beyond.at(-1) === last.findLast(({ verdict }) => verdict === "breach");
        expect(isNow && beyond.length >= Math.max(breaches, 2)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});

describe("late data", () => {
  it("evaluateAlert() names no two firings alike where a firing turns out to have begun on the other side", () => {
    const outside: AlertRule = { ...rule, condition: { kind: "threshold", enter: { above: 100, below: 10 } } };
    const fired = evaluateAlert(outside, null, days([150]), late);
    const revised = evaluateAlert(outside, fired.state, days([2, 2, 2]), late);
    const names = [...fired.events, ...revised.events].map(({ kind, firing }) => `${kind} ${firing?.direction} ${firing?.from.slice(0, 10)}`);
    expect(names).toEqual(["fired up 2026-03-01", "resolved up 2026-03-01", "fired down 2026-03-02"]);
  });
});

describe("a repeat", () => {
  const often: AlertRule = { ...rule, notify: { repeatMinutes: 60 } };
  const end = Date.parse("2026-03-02T00:00:00Z");
  const hour = 60 * 60_000;

  it("evaluateAlert() is due at whole repeats after the bucket, the first no sooner than half of one after somebody was told", () => {
    let state: AlertState | null = null;
    const told = [1.75, 2, 2.5, 3, 3.5, 4].map((hours) => {
      const answer = evaluateAlert(often, state, days([150]), { now: end + hours * hour });
      state = JSON.parse(JSON.stringify(answer.state)) as AlertState;
      return answer.events.map(textOf);
    });
    const repeated = [["repeated 2026-03-02T03:00 warning"], [], ["repeated 2026-03-02T04:00 warning"]];
    expect(told).toEqual([["fired 2026-03-02 warning"], [], [], ...repeated]);
  });

  it("evaluateAlert() tells no repeat beside what it tells after a pause", () => {
    const answer = evaluateAlert(often, null, days([150, 150, 250]), late);
    expect(answer.events.map(textOf)).toEqual(["fired 2026-03-02 warning", "raised 2026-03-04 critical"]);
  });
});

describe("the laws of evaluateAlert", () => {
  it("evaluateAlert() gives the same state and events in however many steps the buckets come, and when replayed", () => {
    fc.assert(
      fc.property(anyRule, history, fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 8 }), (given, values, cuts) => {
        const points = days(values);
        const whole = folded(given, points, []);
        expect(folded(given, points, cuts.toSorted((a, b) => a - b))).toEqual(whole);
        expect(folded(given, points, points.map((_, index) => index + 1))).toEqual(whole);
      }),
      { numRuns: 150 },
    );
  });

  it("evaluateAlert() gives the same state and events however long a value or the want of one lasts, with the buckets before looked at again or not", () => {
    fc.assert(
      fc.property(anyRule, stretches, fc.boolean(), (given, values, isNoData) => {
        const asked: AlertRule = isNoData ? { ...given, for: { breaches: 1, of: 1 }, condition: { kind: "noData", after: given.for?.of ?? 1 } } : given;
        const points = days(values);
        expect(folded(asked, points, points.map((_, index) => index + 1))).toEqual(folded(asked, points, []));
      }),
      { numRuns: 40 },
    );
  });

  it("evaluateAlert() clears no firing by buckets without data that leave its memory one by one", () => {
    const given: AlertRule = { ...rule, clearAfter: 3, missing: { as: "ok", noDataAfter: 3 } };
    const points = days([...Array.from({ length: 5 }, () => 150), ...Array.from({ length: 90 }, () => null), 80]);
    const { state, events } = folded(given, points, points.map((_, index) => index + 1));
    expect([events.map(textOf), state?.status]).toEqual([["fired 2026-03-02 warning", "noData 2026-03-09"], "recovering"]);
  });

  it("evaluateAlert() has no transition that depends on the clock once buckets are closed", () => {
    fc.assert(
      fc.property(anyRule, history, fc.integer({ min: 0, max: 1e9 }), (given, values, later) => {
        const points = days(values);
        expect(evaluateAlert(given, null, points, { now: late.now + later })).toEqual(evaluateAlert(given, null, points, late));
      }),
      { numRuns: 50 },
    );
  });

  it("evaluateAlert() has at most one firing open, and tells of it at most once, and of rises, repeats and its end", () => {
    fc.assert(
      fc.property(anyRule, history, fc.array(value, { maxLength: 60 }), (given, values, revised) => {
        const { state, events } = folded(given, days(values), values.map((_, index) => index + 1));
        const again = evaluateAlert(given, state, days(values.map((one, index) => revised[index] ?? one)), late);
        let open = 0;
        const names: string[] = [];
        let told: Record<string, number> = {};
        for (const { kind, notify, firing } of [...events, ...again.events]) {
          if (kind === "fired") told = {};
          if (kind === "fired" && firing !== null) names.push(firing.from);
          if (notify) told[kind] = (told[kind] ?? 0) + 1;
          open += kind === "fired" ? 1 : kind === "resolved" ? -1 : 0;
          expect(open === 0 || open === 1).toBe(true);
          expect([told["fired"] ?? 0, told["resolved"] ?? 0].every((times) => times <= 1)).toBe(true);
          expect(told["raised"] ?? 0).toBeLessThanOrEqual(1);
        }
        expect(open === 1).toBe(again.state.firing !== null);
        expect(new Set(names).size).toBe(names.length);
      }),
      { numRuns: 150 },
    );
  });
});

describe("a flapping alert", () => {
  const flapping: AlertRule = { ...rule, clearAfter: 1 };
  const toldOf = (values: readonly number[]) => folded(flapping, days(values), values.map((_, day) => day + 1)).events.filter(({ notify }) => notify).map(textOf);
  const steady = (value: number, length: number) => Array.from({ length }, () => value);

  it.each<readonly [string, readonly number[], string]>([
    ["still fires", steady(101, 20), "repeated 2026-04-11 warning"],
    ["rose in it", [101, 201, ...steady(101, 18)], "raised 2026-04-11 critical"],
    ["rises as it ends", [...steady(101, 12), 201, 201], "raised 2026-04-11 critical"],
    ["rose and is over", [201, 201, 50, ...steady(50, 12)], "flapping 2026-03-29"],
    ["rose and is over, and fires again", [201, 50, ...steady(101, 14)], "repeated 2026-04-11 warning"],
  ])("evaluateAlert() is quiet for twelve buckets after a digest, and of what %s then tells once", (_, inQuiet, last) => {
    const before = ["fired 2026-03-02 warning", "resolved 2026-03-26 cleared", "fired 2026-03-27 warning", "resolved 2026-03-28 cleared"];
    const told = toldOf([...steady(101, 24), 50, 101, 50, 101, ...inQuiet]);
    expect(told).toEqual([...before, "flapping 2026-03-29", ...(last.startsWith("flapping") ? [] : [last])]);
  });

  it("evaluateAlert() has told how grave a firing is wherever it is not quiet, once for each firing, rise, repeat and end", () => {
    const often = fc.array(fc.constantFrom(50, 101, 201), { minLength: 5, maxLength: 30 });
    const long = fc.integer({ min: 0, max: 30 });
    fc.assert(
      fc.property(often, long, often, long, fc.boolean(), (one, length, two, then, isGrave) => {
        const values = [...one, ...steady(101, length), ...two, ...steady(isGrave ? 201 : 101, then)];
        const { state, events } = evaluateAlert(flapping, null, days(values), late);
        const notified = events.filter(({ notify }) => notify);
        const own = notified.filter(({ firing }) => firing !== null && firing.from === state.firing?.from);
        if (state.firing !== null && state.count >= state.quietUntil) expect(own.at(-1)?.firing?.severity).toBe(state.firing.severity);
        for (const name of new Set(events.map(({ firing }) => firing?.from))) {
          const of = (list: readonly AlertEvent[], kinds: readonly string[]) => list.filter(({ kind, firing }) => firing?.from === name && kinds.includes(kind)).length;
          const rises = new Set(events.filter(({ kind, firing }) => firing?.from === name && kind === "raised").map(({ firing }) => firing?.severity)).size;
          expect(of(notified, ["raised"])).toBeLessThanOrEqual(rises);
          const most = 1 + rises + of(events, ["repeated"]) + of(events, ["resolved"]);
          expect(of(notified, ["fired", "raised", "repeated", "resolved", "flapping"])).toBeLessThanOrEqual(most);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("backtestAlert", () => {
  it("backtestAlert(rule, points) gives each firing with its span, severity and worst bucket", () => {
    const values = [50, 101, 150, 50, 50, 50, 80, 201, 150];
    expect(backtestAlert(rule, days(values))).toEqual([
      {
        from: "2026-03-02T00:00:00.000Z",
        to: "2026-03-07T00:00:00.000Z",
        severity: "warning",
        peak: { from: "2026-03-03T00:00:00.000Z", value: 150 },
      },
      { from: "2026-03-08T00:00:00.000Z", to: null, severity: "critical", peak: { from: "2026-03-08T00:00:00.000Z", value: 201 } },
    ]);
    expect(backtestAlert(rule, [])).toEqual([]);
  });

  it("backtestAlert(noData) has no worst bucket", () => {
    const noData: AlertRule = { ...rule, condition: { kind: "noData", after: 2 } };
    expect(backtestAlert(noData, days([1, null, null]))).toEqual([
      { from: "2026-03-03T00:00:00.000Z", to: null, severity: "warning", peak: null },
    ]);
  });
});

describe("alertDefaults", () => {
  it("alertDefaults(threshold) ends 0.4 of its size nearer to what is well, of a share 0.4 of what is left", () => {
    const exit = (enter: { above: number } | { below: number }) =>
      alertDefaults({ grain: "day", condition: { kind: "threshold", enter } }).exit;
    expect([exit({ above: 100 }), exit({ below: 100 }), exit({ above: -10 }), exit({ below: -10 })]).toEqual([
      { above: 60 },
      { below: 140 },
      { above: -14 },
      { below: -6 },
    ]);
    expect([exit({ below: 0.85 }), exit({ above: 0.2 }), exit({ above: 0.95 }), exit({ below: 1 })]).toEqual([
      { below: 0.91 },
      { above: 0.12 },
      { above: 0.93 },
      { below: 1 },
    ]);
  });

  it("alertDefaults(change) ends at 0.6 of the change, of an outside at 0.6 of its span", () => {
    const change = { kind: "change", against: "previous", as: "relative" } as const;
    const exit = (condition: AlertRule["condition"]) => alertDefaults({ grain: "day", condition }).exit;
    expect(exit({ ...change, enter: { below: -0.8 } })).toEqual({ below: -0.48 });
    expect(exit({ kind: "threshold", enter: { above: 200, below: 100 } })).toEqual({ above: 180, below: 120 });
  });

  it("alertDefaults(hourly) waits for 2 of 3, daily and no data for 1 of 1", () => {
    const { condition } = rule;
    const counts = [alertDefaults({ grain: "hour", condition }), alertDefaults({ grain: "day", condition }),
      alertDefaults({ grain: "hour", condition: { kind: "noData", after: 2 } })];
    expect(counts.map(({ breaches, of }) => [breaches, of])).toEqual([[2, 3], [1, 1], [1, 1]]);
  });
});
