import { createConnection } from "mysql2/promise";
import type { RowDataPacket } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { en } from "../../src/i18n/en.ts";
import type { AnyRow, FunnelQuery, TableResult } from "../../src/query/index.ts";
import { funnelModel } from "../../src/widgets/funnel/funnelModel.ts";
import { funnelTable } from "../../src/widgets/funnel/funnelTable.ts";
import { eventAdaptersOver } from "./eventAdapters.ts";
import type { EventAdapters } from "./eventAdapters.ts";
import { journeys } from "./eventCatalog.ts";
import type { EventData } from "./eventData.ts";
import { randomEvents } from "./eventData.ts";

const database = "contract_funnel_table";
const steps = ["a", "b", "c"] as const;
const query = {
  kind: "funnel",
  steps,
  window: "P12D",
  time: { range: { from: "2026-03-20", to: "2026-04-10" } },
  breakdown: { by: "plan" },
} as const;

/** Who got how far, where everyone does each thing once at most. */
const statement = `
  SELECT COUNT(*) AS entered,
    SUM(b.happened_at >= a.happened_at AND b.happened_at < a.happened_at + INTERVAL 12 DAY) AS second,
    SUM(b.happened_at >= a.happened_at AND c.happened_at >= b.happened_at
      AND c.happened_at < a.happened_at + INTERVAL 12 DAY) AS third
  FROM deeds a
  JOIN customers ON customers.customer_id = a.customer_id
  LEFT JOIN deeds b ON b.customer_id = a.customer_id AND b.kind = 'b'
  LEFT JOIN deeds c ON c.customer_id = a.customer_id AND c.kind = 'c'
  WHERE a.kind = 'a' AND a.happened_at >= '2026-03-20' AND a.happened_at < '2026-04-10'
  GROUP BY plan ORDER BY plan IS NULL, plan`;

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

describe("the table twin of a funnel", () => {
  let opened: EventAdapters | undefined;
  beforeAll(async () => {
    opened = await eventAdaptersOver(onceEach(randomEvents(7, { customers: 600, deeds: 4800 })), inject("mysqlUrl"), database);
  });
  afterAll(async () => opened?.close());

  it.each(["memory", "sql", "http over sql"])("%s: it has the numbers that SQL counts", async (name) => {
    const url = new URL(inject("mysqlUrl"));
    url.pathname = `/${database}`;
    const connection = await createConnection(url.href);
    const [rows] = await connection.query<RowDataPacket[]>(statement);
    await connection.end();
    const expected = rows.flatMap((row) => [row["entered"], row["second"], row["third"]].map(Number));
    expect(expected.length).toBe(9);
    expect(expected.every((count) => count > 0)).toBe(true);

    const result = (await opened?.adapters[name]?.query(query, {})) as unknown as TableResult<AnyRow>;
    const model = funnelModel(result, query as FunnelQuery, { catalog: journeys, messages: en });
    const { columns } = funnelTable(model, "", { locale: "en", messages: en });
    const values = (column: string) => columns.find((one) => one.name === column)?.values ?? [];
    expect(values("count")).toEqual(expected);
    expect(values("conversion")).toEqual(expected.map((count, row) => count / (expected[row - (row % 3)] as number)));
    expect(values("plan")).toEqual(["free", "free", "free", "paid", "paid", "paid", "Unknown", "Unknown", "Unknown"]);
  });
});
