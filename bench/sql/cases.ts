import type { MetricsQuery } from "../../src/query/index.ts";
import type { catalog } from "./catalog.ts";
import { dataEnds } from "./dataset.ts";
import { berlinMidnights } from "./berlin.ts";

/** A question, and the best SQL for it that we know of. */
export interface Case {
  readonly name: string;
  /** Ours may take this many times as long. */
  readonly limit: number;
  readonly query: MetricsQuery<typeof catalog>;
  readonly byHand: readonly string[];
  /** What both have to find, read off the rows of either. */
  readonly ours: (rows: readonly Row[]) => number;
  readonly theirs: (answers: readonly (readonly (readonly unknown[])[])[]) => number;
}
type Row = { readonly [name: string]: { readonly value: number | null; readonly compare?: { readonly [id: string]: { readonly value: number | null } } } };

const day = 86_400_000;
const date = (daysBack: number) => new Date(dataEnds - daysBack * day).toISOString().slice(0, 10);
const sum = (numbers: readonly (number | null | undefined)[]) => numbers.reduce<number>((total, one) => total + (one ?? 0), 0);
const column = (rows: readonly (readonly unknown[])[], at: number) => sum(rows.map((row) => Number(row[at] ?? 0)));
const year = { from: date(365), to: date(0) };
const month = { from: date(30), to: date(0) };

const funnelSteps = ["created", "replied", "solved", "rated", "reopened"] as const;
const funnelMark = `FIELD(name, '${funnelSteps.join("', '")}') - 1`;
/** Mondays: the last week of returns ends before the data does. */
const weeks = { first: date(170), cohortsEnd: date(86), end: date(2) };

const six =
  "COUNT(*), COUNT(solved_at), COUNT(CASE WHEN urgent THEN 1 END), SUM(replies), SUM(first_response_seconds), COUNT(first_response_seconds)";

