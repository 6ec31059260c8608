import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Connection, RowDataPacket } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { openDemoApi, type DemoApi } from "../../demo/api.ts";
import type { helpdeskCatalog } from "../../demo/helpdesk/catalog.ts";
import { helpdeskCockpit } from "../../demo/helpdesk/cockpit.ts";
import { loadHelpdeskLog } from "../../demo/helpdesk/schema.ts";
import { connectMysql } from "../../demo/mysql/connect.ts";
import { httpAdapter } from "../../src/adapters/http/index.ts";
import { percentileSql } from "./percentileSql.ts";
import type { AggregateQuery, MetricsAdapter } from "../../src/query/index.ts";

type HelpdeskCatalog = typeof helpdeskCatalog;
const { charts, figures, range, tables } = helpdeskCockpit;

const sample = fileURLToPath(new URL("fixtures/helpdesk.csv", import.meta.url));
const published =
  process.env["METRICDECK_HELPDESK"] ??
  fileURLToPath(new URL("../../../shared/data/helpdesk/helpdesk.csv", import.meta.url));
const isThere = existsSync(published);
if (!isThere) {
  console.log("the published help-desk log is not on this machine (METRICDECK_HELPDESK names it): a sample stands in");
}

/** Tickets as SQL reads them off the raw log: nothing of `readHelpdesk`. */
const tickets = `SELECT case_id,
  MIN(completed_at) AS opened_at, MAX(completed_at) AS closed_at, COUNT(*) AS changes,
  TIMESTAMPDIFF(SECOND, MIN(completed_at), MAX(completed_at)) AS seconds,
  COUNT(*) > COUNT(DISTINCT activity_id) AS repeated
FROM helpdesk_log GROUP BY case_id`;
const month = (column: string) => `DATE_FORMAT(${column}, '%Y-%m')`;

