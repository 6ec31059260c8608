import type { Incident } from "../../src/query/index.ts";

/** An open, critical incident of few tickets, without points or history unless they are given. */
export function incident(given: Partial<Incident> = {}): Incident {
  return {
    id: "i1",
    ruleId: "r1",
    ruleName: { en: "Ticket volume" },
    metric: "tickets",
    scope: {},
    severity: "critical",
    state: "open",
    condition: "firing",
    snoozedUntil: null,
    startedAt: "2026-03-08T08:00:00Z",
    endedAt: null,
    owner: null,
    dueAt: null,
    actual: 120,
    expected: 80,
    lower: 60,
    upper: 100,
    direction: "above",
    score: 4,
    points: [],
    groupKey: null,
    reopened: 0,
    feedback: null,
    history: [],
    ...given,
  };
}

export const ann = { id: "ann", name: "Ann" };

/** With points, a bucket that still runs, history, a group and an owner. */
export const high = incident({
  id: "high",
  points: [{ at: "2026-03-08T07:00:00Z", value: 1, expected: null, lower: 0 }, { at: "2026-03-08T08:00:00Z", value: null }],
  incompleteFrom: "2026-03-08T08:00:00Z",
  history: [{ at: "2026-03-08T08:00:00Z", what: "fire", by: null, severity: "critical" }],
  groupKey: "g",
  owner: ann,
});

/** Over, and said to have been none. */
export const past = incident({
  id: "past",
  state: "closed",
  startedAt: "2026-03-01T00:00:00Z",
  endedAt: "2026-03-02T00:00:00Z",
  feedback: "false",
});
