// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createMetricsClient, DateRangeControl, SelectionChips } from "../../src/index.ts";
import type { RangeChoice } from "../../src/index.ts";
import { zhCN } from "../../src/i18n/zhCN.ts";
import type { Catalog } from "../../src/query/index.ts";
import { fakeAdapter } from "../../src/testing/index.ts";
import { support } from "../query/support.ts";
import { clientOf, Page } from "./support.tsx";

const readersZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const otherZone = readersZone === "Asia/Shanghai" ? "America/New_York" : "Asia/Shanghai";

afterEach(cleanup);

function button(): HTMLElement {
  return screen.getByRole("button", { expanded: false });
}

async function open(user: ReturnType<typeof userEvent.setup>): Promise<HTMLElement> {
  await user.click(button());
  return screen.findByRole("dialog");
}

describe("DateRangeControl shows", () => {
  it("the widgets' default range and its dates, and publishes nothing by itself", () => {
    const client = clientOf();
    render(<Page client={client} timeZone={readersZone}><DateRangeControl /></Page>);
    expect(button().textContent).toBe("Date range Last 28 days Oct 24 – Nov 20, 2026");
    expect(client.selection.getSnapshot()).toEqual([]);
  });

  it("the reporting zone where it is not the reader's", () => {
    render(<Page client={clientOf()} timeZone={otherZone}><DateRangeControl /></Page>);
    expect(button().textContent).toContain(` · ${otherZone}`);
  });

  it("Chinese words and dates", () => {
    render(<Page client={clientOf()} timeZone={readersZone} locale="zh-CN" messages={zhCN}><DateRangeControl /></Page>);
    expect(button().textContent).toBe("日期范围 最近 28 天 2026年10月24日至11月20日");
  });

  it("whether today belongs to the range", () => {
    const value = { last: 28, unit: "day", complete: false } as const;
    const { rerender } = render(
      <Page client={clientOf()} timeZone={readersZone}><DateRangeControl value={value} /></Page>,
    );
    expect(button().textContent).toBe("Date range Last 28 days incl. today Oct 25 – Nov 21, 2026");
    rerender(
      <Page client={clientOf()} timeZone={readersZone} locale="zh-CN" messages={zhCN}>
        <DateRangeControl value={value} />
      </Page>,
    );
    expect(button().textContent).toBe("日期范围 最近 28 天（含今天） 2026年10月25日至11月21日");
  });

  it("what the host has published under its id, from the first render", () => {
    const client = clientOf();
    client.selection.publish({ source: "period", range: { toDate: "month" } });
    render(<Page client={client} timeZone={readersZone}><DateRangeControl id="period" /></Page>);
    expect(button().textContent).toBe("Date range Month to date Nov 1 – 21, 2026");
  });
});

describe("DateRangeControl publishes", () => {
  it("a preset chosen by keyboard, and gives the focus back", async () => {
    const user = userEvent.setup();
    const client = clientOf();
    render(<Page client={client}><DateRangeControl id="period" /></Page>);
    await user.tab();
    await user.keyboard("{Enter}");
    await screen.findByRole("dialog", { name: "Date range" });
    await waitFor(() => expect(document.activeElement?.textContent).toBe("Last 28 days"));
    await user.keyboard("{ArrowUp}{Enter}");
    expect(client.selection.getSnapshot()).toEqual([
      { source: "period", range: { last: 7, unit: "day" } },
    ]);
    await waitFor(() => expect(screen.queryByRole("dialog")).toBe(null));
    await waitFor(() => expect(document.activeElement).toBe(button()));
  });

  it("nothing when Escape closes it", async () => {
    const user = userEvent.setup();
    const client = clientOf();
    render(<Page client={client}><DateRangeControl /></Page>);
    await open(user);
    await user.keyboard("{ArrowDown}{Escape}");
    await waitFor(() => expect(document.activeElement).toBe(button()));
    expect(client.selection.getSnapshot()).toEqual([]);
  });

  it("the range that holds with today at once, and later presets too", async () => {
    const user = userEvent.setup();
    const client = clientOf();
    render(<Page client={client}><DateRangeControl id="period" /></Page>);
    const dialog = await open(user);
    await user.click(within(dialog).getByRole("checkbox", { name: "Include today" }));
    expect(client.selection.getSnapshot()[0]?.range).toEqual({ last: 28, unit: "day", complete: false });
    await user.click(within(dialog).getByRole("option", { name: "Last 90 days" }));
    expect(client.selection.getSnapshot()[0]?.range).toEqual({ last: 90, unit: "day", complete: false });
  });

  it("custom dates, both included", async () => {
    const user = userEvent.setup();
    const client = clientOf();
    render(<Page client={client} timeZone={readersZone}><DateRangeControl id="period" /></Page>);
    const dialog = await open(user);
    fireEvent.change(within(dialog).getByLabelText("From"), { target: { value: "2026-03-01" } });
    fireEvent.change(within(dialog).getByLabelText("To"), { target: { value: "2026-03-31" } });
    await user.click(within(dialog).getByRole("button", { name: "Apply" }));
    expect(client.selection.getSnapshot()).toEqual([
      { source: "period", range: { from: "2026-03-01", to: "2026-04-01" } },
    ]);
    await waitFor(() => expect(button().textContent).toBe("Date range Custom Mar 1 – 31, 2026"));
  });

  it("no range that ends before it starts, and says why", async () => {
    const user = userEvent.setup();
    const client = clientOf();
    render(<Page client={client}><DateRangeControl /></Page>);
    const dialog = await open(user);
    fireEvent.change(within(dialog).getByLabelText("From"), { target: { value: "2026-12-01" } });
    await user.click(within(dialog).getByRole("button", { name: "Apply" }));
    expect(within(dialog).getByRole("alert").textContent).toBe("The end must not be before the start");
    expect(within(dialog).getByLabelText("From").getAttribute("aria-invalid")).toBe("true");
    expect(client.selection.getSnapshot()).toEqual([]);
  });

  it("nothing where the host keeps the value, which it tells it", async () => {
    const user = userEvent.setup();
    const client = clientOf();
    const onChange = vi.fn();
    render(
      <Page client={client} timeZone={readersZone}>
        <DateRangeControl value={{ period: "month", offset: -1 }} onChange={onChange} />
      </Page>,
    );
    await user.click(within(await open(user)).getByRole("option", { name: "Yesterday" }));
    expect(onChange.mock.calls).toEqual([[{ period: "day", offset: -1 }]]);
    expect(client.selection.getSnapshot()).toEqual([]);
    expect(button().textContent).toBe("Date range Last month Oct 1 – 31, 2026");
  });
});

