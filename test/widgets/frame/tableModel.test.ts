import { describe, expect, it } from "vitest";
import { sortedRows } from "../../../src/widgets/frame/tableModel.ts";
import type { TableModel } from "../../../src/widgets/frame/tableModel.ts";

const table: TableModel = {
  caption: "Tickets by channel",
  rowCount: 4,
  columns: [
    { name: "channel", label: "Channel", role: "row", values: ["phone", "chat", null, "email"], format: String },
    { name: "tickets", label: "Tickets", role: "value", values: [9, 100, 9, null], format: String },
  ],
};

describe("sortedRows", () => {
  it("sortedRows(null) keeps the order of the answer", () => {
    expect(sortedRows(table, null)).toEqual([0, 1, 2, 3]);
  });

  it("sortedRows(numbers) compares them as numbers, ties in their order", () => {
    expect(sortedRows(table, { column: "tickets", direction: "ascending" })).toEqual([0, 2, 1, 3]);
  });

  it("sortedRows(descending) leaves unknown values at the end", () => {
    expect(sortedRows(table, { column: "tickets", direction: "descending" })).toEqual([1, 0, 2, 3]);
    expect(sortedRows(table, { column: "channel", direction: "descending" })).toEqual([0, 3, 1, 2]);
  });

  it("sortedRows(a column that is gone) keeps the order", () => {
    expect(sortedRows(table, { column: "agent", direction: "ascending" })).toEqual([0, 1, 2, 3]);
  });
});
