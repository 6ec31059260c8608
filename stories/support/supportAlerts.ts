import { memoryAlerts } from "../../src/adapters/memory/index.ts";
import type { MemoryAlerts } from "../../src/adapters/memory/index.ts";
import type { AlertPerson, Incident, IncidentPoint } from "../../src/query/index.ts";
import { storyNow } from "./supportTables.ts";

const people: readonly AlertPerson[] = [
  { id: "li", name: "Li Na" },
  { id: "ana", name: "Ana Sousa" },
  { id: "omar", name: "Omar Haddad" },
];
const [li, ana] = people as [AlertPerson, AlertPerson];
const hour = 3_600_000;
const ago = (hours: number) => new Date(storyNow - hours * hour).toISOString();

/** The last two days by the hour around `level`, with a departure over the last `late` hours. */
function course(level: number, swing: number, { late, by, seed }: { readonly late: number; readonly by: number; readonly seed: number }): readonly IncidentPoint[] {
  return Array.from({ length: 48 }, (_, index) => {
    const hours = 47 - index;
    const expected = level * (1 + swing * Math.sin(((index + seed) / 24) * 2 * Math.PI));
    const noise = 0.06 * Math.sin(index * 12.9898 + seed * 78.233);
    return {
      at: ago(hours + 1),
      value: expected * (1 + noise + (hours < late ? by : 0)),
      expected,
      lower: expected * 0.85,
      upper: expected * 1.15,
    };
  });
}

function incident(id: string, given: Partial<Incident> & Pick<Incident, "metric" | "points">): Incident {
  const last = given.points.findLast(({ value }) => value !== null);
  return {
    id,
    ruleId: `rule ${given.metric}`,
    ruleName: { en: "Hourly, outside the expected range", "zh-CN": "每小时，超出预期区间" },
    scope: {},
    severity: "warning",
    state: "open",
    condition: "firing",
    snoozedUntil: null,
    startedAt: ago(3),
    endedAt: null,
    owner: null,
    dueAt: null,
    actual: last?.value ?? null,
    expected: last?.expected ?? null,
    lower: last?.lower ?? null,
    upper: last?.upper ?? null,
    direction: "above",
    score: 3,
    groupKey: null,
    reopened: 0,
    feedback: null,
    history: [{ at: given.startedAt ?? ago(3), what: "fire", by: null, severity: given.severity ?? "warning" }],
    ...given,
  };
}

/** What fires at the service desk of the stories. */
export const incidents: readonly Incident[] = [
  incident("volume", {
    metric: "tickets",
    severity: "critical",
    points: course(120, 0.3, { late: 5, by: 0.8, seed: 1 }),
    startedAt: ago(5),
    dueAt: ago(-2),
    owner: li,
    state: "acknowledged",
    score: 9.1,
    history: [
      { at: ago(5), what: "fire", by: null, severity: "warning" },
      { at: ago(4), what: "escalate", by: null, severity: "critical" },
      { at: ago(3.5), what: "acknowledge", by: li, note: "The payment page answers with errors since the release" },
      { at: ago(3.4), what: "assign", by: ana, to: li },
    ],
  }),
  incident("volume wechat", {
    metric: "tickets",
    scope: { channel: "wechat" },
    severity: "critical",
    points: course(40, 0.3, { late: 5, by: 1.1, seed: 2 }),
    startedAt: ago(5),
    groupKey: "release",
    score: 8.2,
  }),
  incident("reply wechat", {
    metric: "firstResponseP90",
    scope: { channel: "wechat" },
    points: course(1_800, 0.1, { late: 4, by: 0.6, seed: 3 }),
    startedAt: ago(4),
    groupKey: "release",
    dueAt: ago(1),
    score: 5.4,
  }),
  incident("csat", {
    metric: "csat",
    scope: { channel: "phone" },
    points: course(0.82, 0.01, { late: 8, by: -0.22, seed: 4 }),
    direction: "below",
    startedAt: ago(30),
    condition: "recovering",
    owner: ana,
    reopened: 1,
    score: 4.2,
  }),
  incident("silent", {
    metric: "tickets",
    scope: { channel: "email" },
    points: course(30, 0.2, { late: 0, by: 0, seed: 5 }).map((point, index) => (index > 40 ? { ...point, value: null } : point)),
    condition: "nodata",
    ruleName: { en: "No tickets for two hours", "zh-CN": "两小时无工单" },
    actual: null,
    startedAt: ago(6),
    direction: null,
    score: null,
  }),
  incident("cost", {
    metric: "handlingCost",
    severity: "info",
    ruleName: { en: "Cost above 9,000 a day", "zh-CN": "日成本超过 9,000" },
    points: course(8_000, 0.1, { late: 6, by: 0.25, seed: 6 }).map(({ at, value }) => ({ at, value, upper: 9_000 })),
    expected: null,
    lower: null,
    upper: 9_000,
    snoozedUntil: ago(-20),
    startedAt: ago(50),
    score: 2,
  }),
  incident("old", {
    metric: "resolutionRate",
    points: course(0.9, 0.01, { late: 0, by: 0, seed: 7 }),
    state: "closed",
    condition: "normal",
    direction: "below",
    startedAt: ago(90),
    endedAt: ago(80),
    feedback: "false",
  }),
];

/** A new desk for each story: what one does does not show in another. */
export function alertDesk(of: readonly Incident[] = incidents): MemoryAlerts {
  return memoryAlerts(of, { now: () => storyNow, people, me: people[2] as AlertPerson });
}