describe("DateRangeControl's popover", () => {
  it("stands inside of the page's root, and speaks its language", async () => {
    const user = userEvent.setup();
    render(<Page client={clientOf()} locale="zh-CN" messages={zhCN}><DateRangeControl /></Page>);
    const dialog = await open(user);
    expect(dialog.closest(".md-root")?.getAttribute("lang")).toBe("zh-CN");
    expect(dialog.querySelector(".md-calendar-month")?.textContent).toBe("2026年11月");
    expect(within(dialog).getAllByRole("option").map(({ textContent }) => textContent)).toEqual(
      Object.values(zhCN.filters.presets).slice(0, -1),
    );
  });
});

describe("DateRangeControl compares", () => {
  it("the whole page once chosen, prints the days, and keeps the comparison when the range changes", async () => {
    const user = userEvent.setup();
    const client = clientOf();
    render(<Page client={client} timeZone={readersZone}><DateRangeControl id="period" /></Page>);
    const panel = await open(user);
    await user.click(within(panel).getByRole("radio", { name: "prior period" }));
    expect(client.selection.getSnapshot()).toEqual([{ source: "period", compare: "previous" }]);
    const text = () => screen.getByRole("button", { hidden: true, expanded: true }).textContent;
    await waitFor(() => expect(text()).toBe("Date range Last 28 days Oct 24 – Nov 20, 2026 vs. Sep 26 – Oct 23, 2026"));
    await user.click(within(panel).getByRole("option", { name: "Last 7 days" }));
    expect(client.selection.getSnapshot()).toEqual([{ source: "period", range: { last: 7, unit: "day" }, compare: "previous" }]);
  });

  it("as the host says, null for nothing, and tells it instead of the page", async () => {
    const user = userEvent.setup();
    const client = clientOf();
    const told = vi.fn();
    client.selection.publish({ source: "period", range: { toDate: "month" }, compare: "yearAgo" });
    render(<Page client={client} timeZone={readersZone}><DateRangeControl id="period" value={null} compare={null} onCompareChange={told} /></Page>);
    expect(button().textContent).toBe("Date range Last 28 days Oct 24 – Nov 20, 2026");
    const panel = await open(user);
    await user.click(within(panel).getByRole("radio", { name: "a year ago" }));
    expect(told.mock.calls).toEqual([["yearAgo"]]);
    expect(client.selection.getSnapshot()).toEqual([{ source: "period", range: { toDate: "month" }, compare: "yearAgo" }]);
  });
});

