import { createConnection } from "mysql2/promise";
import type { RowDataPacket } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { en } from "../../src/i18n/en.ts";
import type { AnyRow, Catalog, MetricsAdapter, MetricsQuery, TableResult } from "../../src/query/index.ts";
import type { KnownAnswer } from "../../src/react/useAnswers.ts";
import { drillBranches, queriesOf } from "../../src/widgets/drillTable/drillBranches.ts";
import type { BranchesOptions } from "../../src/widgets/drillTable/drillBranches.ts";
import { drillColumns } from "../../src/widgets/drillTable/drillColumns.ts";
import { drillModel, treeOf } from "../../src/widgets/drillTable/drillModel.ts";
import { closed } from "../../src/widgets/drillTable/drillState.ts";
import { rootQuery } from "../../src/widgets/drillTable/drillTableQuery.ts";
import { drillTableTable } from "../../src/widgets/drillTable/drillTableTable.ts";
import { adaptersOver } from "./adapters.ts";
import type { Adapters } from "./adapters.ts";
import { dense } from "./data.ts";
import { exact } from "./exactCatalog.ts";

const database = "contract_drill_table";
const catalog: Catalog = exact;
const levels = ["region", "agent"];
const props = { by: levels, metrics: ["tickets", "agents", "solvedShare", "spend"] };
const range = { from: "2026-03-01", to: "2026-04-10" } as const;
const sort = { column: null, metric: null, direction: "asc" } as const;

const figures = `
  COUNT(*), COUNT(DISTINCT BINARY agent), AVG(solved_at IS NOT NULL), CAST(SUM(amount) AS CHAR)
  FROM tickets WHERE created_at >= '2026-03-01' AND created_at < '2026-04-10'`;
const statements = [
  `SELECT MIN(region), NULL, ${figures} GROUP BY BINARY region ORDER BY MIN(region) IS NULL, BINARY MIN(region)`,
  `SELECT MIN(region), MIN(agent), ${figures} AND BINARY region = 'North' GROUP BY BINARY agent ORDER BY MIN(agent) IS NULL, BINARY MIN(agent)`,
  `SELECT 'Total', NULL, ${figures}`,
];

/** The twin of a table whose North is open. */
async function twinOver(adapter: MetricsAdapter) {
  const query = rootQuery(props, { levels, root: [], range, sort }, catalog);
  const ask = async (one: MetricsQuery) => (await adapter.query(one as never, {})) as unknown as TableResult<AnyRow>;
  const result = await ask(query);
  const answers = new Map<string, TableResult<AnyRow>>();
  const columns = drillColumns(result, query, { catalog, locale: "en", messages: en, trend: false });
  const options: BranchesOptions = {
    catalog,
    levels,
    columns,
    sort,
    trend: undefined,
    records: undefined,
    pageSize: 100,
    known: (one): KnownAnswer<AnyRow> => {
      const found = answers.get(JSON.stringify(one));
      return found === undefined ? { status: "pending" } : { status: "success", result: found };
    },
    readRecords: () => ({ count: 0, keyAt: () => null, detailsAt: () => [] }),
  };
  const state = { ...closed, expanded: new Map([['["North"]', 0]]) };
  const asked = queriesOf(drillBranches({ result, query }, state, options).values());
  for (const one of asked) answers.set(JSON.stringify(one), await ask(one));
  const tree = treeOf(drillBranches({ result, query }, state, options), []);
  const shown = { catalog, locale: "en", messages: en, levels, columns, sort, recordColumns: [], selected: new Set<string>() };
  return drillTableTable(drillModel({ result, query }, tree, state, shown), "", { messages: en });
}

describe("the table twin of a drill-down table", () => {
  let opened: Adapters | undefined;
  beforeAll(async () => {
    opened = await adaptersOver(dense(7), inject("mysqlUrl"), database);
  });
  afterAll(async () => opened?.close());

  it.each(["memory", "sql", "http over sql"])("%s: every level has the numbers that SQL counts for it", async (name) => {
    const url = new URL(inject("mysqlUrl"));
    url.pathname = `/${database}`;
    const connection = await createConnection(url.href);
    const answers = [];
    for (const statement of statements) {
      const [rows] = await connection.query<RowDataPacket[]>({ sql: statement, rowsAsArray: true });
      answers.push(rows as unknown as readonly (readonly (string | number | null)[])[]);
    }
    await connection.end();
    const [regions = [], agents = [], totals = []] = answers;
    const at = regions.findIndex(([region]) => region === "North") + 1;
    const expected = [...regions.slice(0, at), ...agents, ...regions.slice(at), ...totals];
    expect(agents.length).toBeGreaterThan(2);

    const { columns } = await twinOver(opened?.adapters[name] as unknown as MetricsAdapter);
    const values = (column: string) => columns.find((one) => one.name === column)?.values ?? [];
    expect(values("region")).toEqual(expected.map(([region]) => region ?? "Unknown"));
    expect(values("agent").slice(at, at + agents.length)).toEqual(agents.map(([, agent]) => agent ?? "Unknown"));
    expect(values("tickets")).toEqual(expected.map((row) => row[2]));
    expect(values("agents")).toEqual(expected.map((row) => row[3]));
    expect(values("solvedShare").map((share) => Number(share).toFixed(4))).toEqual(expected.map((row) => Number(row[4]).toFixed(4)));
    expect(values("spend")).toEqual(expected.map((row) => row[5]));
  });
});
