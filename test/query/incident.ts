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
