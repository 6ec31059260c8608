import { describe, expect, it } from "vitest";
import writeXlsx from "write-excel-file/universal";
import { xlsxSheets } from "../../../src/widgets/frame/tableXlsx.ts";
import type { TableModel } from "../../../src/widgets/frame/tableModel.ts";
import { en } from "../../../src/i18n/en.ts";
import { trendModel } from "../../../src/widgets/trend/trendModel.ts";
import { trendTable } from "../../../src/widgets/trend/trendTable.ts";
import { support } from "../../query/support.ts";
import { answerOfDays, day } from "../trend/trendAnswer.ts";
import { unzip } from "./unzip.ts";

const table: TableModel = {
  caption: "",
  rowCount: 3,
  columns: [
    { name: "agent", label: "Agent", role: "row", values: ["=1+1", "Bo & Co", "\u0001x"], format: String },
    { name: "day", label: "Day", role: "row", values: ["2026-03-17T16:00:00Z", "2026-03-18T02:30:00Z", null], instants: true, format: String },
    { name: "tickets", label: "Tickets", role: "value", values: [1200, 0, null], unit: "count", format: String },
    { name: "csat", label: "CSAT", role: "value", values: [0.914, null, 0.1 + 0.2], unit: "share", masked: new Set([1]), format: String },
    { name: "spend", label: "Spend", role: "value", decimal: true, values: ["-12345678901234567.8901", "9.5000", null], unit: { currency: "CNY" }, format: String },
  ],
};
const options = { title: "Tickets: [by] agent", notesTitle: "Notes", notes: ["Channel: Phone", "As of 10:20"], timeZone: "Asia/Shanghai", unitText: () => "CNY", hidden: "hidden" };

async function written() {
  const blob = await writeXlsx([...xlsxSheets(table, options)]).toBlob();
  const files = unzip(new Uint8Array(await blob.arrayBuffer()));
  const file = (name: string) => files[name] ?? "";
  const shared = [...file("xl/sharedStrings.xml").matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text]) => text);
  const cells = (sheet: number) =>
    Object.fromEntries(
      [...file(`xl/worksheets/sheet${sheet}.xml`).matchAll(/<c r="(\w+)"([^>]*)><v>([^<]*)<\/v>/g)].map(([, at, attributes = "", value]) => [
        at,
        attributes.includes('t="s"') ? shared[Number(value)] : Number(value),
      ]),
    );
  return { cells, workbook: file("xl/workbook.xml"), formulas: file("xl/worksheets/sheet1.xml").includes("<f>"), styles: file("xl/styles.xml") };
}

describe("xlsxSheets", () => {
  it("xlsxSheets(trend) says of the running bucket that it is not complete yet beside its date", () => {
    const model = trendModel(answerOfDays([5, 6, 2], "tickets", { incompleteFrom: day(2) }), { catalog: support, messages: en });
    const [sheet] = xlsxSheets(trendTable(model, "", { locale: "en", messages: en }), { ...options, timeZone: "UTC" });
    expect(sheet?.data.slice(2).map(([cell, , note]) => [cell, note])).toEqual([
      [{ value: new Date(day(1)), type: Date, format: "yyyy-mm-dd" }, null],
      [{ value: new Date(day(2)), type: Date, format: "yyyy-mm-dd" }, { value: "not complete yet", type: String }],
    ]);
  });

  it("xlsxSheets(table) notes the offsets of instants that the zone's clocks show twice, and has them as dates", () => {
    const values = ["2025-11-02T04:00:00Z", "2025-11-02T05:00:00Z", "2025-11-02T06:00:00Z"];
    const note = (row: number) => (row === 2 ? "not complete yet" : null);
    const hours: TableModel = { caption: "", rowCount: 3, columns: [{ name: "time", label: "Time", role: "row", values, instants: true, note, format: String }] };
    const at1 = { value: new Date("2025-11-02T01:00:00Z"), type: Date, format: "yyyy-mm-dd hh:mm" };
    const [sheet] = xlsxSheets(hours, { ...options, timeZone: "America/New_York" });
    expect(sheet?.data.slice(2)).toEqual([
      [at1, { value: "UTC-04:00", type: String }],
      [at1, { value: "not complete yet · UTC-05:00", type: String }],
    ]);
    expect(sheet?.data[1]?.[1]).toBe(null);
  });

  it("xlsxSheets(hours) formats midnight as the other hours of its column; days have no time", () => {
    const values = ["2026-03-16T23:00:00Z", null, "2026-03-17T00:00:00Z"];
    const column = { label: "Time", role: "row", instants: true, format: String } as const;
    const days = ["2026-03-16T00:00:00Z", null, "2026-03-17T00:00:00Z"];
    const table: TableModel = { caption: "", rowCount: 3, columns: [{ ...column, name: "hour", values }, { ...column, name: "day", values: days }] };
    const [sheet] = xlsxSheets(table, { ...options, timeZone: "UTC" });
    const midnight = { value: new Date("2026-03-17T00:00:00Z"), type: Date };
    expect(sheet?.data[3]).toEqual([{ ...midnight, format: "yyyy-mm-dd hh:mm" }, { ...midnight, format: "yyyy-mm-dd" }]);
  });

  it("xlsxSheets(table), written and read back, has numbers as numbers, dates on the zone's clock and text as text", async () => {
    const { cells, formulas } = await written();
    expect(cells(1)).toEqual({
      A1: "Agent",
      B1: "Day",
      C1: "Tickets (CNY)",
      D1: "CSAT",
      E1: "Spend (CNY)",
      // March 18, 2026 is day 46099 of a spreadsheet's calendar; 10:30 is 10.5 of its 24 hours.
      A2: "=1+1",
      B2: 46_099,
      C2: 1200,
      D2: 0.914,
      E2: "-12345678901234567.8901",
      A3: "Bo &amp; Co",
      B3: 46_099.4375,
      C3: 0,
      D3: "hidden",
      E3: 9.5,
      A4: "x",
      D4: 0.3,
    });
    expect(formulas).toBe(false);
  });

  it("xlsxSheets(table) names its sheets as a spreadsheet allows, and says on the last one what was filtered", async () => {
    const { cells, workbook } = await written();
    expect([...workbook.matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name]) => name)).toEqual(["Tickets   by  agent", "Notes"]);
    expect(cells(2)).toEqual({ A1: "Channel: Phone", A2: "As of 10:20" });
  });

  it("xlsxSheets(units) formats counts, shares, money and dates", async () => {
    const { styles } = await written();
    const formats = [...styles.matchAll(/formatCode="([^"]*)"/g)].map(([, code]) => code);
    expect(formats).toEqual(["yyyy-mm-dd hh:mm", "#,##0", "0.00%", "#,##0.00"]);
  });

  it("xlsxSheets(a title that is the notes' one) keeps the names apart", () => {
    expect(xlsxSheets(table, { ...options, title: "notes" }).map(({ sheet }) => sheet)).toEqual(["notes", "Notes 2"]);
  });
});
