// @vitest-environment jsdom
import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, describe, expect, it } from "vitest";
import { useDrillTable } from "../../../src/widgets/drillTable/useDrillTable.ts";
import type { UseDrillTableProps } from "../../../src/widgets/drillTable/useDrillTable.ts";
import { MetricsError } from "../../../src/query/index.ts";
import type { Catalog, MetricsAdapter } from "../../../src/query/index.ts";
import { widgetClient, WidgetPage } from "../support.tsx";
import { desk, deskAdapter, range, watchedDesk } from "./desk.ts";

afterEach(cleanup);

function show(props: Partial<UseDrillTableProps<Catalog>> = {}, adapter: MetricsAdapter = deskAdapter()) {
  const client = widgetClient(adapter, desk);
  const wrapper = ({ children }: { readonly children: ReactNode }) => <WidgetPage client={client}>{children}</WidgetPage>;
  const { result } = renderHook(() => useDrillTable<Catalog>({ hierarchy: "org", metrics: ["tickets", "goodShare", "customers"], range, ...props }), { wrapper });
  const model = () => (result.current.state.status === "ready" ? result.current.state.model : null);
  const lines = () => {
    const shown = model();
    if (shown === null) return [result.current.state.status];
    const { rows, columns } = shown;
    return Array.from({ length: rows.count }, (_, index) => {
      const row = rows.at(index);
      const cells = columns.map((column, at) => (row.cell(at) === null ? "" : column.format(row.cell(at)?.value ?? null)));
      return `${"  ".repeat(row.level - 1)}${row.kind === "member" ? "" : `${row.kind}: `}${[row.label, ...cells].join(" | ").replace(/( \| )+$/, "")}`;
    });
  };
  const actions = () => result.current.actions;
  return { client, result, model, lines, actions };
}

