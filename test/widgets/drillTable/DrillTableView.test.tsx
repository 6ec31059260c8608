// @vitest-environment jsdom
import { act, cleanup, configure, render, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { DrillTableView } from "../../../src/index.ts";
import type { DrillTableViewProps } from "../../../src/index.ts";
import { fakeAdapter } from "../../../src/testing/index.ts";
import { drillColumns, numberOf, useDrillModel } from "../../../stories/widgets/drillModel.ts";
import type { DrillModelOptions } from "../../../stories/widgets/drillModel.ts";
import type { DrillCell, DrillRow } from "../../../src/widgets/drillTable/drillTableModel.ts";
import { stubSize } from "../fixedSize.ts";
import { widgetClient, WidgetPage } from "../support.tsx";

configure({ asyncUtilTimeout: 5000 });

beforeAll(() => stubSize({ width: 600, height: 432 }));
afterEach(() => {
  cleanup();
  localStorage.clear();
});

type Made = ReturnType<typeof useDrillModel>;
function Table({ options, over }: { readonly options: DrillModelOptions; readonly over: (own: Made) => Partial<DrillTableViewProps> }) {
  const own = useDrillModel(options);
  const state = { status: "ready", model: own.model, refreshing: false, stale: null, partial: null } as const;
  return <DrillTableView title="Tickets by team" tableActions={own.actions} state={state} {...over(own)} />;
}

/** Forty teams of three agents in a window of ten rows, in which one may walk by keys. */
async function show(options: Partial<DrillModelOptions> = {}, over: (own: Made) => Partial<DrillTableViewProps> = () => ({})) {
  const user = userEvent.setup({ delay: null });
  render(
    <WidgetPage client={widgetClient(fakeAdapter([]))}>
      <Table options={{ rows: 40, ...options }} over={over} />
    </WidgetPage>,
  );
  const grid = await screen.findByRole("treegrid", { name: "Tickets by team" });
  return { user, grid };
}

function tabStop(grid: HTMLElement): HTMLElement {
  const [stop] = grid.querySelectorAll<HTMLElement>('[tabindex="0"]');
  if (stop === undefined) throw new Error("no tab stop");
  return stop;
}

/** What has the focus: its row by what it is called, and the column. */
function focused(): string {
  const element = document.activeElement as HTMLElement;
  const row = element.closest("[role=row]");
  const name = row?.querySelector("[role=rowheader]")?.textContent ?? "head";
  return `${name} ${element.getAttribute("role") === "row" ? "row" : (element.dataset["column"] ?? "?")}`;
}

describe("DrillTableView", () => {
  it("is walked by keys as the ARIA treegrid pattern says", async () => {
    const { user, grid } = await show();
    const press = async (keys: string) => {
      await user.keyboard(keys);
      return focused();
    };
    tabStop(grid).focus();
    const script: readonly (readonly [keys: string, focus: string])[] = [
      ["{ArrowDown}", "Team 2 row"],
      ["{ArrowRight}", "Team 2 row"],
      ["{ArrowDown}", "Agent 2.1 row"],
      ["{ArrowRight}", "Agent 2.1 0"],
      ["{ArrowRight}", "Agent 2.1 1"],
      ["{End}", "Agent 2.1 5"],
      ["{ArrowDown}", "Agent 2.2 5"],
      ["{Home}", "Agent 2.2 0"],
      ["{ArrowLeft}", "Agent 2.2 row"],
      ["{ArrowLeft}", "Team 2 row"],
      ["{ArrowLeft}", "Team 2 row"],
      ["{ArrowDown}", "Team 3 row"],
      ["{Enter}", "Team 3 row"],
      ["{ArrowDown}", "Agent 3.1 row"],
      ["{Control>}{End}{/Control}", "Team 40 row"],
      ["{PageUp}", "Team 31 row"],
      ["{ArrowRight}{ArrowRight}{ArrowRight}{PageDown}", "Team 37 1"],
      ["{Control>}{Home}{/Control}", "Total 1"],
      ["{ArrowUp}", "head 1"],
      ["{ArrowDown}{ArrowDown}", "Team 1 1"],
    ];
    const walked: (readonly [string, string])[] = [];
    for (const [keys] of script) walked.push([keys, await press(keys)]);
    expect(walked).toEqual(script);
  }, 30_000);

  it("says on paper how many of its rows are there, where not all are", async () => {
    await show({ rows: 2500 });
    expect(screen.getByText("First 2,000 of 2,500 rows; export for all").className).toBe("md-drill-printed");
  });

  it("says on paper how many rows there are where the others had not come when the browser printed, and keeps their places marked as on their way", async () => {
    const waiting = ({ model }: Made): Partial<DrillTableViewProps> => {
      const at = (index: number): DrillRow => (index < 6 ? model.rows.at(index) : { ...model.rows.at(index), kind: "loading" });
      return { state: { status: "ready", model: { ...model, rows: { ...model.rows, at } }, refreshing: false, stale: null, partial: null } };
    };
    await show({ rows: 10 }, waiting);
    expect(document.querySelector(".md-drill-printed")).toBe(null);
    act(() => void dispatchEvent(new Event("beforeprint")));
    expect(document.querySelector(".md-drill-printed")?.textContent).toBe("First 6 of 10 rows; export for all");
    expect(document.querySelectorAll(".md-drill-rows > [aria-busy]")).toHaveLength(4);
    act(() => void dispatchEvent(new Event("afterprint")));
    expect(document.querySelector(".md-drill-printed")).toBe(null);
  });

  it("prints nothing behind rows that had not come: its first rows are those without a gap", async () => {
    const waiting = ({ model }: Made): Partial<DrillTableViewProps> => {
      const at = (index: number): DrillRow => (index === 3 || index === 4 ? { ...model.rows.at(index), kind: "loading" } : model.rows.at(index));
      return { state: { status: "ready", model: { ...model, rows: { ...model.rows, at } }, refreshing: false, stale: null, partial: null } };
    };
    await show({ rows: 10 }, waiting);
    const leftOut = () => [...document.querySelectorAll(".md-drill-rows > .md-drill-row")].map((row) => row.matches("[data-left-out]"));
    expect(leftOut()).not.toContain(true);
    act(() => void dispatchEvent(new Event("beforeprint")));
    expect(leftOut()).toEqual([false, false, false, true, true, true, true, true, true, true]);
    expect(document.querySelector(".md-drill-printed")?.textContent).toBe("First 3 of 10 rows; export for all");
    act(() => void dispatchEvent(new Event("afterprint")));
    expect(leftOut()).not.toContain(true);
  });

  it("says on paper, and there alone, what the marks beside its numbers mean", async () => {
    const marked = ({ model }: Made): Partial<DrillTableViewProps> => {
      const marking = (row: DrillRow): DrillRow => ({ ...row, cell: (column) => ({ ...(row.cell(column) as DrillCell), state: column === 1 ? "small" : null }) });
      const rows = { ...model.rows, at: (index: number) => marking(model.rows.at(index)), there: () => [...model.rows.there()].map(marking) };
      return { state: { status: "ready", model: { ...model, rows }, refreshing: false, stale: null, partial: null } };
    };
    await show({ rows: 3 }, marked);
    const keys = () => [...document.querySelectorAll(".md-drill-key")].map(({ textContent }) => textContent);
    expect(keys()).toEqual([]);
    act(() => void dispatchEvent(new Event("beforeprint")));
    expect(keys()).toEqual(["* Too few cases"]);
    act(() => void dispatchEvent(new Event("afterprint")));
    expect(keys()).toEqual([]);
  });

  it("has one tab stop, which stays with its row while rows above it open", async () => {
    const { user, grid } = await show({}, ({ actions }) => ({ actions: <button onClick={() => actions.toggle("0")}>Open the first</button> }));
    tabStop(grid).focus();
    await user.keyboard("{ArrowDown}{ArrowDown}");
    act(() => screen.getByText("Open the first").click());
    expect([focused(), document.activeElement?.getAttribute("aria-rowindex")]).toEqual(["Team 3 row", "8"]);
    expect([...grid.querySelectorAll('[tabindex="0"]')]).toEqual([document.activeElement]);
    await user.tab({ shift: true });
    expect(grid.contains(document.activeElement)).toBe(false);
    await user.tab();
    expect(focused()).toBe("Team 3 row");
  });

  it("says how many rows there are and where each stands, and has few of them in the page", async () => {
    const { user, grid } = await show({ rows: 1_000_000 });
    expect([grid.getAttribute("aria-rowcount"), grid.getAttribute("aria-colcount")]).toEqual(["1000002", "6"]);
    tabStop(grid).focus();
    await user.keyboard("{Control>}{End}{/Control}");
    const last = document.activeElement;
    expect(["aria-rowindex", "aria-level", "aria-posinset", "aria-setsize", "aria-expanded"].map((name) => last?.getAttribute(name))).toEqual([
      "1000002",
      "1",
      "1000000",
      "1000000",
      "false",
    ]);
    expect(within(grid).getAllByRole("row").length).toBeLessThanOrEqual(60);
  });

  it("gives every column room for its longest number, total included, as longer ones come, and takes none back", async () => {
    const greatest = numberOf(3900, 3);
    const format = (value: unknown) => (value === greatest ? "16,428,253,883,495,916" : "164,282,538,834.96");
    const columns = drillColumns.map((column) => (column.id === "cost" ? { ...column, format } : column));
    const { user, grid } = await show({ columns });
    const cost = () => Number.parseFloat(grid.style.getPropertyValue("--md-drill-tracks").split(" ").at(-3) ?? "");
    const seen = (text: string) => within(grid).queryAllByText(text).length > 0;
    // With padding, 14 digits of 8 px and four marks of 3.5 px, then 17 and five.
    expect([seen("164,282,538,834.96"), seen("16,428,253,883,495,916")]).toEqual([true, false]);
    expect(cost()).toBeGreaterThanOrEqual(20 + 14 * 8 + 4 * 3.5);
    expect(cost()).toBeLessThan(20 + 17 * 8 + 5 * 3.5);
    tabStop(grid).focus();
    await user.keyboard("{Control>}{End}{/Control}");
    expect(seen("16,428,253,883,495,916")).toBe(true);
    const most = cost();
    expect(most).toBeGreaterThanOrEqual(20 + 17 * 8 + 5 * 3.5);
    await user.keyboard("{Control>}{Home}{ArrowDown}{/Control}");
    expect([seen("16,428,253,883,495,916"), cost()]).toEqual([false, most]);
  });

  it("keeps the width that a reader gave a column: its numbers have an ellipsis, and their text as title", async () => {
    const long = (value: unknown) => `164,282,538,${Number(value)}`;
    const columns = drillColumns.map((column) => ({ ...column, format: long, formatExact: long }));
    const sizes = { tickets: 60 };
    const { grid } = await show({ columns }, () => ({ columnState: { version: 1, sizes, order: [], pinned: { start: [], end: [] }, hidden: [] } }));
    const [narrow, wide] = [1, 2].map((at) => grid.querySelector<HTMLElement>(`.md-drill-rows .md-drill-cell[data-column="${at}"]`));
    expect(grid.style.getPropertyValue("--md-drill-tracks")).toContain(" 60px ");
    expect(narrow?.title).toBe(narrow?.textContent);
    expect(narrow?.title).toMatch(/^164,282,538,\d+$/);
    expect(wide?.title).toBe("");
  });

  it("sorts by a press on a column, and says which way", async () => {
    const { user } = await show();
    const header = () => screen.getByRole("columnheader", { name: /^Solved/ });
    await user.click(header());
    expect(header().getAttribute("aria-sort")).toBe("descending");
    header().focus();
    await user.keyboard("{Enter}");
    expect(header().getAttribute("aria-sort")).toBe("ascending");
  });

  it("selects by Space, more by Control and Space, and copies what is selected as text for a spreadsheet", async () => {
    const { user, grid } = await show();
    tabStop(grid).focus();
    await user.keyboard(" {ArrowDown}{Control>} {/Control}");
    expect(within(grid).getAllByRole("row", { selected: true }).map((row) => row.getAttribute("aria-rowindex"))).toEqual(["3", "4"]);
    await user.keyboard("{Control>}c{/Control}");
    const text = await navigator.clipboard.readText();
    const [head, ...lines] = text.split("\n").map((line) => line.split("\t"));
    expect([head, lines.map(([name]) => name)]).toEqual([["Team", "Tickets", "Solved", "Satisfaction", "Cost", "Change"], ["Team 1", "Team 2"]]);
    expect((await screen.findByText("2 rows copied")).getAttribute("role")).toBe("status");
  });

  it("says that nothing was copied where the clipboard refuses, until the next key", async () => {
    const { user, grid } = await show();
    vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new Error("Write permission denied"));
    tabStop(grid).focus();
    await user.keyboard(" {Control>}c{/Control}");
    const said = await screen.findByText("This could not be copied");
    expect([said.role, said.className]).toEqual(["status", "md-unloaded"]);
    await user.keyboard("{ArrowDown}");
    expect(screen.queryByText("This could not be copied")).toBeNull();
    vi.restoreAllMocks();
  });

  it("hands on what is behind a number, by Enter and by a click", async () => {
    const drilled: (readonly [string, string | undefined])[] = [];
    const { user, grid } = await show({}, ({ actions }) => ({
      onDrill: () => undefined,
      tableActions: { ...actions, drill: (key, column) => (drilled.push([key, column]), null) },
    }));
    tabStop(grid).focus();
    await user.keyboard("{ArrowRight}{ArrowRight}{ArrowRight}{Enter}");
    await user.click(within(within(grid).getByRole("row", { name: /^Team 2 / })).getAllByRole("gridcell")[0] as HTMLElement);
    expect(drilled).toEqual([
      ["0", "tickets"],
      ["1", "tickets"],
    ]);
  });

  it("resizes and moves columns by keys, and remembers it", async () => {
    localStorage.setItem("tickets", JSON.stringify({ version: 1, sizes: {}, order: [], pinned: { start: ["gone"], end: [] }, hidden: ["cost"] }));
    const { user, grid } = await show({}, () => ({ storageKey: "tickets" }));
    const headers = () => within(grid).getAllByRole("columnheader").map(({ textContent }) => textContent);
    expect(headers()).toEqual(["Team / Agent", "Tickets", "Solved", "Satisfaction", "Change"]);
    screen.getByRole("columnheader", { name: /^Solved/ }).focus();
    await user.keyboard("{Shift>}{ArrowRight}{/Shift}{Control>}{Shift>}{ArrowLeft}{/Shift}{/Control}");
    expect([headers(), focused()]).toEqual([["Team / Agent", "Solved", "Tickets", "Satisfaction", "Change"], "head 1"]);
    expect(JSON.parse(localStorage.getItem("tickets") ?? "null")).toEqual({
      version: 1,
      sizes: { solved: 112 },
      order: ["solved", "tickets", "csat", "change"],
      pinned: { start: ["gone"], end: [] },
      hidden: ["cost"],
    });
  });

  it("says by which hidden column rows are in order, and ends either", async () => {
    localStorage.setItem("tickets", JSON.stringify({ version: 1, sizes: {}, order: [], pinned: { start: [], end: [] }, hidden: ["solved"] }));
    const made: Made[] = [];
    const { user, grid } = await show({}, (own) => (made.push(own), { storageKey: "tickets" }));
    const headers = () => within(grid).getAllByRole("columnheader").map(({ textContent }) => textContent);
    const sortBy = (column: string) => act(() => made.at(-1)?.actions.sortBy(column, "desc"));
    sortBy("tickets");
    expect([headers().includes("Solved"), screen.queryByText(/which is hidden/)]).toEqual([false, null]);
    sortBy("solved");
    expect(screen.getByText("Sorted by Solved, which is hidden").tagName).toBe("SPAN");
    await user.click(screen.getByRole("button", { name: "Sort by name" }));
    expect(screen.getByRole("columnheader", { name: /^Team/ }).getAttribute("aria-sort")).toBe("ascending");
    expect([screen.queryByText(/which is hidden/), grid.contains(document.activeElement)]).toEqual([null, true]);
    sortBy("solved");
    await user.click(screen.getByRole("button", { name: "Show Solved" }));
    expect(screen.getByRole("columnheader", { name: /^Solved/ }).getAttribute("aria-sort")).toBe("descending");
    expect([screen.queryByText(/which is hidden/), grid.contains(document.activeElement)]).toEqual([null, true]);
  });
});
