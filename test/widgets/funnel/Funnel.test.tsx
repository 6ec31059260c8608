// @vitest-environment jsdom
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { zhCN } from "../../../src/i18n/zhCN.ts";
import { Funnel, FunnelView } from "../../../src/index.ts";
import type { Clause, FunnelDrill, FunnelProps } from "../../../src/index.ts";
import type { Catalog } from "../../../src/query/catalog.ts";
import type { FunnelQuery } from "../../../src/query/funnel.ts";
import { resultFromRows } from "../../../src/query/resultFromRows.ts";
import { fakeAdapter } from "../../../src/testing/fakeAdapter.ts";
import { widgetClient, WidgetPage } from "../support.tsx";
import { answerOf } from "./funnelAnswer.ts";

afterEach(cleanup);

const steps = ["created", "solved", "rated"];
const channels = { phone: [100, 60, 20], chat: [200, 80, 10] };

async function show(props: Partial<FunnelProps<Catalog>> = {}, { filter, ...page }: { readonly locale?: string; readonly filter?: Clause["filter"] } = {}) {
  const adapter = fakeAdapter<Catalog>((query) => {
    if (typeof (query as FunnelQuery).view === "object") return timesOf(query as FunnelQuery);
    return answerOf(query as FunnelQuery, props.breakdown === undefined ? { all: [300, 140, 30] } : channels);
  });
  const client = widgetClient(adapter);
  if (filter !== undefined) client.selection.publish({ source: "list", filter });
  render(
    <WidgetPage client={client} {...page} {...(page.locale === "zh-CN" && { messages: zhCN })}>
      <Funnel<Catalog> id="funnel" steps={steps} window="P3D" {...props} />
    </WidgetPage>,
  );
  return { adapter, client, chart: await screen.findByRole("application"), user: userEvent.setup() };
}

/** Of ten who converted seven took less than an hour, three less than two. */
function timesOf(query: FunnelQuery) {
  const span = (fromSeconds: number, count: number) => ({ fromSeconds, toSeconds: fromSeconds + 3600, count, share: count / 10, medianSeconds: 1800, p90Seconds: 5400 });
  return resultFromRows(query, [span(0, 7), span(3600, 3)], {
    now: () => Date.parse("2026-03-29T10:20:00Z"),
    resolvedRange: { from: "2026-03-01T00:00:00.000Z", to: "2026-03-29T00:00:00.000Z" },
  });
}

const announced = () => document.querySelector(".md-funnel-plot [role=status]")?.textContent ?? "";

