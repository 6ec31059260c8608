import { createConnection } from "mysql2/promise";
import type { Connection, RowDataPacket } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { en } from "../../src/i18n/en.ts";
import type { AggregateQuery, AnyRow, Catalog, FunnelQuery, MetricsQuery, RetentionQuery, TableResult } from "../../src/query/index.ts";
import { funnelModel } from "../../src/widgets/funnel/funnelModel.ts";
import { funnelQuery } from "../../src/widgets/funnel/funnelQuery.ts";
import { funnelTable } from "../../src/widgets/funnel/funnelTable.ts";
import { kpiTileModel } from "../../src/widgets/kpiTile/kpiTileModel.ts";
import { kpiTileQuery } from "../../src/widgets/kpiTile/kpiTileQuery.ts";
import { retentionModel } from "../../src/widgets/retentionCohort/retentionModel.ts";
import { retentionQuery } from "../../src/widgets/retentionCohort/retentionQuery.ts";
import { retentionTable } from "../../src/widgets/retentionCohort/retentionTable.ts";
import { trendModel } from "../../src/widgets/trend/trendModel.ts";
import { trendQuery } from "../../src/widgets/trend/trendQuery.ts";
import { trendTable } from "../../src/widgets/trend/trendTable.ts";
import { eventAdaptersOver } from "../contract/eventAdapters.ts";
import type { EventAdapters } from "../contract/eventAdapters.ts";
import { journeys } from "../contract/eventCatalog.ts";
import type { EventData } from "../contract/eventData.ts";
import { randomEvents } from "../contract/eventData.ts";
import { valuesOf } from "./funnel/funnelAnswer.ts";

const database = "widget_tables";
const catalog: Catalog = journeys;
const range = { from: "2026-03-20", to: "2026-04-10" } as const;
const options = { locale: "en", messages: en };

