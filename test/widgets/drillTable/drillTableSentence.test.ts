import { describe, expect, it } from "vitest";
import { en } from "../../../src/i18n/en.ts";
import { zhCN } from "../../../src/i18n/zhCN.ts";
import type { AnyRow, Catalog, Range, TableResult } from "../../../src/query/index.ts";
import { drillBranches } from "../../../src/widgets/drillTable/drillBranches.ts";
import { drillColumns } from "../../../src/widgets/drillTable/drillColumns.ts";
import { drillModel, treeOf } from "../../../src/widgets/drillTable/drillModel.ts";
import { closed } from "../../../src/widgets/drillTable/drillState.ts";
import { rootQuery } from "../../../src/widgets/drillTable/drillTableQuery.ts";
import type { DrillTableQueryProps } from "../../../src/widgets/drillTable/drillTableQuery.ts";
import { drillTableTable } from "../../../src/widgets/drillTable/drillTableTable.ts";
import { drillTableSentence } from "../../../src/widgets/drillTable/drillTableSentence.ts";
import { desk, deskAdapter, range } from "./desk.ts";

const catalog: Catalog = desk;
const levels = ["region", "team"];

async function modelOf(props: Partial<DrillTableQueryProps<Catalog>>, { root = [] as readonly string[], locale = "en", rows = undefined as Parameters<typeof deskAdapter>[0], within = range as Range } = {}) {
  const messages = locale === "en" ? en : zhCN;
  const sort = { column: props.pivot === undefined ? "tickets" : "tickets:@", metric: "tickets", direction: "desc" } as const;
  const query = rootQuery({ metrics: ["tickets", "goodShare"], ...props }, { levels, root, range: within, sort }, catalog);
  const result = (await deskAdapter(rows).query(query as never, {})) as TableResult<AnyRow>;
  const columns = drillColumns(result, query, { catalog, locale, messages, trend: false });
  const readRecords = () => ({ count: 0, keyAt: () => null, detailsAt: () => [] });
  const known = () => ({ status: "pending" }) as const;
  const options = { catalog, levels, columns, sort, trend: undefined, records: undefined, pageSize: 100, known, readRecords };
  const state = { ...closed, root };
  const tree = treeOf(drillBranches({ result, query }, state, options), root);
  return drillModel({ result, query }, tree, state, { catalog, locale, messages, levels, columns, sort, recordColumns: [], selected: new Set() });
}

describe("drillTableSentence(model)", () => {
  it("says numbers, levels and time, how many rows, the ends of the order, and the totals", async () => {
    expect(drillTableSentence(await modelOf({}), { locale: "en", messages: en })).toBe(
      "Table of Tickets, Good by Region, Team, Jan 15 – Feb 28, 2026. 3 rows of Region. First by Tickets: East (4). " +
        "Last by Tickets: Unknown (1). In total, Tickets: 8, Good: 62.5%.",
    );
  });

  it("says what all rows have once", async () => {
    const rows = (["East", "West"] as const).map((region) => [region, "Alpha", "ann", "phone", 1, 2] as const);
    expect(drillTableSentence(await modelOf({}, { rows }), { locale: "en", messages: en })).toContain(" 2 rows of Region. Tickets: 1 in every row. In total,");
    expect(drillTableSentence(await modelOf({}, { rows, locale: "zh-CN" }), { locale: "zh-CN", messages: zhCN })).toContain("共 2 行区域。各行工单均为 1。总体来看");
  });

  it("says the pivot and what was entered, and of the top only its first", async () => {
    expect(drillTableSentence(await modelOf({ pivot: "channel" }, { root: ["West"] }), { locale: "en", messages: en })).toContain(
      "Within West. Across Channel: 2 values. 2 rows of Team. First by Tickets: Gamma (2). Last by Tickets: Unknown (1).",
    );
    expect(drillTableSentence(await modelOf({ top: 1 }), { locale: "en", messages: en })).toContain(
      "2 rows of Region. First by Tickets: East (4). In total,",
    );
  });

  it("speaks Chinese", async () => {
    expect(drillTableSentence(await modelOf({}, { locale: "zh-CN" }), { locale: "zh-CN", messages: zhCN })).toBe(
      "按区域、Team的工单、Good表，2026年1月15日至2月28日。共 3 行区域。按工单排序首位：East（4）。按工单排序末位：未知（1）。总体来看，工单：8、Good：62.5%。",
    );
  });
});

describe("drillModel(answer)", () => {
  it("measures the members of a level for bars, without the rest and the total", async () => {
    const model = await modelOf({ top: 2 });
    expect([model.extent(0, 1), model.extent(0, 2), model.total?.cell(0)?.value]).toEqual([[3, 4], null, 8]);
  });

  it("marks cells of too few cases, and says what they are made of", async () => {
    const { rows } = await modelOf({});
    expect(rows.at(2).cell(1)).toEqual({ value: 1, state: "small", n: 1, numerator: 1, denominator: 1 });
  });

  it("marks cells of too few cases in what still runs, too", async () => {
    const model = await modelOf({}, { within: { from: "2026-01-15", to: "2026-04-01" } });
    expect([0, 2].map((row) => model.rows.at(row).cell(1))).toMatchObject([{ state: "incomplete", n: 4 }, { state: "incomplete", n: 1, tooFew: true }]);
    expect(model.rows.at(0).cell(1)).not.toHaveProperty("tooFew");
    const { columns } = drillTableTable(model, "", { messages: en });
    expect(columns.find(({ name }) => name === "$notes")?.values).toEqual([null, null, "Good (Too few cases)", null]);
  });
});
