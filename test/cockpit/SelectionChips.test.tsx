// @vitest-environment jsdom
import { act, cleanup, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";
import { SelectionChips } from "../../src/index.ts";
import type { Clause } from "../../src/index.ts";
import { zhCN } from "../../src/i18n/zhCN.ts";
import { clientOf, Page } from "./support.tsx";

const chart: Clause = {
  source: "chart",
  origin: "Tickets by channel",
  filter: { dimension: "channel", op: "equals", value: "phone" },
};
const picker: Clause = { source: "picker", filter: { dimension: "region", op: "in", values: ["North"] } };
const period: Clause = { source: "period", range: { from: "2026-03-01", to: "2026-04-01" } };

afterEach(cleanup);

function show(...clauses: readonly Clause[]) {
  const client = clientOf();
  for (const clause of clauses) client.selection.publish(clause);
  render(<Page client={client}><SelectionChips /></Page>);
  return client.selection;
}

describe("SelectionChips", () => {
  it("names each clause and where it came from", () => {
    show(chart, picker, period);
    expect(screen.getAllByRole("button").map((button) => button.getAttribute("aria-label") ?? button.textContent)).toEqual([
      "Remove filter channel: phone from Tickets by channel",
      "Remove filter region: North",
      "Remove filter Mar 1 – 31, 2026",
      "Clear all",
    ]);
  });

  it("says in the page's language where a clause came from, whatever it was when it was made", () => {
    const client = clientOf();
    client.selection.publish({ ...chart, origin: { en: "New tickets", "zh-CN": "新增工单" } });
    const page = (chinese: boolean) => (
      <Page client={client} {...(chinese ? { locale: "zh-CN", messages: zhCN } : {})}>
        <SelectionChips />
      </Page>
    );
    const { rerender } = render(page(false));
    expect(screen.getByRole("button").textContent).toBe("channel: phone from New tickets");
    rerender(page(true));
    expect(screen.getByRole("button").textContent).toBe("channel：phone 来自“新增工单”");
  });

  it("tells the last 28 days with today from those without", () => {
    const range = { last: 28, unit: "day" } as const;
    const client = clientOf();
    client.selection.publish({ source: "without", range });
    client.selection.publish({ source: "with", range: { ...range, complete: false } });
    const labels = () => screen.getAllByRole("button").slice(0, 2).map((button) => button.textContent);
    const { rerender } = render(<Page client={client}><SelectionChips /></Page>);
    expect(labels()).toEqual(["Date range: Last 28 days", "Date range: Last 28 days incl. today"]);
    rerender(<Page client={client} locale="zh-CN" messages={zhCN}><SelectionChips /></Page>);
    expect(labels()).toEqual(["日期范围：最近 28 天", "日期范围：最近 28 天（含今天）"]);
  });

  it("joins a clause's parts, and all of them, in the page's language", () => {
    const client = clientOf();
    client.selection.publish({ ...picker, ...period, source: "both" });
    client.selection.publish(chart);
    const { rerender } = render(<Page client={client}><SelectionChips /></Page>);
    expect(screen.getByRole("status").textContent).toBe(
      "Active filters: region: North, Mar 1 – 31, 2026; channel: phone",
    );
    rerender(<Page client={client} locale="zh-CN" messages={zhCN}><SelectionChips /></Page>);
    expect(screen.getByRole("status").textContent).toBe(
      "当前筛选：region：North，2026年3月1日至31日；channel：phone",
    );
  });

  it("removes a chip with a click, and the focus goes to its neighbor", async () => {
    const user = userEvent.setup();
    const selection = show(chart, picker);
    await user.click(screen.getByRole("button", { name: /channel:/ }));
    expect(selection.getSnapshot()).toEqual([picker]);
    expect(document.activeElement).toBe(screen.getByRole("button", { name: /region:/ }));
  });

  it("removes the focused chip with Escape, down to the last", async () => {
    const user = userEvent.setup();
    const selection = show(chart, picker);
    await user.tab();
    await user.tab();
    await user.keyboard("{Escape}");
    expect(selection.getSnapshot()).toEqual([chart]);
    await user.keyboard("{Escape}");
    expect(selection.getSnapshot()).toEqual([]);
    expect(document.activeElement).toBe(screen.getByRole("group", { name: "Active filters" }));
  });

  it("leaves out what a control beside it says, and does not clear that", async () => {
    const client = clientOf();
    for (const clause of [chart, picker, period]) client.selection.publish(clause);
    render(<Page client={client}><SelectionChips except={["period"]} /></Page>);
    expect(screen.getAllByRole("button").map(({ textContent }) => textContent)).toEqual(["channel: phone from Tickets by channel", "region: North", "Clear all"]);
    await userEvent.click(screen.getByRole("button", { name: "Clear all" }));
    expect(client.selection.getSnapshot()).toEqual([period]);
  });

  it("clears all, and offers it from two chips on", async () => {
    const user = userEvent.setup();
    const selection = show(chart);
    expect(screen.queryByRole("button", { name: "Clear all" })).toBe(null);
    act(() => selection.publish(picker));
    await user.click(screen.getByRole("button", { name: "Clear all" }));
    expect(selection.getSnapshot()).toEqual([]);
  });

  it("tells every change politely", () => {
    const selection = show();
    expect(screen.getByRole("status").textContent).toBe("Active filters: None");
    act(() => selection.publish(chart));
    expect(screen.getByRole("status").textContent).toBe("Active filters: channel: phone");
    expect(screen.getByRole("status").getAttribute("aria-live") ?? "polite").toBe("polite");
  });
});