/** Each does each thing once at most, so that SQL says in a line what a funnel and a cohort are. */
function onceEach(data: EventData): EventData {
  const seen = new Set<string>();
  const deeds = data.deeds.filter(({ customerId, kind }) => {
    const key = `${customerId} ${kind}`;
    if (customerId === null || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  return { ...data, deeds, tickets: [] };
}

/** The drill-down table's is in test/contract/drillTable.test.ts, that of the alerts in test/demo/portal.db.test.ts. */
describe.each(["memory", "http over sql"])("the table of each widget, over %s, has the numbers that plain SQL counts", (adapter) => {
  let opened: EventAdapters | undefined;
  let connection: Connection | undefined;
  beforeAll(async () => {
    opened = await eventAdaptersOver(onceEach(randomEvents(7, { customers: 600, deeds: 4800 })), inject("mysqlUrl"), database);
    const url = new URL(inject("mysqlUrl"));
    url.pathname = `/${database}`;
    connection = await createConnection({ uri: url.href, dateStrings: true });
  });
  afterAll(async () => {
    await connection?.end();
    await opened?.close();
  });

  const ask = async (query: MetricsQuery<Catalog>) => (await opened?.adapters[adapter]?.query(query as never, {})) as unknown as TableResult<AnyRow>;
  const counted = async (statement: string): Promise<readonly RowDataPacket[]> => (await connection?.query<RowDataPacket[]>(statement))?.[0] ?? [];
  const column = (rows: readonly RowDataPacket[], name: string) => rows.map((row) => Number(row[name]));

  it("KPI tile: its figure and what it is held against", async () => {
    const [own, before] = column(
      await counted(
        `SELECT SUM(happened_at >= '2026-03-28' AND happened_at < '2026-04-04') AS n FROM deeds
         UNION ALL SELECT SUM(happened_at >= '2026-03-21' AND happened_at < '2026-03-28') FROM deeds`,
      ),
      "n",
    ) as [number, number];
    const week = { from: "2026-03-28", to: "2026-04-04" };
    const props = { metric: "deeds", compare: "previous", sparkline: false } as const;
    const result = await ask(kpiTileQuery<Catalog>(props, week).value as AggregateQuery);
    const model = kpiTileModel(result, props, { ...options, timeZone: "UTC", catalog, range: week });
    const change = (((own - before) / before) * 100).toFixed(1);
    expect(own).toBeGreaterThan(0);
    expect([model.value, model.exact]).toEqual([own, String(own)]);
    expect(model.comparisons[0]?.delta.text.first).toBe(`${own < before ? "−" : "+"}${change.replace("-", "")}%`);
  });

  it("trend: days by channel", async () => {
    const rows = await counted(
      `SELECT DATE(happened_at) AS day, MIN(channel) AS channel, COUNT(*) AS n FROM deeds
       WHERE happened_at >= '2026-03-20' AND happened_at < '2026-04-10' GROUP BY day, BINARY channel`,
    );
    const query = trendQuery<Catalog>({ metrics: ["deeds"], by: "channel", grain: "day", range }, range, catalog);
    const model = trendModel(await ask(query as AggregateQuery), { catalog, messages: en });
    const table = trendTable(model, "", options);
    const found = table.columns.slice(1).flatMap(({ label, values }) =>
      values.flatMap((value, at) => (value === null || value === 0 ? [] : [`${String(table.columns[0]?.values[at]).slice(0, 10)} ${label} ${value}`])),
    );
    const expected = rows.map((row) => `${String(row["day"])} ${row["channel"] ?? "Unknown"} ${row["n"]}`);
    expect(expected.length).toBeGreaterThan(40);
    expect(found.toSorted()).toEqual(expected.toSorted());
  });

  it("funnel: three steps by plan", async () => {
    const rows = await counted(`
      SELECT COUNT(*) AS entered,
        SUM(b.happened_at >= a.happened_at AND b.happened_at < a.happened_at + INTERVAL 12 DAY) AS second,
        SUM(b.happened_at >= a.happened_at AND c.happened_at >= b.happened_at
          AND c.happened_at < a.happened_at + INTERVAL 12 DAY) AS third
      FROM deeds a
      JOIN customers ON customers.customer_id = a.customer_id
      LEFT JOIN deeds b ON b.customer_id = a.customer_id AND b.kind = 'b'
      LEFT JOIN deeds c ON c.customer_id = a.customer_id AND c.kind = 'c'
      WHERE a.kind = 'a' AND a.happened_at >= '2026-03-20' AND a.happened_at < '2026-04-10'
      GROUP BY plan ORDER BY plan IS NULL, plan`);
    const expected = rows.flatMap((row) => [row["entered"], row["second"], row["third"]].map(Number));
    expect(expected.length).toBe(9);
    expect(expected.every((count) => count > 0)).toBe(true);

    const query = funnelQuery<Catalog>({ steps: ["a", "b", "c"], window: "P12D", breakdown: { by: "plan" } }, "steps", range) as FunnelQuery;
    const table = valuesOf(funnelTable(funnelModel(await ask(query), query, { catalog, messages: en }), "", options));
    expect(table["count"]).toEqual(expected);
    expect(table["conversion"]).toEqual(expected.map((count, row) => count / (expected[row - (row % 3)] as number)));
    const lost = expected.flatMap((count, row) => (row % 3 === 0 ? [] : [(expected[row - 1] as number) - count]));
    expect(table["dropped"]?.filter((_, row) => row % 3 > 0)).toEqual(lost);
    expect(table["plan"]).toEqual(["free", "free", "free", "paid", "paid", "paid", "Unknown", "Unknown", "Unknown"]);
  });

  it("retention: weeks of starts by weeks of returns", async () => {
    const rows = await counted(`
      SELECT DATE(a.happened_at - INTERVAL WEEKDAY(a.happened_at) DAY) AS cohort, p.period, COUNT(*) AS size,
        SUM(COALESCE(b.happened_at >= a.happened_at AND
          DATEDIFF(b.happened_at - INTERVAL WEEKDAY(b.happened_at) DAY, a.happened_at - INTERVAL WEEKDAY(a.happened_at) DAY) = 7 * p.period, 0)) AS users
      FROM deeds a
      JOIN (SELECT 0 AS period UNION ALL SELECT 1) p
      LEFT JOIN deeds b ON b.customer_id = a.customer_id AND b.kind = 'b'
      WHERE a.kind = 'a' AND a.happened_at >= '2026-03-16' AND a.happened_at < '2026-04-06'
      GROUP BY cohort, p.period ORDER BY cohort, p.period`);
    const asked = retentionQuery<Catalog>({ start: "a", return: "b", range: { from: "2026-03-16", to: "2026-04-06" }, periods: 2 }, null, catalog) as RetentionQuery;
    const table = valuesOf(retentionTable(retentionModel(await ask(asked), asked, { catalog, messages: en }), "", options));
    expect(rows.length).toBeGreaterThan(3);
    expect(table["cohort"]?.map((start) => String(start).slice(0, 10))).toEqual(rows.map((row) => String(row["cohort"])));
    expect(table["size"]).toEqual(column(rows, "size"));
    expect(table["users"]).toEqual(column(rows, "users"));
    expect(table["value"]).toEqual(rows.map((row) => Number(row["users"]) / Number(row["size"])));
  });
});