describe("DateRangeControl's menu", () => {
  const names = (dialog: HTMLElement) => within(dialog).getAllByRole("option").map(({ textContent }) => textContent);
  const sprint = { from: "2026-11-02", to: "2026-11-16" } as const;
  const presets: readonly RangeChoice[] = [
    "last7Days",
    { label: { en: "Sprint 12", "zh-CN": "第 12 迭代" }, range: sprint },
    { range: { last: 14, unit: "day" } },
    { range: { from: "2026-01-01", to: "2026-02-01" } },
    "lastFiscalYear",
  ];

  it("is the host's, in its order, and shows a range of the host's by its label, in the page's language", async () => {
    const user = userEvent.setup();
    const client = clientOf();
    const page = (locale: "en" | "zh-CN") => (
      <Page client={client} timeZone={readersZone} locale={locale} {...(locale === "zh-CN" && { messages: zhCN })}>
        <DateRangeControl id="period" presets={presets} />
        <SelectionChips />
      </Page>
    );
    const { rerender } = render(page("en"));
    const dialog = await open(user);
    expect(names(dialog)).toEqual(["Last 7 days", "Sprint 12", "Last 14 days", "Jan 1 – 31, 2026", "Last fiscal year"]);
    await user.click(within(dialog).getByRole("option", { name: "Sprint 12" }));
    expect(client.selection.getSnapshot()).toEqual([{ source: "period", range: sprint, label: { en: "Sprint 12", "zh-CN": "第 12 迭代" } }]);
    expect(button().textContent).toBe("Date range Sprint 12 Nov 2 – 15, 2026");
    expect(screen.getByRole("button", { name: "Remove filter Sprint 12" }).textContent).toContain("Sprint 12");
    rerender(page("zh-CN"));
    expect(button().textContent).toBe("日期范围 第 12 迭代 2026年11月2日至15日");
    const inChinese = await open(user);
    expect(within(inChinese).getByRole("option", { selected: true }).textContent).toBe("第 12 迭代");
  });

  it("has the way back to where the page starts, once", async () => {
    const user = userEvent.setup();
    const client = clientOf();
    const start = { last: 14, unit: "day" } as const;
    client.selection.publish({ source: "period", range: { last: 7, unit: "day" } });
    const { rerender } = render(<Page client={client} timeZone={readersZone}><DateRangeControl id="period" start={start} /></Page>);
    const dialog = await open(user);
    expect(names(dialog).slice(0, 2)).toEqual(["Last 14 days", "Today"]);
    await user.click(within(dialog).getByRole("option", { name: "Last 14 days" }));
    expect(client.selection.getSnapshot()).toEqual([{ source: "period", range: start }]);
    rerender(<Page client={client} timeZone={readersZone}><DateRangeControl id="period" presets={presets} start={start} /></Page>);
    expect(names(await open(user))).toHaveLength(presets.length);
  });

  it("marks a range of the host's wherever it came from, and keeps its name beside a comparison", async () => {
    const user = userEvent.setup();
    const client = clientOf();
    client.selection.publish({ source: "period", range: { to: "2026-11-16", from: "2026-11-02" } });
    render(<Page client={client} timeZone={readersZone}><DateRangeControl id="period" presets={presets} /><SelectionChips /></Page>);
    expect(button().textContent).toBe("Date range Sprint 12 Nov 2 – 15, 2026");
    const dialog = await open(user);
    expect(within(dialog).getByRole("option", { selected: true }).textContent).toBe("Sprint 12");
    await user.click(within(dialog).getByRole("radio", { name: "prior period" }));
    expect(client.selection.getSnapshot()).toEqual([
      { source: "period", range: sprint, compare: "previous", label: { en: "Sprint 12", "zh-CN": "第 12 迭代" } },
    ]);
    await user.keyboard("{Escape}");
    expect(screen.getAllByRole("button").map(({ textContent }) => textContent)).toContain("Sprint 12, vs. prior period");
  });

  it("has fiscal presets where the fiscal year is not the calendar's, and names them when they are chosen", async () => {
    const user = userEvent.setup();
    const client = clientOf();
    const page = (month: number) => <Page client={client} timeZone={readersZone} fiscalStart={{ month }}><DateRangeControl id="period" /></Page>;
    const { rerender } = render(page(1));
    expect(names(await open(user)).length).toBe(12);
    await user.keyboard("{Escape}");
    rerender(page(4));
    const dialog = await open(user);
    expect(names(dialog).slice(12)).toEqual(["Fiscal quarter to date", "Last fiscal quarter", "Fiscal year to date", "Last fiscal year"]);
    await user.click(within(dialog).getByRole("option", { name: "Last fiscal year" }));
    expect(client.selection.getSnapshot()).toEqual([{ source: "period", range: { period: "fiscalYear", offset: -1 } }]);
    await waitFor(() => expect(button().textContent).toBe("Date range Last fiscal year Apr 1, 2025 – Mar 31, 2026"));
  });

  it("has working days where the page has a calendar of them, and prints their dates by it", async () => {
    const user = userEvent.setup();
    const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday"] as const;
    const catalog: Catalog = { ...support, calendars: { office: { weekdays, holidays: [{ id: "outing", from: "2026-11-12", to: "2026-11-14" }] } } };
    const client = createMetricsClient({ adapter: fakeAdapter([]), catalog });
    render(<Page client={client} timeZone={readersZone} business="office"><DateRangeControl id="period" /></Page>);
    const dialog = await open(user);
    expect(names(dialog).slice(12)).toEqual(["Last business day", "Last 10 business days"]);
    await user.click(within(dialog).getByRole("option", { name: "Last 10 business days" }));
    expect(client.selection.getSnapshot()).toEqual([{ source: "period", range: { last: 10, unit: "businessDay" } }]);
    await waitFor(() => expect(button().textContent).toBe("Date range Last 10 business days Nov 5 – 20, 2026"));
  });

  it("prints no dates of working days whose calendar it does not know", () => {
    render(<Page client={clientOf()} timeZone={readersZone}><DateRangeControl value={{ last: 10, unit: "businessDay" }} compare="previous" /></Page>);
    expect(button().textContent).toContain("vs. prior period");
    expect(button().textContent).not.toMatch(/2026/);
  });
});
