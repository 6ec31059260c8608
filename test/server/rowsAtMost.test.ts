import { expect, it } from "vitest";
import { createMetricsHandler, mariadb, sqlAdapter } from "../../src/server/index.ts";
import type { HandlerLimits, Statement } from "../../src/server/index.ts";
import { support } from "../query/support.ts";
import { asking } from "./serving.ts";
import { supportBinding } from "./supportBinding.ts";

/** A handler over a database of five regions, which heeds LIMIT, and what it was asked. */
function overFiveRegions(limits: HandlerLimits) {
  const asked: Statement[] = [];
  const execute = async (statement: Statement) => {
    asked.push(statement);
    const most = Number(/LIMIT (\d+)$/.exec(statement.sql)?.[1] ?? Infinity);
    return ["a", "b", "c", "d", "e"].map((region) => [region, 1]).slice(0, most);
  };
  const adapter = sqlAdapter({ catalog: support, binding: supportBinding, dialect: mariadb(), execute });
  return { asked, handler: createMetricsHandler({ catalog: support, adapter, policy: "public", limits }) };
}
const byRegion = { kind: "aggregate", metrics: ["tickets"], by: ["region"] } as const;

it("a handler's rows reach the database, which gives one more at the most", async () => {
  const { asked, handler } = overFiveRegions({ rows: 3 });
  const response = await handler(asking(byRegion));
  expect([response.status, await response.text()]).toEqual([413, expect.stringContaining("more than 3 rows")]);
  expect(asked.map(({ sql }) => /LIMIT \d+$/.exec(sql)?.[0])).toEqual(["LIMIT 4"]);
});

it("an answer of as many rows as are allowed is given", async () => {
  const { handler } = overFiveRegions({ rows: 5 });
  expect((await handler(asking(byRegion))).status).toBe(200);
});

it("a page is cut out of all rows, and a top chosen among all values", async () => {
  const { handler } = overFiveRegions({ rows: 2 });
  expect((await handler(asking({ ...byRegion, page: { size: 2 } }))).status).toBe(200);
  expect((await handler(asking({ ...byRegion, top: { n: 1, by: "tickets" } }))).status).toBe(200);
});
