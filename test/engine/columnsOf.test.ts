import { expect, it } from "vitest";
import { memoryAdapter } from "../../src/adapters/memory/index.ts";
import { tablesOf, tiny } from "../contract/data.ts";
import { support } from "../query/support.ts";

it("columnsOf(plan, rows) says of each column what was computed of its metric", async () => {
  const adapter = memoryAdapter({ catalog: support, tables: tablesOf(tiny), clock: () => Date.parse("2026-04-15T10:20:00Z") });
  const metric = "tickets";
  const { columns } = await adapter.query(
    {
      kind: "aggregate",
      metrics: [metric, { metric, as: "share", compute: "share" }, { metric, as: "rank", compute: "rank" }],
      by: ["channel"],
    },
    {},
  );
  expect(columns.flatMap((column) => (column.role === "metric" ? [[column.name, column.compute]] : []))).toEqual([
    ["tickets", undefined],
    ["share", "share"],
    ["rank", "rank"],
  ]);
});
