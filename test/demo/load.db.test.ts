import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Connection, RowDataPacket } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { generateServiceData } from "../../demo/data/generate.ts";
import { readHelpdesk } from "../../demo/helpdesk/readHelpdesk.ts";
import { loadHelpdeskLog } from "../../demo/helpdesk/schema.ts";
import { connectMysql } from "../../demo/mysql/connect.ts";
import { loadServiceData } from "../../demo/mysql/load.ts";

const databaseUrl = (database: string) => Object.assign(new URL(inject("mysqlUrl")), { pathname: `/${database}` }).href;
const data = generateServiceData({ end: "2026-11-01T00:00:00Z", months: 3, scale: 0.2 });

let connection: Connection;

beforeAll(async () => {
  const root = await connectMysql(inject("mysqlUrl"));
  await root.query("CREATE DATABASE demo_load CHARACTER SET utf8mb4");
  await root.query("CREATE DATABASE demo_cli CHARACTER SET utf8mb4");
  await root.query("CREATE DATABASE demo_foreign CHARACTER SET utf8mb4");
  await root.query("CREATE USER reader IDENTIFIED BY 'pencil'");
  await root.query("GRANT SELECT ON demo_cli.* TO reader");
  await root.end();
  connection = await connectMysql(databaseUrl("demo_load"));
});

afterAll(() => connection.end());

async function rows(sql: string): Promise<RowDataPacket[]> {
  const [found] = await connection.query<RowDataPacket[]>(sql);
  return found;
}

describe("loadServiceData", () => {
  it("loadServiceData(connection, data) fills six tables, again and again, and reports every row", async () => {
    const steps: number[] = [];
    const first = await loadServiceData(connection, data);
    const second = await loadServiceData(connection, data, { onProgress: (done) => steps.push(done) });
    expect(second).toEqual(first);
    expect(second.map(({ name }) => name)).toEqual([
      "customers",
      "tickets",
      "status_changes",
      "communications",
      "feedback",
      "renewals",
    ]);
    for (const { name, rows: count } of second) {
      expect([name, await rows(`SELECT COUNT(*) AS n FROM ${name}`)]).toEqual([name, [{ n: count }]]);
    }
    expect(steps.at(-1)).toBe(second.reduce((sum, table) => sum + table.rows, 0));
  });

  it("loadServiceData(connection, data) keeps values: UTC times, nulls, names, decimals, booleans", async () => {
    const [sums] = await rows(`SELECT SUM(UNIX_TIMESTAMP(created_at)) AS created, COUNT(first_replied_at) AS replied,
      SUM(resolution_seconds) AS seconds, SUM(escalated) AS escalated, COUNT(region) AS regions,
      SUM(first_contact_resolved) AS fcr, SUM(breached = 'yes') AS breached FROM tickets`);
    const known = <T>(values: readonly (T | null)[]) => values.filter((value) => value !== null);
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    const { ticket, renewal, customer } = data;
    expect(Object.fromEntries(Object.entries(sums ?? {}).map(([key, value]) => [key, Number(value)]))).toEqual({
      created: sum(ticket.createdAt) / 1000,
      replied: known(ticket.firstRepliedAt).length,
      seconds: sum(known(ticket.resolutionSeconds)),
      escalated: ticket.escalated.filter(Boolean).length,
      regions: known(ticket.region).length,
      fcr: known(ticket.firstContactResolved).filter(Boolean).length,
      breached: ticket.breached.filter((breached) => breached === "yes").length,
    });
    const [amount] = await rows("SELECT SUM(amount) AS amount FROM renewals");
    expect(amount?.["amount"]).toBe(sum(renewal.amount).toFixed(2));
    const names = await rows("SELECT name FROM customers ORDER BY customer_id");
    expect(names.map(({ name }) => String(name))).toEqual(customer.name);
  });

  it("loadServiceData(connection, data) drops no table that the demo did not create", async () => {
    const foreign = await connectMysql(databaseUrl("demo_foreign"));
    await foreign.query("CREATE TABLE tickets (id INT)");
    await expect(loadServiceData(foreign, data)).rejects.toThrow("tables of its own with the demo's names (tickets)");
    const [tables] = await foreign.query<RowDataPacket[]>("SHOW TABLES");
    expect(tables.map((table) => Object.values(table))).toEqual([["tickets"]]);
    await foreign.end();
  });
});

