import type { Scan } from "../../../src/engine/scan.ts";
import type { MetricsQuery, RowPolicy } from "../../../src/query/index.ts";
import { planScans } from "../../../src/server/compile/plan.ts";
import { compileQuery } from "../../../src/server/compile/query.ts";
import { clickhouse } from "../../../src/server/dialects/clickhouse.ts";
import type { Dialect } from "../../../src/server/dialects/dialect.ts";
import { doris } from "../../../src/server/dialects/doris.ts";
import { duckdb } from "../../../src/server/dialects/duckdb.ts";
import { mariadb } from "../../../src/server/dialects/mariadb.ts";
import { mysql } from "../../../src/server/dialects/mysql.ts";
import { starrocks } from "../../../src/server/dialects/starrocks.ts";
import { tidb } from "../../../src/server/dialects/tidb.ts";
import { entityRules } from "../../../src/server/policy.ts";
import type { Statement } from "../../../src/server/sql.ts";
import { binding } from "../../contract/adapters.ts";
import { support } from "../../query/support.ts";

export const dialects: readonly Dialect[] = [mysql(), mariadb(), tidb(), starrocks(), doris(), clickhouse(), duckdb()];

interface Golden {
  readonly query?: MetricsQuery<typeof support>;
  readonly scans?: readonly Scan[];
  readonly policy?: RowPolicy<typeof support>;
}

const now = Date.parse("2026-04-15T10:20:00Z");
const march = { from: "2026-03-27", to: "2026-04-01" };
const berlin = { timeZone: "Europe/Berlin" };
const day = (text: string) => Date.parse(`${text}T00:00:00Z`);
const days = { dimension: "createdAt", from: day("2026-01-01"), to: day("2026-01-04"), starts: ["2026-01-01", "2026-01-02", "2026-01-03"].map(day) };
const scan = (rest: Partial<Scan>): Scan => ({
  entity: "ticket",
  time: null,
  where: null,
  by: [],
  fold: null,
  drop: false,
  measures: [{ kind: "count", where: null }],
  ...rest,
});

