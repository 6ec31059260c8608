import { describe, expect, it } from "vitest";
import { tableCsv, tableTsv } from "../../../src/widgets/frame/tableText.ts";
import { sortedRows } from "../../../src/widgets/frame/tableModel.ts";
import type { TableModel } from "../../../src/widgets/frame/tableModel.ts";

const table = (names: readonly string[], values: readonly (number | null)[]): TableModel => ({
  caption: "",
  rowCount: names.length,
  columns: [
    { name: "agent", label: "Agent", role: "row", values: names, format: String },
    { name: "csat", label: "CSAT", role: "value", values, format: (value) => (value === null ? "–" : `${Number(value) * 100}%`) },
  ],
});

describe("tableCsv", () => {
  it("tableCsv(table) writes real numbers, nothing for unknown, and a byte order mark", () => {
    expect(tableCsv(table(["Ada", "Bo"], [-0.125, null]))).toBe("\ufeffAgent,CSAT\r\nAda,-0.125\r\nBo,\r\n");
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1"])("tableCsv(%j) is no formula", (name) => {
    const cell = `'${name}`;
    const written = /[\r]/.test(cell) ? `"${cell}"` : cell;
    expect(tableCsv(table([name], [1]), { byteOrderMark: false })).toBe(`Agent,CSAT\r\n${written},1\r\n`);
  });

  it("tableCsv(hidden numbers) writes a word or dots, which nothing adds up", () => {
    const [agents, csat] = table(["Ada", "Bo"], [0.5, null]).columns;
    if (agents === undefined || csat === undefined) throw new Error("two columns");
    const masked = { caption: "", rowCount: 2, columns: [agents, { ...csat, masked: new Set([1]) }] };
    expect(tableCsv(masked, { byteOrderMark: false })).toBe("Agent,CSAT\r\nAda,0.5\r\nBo,•••\r\n");
    expect(tableCsv(masked, { byteOrderMark: false, hidden: "hidden" })).toBe("Agent,CSAT\r\nAda,0.5\r\nBo,hidden\r\n");
    expect(tableTsv(masked, { hidden: "已隐藏" })).toBe("Agent\tCSAT\nAda\t0.5\nBo\t已隐藏");
  });

  it("tableCsv(quotes, commas, lines) quotes them", () => {
    expect(tableCsv(table(['Ada "A", Jr.\nx'], [1]), { byteOrderMark: false })).toBe('Agent,CSAT\r\n"Ada ""A"", Jr.\nx",1\r\n');
  });

  it("tableCsv(notes) puts them above as comments", () => {
    const csv = tableCsv(table([], []), { notes: ["Channel: Phone", "As of 10:20, UTC"], byteOrderMark: false });
    expect(csv).toBe('# Channel: Phone\r\n"# As of 10:20, UTC"\r\nAgent,CSAT\r\n');
  });
});

describe("tableTsv", () => {
  it("tableTsv(table) pastes into cells: tabs between, a line a row", () => {
    expect(tableTsv(table(["Ada", "=Bo"], [0.5, null]))).toBe("Agent\tCSAT\nAda\t0.5\n'=Bo\t");
  });

  it("tableTsv(a text with a tab) quotes it", () => {
    expect(tableTsv(table(["A\tda"], [1]))).toBe('Agent\tCSAT\n"A\tda"\t1');
  });
});