describe("connectMysql", () => {
  it("connectMysql(url) says that the database is missing", async () => {
    await expect(connectMysql(databaseUrl("demo_absent"))).rejects.toThrow(
      "(ER_BAD_DB_ERROR): the server has no such database; create it",
    );
  });
});

describe("npm run demo:load", () => {
  const command = ["--import", "tsx", "demo/load.ts", "--end", "2026-11-01T00:00:00Z", "--scale", "0.05"];
  const load = (url: string) =>
    promisify(execFile)(process.execPath, command, { env: { ...process.env, METRICDECK_MYSQL_URL: url } });

  it("demo/load.ts prints its progress, the rows of each table and the seconds", async () => {
    const { stdout } = await load(databaseUrl("demo_cli"));
    expect(stdout).toMatch(/^Loading demo_cli 10 %\n/);
    expect(stdout).toMatch(/\nLoading demo_cli 100 %\ncustomers +231 rows\ntickets +\d+ rows\n/);
    expect(stdout).toMatch(/\nData up to 2026-11-01T00:00:00Z, loaded in \d+\.\d s\n$/);
  });

  it("demo/load.ts fails in one line without rights, and shows no password", async () => {
    const url = Object.assign(new URL(databaseUrl("demo_cli")), { username: "reader", password: "pencil" }).href;
    const failure: unknown = await load(url).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 1 });
    const stderr = failure instanceof Error && "stderr" in failure ? String(failure.stderr) : "";
    expect(stderr).toMatch(/^metricdeck: cannot use the database demo_cli at [\d.:]+ \(ER_\w+\): this user .*\n$/);
    expect(stderr).not.toContain("pencil");
  });
});

describe("loadHelpdeskLog", () => {
  it("loadHelpdeskLog(connection, path) lets SQL alone reach the tickets that readHelpdesk finds", async () => {
    const folder = await mkdtemp(join(tmpdir(), "metricdeck-helpdesk-"));
    const path = join(folder, "log.csv");
    const lines = ["7,8,2012-01-02 00:00:00", "9,1,2012-01-05 00:00:00", "7,1,2012-01-01 00:00:00"].concat([
      "7,9,2012-01-02 00:00:30",
      "7,6,2012-01-02 00:00:30",
      "9,6,2012-01-05 00:00:00",
      "9,6,2012-01-05 00:00:00",
    ]);
    await writeFile(path, ["CaseID,ActivityID,CompleteTimestamp", ...lines, ""].join("\n"));
    expect(await loadHelpdeskLog(connection, path)).toBe(7);

    const { ticket } = await readHelpdesk(path);
    const found = await rows(`SELECT case_id, COUNT(*) AS changes,
        TIMESTAMPDIFF(SECOND, MIN(completed_at), MAX(completed_at)) AS seconds,
        COUNT(DISTINCT activity_id) < COUNT(*) AS repeated,
        (SELECT activity_id FROM helpdesk_log f WHERE f.case_id = log.case_id
          ORDER BY completed_at, line LIMIT 1) AS first,
        (SELECT activity_id FROM helpdesk_log l WHERE l.case_id = log.case_id
          ORDER BY completed_at DESC, line DESC LIMIT 1) AS last
      FROM helpdesk_log log GROUP BY case_id ORDER BY MIN(line)`);
    expect(found.map((row) => ({ ...row, repeated: row["repeated"] === 1 }))).toEqual(
      ticket.ticketId.map((case_id, row) => ({
        case_id,
        changes: ticket.changes[row],
        seconds: ticket.durationSeconds[row],
        repeated: ticket.repeated[row],
        first: ticket.firstStage[row],
        last: ticket.lastStage[row],
      })),
    );
    await rm(folder, { recursive: true });
  });
});