describe("Funnel", () => {
  it("<Funnel> by keyboard: one tab stop, arrows and Home and End move between steps, which are announced, Escape leaves", async () => {
    const { user, chart } = await show();
    chart.focus();
    await user.keyboard("{End}");
    expect(announced()).toBe(
      "rated; Reached: 30; From first step: 10.0% (30 of 300); From step before: 21.4% (30 of 140); " +
        "95% interval: 7.1% to 13.9%; Dropped off: 110 (78.6%); Median: 2h; 90th percentile: 4h",
    );
    await user.keyboard("{ArrowLeft}");
    expect(announced()).toMatch(/^solved; Reached: 140; From first step: 46\.7% \(140 of 300\);/);
    await user.keyboard("{Home}{ArrowLeft}");
    expect(announced()).toBe("created; Reached: 300");
    await user.keyboard("{Escape}");
    expect(announced()).toBe("");
    expect(document.activeElement).toBe(chart);
    expect(document.querySelectorAll(".md-funnel-plot [tabindex]").length).toBe(1);
  });

  it("<Funnel breakdown> by keyboard: up and down move between segments", async () => {
    const { user, chart } = await show({ breakdown: { by: "channel" } });
    chart.focus();
    await user.keyboard("{End}{ArrowDown}");
    expect(announced()).toMatch(/^chat, rated; Reached: 10; From first step: 5\.0% \(10 of 200\);/);
    expect(announced()).toMatch(/Lower than the rest, significant \(p < 0\.001\)$/);
  });

  it("<Funnel breakdown> Enter filters the page by the segment, and again takes it back; so does the legend", async () => {
    const onSelect = vi.fn();
    const { user, chart, client } = await show({ breakdown: { by: "channel" }, onSelect });
    chart.focus();
    await user.keyboard("{End}{Enter}");
    const clause = {
      source: "funnel",
      origin: { en: "created → rated", "zh-CN": "created → rated" },
      filter: { dimension: "channel", op: "equals", value: "phone" },
    };
    expect(client.selection.getSnapshot()).toEqual([clause]);
    expect(screen.getByRole("button", { name: "phone" }).getAttribute("aria-pressed")).toBe("true");
    await user.click(screen.getByRole("button", { name: "phone" }));
    expect(client.selection.getSnapshot()).toEqual([]);
    expect(onSelect.mock.calls).toEqual([[clause], [null]]);
  });

  it("<Funnel onDrill> Enter asks for who reached a step, Shift and Enter for who dropped off, under the page's filters", async () => {
    const onDrill = vi.fn<(drill: FunnelDrill) => void>();
    const { user, chart, client } = await show(
      { breakdown: { by: "channel" }, onDrill, range: { from: "2026-03-01", to: "2026-03-15" } },
      { filter: { dimension: "region", op: "equals", value: "East" } },
    );
    chart.focus();
    await user.keyboard("{End}{ArrowLeft}{ArrowDown}{Enter}{Shift>}{Enter}{/Shift}");
    const where = {
      and: [
        { dimension: "region", op: "equals", value: "East" },
        { dimension: "channel", op: "equals", value: "chat" },
      ],
    };
    const range = { from: "2026-03-01", to: "2026-03-15" };
    expect(onDrill.mock.calls.map(([{ step, outcome, count }]) => [step, outcome, count])).toEqual([
      [1, "reached", 80],
      [1, "dropped", 120],
    ]);
    const [drill] = onDrill.mock.calls[0] ?? [];
    expect(drill?.query).toEqual({ kind: "funnel", steps, window: "P3D", time: { range }, where });
    expect(drill?.entries).toEqual({
      kind: "records",
      entity: "ticket",
      columns: ["channel", "region", "agent", "urgent", "replies", "firstResponseSeconds", "createdAt", "solvedAt"],
      time: { dimension: "createdAt", range },
      where,
    });
    expect(client.selection.getSnapshot().length).toBe(1);
  });

  it("<Funnel onDrill> a click on the hatched part is about who dropped off", async () => {
    const onDrill = vi.fn<(drill: FunnelDrill) => void>();
    const { user } = await show({ onDrill });
    const bar = document.querySelector('[data-place="2 0"]');
    await user.click(bar?.querySelector(".md-funnel-drop") as Element);
    await user.click(bar?.querySelector(".md-funnel-fill") as Element);
    expect(onDrill.mock.calls.map(([{ step, outcome, count }]) => [step, outcome, count])).toEqual([
      [2, "dropped", 110],
      [2, "reached", 30],
    ]);
  });

  it("<Funnel> takes time between the steps that the reader chooses", async () => {
    const { user, adapter } = await show({ view: "timeToConvert" });
    await user.selectOptions(screen.getByRole("combobox", { name: "From" }), "solved");
    await waitFor(() =>
      expect(adapter.asked.map(({ query }) => query.kind === "funnel" && query.view)).toEqual([
        { timeToConvert: { bins: 20 } },
        { timeToConvert: { from: 1, to: 2, bins: 20 } },
      ]),
    );
    const choices = screen.getByRole("combobox", { name: "To" }) as HTMLSelectElement;
    expect([...choices.options].map(({ disabled }) => disabled)).toEqual([true, true, false]);
  });

  it("<Funnel> what can have no effect is its error, and names the prop", async () => {
    render(
      <WidgetPage client={widgetClient(fakeAdapter([]))}>
        <Funnel<Catalog> steps={steps} window="P3D" control="phone" />
      </WidgetPage>,
    );
    expect((await screen.findByText(/segments are tested against the control, and there are none/)).className).toBe("md-state-cause");
  });

  it("<Funnel> says that its control is not among the segments", async () => {
    await show({ breakdown: { by: "channel" }, control: "fax" });
    expect(screen.getByText("fax is not among the segments shown, so nothing is tested against it").className).toContain("md-funnel-note");
  });

  it("<Funnel> says what its numbers are behind a button", async () => {
    const { user } = await show({ exclusions: [{ event: "replied" }] });
    await user.click(screen.getByRole("button", { name: "Definition: created → rated" }));
    expect((await screen.findByText("Excluded")).nextElementSibling?.textContent).toBe("replied after “created” and before “rated” ends the attempt");
  });

  it("<Funnel> its bars and shares count from the step before when asked to", async () => {
    const { user } = await show();
    const widths = () => [...document.querySelectorAll<HTMLElement>(".md-funnel-fill")].map(({ style }) => style.inlineSize);
    const shares = () => [...document.querySelectorAll(".md-funnel-share")].map(({ textContent }) => textContent);
    expect([widths()[2], shares()]).toEqual(["10%", ["300", "46.7%", "10.0%"]]);
    await user.click(screen.getByRole("radio", { name: "From step before" }));
    expect([widths()[2]?.slice(0, 6), shares()]).toEqual(["21.428", ["300", "46.7%", "21.4%"]]);
  });

  it("<Funnel> asks for another view where the reader chooses one", async () => {
    const { user, adapter } = await show();
    await user.selectOptions(screen.getByRole("combobox", { name: "View" }), "trend");
    const asked = adapter.asked.map(({ query }) => query.kind === "funnel" && [query.view, query.time.grain]);
    expect(asked).toEqual([
      [undefined, undefined],
      ["trend", "day"],
    ]);
  });

  it("<Funnel> asks under the page's filters as far as every event can be filtered by them, and says what it left out", async () => {
    const adapter = fakeAdapter<Catalog>((query) => answerOf(query as FunnelQuery, { all: [300, 140, 30] }));
    const client = widgetClient(adapter);
    client.selection.publish({ source: "list", filter: { dimension: "channel", op: "equals", value: "phone" } });
    client.selection.publish({ source: "scores", filter: { dimension: "score", op: "equals", value: 5 } });
    render(
      <WidgetPage client={client}>
        <Funnel<Catalog> steps={["created", "solved"]} window="P3D" />
      </WidgetPage>,
    );
    expect((await screen.findByText(/Not filtered by score/)).textContent).toContain("Partial data");
    expect(adapter.asked.map(({ query }) => query.kind === "funnel" && query.where)).toEqual([
      { dimension: "channel", op: "equals", value: "phone" },
    ]);
  });

  it("<Funnel compare> says of each step why its shares are not held against those of before while windows are open", async () => {
    const adapter = fakeAdapter<Catalog>((query) => ({
      ...answerOf(query as FunnelQuery, { all: [300, 140, 30] }, { all: [200, 100, 50] }),
      incompleteFrom: "2026-03-26T00:00:00Z",
    }));
    render(
      <WidgetPage client={widgetClient(adapter)}>
        <Funnel<Catalog> steps={steps} window="P3D" compare="previous" />
      </WidgetPage>,
    );
    const chart = await screen.findByRole("application");
    const reason = "Entries since Mar 26 can still convert; shares are held against the prior period once they cannot";
    expect(screen.getAllByText("not complete yet").map(({ title }) => title)).toEqual([reason, reason]);
    expect(screen.queryByText("n/a")).toBeNull();
    expect(screen.queryByText("prior period")).toBeNull();
    chart.focus();
    await userEvent.keyboard("{End}");
    expect(announced().endsWith(`prior period: not complete yet; ${reason}`)).toBe(true);
    await userEvent.keyboard("{Home}");
    expect(announced()).toBe("created; Reached: 300; prior period: 200");
  });

  it("<Funnel> has the same numbers as a table", async () => {
    const { user } = await show();
    await user.click(screen.getByRole("button", { name: "Table" }));
    expect(screen.getAllByRole("row").map((row) => [...row.children].map(({ textContent }) => textContent).join("|"))).toEqual([
      "Step|Reached|From first step|From step before|Dropped off|Drop-off rate|Median|90th percentile",
      "1 created|300|100.0%|—|—|—|—|—",
      "2 solved|140|46.667%|46.667%|160|53.333%|1h|2h",
      "3 rated|30|10.0%|21.429%|110|78.571%|2h|4h",
    ]);
  });

  it("<Funnel> where nobody entered is empty; its switch between views stays", async () => {
    const client = widgetClient(fakeAdapter<Catalog>((query) => answerOf(query as FunnelQuery, { all: [0, 0, 0] })));
    render(
      <WidgetPage client={client}>
        <Funnel<Catalog> steps={steps} window="P3D" />
      </WidgetPage>,
    );
    expect((await screen.findByText("No data in this period")).closest("section")?.style.blockSize).toBe("418px");
    expect((screen.getByRole("combobox", { name: "View" }) as HTMLSelectElement).value).toBe("steps");
  });

  it("<Funnel> speaks Chinese", async () => {
    const { user, chart } = await show({}, { locale: "zh-CN" });
    chart.focus();
    await user.keyboard("{Home}");
    expect(announced()).toBe("created；到达数：300");
    expect(screen.getByText("转化率 10.0%").tagName).toBe("STRONG");
  });
});

describe("FunnelView", () => {
  it("<FunnelView> without onView has no switch, and is a placeholder while the page is edited", () => {
    render(
      <WidgetPage client={widgetClient(fakeAdapter([]))}>
        <FunnelView title="Tickets" state={{ status: "placeholder" }} />
      </WidgetPage>,
    );
    expect(screen.queryByRole("combobox")).toBe(null);
    expect(screen.getByRole("heading", { name: "Tickets" }).tagName).toBe("H3");
  });
});