describe("tableCsv with instants", () => {
  const at = (values: readonly (string | null)[], note?: (row: number) => string | null): TableModel => ({
    caption: "",
    rowCount: values.length,
    columns: [{ name: "time", label: "Time", role: "row", values, instants: true, format: () => "Sun, Mar 1", ...(note && { note }) }],
  });

  it("tableCsv(instants) are dates of the zone, and times where they are not all midnights", () => {
    const csv = (values: readonly (string | null)[]) => tableCsv(at(values), { byteOrderMark: false, timeZone: "Asia/Shanghai" }).split("\r\n").slice(1, -1);
    expect(csv(["2026-02-28T16:00:00Z", null, "2026-03-01T16:00:00Z"])).toEqual(["2026-03-01", "", "2026-03-02"]);
    expect(csv(["2026-03-23", "2026-03-24"])).toEqual(["2026-03-23", "2026-03-24"]);
    expect(csv(["2026-02-28T16:00:00Z", "2026-02-28T17:30:00Z"])).toEqual(["2026-03-01 00:00", "2026-03-01 01:30"]);
  });

  it("tableCsv(instants that the zone's clocks show twice) has them with their offsets", () => {
    const csv = (values: readonly (string | null)[], timeZone: string) => tableTsv(at(values), { timeZone }).split("\n").slice(1);
    expect(csv(["2025-11-02T04:00:00Z", "2025-11-02T05:00:00Z", "2025-11-02T06:00:00Z", null], "America/New_York")).toEqual([
      "2025-11-02 00:00-04:00",
      "2025-11-02 01:00-04:00",
      "2025-11-02 01:00-05:00",
      "",
    ]);
    expect(csv(["2025-10-26T00:00:00Z", "2025-10-26T01:00:00Z"], "Europe/London")).toEqual(["2025-10-26 01:00+01:00", "2025-10-26 01:00+00:00"]);
    // Havana's clocks go back from 01:00 to 00:00.
    expect(csv(["2025-11-02T04:00:00Z", "2025-11-02T05:00:00Z"], "America/Havana")).toEqual(["2025-11-02 00:00-04:00", "2025-11-02 00:00-05:00"]);
    expect(csv(["2025-11-02T05:00:10Z", "2025-11-02T05:00:40Z"], "America/New_York")).toEqual(["2025-11-02 01:00", "2025-11-02 01:00"]);
    expect(csv(["2025-11-02T04:00:00Z", "2025-11-02"], "America/New_York")).toEqual(["2025-11-02", "2025-11-02"]);
  });

  it("tableCsv(noted rows) has a column of notes, where there are any", () => {
    const days = ["2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z"];
    const noted = at(days, (row) => (row === 1 ? "not complete yet" : null));
    expect(tableCsv(noted, { byteOrderMark: false, notesTitle: "Notes" })).toBe("Time,Notes\r\n2026-03-01,\r\n2026-03-02,not complete yet\r\n");
    expect(tableTsv(noted, { notesTitle: "Notes" })).toBe("Time\tNotes\n2026-03-01\t\n2026-03-02\tnot complete yet");
    expect(tableTsv(at(days, () => null), { notesTitle: "Notes" })).toBe("Time\n2026-03-01\n2026-03-02");
  });
});

describe("tableCsv with units", () => {
  it("tableCsv(columns with units) says them behind the labels, and tableTsv does not", () => {
    const { columns, ...rest } = table(["Ada"], [0.914]);
    const shares: TableModel = { ...rest, columns: columns.map((column) => (column.role === "value" ? { ...column, unit: "share" } : column)) };
    const unitText = (unit: unknown) => (unit === "share" ? "share, 0 to 1" : null);
    expect(tableCsv(shares, { byteOrderMark: false, unitText })).toBe('Agent,"CSAT (share, 0 to 1)"\r\nAda,0.914\r\n');
    expect(tableTsv(shares)).toBe("Agent\tCSAT\nAda\t0.914");
  });
});

describe("exact decimals in tables", () => {
  const table: TableModel = {
    caption: "",
    columns: [{ name: "spend", label: "Spend", role: "value", decimal: true, values: ["-12345678901234567.8901", "9.0000", null], format: String }],
    rowCount: 3,
  };

  it("are exported with every digit, as numbers", () => {
    expect(tableCsv(table, { byteOrderMark: false })).toBe("Spend\r\n-12345678901234567.8901\r\n9.0000\r\n\r\n");
  });

  it("are sorted by value", () => {
    expect(sortedRows(table, { column: "spend", direction: "descending" })).toEqual([1, 0, 2]);
  });
});
