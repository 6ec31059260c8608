import { expect, it } from "vitest";
import { en } from "../../../src/i18n/en.ts";
import { d, defineCatalog, m, resultFromRows } from "../../../src/query/index.ts";
import type { Catalog } from "../../../src/query/index.ts";
import type { DrillRow, DrillTableModel } from "../../../src/widgets/drillTable/drillTableModel.ts";
import { drillTableTable } from "../../../src/widgets/drillTable/drillTableTable.ts";
import { tableTsv } from "../../../src/widgets/frame/tableText.ts";
import { xlsxSheets } from "../../../src/widgets/frame/tableXlsx.ts";
import { recordsPage } from "../../../src/widgets/drillTable/drillRecordsPage.ts";

it("recordsPage(rows) prints numbers as quantities, but for those that name rows", () => {
  const catalog: Catalog = defineCatalog({
    entities: { customer: { key: "customerId" }, ticket: { key: "ticketId", belongsTo: { customer: "customerId" } } },
    dimensions: { ticketId: d.number(), customerId: d.number(), words: d.number() },
    metrics: { tickets: m.count({ entity: "ticket" }) },
  });
  const columns = ["ticketId", "customerId", "words"];
  const result = resultFromRows<unknown, Catalog>({ kind: "records", entity: "ticket", columns }, [{ ticketId: 10482, customerId: 2001, words: 1204 }]);
  const page = recordsPage(result as never, { catalog, locale: "en", messages: en, timeZone: "UTC", columns, key: "ticketId" });
  expect(page.detailsAt(0).map(({ text }) => text)).toEqual(["10482", "2001", "1,204"]);
});

it("records are numbers, dates and nothing in a file: what is shown of them stays text", () => {
  const catalog: Catalog = defineCatalog({
    entities: { ticket: { key: "ticketId" } },
    dimensions: {
      ticketId: d.number(),
      createdAt: d.time(),
      solvedAt: d.time(),
      amount: d.number(),
      price: d.decimal({ scale: 2 }),
      channel: d.enum(["phone"], { valueLabels: { phone: { en: "Phone" } } }),
      vip: d.boolean(),
    },
    metrics: { tickets: m.count({ entity: "ticket" }) },
  });
  const columns = ["ticketId", "createdAt", "solvedAt", "amount", "price", "channel", "vip"];
  const rows = [
    { ticketId: 1234567890123456, createdAt: "2026-02-18T05:00:00.000Z", solvedAt: null, amount: -4361.72, price: "12345678901234567.80", channel: "phone", vip: true },
    { ticketId: 7, createdAt: "2026-02-19T14:30:00.000Z", solvedAt: null, amount: null, price: null, channel: null, vip: null },
  ];
  const result = resultFromRows<unknown, Catalog>({ kind: "records", entity: "ticket", columns }, rows as never);
  const page = recordsPage(result as never, { catalog, locale: "en", messages: en, timeZone: "America/New_York", columns, key: "ticketId" });
  expect(page.detailsAt(0).map(({ text }) => text)).toEqual([
    "1234567890123456", "Feb 18, 2026, 00:00", "Unknown", "−4,361.72", "12345678901234567.80", "Phone", "Yes",
  ]);
  const told = [0, 1].map((row) => ({ kind: "record", labels: [""], cell: () => null, level: 1, record: page.detailsAt(row) }) as unknown as DrillRow);
  const model = {
    levels: [],
    recordColumns: columns.map((name) => ({ name, label: name, kind: catalog.dimensions[name]?.kind })),
    columns: [],
    rows: { there: () => told },
    total: null,
  } as unknown as DrillTableModel;
  const table = drillTableTable(model, "", { messages: en });
  expect(tableTsv(table, { timeZone: "America/New_York" }).split("\n").map((line) => line.split("\t"))).toEqual([
    columns,
    ["1234567890123456", "2026-02-18 00:00", "", "-4361.72", "12345678901234567.80", "Phone", "Yes"],
    ["7", "2026-02-19 09:30", "", "", "", "", ""],
  ]);
  const [sheet] = xlsxSheets(table, { title: "T", notesTitle: "N", notes: [], timeZone: "America/New_York", unitText: () => null });
  expect(sheet?.data[2]?.map((cell) => (cell as { readonly value?: unknown } | null)?.value ?? null)).toEqual([7, new Date("2026-02-19T09:30:00Z"), null, null, null, null, null]);
  expect(sheet?.data[1]?.[3]).toMatchObject({ value: -4361.72 });
});