export const cases: readonly Case[] = [
  {
    name: "KPI summary, 6 metrics, two periods",
    limit: 1.1,
    query: {
      kind: "aggregate",
      metrics: ["tickets", "solved", "solvedShare", "urgentTickets", "replyCount", "firstResponse"],
      time: { range: month },
      compare: [{ id: "before", to: "previous" }],
    },
    byHand: [
      `SELECT 0, ${six} FROM tickets WHERE created_at >= '${date(30)}' AND created_at < '${date(0)}'
       UNION ALL SELECT 1, ${six} FROM tickets WHERE created_at >= '${date(60)}' AND created_at < '${date(30)}'`,
    ],
    ours: ([row]) => sum([row?.["tickets"]?.value, row?.["tickets"]?.compare?.["before"]?.value, row?.["replyCount"]?.value]),
    theirs: ([rows = []]) => column(rows, 1) + Number(rows[0]?.[4]),
  },
  {
    name: "trend by day, 365 days, Berlin",
    limit: 1.1,
    query: {
      kind: "aggregate",
      metrics: ["tickets", "solved", "firstResponse"],
      time: { range: year, grain: "day" },
      calendar: { timeZone: "Europe/Berlin" },
    },
    byHand: [
      berlinMidnights(date(365), 365)
        .map(
          ([from, to], at) =>
            `SELECT ${at}, COUNT(*), COUNT(solved_at), SUM(first_response_seconds), COUNT(first_response_seconds)
             FROM tickets WHERE created_at >= '${from}' AND created_at < '${to}'`,
        )
        .join(" UNION ALL "),
    ],
    ours: (rows) => sum(rows.map((row) => row["tickets"]?.value)) + sum(rows.map((row) => row["solved"]?.value)),
    theirs: ([rows = []]) => column(rows, 1) + column(rows, 2),
  },
  {
    name: "top 10 agents and the others",
    limit: 1.1,
    query: {
      kind: "aggregate",
      metrics: ["tickets", "firstResponse"],
      by: ["agent"],
      time: { range: year },
      top: { n: 10, by: "tickets", other: true },
    },
    byHand: [
      `WITH g AS (SELECT agent, COUNT(*) n, SUM(first_response_seconds) s, COUNT(first_response_seconds) c FROM tickets
         WHERE created_at >= '${date(365)}' AND created_at < '${date(0)}' GROUP BY agent),
       r AS (SELECT g.*, ROW_NUMBER() OVER (ORDER BY n DESC, agent) k FROM g)
       SELECT IF(k <= 10, agent, NULL) a, SUM(n), SUM(s), SUM(c) FROM r GROUP BY a`,
    ],
    ours: (rows) => sum(rows.map((row) => row["tickets"]?.value)),
    theirs: ([rows = []]) => column(rows, 1),
  },
  {
    name: "drill region × team with totals and distinct customers",
    limit: 1.1,
    query: {
      kind: "aggregate",
      metrics: ["tickets", "firstResponse", "customers"],
      by: ["region", "team"],
      time: { range: { from: date(90), to: date(0) } },
      totals: [["region"], []],
    },
    byHand: [
      `SELECT region, team, COUNT(*), SUM(first_response_seconds), COUNT(first_response_seconds), COUNT(DISTINCT customer_id)
       FROM tickets WHERE created_at >= '${date(90)}' AND created_at < '${date(0)}' GROUP BY region, team WITH ROLLUP`,
    ],
    ours: (rows) => sum(rows.map((row) => row["tickets"]?.value)),
    theirs: ([rows = []]) => column(rows.filter(([, team]) => team !== null), 2),
  },
  {
    name: "p50 and p90 by channel",
    limit: 1.25,
    query: { kind: "aggregate", metrics: ["p50", "p90"], by: ["channel"], time: { range: { from: date(180), to: date(0) } } },
    byHand: [
      `SELECT channel, MAX(n),
         MIN(CASE WHEN u > FLOOR(0.5e0 * (n - 1)) THEN v END), MIN(CASE WHEN u > CEILING(0.5e0 * (n - 1)) THEN v END),
         MIN(CASE WHEN u > FLOOR(0.9e0 * (n - 1)) THEN v END), MIN(CASE WHEN u > CEILING(0.9e0 * (n - 1)) THEN v END)
       FROM (SELECT channel, v, SUM(c) OVER (PARTITION BY channel ORDER BY v) u, SUM(c) OVER (PARTITION BY channel) n
         FROM (SELECT channel, first_response_seconds v, COUNT(*) c FROM tickets
           WHERE created_at >= '${date(180)}' AND created_at < '${date(0)}' AND first_response_seconds IS NOT NULL
           GROUP BY channel, first_response_seconds) counted) ranked
       GROUP BY channel`,
    ],
    ours: (rows) => Math.round(sum(rows.map((row) => row["p50"]?.value)) + sum(rows.map((row) => row["p90"]?.value))),
    theirs: ([rows = []]) =>
      Math.round(
        sum(
          rows.flatMap(([, n, low50, high50, low90, high90]) =>
            [[0.5, low50, high50] as const, [0.9, low90, high90] as const].map(([p, low, high]) => {
              const rank = p * (Number(n) - 1);
              return Number(low) + (Number(high) - Number(low)) * (rank - Math.floor(rank));
            }),
          ),
        ),
      ),
  },
  {
    name: "rolling 28-day distinct customers, 90 days",
    limit: 1.25,
    query: { kind: "aggregate", metrics: ["active28"], time: { range: { from: date(90), to: date(0) }, grain: "day" } },
    byHand: [
      `WITH days AS (SELECT DISTINCT customer_id c, DATEDIFF(at, '${date(90)}') d FROM events
         WHERE at >= '${date(117)}' AND at < '${date(0)}'),
       spans AS (SELECT GREATEST(d, 0) f, LEAST(d + 27, IFNULL(LEAD(d) OVER (PARTITION BY c ORDER BY d) - 1, d + 27), 89) t FROM days),
       deltas AS (SELECT f d, COUNT(*) n FROM spans WHERE t >= f GROUP BY f UNION ALL SELECT t + 1, -COUNT(*) FROM spans WHERE t >= f GROUP BY t)
       SELECT d, SUM(SUM(n)) OVER (ORDER BY d) FROM deltas WHERE d < 90 GROUP BY d`,
    ],
    ours: (rows) => sum(rows.map((row) => row["active28"]?.value)),
    theirs: ([rows = []]) => column(rows, 1),
  },
  {
    name: "retention, 12 weeks × 12 weeks",
    limit: 1.25,
    query: {
      kind: "retention",
      start: "created",
      return: "replied",
      time: { range: { from: weeks.first, to: weeks.cohortsEnd }, grain: "week" },
      periods: 13,
    },
    byHand: [
      `WITH people AS (SELECT customer_id, MIN(CASE WHEN name = 'created' THEN at END) f,
         BIT_OR(CASE WHEN name = 'replied' AND at >= '${weeks.first}' THEN 1 << DATEDIFF(at, '${weeks.first}') DIV 7 ELSE 0 END) b
         FROM events WHERE name IN ('created', 'replied') AND at < '${weeks.end}' GROUP BY customer_id),
       cohorts AS (SELECT DATEDIFF(f, '${weeks.first}') DIV 7 w, b FROM people WHERE f >= '${weeks.first}' AND f < '${weeks.cohortsEnd}')
       SELECT w, COUNT(*)${Array.from({ length: 12 }, (_, k) => `, SUM(b >> w + ${k + 1} & 1)`).join("")} FROM cohorts GROUP BY w`,
    ],
    ours: (rows) => {
      const later = rows.filter(({ period }) => Number(period) > 0);
      return sum(later.map((row) => row["users"]?.value)) + sum(later.map((row) => row["size"]?.value)) / 12;
    },
    theirs: ([rows = []]) => sum(rows.flatMap((row) => row.slice(1).map(Number))),
  },
  {
    name: "funnel, 5 steps, 14-day window",
    limit: 1.3,
    query: {
      kind: "funnel",
      steps: funnelSteps,
      window: "P14D",
      time: { range: { from: date(21), to: date(14) } },
    },
    byHand: [
      `SELECT customer_id, UNIX_TIMESTAMP(at), ${funnelMark} FROM events
       WHERE name IN ('${funnelSteps.join("', '")}') AND at >= '${date(21)}' AND at < '${date(0)}'`,
    ],
    ours: (rows) => sum(rows.map((row) => row["count"]?.value)),
    theirs: ([rows = []]) => foldedFunnel(rows),
  },
];

/** How many customers reached each step, added up; of each the first entry alone has time for its window. */
function foldedFunnel(rows: readonly (readonly unknown[])[]): number {
  const events = (rows as readonly (readonly [customer: number, at: number, step: number])[]).toSorted(
    (a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2],
  );
  const entriesEnd = dataEnds / 1000 - 14 * 86_400;
  let customer = -1;
  let reached = 0;
  let deadline = 0;
  let total = 0;
  for (const [who, at, step] of events) {
    if (who !== customer) {
      customer = who;
      reached = 0;
    }
    if (step !== reached || at >= (reached === 0 ? entriesEnd : deadline)) continue;
    if (reached === 0) deadline = at + 14 * 86_400;
    reached += 1;
    total += 1;
  }
  return total;
}
