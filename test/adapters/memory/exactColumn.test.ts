import { describe, expect, it } from "vitest";
import { memoryAdapter } from "../../../src/adapters/memory/index.ts";
import { exact } from "../../contract/exactCatalog.ts";
import { tablesOf, tiny } from "../../contract/data.ts";

const tables = tablesOf(tiny);
const spend = { kind: "aggregate", metrics: ["spend", "unitSum"] } as const;
const adapterOver = (amount: ArrayLike<string | number | bigint | null>) =>
  memoryAdapter({ catalog: exact, tables: { ...tables, ticket: { ...tables["ticket"], amount } }, clock: () => 0 });

describe("a memory column of exact decimals", () => {
  it("may hold text, bigints and safe numbers side by side", async () => {
    const { rows } = await adapterOver(["12345678901234567.8901", 1n, 0.25, null, -2, "0", "+3", "0.0001"]).query(spend, {});
    expect(rows[0]?.spend.value).toBe("12345678901234570.1402");
  });

  it("may be coded by the host, also where two codes are one value", async () => {
    const amount = { codes: Int8Array.of(0, 1, 1, -1, 2, 2, 2, 0), values: ["1.5", "1.50", "-2"] };
    const coded = memoryAdapter({ catalog: exact, tables: { ...tables, ticket: { ...tables["ticket"], amount } }, clock: () => 0 });
    const { rows } = await coded.query({ kind: "aggregate", metrics: ["spend", "amounts"] }, {});
    expect([rows[0]?.spend.value, rows[0]?.amounts.value]).toEqual(["0.0000", 2]);
  });

  it("names the row and the field of a value that is none", async () => {
    await expect(adapterOver(["1", "1,50", null, null, null, null, null, null]).query(spend, {})).rejects.toMatchObject({
      code: "contract-violation",
      path: "tables.ticket.amount",
      message: expect.stringContaining("row 1 holds 1,50, which is no decimal of at most 65 digits, 4 of them after the point") as string,
    });
  });
});

describe("having with an exact decimal", () => {
  it("refuses a bound that is none, with its place", async () => {
    const query = { ...spend, having: [{ metric: "spend", op: "gt", value: "1e5" }] } as const;
    await expect(memoryAdapter({ catalog: exact, tables }).query(query, {})).rejects.toMatchObject({ code: "invalid-query", path: "having[0].value" });
  });

  it("refuses text for a number", async () => {
    const query = { kind: "aggregate", metrics: ["tickets"], having: [{ metric: "tickets", op: "gt", value: "1" }] } as const;
    await expect(memoryAdapter({ catalog: exact, tables }).query(query, {})).rejects.toMatchObject({ code: "invalid-query", path: "having[0].value" });
  });
});
