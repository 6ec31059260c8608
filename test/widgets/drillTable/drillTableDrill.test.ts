import { describe, expect, it } from "vitest";
import { en } from "../../../src/i18n/en.ts";
import type { AnyRow, Catalog, TableResult } from "../../../src/query/index.ts";
import { drillColumns } from "../../../src/widgets/drillTable/drillColumns.ts";
import { drillTableDrill } from "../../../src/widgets/drillTable/drillTableDrill.ts";
import { rootQuery } from "../../../src/widgets/drillTable/drillTableQuery.ts";
import type { DrillTableQueryProps } from "../../../src/widgets/drillTable/drillTableQuery.ts";
import { desk, deskAdapter, range } from "./desk.ts";

const catalog: Catalog = desk;
const levels = ["region", "team"];
const sort = { metric: null, direction: "asc" } as const;

async function answered(props: Partial<DrillTableQueryProps<Catalog>>, root: readonly string[] = []) {
  const query = rootQuery({ metrics: ["tickets"], ...props }, { levels, root, range, sort }, catalog);
  const result = (await deskAdapter().query(query as never, {})) as TableResult<AnyRow>;
  const columns = drillColumns(result, query, { catalog, locale: "en", messages: en, trend: false });
  const drill = (path: readonly (string | null)[], column: number, besides: readonly string[] | null = null) => {
    const shown = columns[column];
    return shown && drillTableDrill({ result, query }, { path, besides }, shown, { catalog, levels, root });
  };
  return { columns, drill };
}

describe("drillTableDrill(answer, place, column)", () => {
  it("asks for the rows of a path, of no value too, over the half-open range", async () => {
    const { drill } = await answered({ where: { dimension: "channel", op: "equals", value: "chat" } });
    expect(drill([null, "Delta"], 0)).toEqual({
      path: [null, "Delta"],
      dimensions: ["region", "team"],
      metric: "tickets",
      records: {
        kind: "records",
        entity: "ticket",
        columns: ["ticketId", "region", "team", "customer", "channel", "good", "createdAt"],
        time: { dimension: "createdAt", range: { from: "2026-01-15T00:00:00.000Z", to: "2026-03-01T00:00:00.000Z" } },
        where: {
          and: [
            { dimension: "channel", op: "equals", value: "chat" },
            { and: [{ dimension: "region", op: "isNull" }, { dimension: "team", op: "equals", value: "Delta" }] },
          ],
        },
        order: [{ by: "createdAt" }],
      },
    });
  });

  it("cuts a month to [its start, the next one's), and to the range", async () => {
    const { columns, drill } = await answered({ pivot: { grain: "month" } });
    expect(columns.map(({ above }) => above[0])).toEqual(["Jan 2026", "Feb 2026", "Total"]);
    expect([0, 1, 2].map((column) => drill(["East"], column)?.records.time?.range)).toEqual([
      { from: "2026-01-15T00:00:00.000Z", to: "2026-02-01T00:00:00.000Z" },
      { from: "2026-02-01T00:00:00.000Z", to: "2026-03-01T00:00:00.000Z" },
      { from: "2026-01-15T00:00:00.000Z", to: "2026-03-01T00:00:00.000Z" },
    ]);
  });

  it("counts the rows that the number counts, of a ratio those of its denominator", async () => {
    const { drill } = await answered({ metrics: ["goodTickets", "goodShare", "open"], pivot: "channel" });
    expect(drill(["East"], 0)?.records.where).toEqual({
      and: [
        { dimension: "good", op: "equals", value: true },
        { and: [{ dimension: "region", op: "equals", value: "East" }, { dimension: "channel", op: "equals", value: "phone" }] },
      ],
    });
    expect([drill(["East"], 1)?.records.where, drill([], 7)?.records.where, drill(["East"], 2)]).toEqual([
      { and: [{ dimension: "region", op: "equals", value: "East" }, { dimension: "channel", op: "equals", value: "phone" }] },
      undefined,
      null,
    ]);
  });

  it("asks for the other period under a comparison's number", async () => {
    const { columns, drill } = await answered({ compare: "yearAgo" });
    expect(columns.map(({ id, above, label }) => [id, ...above, label])).toEqual([
      ["tickets", "Tickets", "Value"],
      ["tickets:yearAgo", "Tickets", "a year ago"],
      ["tickets:yearAgo:change", "Tickets", "Change"],
    ]);
    expect(drill(["East"], 1)?.records.time?.range).toEqual({ from: "2025-01-15T00:00:00.000Z", to: "2025-03-01T00:00:00.000Z" });
  });

  it("says of a change that prints as zero what tiles say of it, in every unit", async () => {
    const { columns } = await answered({ metrics: ["tickets", "goodShare"], compare: "yearAgo" });
    const [ratio, difference] = columns.filter(({ part }) => part === "change");
    expect([0, 1e-12, 0.0004, -0.1, null].map((value) => [ratio?.format(value), difference?.format(value)])).toEqual([
      ["no change", "no change"],
      ["no change", "no change"],
      ["+0.04%", "+0.04 pp"],
      ["−10.0%", "−10.0 pp"],
      ["–", "–"],
    ]);
    expect(ratio?.formatExact(0)).toBe("no change");
  });

  it("takes what the rest is without, below the member that was entered", async () => {
    const { drill } = await answered({}, ["East"]);
    expect(drill(["East"], 0, ["Alpha"])?.records.where).toEqual({
      and: [{ dimension: "region", op: "equals", value: "East" }, { dimension: "team", op: "notIn", values: ["Alpha"] }],
    });
  });
});
