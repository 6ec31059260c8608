import { describe, expect, it } from "vitest";
import { evaluateAlert, startAlert } from "../../src/analytics/index.ts";
import type { AlertPoint } from "../../src/analytics/index.ts";
import { rewindAlert } from "../../src/analytics/rewindAlert.ts";
import type { AlertRule } from "../../src/query/index.ts";

const dayMs = 86_400_000;
const first = Date.parse("2026-03-01T00:00:00Z");
const iso = (day: number) => new Date(first + day * dayMs).toISOString();
const days = (values: readonly number[]): readonly AlertPoint[] => values.map((value, day) => ({ from: iso(day), to: iso(day + 1), value }));
const rule: AlertRule = {
  format: 1, id: "r", version: 1, name: { en: "Rule" }, metric: "tickets", grain: "day", clearAfter: 2, check: { graceMinutes: 0 },
  condition: { kind: "threshold", enter: { above: 100 } },
};
const after = (values: readonly number[], state = startAlert()) => evaluateAlert(rule, state, days(values), { now: Date.parse(iso(values.length)) });
const calm = Array.from({ length: 10 }, () => 50);

describe("rewindAlert()", () => {
  it("rewindAlert(state, to) is the same state where nothing was judged after `to`", () => {
    const { state } = after([50, 101]);
    expect([rewindAlert(state, Date.parse(iso(2))), rewindAlert(startAlert(), 0)]).toEqual([state, startAlert()]);
  });

  it("rewindAlert(state, to) of quiet buckets is the state as it was at `to`", () => {
    expect(rewindAlert(after(calm).state, Date.parse(iso(4)))).toEqual(after(calm.slice(0, 4)).state);
    expect(rewindAlert(startAlert(iso(9)), Date.parse(iso(4)))).toEqual(startAlert(iso(4)));
  });

  it("rewindAlert(state, to) keeps a firing that was told of too early: it ends by its own buckets, once they are over", () => {
    const rewound = rewindAlert(after([50, 50, 50, 101, 101]).state, Date.parse(iso(1)));
    const { state, events } = after([50, 50, 50], rewound);
    expect([state.status, events]).toEqual(["firing", []]);
    expect(after([50, 50, 50, 101], rewound).events).toEqual([]);
    expect(after([50, 50, 50, 50, 50], rewound).events.map(({ kind, at, reason }) => [kind, at, reason])).toEqual([["resolved", iso(5), "cleared"]]);
  });

  it("rewindAlert(state, to) forgets an end that came too early: what breaches then fires", () => {
    const ahead = after([101, 50, 50]).state;
    expect(ahead.firing).toBeNull();
    const { events } = after([101, 101], rewindAlert(ahead, Date.parse(iso(1))));
    expect(events.map(({ kind, firing }) => [kind, firing?.from])).toEqual([["fired", iso(1)]]);
  });

  it("rewindAlert(state, to) goes on from `to` where no bucket is remembered that was over", () => {
    const long = after(Array.from({ length: 100 }, () => 50)).state;
    const { state } = after([...calm, 101], rewindAlert(long, Date.parse(iso(10))));
    expect([state.status, state.firing?.from, state.recent.length]).toEqual(["firing", iso(10), 1]);
  });
});