describe("useDrillTable", () => {
  it("opens a member's children under it, with their own ratios and distinct counts", async () => {
    const { lines, actions, model } = show();
    await waitFor(() => expect(lines()).toEqual(["East | 4 | 50.0% | 2", "West | 3 | 66.7% | 2", "Unknown | 1 | 100.0% | 1"]));
    expect(model()?.total?.cell(2)?.value).toBe(4);
    act(() => actions().toggle('["East"]'));
    await waitFor(() => expect(lines()).toEqual([
      "East | 4 | 50.0% | 2",
      "  Alpha | 2 | 50.0% | 1",
      "  Beta | 2 | 50.0% | 2",
      "West | 3 | 66.7% | 2",
      "Unknown | 1 | 100.0% | 1",
    ]));
  });

  it("asks for a member's children once, and shows them again from the cache", async () => {
    const { asked, adapter } = watchedDesk();
    const { lines, actions } = show({}, adapter);
    await waitFor(() => expect(lines()).toHaveLength(3));
    for (const _ of [1, 2]) {
      act(() => actions().toggle('["East"]'));
      await waitFor(() => expect(lines()).toHaveLength(5));
      act(() => actions().toggle('["East"]'));
      await waitFor(() => expect(lines()).toHaveLength(3));
    }
    expect(asked.map(({ query }) => query.by)).toEqual([["region"], ["team"]]);
    expect(asked[1]?.query).toMatchObject({ where: { dimension: "region", op: "equals", value: "East" }, page: { size: 100 } });
    expect(asked[1]?.query.totals).toBe(undefined);
  });

  it("opens the members of an unknown value, and those whose own value is unknown", async () => {
    const { lines, actions } = show();
    await waitFor(() => expect(lines()).toHaveLength(3));
    act(() => actions().toggle("[null]"));
    act(() => actions().toggle('["West"]'));
    await waitFor(() => expect(lines().slice(1)).toEqual([
      "West | 3 | 66.7% | 2",
      "  Gamma | 2 | 100.0% | 2",
      "  Unknown | 1 | 0.0% | 1",
      "Unknown | 1 | 100.0% | 1",
      "  Delta | 1 | 100.0% | 1",
    ]));
  });

  it("drops the late answer of a branch that was closed", async () => {
    const { asked, control, adapter } = watchedDesk();
    const { lines, actions } = show({}, adapter);
    await waitFor(() => expect(lines()).toHaveLength(3));
    control.meddle = ({ by }) => (by?.[0] === "team" ? "hold" : null);
    act(() => actions().toggle('["East"]'));
    await waitFor(() => expect(asked).toHaveLength(2));
    expect(lines()[1]).toBe("  loading: Loading");
    act(() => actions().toggle('["East"]'));
    expect(asked[1]?.signal?.aborted).toBe(true);
    await act(async () => control.release());
    expect(lines()).toEqual(["East | 4 | 50.0% | 2", "West | 3 | 66.7% | 2", "Unknown | 1 | 100.0% | 1"]);
  });

  it("keeps the failure of a branch in its place, and asks again", async () => {
    const { control, adapter } = watchedDesk();
    const { lines, actions, model } = show({}, adapter);
    await waitFor(() => expect(lines()).toHaveLength(3));
    control.meddle = ({ by }) => (by?.[0] === "team" ? new MetricsError("timeout", "too slow") : null);
    act(() => actions().toggle('["East"]'));
    act(() => actions().toggle('["West"]'));
    await waitFor(() => expect(lines().filter((line) => line.includes("failed"))).toHaveLength(2));
    const failed = model()?.rows.at(1);
    expect([failed?.kind, failed?.error?.code, failed?.level, lines()[0]]).toEqual(["failed", "timeout", 2, "East | 4 | 50.0% | 2"]);
    control.meddle = null;
    act(() => actions().retry(failed?.key ?? ""));
    await waitFor(() => expect(lines().slice(1, 3)).toEqual(["  Alpha | 2 | 50.0% | 1", "  Beta | 2 | 50.0% | 2"]));
    expect(lines()[4]).toMatch(/^ {2}failed:/);
  });

  it("orders the rows of every parent, and keeps what is open and selected by its key", async () => {
    const { lines, actions, model, client } = show();
    await waitFor(() => expect(lines()).toHaveLength(3));
    act(() => actions().toggle('["East"]'));
    await waitFor(() => expect(lines()).toHaveLength(5));
    act(() => actions().select('["East","Beta"]'));
    act(() => actions().sortBy("customers", "asc"));
    await waitFor(() => expect(lines()).toEqual([
      "Unknown | 1 | 100.0% | 1",
      "East | 4 | 50.0% | 2",
      "  Alpha | 2 | 50.0% | 1",
      "  Beta | 2 | 50.0% | 2",
      "West | 3 | 66.7% | 2",
    ]));
    expect([...(model()?.selected ?? [])]).toEqual(['["East","Beta"]']);
    expect(model()?.rows.indexOf('["East","Beta"]')).toBe(3);
    const [clause] = client.selection.getSnapshot();
    expect(clause?.filter).toEqual({
      and: [
        { dimension: "region", op: "equals", value: "East" },
        { dimension: "team", op: "equals", value: "Beta" },
      ],
    });
    act(() => actions().select('["East","Beta"]'));
    expect(client.selection.getSnapshot()).toEqual([]);
    act(() => actions().sortBy(null, "desc"));
    await waitFor(() => expect(lines()[0]).toBe("West | 3 | 66.7% | 2"));
    expect(lines().at(-1)).toBe("Unknown | 1 | 100.0% | 1");
  });

  it("asks open branches in their new order together with the root", async () => {
    const { asked, adapter } = watchedDesk();
    const { lines, actions } = show({}, adapter);
    await waitFor(() => expect(lines()).toHaveLength(3));
    act(() => actions().toggle('["East"]'));
    await waitFor(() => expect(lines()).toHaveLength(5));
    act(() => actions().sortBy("goodShare", "asc"));
    expect(lines()).toHaveLength(5);
    await waitFor(() => expect(asked.slice(2).map(({ query }) => [query.by, query.order])).toEqual([
      [["region"], [{ by: "goodShare", direction: "asc" }]],
      [["team"], [{ by: "goodShare", direction: "asc" }]],
    ]));
    await waitFor(() => expect(lines().at(-1)).toBe("Unknown | 1 | 100.0% | 1"));
    expect(lines()).toHaveLength(5);
  });

  it("shows the way back from a member that could not be entered", async () => {
    const { control, adapter } = watchedDesk();
    const { result, lines, actions } = show({}, adapter);
    await waitFor(() => expect(lines()).toHaveLength(3));
    control.meddle = ({ by }) => (by?.[0] === "team" ? new MetricsError("forbidden", "not yours") : null);
    act(() => actions().enter('["East"]'));
    await waitFor(() => expect(lines()).toEqual(["forbidden"]));
    expect(result.current.breadcrumb.map(({ label }) => label)).toEqual(["All", "East"]);
    act(() => actions().leave(0));
    await waitFor(() => expect(lines()).toHaveLength(3));
  });

  it("pages: keeps a place for every row, asks for those in view, and drops a window that was left", async () => {
    const rows = Array.from({ length: 50 }, (_, at) => [`R${String(at).padStart(2, "0")}`, null, "ann", "chat", 1, 1] as const);
    const { asked, control, adapter } = watchedDesk(rows);
    const { lines, actions, model } = show({ metrics: ["tickets"], by: ["region"], hierarchy: undefined as never, pageSize: 5 }, adapter);
    await waitFor(() => expect(lines()).toHaveLength(50));
    expect([lines()[4], lines()[5], model()?.rows.at(49).setSize]).toEqual(["R04 | 1", "loading: Loading", 50]);
    control.meddle = ({ page }) => (page?.offset === 10 ? "hold" : null);
    act(() => actions().show(0, 4));
    await waitFor(() => expect(asked.map(({ query }) => query.page?.offset)).toEqual([undefined, 5, 10]));
    act(() => actions().show(40, 44));
    await waitFor(() => expect(lines()[42]).toBe("R42 | 1"));
    expect([asked[2]?.signal?.aborted, lines()[12], lines()[6]]).toEqual([true, "loading: Loading", "R06 | 1"]);
    act(() => actions().select('["R42"]'));
    act(() => actions().show(0, 4));
    expect([...(model()?.selected ?? [])]).toEqual(['["R42"]']);
  });

  it("pages by cursor where nobody knows how many there are", async () => {
    const { control, asked, adapter } = watchedDesk();
    control.jumps = false;
    const { lines, actions, model } = show({ metrics: ["tickets"], pageSize: 2 }, adapter);
    await waitFor(() => expect(lines()).toEqual(["East | 4", "West | 3", "more: Show more"]));
    expect([model()?.rows.isCounted, model()?.rows.at(0).setSize]).toEqual([false, -1]);
    act(() => actions().loadMore(model()?.rows.at(2).key ?? ""));
    await waitFor(() => expect(lines()).toEqual(["East | 4", "West | 3", "Unknown | 1"]));
    expect(asked.at(-1)?.query.page).toEqual({ size: 2, cursor: "o2" });
    expect([model()?.rows.isCounted, model()?.rows.at(0).setSize]).toEqual([true, 3]);
  });

  it("pivots: totals over rows and columns by the metric's own rule, ordered by any column without asking again", async () => {
    const { asked, adapter } = watchedDesk();
    const { lines, actions, model } = show({ pivot: "channel", metrics: ["customers", "goodShare"] }, adapter);
    await waitFor(() => expect(lines()).toEqual([
      "East | 2 | 66.7% | 1 | 0.0% | 2 | 50.0%",
      "West | 1 | 0.0% | 2 | 100.0% | 2 | 66.7%",
      "Unknown |  |  | 1 | 100.0% | 1 | 100.0%",
    ]));
    const columns = model()?.columns ?? [];
    expect(columns.map(({ above, label }) => [...above, label].join(" "))).toEqual([
      "Phone Customers", "Phone Good", "Chat Customers", "Chat Good", "Total Customers", "Total Good",
    ]);
    expect(columns.map((_, at) => model()?.total?.cell(at)?.value)).toEqual([3, 0.5, 4, 0.75, 4, 0.625]);
    act(() => actions().sortBy(columns[3]?.id ?? "", "desc"));
    expect(lines().map((line) => line.split(" ")[0])).toEqual(["West", "Unknown", "East"]);
    act(() => actions().toggle('["East"]'));
    await waitFor(() => expect(lines().slice(3)).toEqual(["  Alpha | 1 | 100.0% | 1 | 0.0% | 1 | 50.0%", "  Beta | 2 | 50.0% |  |  | 2 | 50.0%"]));
    expect(asked.map(({ query }) => query.by)).toEqual([["region", "channel"], ["team", "channel"]]);
  });

  it("keeps the top of every parent, and counts the rest by the metric's own rule", async () => {
    const { lines, model, actions } = show({ top: 1 });
    await waitFor(() => expect(lines()).toEqual(["East | 4 | 50.0% | 2", "other: Other | 4 | 75.0% | 3"]));
    expect([model()?.rows.at(1).isExpandable, model()?.total?.cell(2)?.value]).toEqual([false, 4]);
    expect(actions().drill('[]/other', "tickets")?.records.where).toEqual({ dimension: "region", op: "notIn", values: ["East"] });
  });

  it("enters a member as the root, and leaves it by its crumb", async () => {
    const { lines, actions, model } = show();
    await waitFor(() => expect(lines()).toHaveLength(3));
    act(() => actions().enter('["West"]'));
    await waitFor(() => expect(lines()).toEqual(["Gamma | 2 | 100.0% | 2", "Unknown | 1 | 0.0% | 1"]));
    expect(model()?.breadcrumb.map(({ label, depth }) => [label, depth])).toEqual([["All", 0], ["West", 1]]);
    expect([model()?.total?.cell(0)?.value, model()?.rows.at(0).key]).toEqual([3, '["West","Gamma"]']);
    act(() => actions().leave(0));
    await waitFor(() => expect(lines()).toHaveLength(3));
  });

  it("shows records below the last level, by their key", async () => {
    const { lines, actions, model } = show({ records: { columns: ["createdAt", "customer"] } });
    await waitFor(() => expect(lines()).toHaveLength(3));
    act(() => actions().toggle('["East"]'));
    await waitFor(() => expect(lines()).toHaveLength(5));
    act(() => actions().toggle('["East","Alpha"]'));
    await waitFor(() => expect(lines().slice(1, 4)).toEqual(["  Alpha | 2 | 50.0% | 1", "    record: Jan 20, 2026, 09:00", "    record: Jan 21, 2026, 09:00"]));
    const record = model()?.rows.at(2);
    expect([record?.key, record?.details.map(({ label, text }) => [label, text])]).toEqual(['["East","Alpha"]/record/1', [["customer", "ann"]]]);
    expect(model()?.rows.indexOf('["East","Alpha"]/record/2')).toBe(3);
    const { columns } = await actions().wholeTable();
    const files = columns.filter(({ name }) => name.startsWith("record:"));
    expect(files.map(({ values, instants = false }) => [values[2], instants])).toEqual([["2026-01-20T09:00:00.000Z", true], ["ann", false]]);
  });

  it("draws the course of the first metric beside the members", async () => {
    const { lines, model } = show({ trend: "month" });
    await waitFor(() => expect(lines()).toHaveLength(3));
    await waitFor(() => expect([0, 1, 2].map((row) => model()?.rows.at(row).series(1))).toEqual([[2, 2], [1, 2], [0, 1]]));
  });

  it("gives everything that is open as one table, rows that were not scrolled to as well", async () => {
    const { lines, actions } = show({ pageSize: 1 });
    await waitFor(() => expect(lines()).toHaveLength(3));
    act(() => actions().toggle('["East"]'));
    await waitFor(() => expect(lines()[2]).toBe("  loading: Loading"));
    const { columns, rowCount } = await actions().wholeTable();
    expect([rowCount, columns.map(({ label, values }) => [label, ...values])]).toEqual([
      6,
      [
        ["Region", "East", "East", "East", "West", "Unknown", "Total"],
        ["Team", null, "Alpha", "Beta", null, null, null],
        ["Level", 1, 2, 2, 1, 1, 0],
        ["Tickets", 4, 2, 2, 3, 1, 8],
        ["Good", 0.5, 0.5, 0.5, 2 / 3, 1, 0.625],
        ["Customers", 2, 1, 2, 2, 1, 4],
        ["Notes", null, null, null, null, "Good (Too few cases)", null],
      ],
    ]);
  });

  it("names no levels in the table where all rows are of one", async () => {
    const { lines, actions } = show({ metrics: ["tickets"] });
    await waitFor(() => expect(lines()).toHaveLength(3));
    expect((await actions().wholeTable()).columns.map(({ label }) => label)).toEqual(["Region", "Tickets"]);
  });

  it("names in the table what is not complete yet", async () => {
    const { lines, actions } = show({ metrics: ["tickets"], pivot: { grain: "month" }, range: { last: 3, unit: "month", complete: false } });
    await waitFor(() => expect(lines()).toHaveLength(3));
    const { columns } = await actions().wholeTable();
    expect(columns.map(({ label }) => label)).toEqual([
      "Region",
      "Jan 2026 · Tickets",
      "Feb 2026 · Tickets",
      "Mar 2026 · Tickets (not complete yet)",
      "Total · Tickets",
    ]);
  });

  it("says a caller's mistake", async () => {
    const { result } = show({ by: ["region"] });
    expect(result.current.state).toMatchObject({ status: "error", error: { code: "invalid-query", path: "hierarchy" } });
  });
});