describe.each(isThere ? [sample, published] : [sample])("the help-desk cockpit over %s", (path) => {
  const database = path === sample ? "helpdesk_sample" : "helpdesk_published";
  let api: DemoApi;
  let adapter: MetricsAdapter<HelpdeskCatalog>;
  let connection: Connection;

  beforeAll(async () => {
    api = await openDemoApi({ helpdesk: path, clock: () => 0 });
    const token = api.sessions.signIn("national");
    adapter = httpAdapter<HelpdeskCatalog>({
      url: "http://portal/api/metrics",
      getToken: () => token,
      fetch: (input, init) => api.handler(new Request(input, init)),
    });
    const root = await connectMysql(inject("mysqlUrl"));
    await root.query(`CREATE DATABASE ${database} CHARACTER SET utf8mb4`);
    await root.end();
    connection = await connectMysql(Object.assign(new URL(inject("mysqlUrl")), { pathname: `/${database}` }).href);
    await loadHelpdeskLog(connection, path);
  });
  afterAll(() => connection.end());

  const ask = async (query: Omit<AggregateQuery<HelpdeskCatalog>, "kind">) => {
    const { rows, resolvedRange } = await adapter.query({ kind: "aggregate", ...query }, {});
    return { rows: rows as unknown as readonly Row[], resolvedRange };
  };
  const sql = async (text: string) => (await connection.query<RowDataPacket[]>(text))[0];

  /** Values by month, "2012-01" → value; months without rows are left out. */
  const byMonth = async (text: string) => {
    const rows = await sql(text);
    return Object.fromEntries(rows.map(({ month: name, value }) => [String(name), Number(value)]));
  };
  /** The chart's series, without the months in which it has nothing. */
  const shown = async (chart: { readonly metrics: readonly string[] }, metric: string) => {
    const metrics = chart.metrics as AggregateQuery<HelpdeskCatalog>["metrics"];
    const { rows } = await ask({ metrics, time: { range, grain: "month" } });
    const points = rows.map((row) => [row.time.slice(0, 7), valueOf(row, metric)] as const);
    expect(points.length).toBe(range.last);
    return Object.fromEntries(points.filter(([, value]) => value !== null && value !== 0));
  };

  it("shows the whole log: no line lies outside of its range", async () => {
    const { resolvedRange } = await ask({ metrics: ["stageChanges"], time: { range } });
    const [outside] = await sql(
      `SELECT COUNT(*) AS n FROM helpdesk_log
       WHERE completed_at < '${resolvedRange?.from.slice(0, 19)}' OR completed_at >= '${resolvedRange?.to.slice(0, 19)}'`,
    );
    expect(outside?.["n"]).toBe(0);
  });

  it("its key figures are those of SQL", async () => {
    const { rows } = await ask({ metrics: figures, time: { range } });
    const [row] = rows;
    const [counts] = await sql(`SELECT COUNT(*) AS tickets, SUM(changes) AS changes, AVG(changes) AS mean,
      SUM(repeated) / COUNT(*) * 1e0 AS share FROM (${tickets}) t`);
    const [median, p90] = await Promise.all([0.5, 0.9].map((p) => sql(percentileSql(`SELECT 1 AS own, seconds AS value FROM (${tickets}) t`, p))));
    const [exact] = await sql(`SELECT SUM(repeated) AS repeated, SUM(changes) AS changes, COUNT(*) AS n FROM (${tickets}) t`);
    expect(valueOf(row, "ticketsOpened")).toBe(Number(counts?.["tickets"]));
    expect(valueOf(row, "ticketsClosed")).toBe(Number(counts?.["tickets"]));
    expect(valueOf(row, "stageChanges")).toBe(Number(counts?.["changes"]));
    expect(valueOf(row, "durationMedian")).toBeCloseTo(Number(median?.[0]?.["value"]), 6);
    expect(valueOf(row, "durationP90")).toBeCloseTo(Number(p90?.[0]?.["value"]), 6);
    expect(valueOf(row, "repeatedShare")).toBe(Number(exact?.["repeated"]) / Number(exact?.["n"]));
    expect(valueOf(row, "changesPerTicket")).toBeCloseTo(Number(exact?.["changes"]) / Number(exact?.["n"]), 10);
  });

  it.each([
    ["ticketsOpened", charts.opened, `SELECT ${month("opened_at")} AS month, COUNT(*) AS value FROM (${tickets}) t GROUP BY 1`],
    ["ticketsClosed", charts.opened, `SELECT ${month("closed_at")} AS month, COUNT(*) AS value FROM (${tickets}) t GROUP BY 1`],
    ["durationMedian", charts.duration, percentileByMonth(0.5)],
    ["durationP90", charts.duration, percentileByMonth(0.9)],
    [
      "repeatedShare",
      charts.repeated,
      `SELECT ${month("closed_at")} AS month, SUM(repeated) * 1e0 / COUNT(*) AS value FROM (${tickets}) t
       GROUP BY 1 HAVING value > 0`,
    ],
    [
      "stagesSeen",
      charts.breadth,
      `SELECT ${month("completed_at")} AS month, COUNT(DISTINCT activity_id) AS value FROM helpdesk_log GROUP BY 1`,
    ],
    [
      "ticketsMoved",
      charts.moved,
      `SELECT ${month("completed_at")} AS month, COUNT(DISTINCT case_id) AS value FROM helpdesk_log GROUP BY 1`,
    ],
  ] as const)("%s by month is that of SQL", async (metric, chart, text) => {
    const expected = await byMonth(text);
    const found = await shown(chart, metric);
    expect(Object.keys(found)).toEqual(Object.keys(expected).sort());
    for (const [name, value] of Object.entries(expected)) expect(found[name]).toBeCloseTo(value, 6);
  });

  it("its tickets by first stage are those of SQL", async () => {
    const { by, metrics } = tables.starts;
    const { rows } = await ask({ metrics, by, time: { range } });
    const began = `
      SELECT (SELECT activity_id FROM helpdesk_log f WHERE f.case_id = t.case_id ORDER BY completed_at, line LIMIT 1) AS first, t.*
      FROM (${tickets}) t`;
    const expected = await sql(`SELECT first, n, changes, repeated, value AS median
      FROM (SELECT first, COUNT(*) AS n, SUM(changes) AS changes, SUM(repeated) AS repeated FROM (${began}) t GROUP BY first) sums
      JOIN (${percentileSql(`SELECT first AS own, seconds AS value FROM (${began}) t`, 0.5)}) medians ON own = first`);
    const found = new Map(rows.map((row) => [row["firstStage"], row]));
    expect(found.size).toBe(expected.length);
    for (const { first, repeated, n, changes, median } of expected) {
      const row = found.get(String(first));
      expect(valueOf(row, "ticketsClosed")).toBe(Number(n));
      expect(valueOf(row, "durationMedian")).toBeCloseTo(Number(median), 6);
      expect(valueOf(row, "changesPerTicket")).toBeCloseTo(Number(changes) / Number(n), 10);
      expect(valueOf(row, "repeatedShare")).toBe(Number(repeated) / Number(n));
    }
  });

  it("its work of each stage is that of SQL", async () => {
    const { by, metrics } = tables.load;
    const { rows } = await ask({ metrics, by, time: { range } });
    const expected = await sql("SELECT activity_id AS stage, COUNT(*) AS changes, COUNT(DISTINCT case_id) AS moved FROM helpdesk_log GROUP BY 1");
    const found = rows.map((row) => `${row.stage} ${valueOf(row, "stageChanges")} ${valueOf(row, "ticketsMoved")}`);
    expect(found.sort()).toEqual(expected.map((row) => `${row["stage"]} ${row["changes"]} ${row["moved"]}`).sort());
  });

  it("stage changes by stage and month are those of SQL, the rest beside the five largest", async () => {
    const { by, top, metrics } = charts.stages;
    const { rows } = await ask({
      metrics,
      by: [by],
      time: { range, grain: "month" },
      top: { n: top, by: "stageChanges", other: true },
    });
    const ranked = await sql(
      "SELECT activity_id AS stage FROM helpdesk_log GROUP BY 1 ORDER BY COUNT(*) DESC, CAST(activity_id AS SIGNED)",
    );
    const largest = ranked.slice(0, top).map(({ stage }) => `'${String(stage)}'`);
    const expected = await sql(
      `SELECT ${month("completed_at")} AS month, IF(activity_id IN (${largest.join()}), activity_id, 'other') AS stage,
         COUNT(*) AS value
       FROM helpdesk_log GROUP BY 1, 2`,
    );
    const found = rows
      .filter((row) => valueOf(row, "stageChanges") !== 0)
      .map((row) => `${row.time.slice(0, 7)} ${row.stage ?? "other"} ${valueOf(row, "stageChanges")}`);
    const wanted = expected.map((row) => `${row["month"]} ${row["stage"]} ${row["value"]}`);
    expect(found.sort()).toEqual(wanted.sort());
  });
});

interface Row {
  readonly time: string;
  readonly stage?: string | null;
  readonly [metric: string]: unknown;
}

function valueOf(row: Row | undefined, metric: string): number | null {
  const cell = row?.[metric] as { readonly value: number | null } | undefined;
  if (cell === undefined) throw new Error(`metricdeck: the answer has no ${metric}`);
  return cell.value;
}

function percentileByMonth(p: number): string {
  return `SELECT own AS month, value FROM (${percentileSql(`SELECT ${month("closed_at")} AS own, seconds AS value FROM (${tickets}) t`, p)}) t`;
}
