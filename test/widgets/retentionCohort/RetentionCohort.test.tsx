// @vitest-environment jsdom
import { cleanup, configure, render, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { zhCN } from "../../../src/i18n/zhCN.ts";
import { RetentionCohort } from "../../../src/index.ts";
import type { RetentionCohortProps, RetentionDrill } from "../../../src/index.ts";
import type { Catalog } from "../../../src/query/index.ts";
import { stubSize } from "../fixedSize.ts";
import { widgetClient, WidgetPage } from "../support.tsx";
import { day, golden, journeys, journeysAdapter } from "./journeys.ts";
import type { Deed } from "./journeys.ts";

configure({ asyncUtilTimeout: 5000 });

beforeAll(() => stubSize({ width: 600, height: 240 }));
afterEach(cleanup);

interface Page {
  readonly deeds?: readonly Deed[];
  readonly now?: number;
  readonly locale?: string;
}

async function show(props: Partial<RetentionCohortProps<Catalog>> = {}, { deeds = golden, now = 3.6, locale = "en" }: Page = {}) {
  const client = widgetClient(journeysAdapter(deeds, { now }), journeys);
  const range = { from: day(1), to: day(3) };
  render(
    <WidgetPage client={client} locale={locale} {...(locale === "zh-CN" && { messages: zhCN })}>
      <RetentionCohort<Catalog> start="joined" return="visited" grain="day" range={range} periods={3} {...props} />
    </WidgetPage>,
  );
  return { client, user: userEvent.setup() };
}

const rows = () => screen.getAllByRole("row").map((row) => within(row).queryAllByRole("gridcell").map(({ textContent }) => textContent));
const active = () => document.getElementById(screen.getByRole("grid").getAttribute("aria-activedescendant") ?? "")?.textContent;
const announced = () => screen.getAllByRole("status").map(({ textContent }) => textContent).join("");

describe("RetentionCohort", () => {
  it("<RetentionCohort> is a grid of cohorts and periods under their mean, which says what runs", async () => {
    await show();
    const grid = await screen.findByRole("grid", { name: "Joined → Visited" });
    expect(screen.getAllByRole("columnheader").map(({ textContent }) => textContent)).toEqual(["Cohort", "People", "Day 0", "Day 1", "Day 2"]);
    expect(rows().slice(1)).toEqual([
      ["1,500", "0.0%", "50.0%", ""],
      ["1,000", "0.0%", "50.0%", "0.0% Not complete until Mar 5, 2026"],
      ["500", "0.0%", "80.0% Not complete until Mar 5, 2026", ""],
    ]);
    expect(grid.getAttribute("aria-rowcount")).toBe("4");
    expect(document.getElementById(grid.getAttribute("aria-describedby") ?? "")?.textContent).toContain("People in all: 1,500.");
    expect(screen.getByText("Time zone: UTC").tagName).toBe("LI");
  });

  it("<RetentionCohort> by keyboard: one tab stop, arrows, Home, End and pages, Enter drills, Escape leaves", async () => {
    const drilled: RetentionDrill[] = [];
    const { user } = await show({ onDrill: (drill) => drilled.push(drill) });
    const grid = await screen.findByRole("grid");
    expect(grid.querySelectorAll("[tabindex]").length).toBe(0);
    grid.focus();
    await user.keyboard("{Control>}{Home}{/Control}");
    expect(active()).toBe("0.0%");
    await user.keyboard("{ArrowDown}{ArrowRight}");
    expect(active()).toBe("50.0%");
    expect(announced()).toBe("500 of 1,000; no change against the mean");
    await user.keyboard("{End}");
    expect(announced()).toBe("0 of 1,000; Not complete until Mar 5, 2026");
    await user.keyboard("{PageDown}");
    expect(announced()).toBe("Not begun yet, complete on Mar 6, 2026");
    await user.keyboard("{Enter}");
    expect(drilled).toEqual([]);
    await user.keyboard("{Home}{ArrowRight}{Enter>2/}");
    expect(drilled.map(({ cohort, period, users }) => ({ cohort, period, users }))).toEqual([
      { cohort: { from: day(2), to: day(3) }, period: 1, users: 400 },
    ]);
    await user.keyboard("{Control>}{End}{/Control}{PageUp}");
    expect(active()).toBe("");
    await user.keyboard("{Escape}");
    expect(grid.getAttribute("aria-activedescendant")).toBe(null);
    expect(announced()).toBe("");
    await user.tab();
    expect(document.activeElement === grid).toBe(false);
  });

  it("<RetentionCohort onDrill> hands over queries that inherit the page's filters", async () => {
    const onDrill = vi.fn<(drill: RetentionDrill) => void>();
    const { client, user } = await show({ onDrill, by: "plan" });
    client.selection.publish({ source: "list", filter: { dimension: "who", op: "range", range: { from: 100 } } });
    const [mean] = await screen.findAllByRole("gridcell", { name: "44.4%" });
    await user.click(mean as HTMLElement);
    const [drill] = onDrill.mock.calls[0] as [RetentionDrill];
    const { query, starts, returns } = drill;
    const filter = { dimension: "who", op: "range", range: { from: 100 } };
    expect(query.where).toEqual(filter);
    expect(starts.where).toEqual({ and: [{ dimension: "kind", op: "equals", value: "join" }, filter] });
    expect(returns?.where).toEqual({ and: [{ dimension: "kind", op: "equals", value: "visit" }, filter] });
  });

  it("<RetentionCohort by> shows its values beside each other, or one of them by cohort", async () => {
    const deeds = golden.map((deed) => ({ ...deed, plan: deed.who < 1000 ? ("paid" as const) : ("free" as const) }));
    const { user } = await show({ by: "plan" }, { deeds, now: 9 });
    await screen.findByRole("rowheader", { name: /Free/ });
    expect(rows().slice(1).map((row) => row[2])).toEqual(["60.0%", "80.0%", "50.0%"]);
    await user.selectOptions(screen.getByRole("combobox", { name: "plan" }), "paid");
    expect(rows().slice(1).map((row) => row[2])).toEqual(["50.0%", "50.0%", "— Nobody in this cohort"]);
  });

  it("<RetentionCohort> has the same numbers as a table, with what each is made of", async () => {
    const { user } = await show();
    await screen.findByRole("grid");
    await user.click(screen.getByRole("button", { name: "Table" }));
    expect(screen.getAllByRole("row").map(({ textContent }) => textContent)).toEqual([
      "CohortPeriodPeopleRetainedValueStateComplete on",
      "Mon, Mar 2, 2026Day 01,00000.0%",
      "Mon, Mar 2, 2026Day 11,00050050.0%",
      "Mon, Mar 2, 2026Day 21,00000.0%Not complete until Mar 5, 2026Mar 5, 2026",
      "Tue, Mar 3, 2026Day 050000.0%",
      "Tue, Mar 3, 2026Day 150040080.0%Not complete until Mar 5, 2026Mar 5, 2026",
    ]);
  });

  it("<RetentionCohort> as a curve says each point with its n", async () => {
    const { user } = await show();
    await screen.findByRole("grid");
    await user.click(screen.getByRole("button", { name: "Curve" }));
    (await screen.findByRole("application", { name: "Joined → Visited" })).focus();
    await user.keyboard("{Home}{ArrowRight}");
    expect(announced()).toBe("Day 1: 50.0%; 500 of 1,000");
    await user.keyboard("{Escape}");
    expect(announced()).toBe("");
  });

  it("<RetentionCohort mean=simple> says which mean it is", async () => {
    await show({ mean: "simple", periods: [1] }, { now: 9 });
    const header = await screen.findByRole("rowheader", { name: /Mean \(simple\)/ });
    expect(header.parentElement?.textContent).toContain("65.0%");
  });

  it("<RetentionCohort> marks too few cases by more than color", async () => {
    await show({ periods: [1] }, { deeds: golden.filter(({ who }) => who < 20 || who >= 1000), now: 9 });
    await screen.findByRole("grid");
    expect(rows()[2]).toEqual(["20", "100.0%* Too few cases"]);
  });

  it("<RetentionCohort> speaks Chinese", async () => {
    await show({}, { locale: "zh-CN" });
    expect((await screen.findByRole("grid")).getAttribute("aria-label")).toBe("Joined → 访问");
    expect(screen.getAllByRole("columnheader").map(({ textContent }) => textContent)).toEqual(["同期群", "人数", "第0天", "第1天", "第2天"]);
  });

  it("<RetentionCohort> of people who never started is empty; of an unknown event an error", async () => {
    await show({}, { deeds: [{ who: 1, kind: "visit", day: 1 }] });
    expect((await screen.findByText("No data in this period")).tagName).toBe("P");
    cleanup();
    await show({ start: "join" });
    expect((await screen.findByText(/unknown event "join"/)).textContent).toContain('did you mean "joined"?');
  });

  it("<RetentionCohort> under a day that a widget chose says that it holds no whole cohort, and takes the day back", async () => {
    const client = widgetClient(journeysAdapter(golden, { now: 40 }), journeys);
    client.selection.publish({ source: "dates", range: { from: day(1), to: day(30) } });
    client.selection.publish({ source: "trend", origin: "Contacts", range: { from: day(10), to: day(11) } });
    render(
      <WidgetPage client={client}>
        <RetentionCohort<Catalog> start="joined" return="visited" grain="week" periods={2} />
      </WidgetPage>,
    );
    expect((await screen.findByText("The period holds no whole cohort, and nobody who started in it")).tagName).toBe("P");
    await userEvent.click(await screen.findByRole("button", { name: "Clear filters" }));
    expect((await screen.findByRole("grid")).getAttribute("aria-label")).toBe("Joined → Visited");
    expect(client.selection.getSnapshot().map(({ source }) => source)).toEqual(["dates"]);
  });

  it("<RetentionCohort> of nobody in whole cohorts that a widget chose says so, and takes them back", async () => {
    const client = widgetClient(journeysAdapter(golden, { now: 40 }), journeys);
    client.selection.publish({ source: "trend", origin: "Contacts", range: { from: day(15), to: day(29) } });
    render(
      <WidgetPage client={client}>
        <RetentionCohort<Catalog> start="joined" return="visited" grain="week" periods={2} />
      </WidgetPage>,
    );
    expect((await screen.findByText("No data for these filters")).tagName).toBe("P");
    await userEvent.click(await screen.findByRole("button", { name: "Clear filters" }));
    expect((await screen.findByRole("grid")).getAttribute("aria-label")).toBe("Joined → Visited");
    expect(client.selection.getSnapshot()).toEqual([]);
  });

  it("<RetentionCohort> under a day of the page's own dates says so in Chinese, and leaves them to their control", async () => {
    const client = widgetClient(journeysAdapter(golden, { now: 40 }), journeys);
    client.selection.publish({ source: "dates", range: { from: day(10), to: day(11) } });
    render(
      <WidgetPage client={client} locale="zh-CN" messages={zhCN}>
        <RetentionCohort<Catalog> start="joined" return="visited" grain="week" periods={2} />
      </WidgetPage>,
    );
    expect((await screen.findByText("所选时段不足一个完整的同期群，且其中无人开始")).tagName).toBe("P");
    expect(screen.queryByRole("button", { name: "清除筛选" })).toBeNull();
  });
});