/** What is representative; each stands in a file of its own, with the text that every dialect sends. */
export const golden: { readonly [name: string]: Golden } = {
  kpiWithComparison: {
    query: {
      kind: "aggregate",
      metrics: ["tickets", "solvedShare", "firstResponse", "firstResponseP90", "agents"],
      time: { range: march },
      compare: [{ id: "before", to: "previous" }],
    },
  },
  trendOverChangeOfClocks: {
    query: { kind: "aggregate", metrics: ["tickets", "replyCount"], time: { range: march, grain: "day" }, calendar: berlin },
  },
  tilesThatDifferInTheirFilter: {
    scans: [null, "phone", "chat"].map((channel) =>
      scan({
        time: { ...days, starts: null },
        where: channel === null ? null : { dimension: "channel", op: "equals", value: channel },
        measures: [{ kind: "sum", of: "replies", where: null }],
      }),
    ),
  },
  topAndOther: {
    scans: [scan({ by: ["region"], fold: { dimension: "region", keep: ["North", null] }, measures: [{ kind: "distinct", of: "agent", where: null }] })],
  },
  firstByACountAndTheOthers: {
    query: {
      kind: "aggregate",
      metrics: ["tickets", "replyCount"],
      by: ["region"],
      top: { n: 2, by: "tickets", other: true },
    },
  },
  firstByARatio: {
    query: { kind: "aggregate", metrics: ["csat", "agents"], by: ["region"], top: { n: 10, by: "csat" } },
  },
  firstByAnAverage: {
    query: { kind: "aggregate", metrics: ["agents", "firstResponse"], by: ["agent"], top: { n: 10, by: "firstResponse", other: true } },
  },
  totalsThatAddUp: {
    query: { kind: "aggregate", metrics: ["tickets", "replyCount"], by: ["channel", "region"], totals: [["channel"], []] },
  },
  totalsOfDistinctValues: {
    query: { kind: "aggregate", metrics: ["agents"], by: ["channel"], totals: [[]] },
  },
  textFilters: {
    query: {
      kind: "aggregate",
      metrics: ["tickets"],
      where: {
        and: [
          { dimension: "region", op: "notIn", values: ["x' OR 1=1 -- ", null] },
          { dimension: "agent", op: "contains", value: "50%_" },
          { not: { dimension: "agent", op: "startsWith", value: "A" } },
          { or: (["contains", "startsWith"] as const).map((op) => ({ dimension: "agent", op, value: "É%", ignoreCase: true })) },
          { dimension: "urgent", op: "equals", value: true },
        ],
      },
    },
  },
  percentilesByGroup: {
    scans: [
      scan({
        by: ["channel"],
        measures: [0.5, 0.9].map((p) => ({ kind: "percentile", of: "firstResponseSeconds", p, where: null })),
      }),
    ],
  },
  approximatePercentile: {
    scans: [scan({ measures: [{ kind: "percentile", of: "firstResponseSeconds", p: 0.9, approximate: true, where: null }] })],
  },
  rollingDistinct: {
    scans: [
      scan({
        time: { ...days, reach: ["2025-12-26", "2025-12-27", "2025-12-28"].map(day) },
        by: ["channel"],
        measures: [{ kind: "distinct", of: "agent", where: { dimension: "urgent", op: "equals", value: true } }],
      }),
    ],
  },
  snapshotAtLastMoment: {
    scans: [scan({ time: { ...days, moment: "last" }, by: ["channel"], measures: [{ kind: "sum", of: "replies", where: null }] })],
  },
  policyOnLinkedRows: {
    query: { kind: "aggregate", metrics: ["rated"], by: ["channel"] },
    policy: {
      ticket: { dimension: "channel", op: "in", values: ["phone", "chat"] },
      feedback: { not: { dimension: "region", op: "equals", value: "North" } },
    },
  },
  recordsInOrder: {
    query: {
      kind: "records",
      entity: "ticket",
      columns: ["createdAt", "agent"],
      where: { dimension: "createdAt", op: "range", range: { from: "2026-01-01T00:00:00Z" } },
      order: [{ by: "channel", direction: "desc" }],
      page: { size: 10 },
    },
  },
  membersBySearch: { query: { kind: "members", dimension: "region", search: "Ly%", order: "count" } },
};

export async function statementsOf({ query, scans, policy = "public" }: Golden, dialect: Dialect): Promise<readonly Statement[]> {
  if (query !== undefined) return compileQuery(query, { catalog: support, binding, dialect, policy, now });
  const rules = entityRules(support, policy, { now });
  return planScans({ catalog: support, binding, dialect, rules }, scans ?? []).statements;
}

/** Dialects of equal text in one section, one clause a line. */
export function fileOf(byDialect: ReadonlyMap<string, readonly Statement[]>): string {
  const sections = new Map<string, string[]>();
  for (const [name, statements] of byDialect) {
    const text = statements.map(({ sql, values }) => `${laidOut(sql)};\n-- ${JSON.stringify(values)}\n`).join("");
    sections.set(text, [...(sections.get(text) ?? []), name]);
  }
  return [...sections].map(([text, names]) => `-- ${names.join(", ")}\n${text}`).join("\n");
}

function laidOut(sql: string): string {
  return sql.replace(/ (?=(?:FROM|LEFT JOIN|CROSS JOIN|WHERE|GROUP BY|HAVING|UNION ALL|LIMIT)\b|ORDER BY [^)]+(?:LIMIT|$))/g, "\n");
}

/** The statements of a dialect as a file holds them. */
export function readSection(file: string, dialect: string): readonly Statement[] {
  const section = file.split("\n\n").find((one) => one.slice(3, one.indexOf("\n")).split(", ").includes(dialect)) ?? "";
  return section
    .slice(section.indexOf("\n") + 1)
    .split(/;\n/)
    .flatMap((text, index, texts) => {
      const values = /^-- (\[.*\])/.exec(texts[index + 1] ?? "")?.[1];
      return values === undefined ? [] : [{ sql: text.replace(/^-- \[.*\]\n/, "").replaceAll("\n", " "), values: JSON.parse(values) }];
    });
}
