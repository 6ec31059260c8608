// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, renderHook, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import type { ReactElement } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { memoryAdapter } from "../../../src/adapters/memory/index.ts";
import { zhCN } from "../../../src/i18n/zhCN.ts";
import type { AnnotationPort } from "../../../src/query/annotations.ts";
import type { Catalog } from "../../../src/query/catalog.ts";
import type { Filter } from "../../../src/query/catalogFilter.ts";
import { MetricsError } from "../../../src/query/error.ts";
import { d, defineCatalog, m } from "../../../src/query/index.ts";
import { createMetricsClient } from "../../../src/react/client.ts";
import { MetricsProvider } from "../../../src/react/MetricsProvider.tsx";
import { fakeAdapter } from "../../../src/testing/fakeAdapter.ts";
import { Trend } from "../../../src/widgets/trend/Trend.tsx";
import type { TrendProps } from "../../../src/widgets/trend/Trend.tsx";
import { useTrend } from "../../../src/widgets/trend/useTrend.ts";
import type { UseTrendProps } from "../../../src/widgets/trend/useTrend.ts";
import { support } from "../../query/support.ts";
import { stubSize } from "../fixedSize.ts";
import { answerOf, answerOfDays, day } from "./trendAnswer.ts";

beforeAll(() => stubSize({ width: 600, height: 240 }));
afterEach(cleanup);

const byChannel = answerOf([
  { role: "time", name: "time", values: [day(0), day(0), day(1), day(1)] },
  { role: "dimension", name: "channel", values: ["phone", "chat", "phone", "chat"] },
  { role: "metric", name: "tickets", metric: "tickets", cells: { value: [4, 7, 3, 9] } },
]);

async function show(answer: ReturnType<typeof answerOf>, props: Partial<TrendProps> = {}) {
  const client = createMetricsClient({ adapter: fakeAdapter(answer), catalog: support as Catalog });
  render(
    <MetricsProvider client={client}>
      <Trend id="trend" metrics={["tickets"]} {...props} />
    </MetricsProvider>,
  );
  return { client, chart: await screen.findByRole("application"), user: userEvent.setup() };
}

const announced = () => screen.getAllByRole("status").map(({ textContent }) => textContent).join("");

describe("Trend", () => {
  it("<Trend> by keyboard: focus is on the last point, arrows, Page Up, Home and End move, and the point is announced", async () => {
    const { user, chart } = await show(answerOfDays(Array.from({ length: 20 }, (_, index) => index + 1)));
    chart.focus();
    await user.keyboard("{End}");
    expect(announced()).toContain("Fri, Mar 20, 2026: 20");
    await user.keyboard("{ArrowLeft}");
    expect(announced()).toContain("Thu, Mar 19, 2026: 19");
    await user.keyboard("{PageUp}");
    expect(announced()).toContain("Mon, Mar 9, 2026: 9");
    await user.keyboard("{Home}{ArrowRight}");
    expect(announced()).toContain("Mon, Mar 2, 2026: 2");
    await user.keyboard("{Escape}");
    expect(announced()).toBe("");
  });

  it("<Trend by> by keyboard: up and down move between series", async () => {
    const { user, chart } = await show(byChannel, { by: "channel" });
    chart.focus();
    await user.keyboard("{End}{ArrowDown}");
    expect(announced()).toContain("chat, Mon, Mar 2, 2026: 9");
  });

  it("<Trend by> Enter filters the page by the point's value, and again takes it back", async () => {
    const { user, chart, client } = await show(byChannel, { by: "channel" });
    chart.focus();
    await user.keyboard("{End}{Enter}");
    expect(client.selection.getSnapshot()).toEqual([
      {
        source: "trend",
        origin: { en: "tickets · channel", "zh-CN": "tickets · channel" },
        filter: { dimension: "channel", op: "equals", value: "phone" },
      },
    ]);
    await user.keyboard("{Enter}");
    expect(client.selection.getSnapshot()).toEqual([]);
  });

  it("<Trend> Enter filters the page by the bucket's half-open range", async () => {
    const onSelect = vi.fn();
    const { user, chart, client } = await show(answerOfDays([1, 2, 3]), { onSelect });
    chart.focus();
    await user.keyboard("{Home}{Enter}");
    expect(client.selection.getSnapshot()[0]?.range).toEqual({ from: day(0), to: day(1) });
    expect(onSelect).toHaveBeenCalledTimes(1);
  });

  it("<Trend> says of the point that Enter chose that it filters the page, until it is taken back", async () => {
    const { user, chart } = await show(byChannel, { by: "channel" });
    chart.focus();
    await user.keyboard("{End}{Enter}");
    expect(announced()).toContain("phone, Mon, Mar 2, 2026: 3; filters the page");
    await user.keyboard("{ArrowDown}");
    expect(announced()).not.toContain("filters the page");
    await user.keyboard("{ArrowUp}{Enter}");
    expect(announced()).toContain("phone, Mon, Mar 2, 2026: 3");
    expect(announced()).not.toContain("filters the page");
    cleanup();
    const days = await show(answerOfDays([1, 2, 3]));
    days.chart.focus();
    await days.user.keyboard("{Home}{Enter}");
    expect(announced()).toContain("Sun, Mar 1, 2026: 1; filters the page");
    await days.user.keyboard("{ArrowRight}");
    expect(announced()).not.toContain("filters the page");
  });

  it("<Trend title> keeps its clause's origin in the words that it has now, in its place among the clauses", async () => {
    const client = createMetricsClient({ adapter: fakeAdapter(byChannel), catalog: support as Catalog });
    const page = (title: string) => (
      <MetricsProvider client={client}>
        <Trend id="trend" metrics={["tickets"]} by="channel" title={title} />
      </MetricsProvider>
    );
    const { rerender } = render(page("Tickets by channel"));
    (await screen.findByRole("application")).focus();
    await userEvent.keyboard("{End}{Enter}");
    act(() => client.selection.publish({ source: "later", filter: { dimension: "region", op: "isNull" } }));
    rerender(page("按渠道的工单"));
    expect(client.selection.getSnapshot().map(({ source, origin }) => [source, origin])).toEqual([
      ["trend", "按渠道的工单"],
      ["later", undefined],
    ]);
  });

  it("<Trend title> names the clause that a link or an older page has left without its origin", async () => {
    const client = createMetricsClient({ adapter: fakeAdapter(byChannel), catalog: support as Catalog });
    client.selection.publish({ source: "trend", filter: { dimension: "channel", op: "equals", value: "chat" } });
    render(
      <MetricsProvider client={client}>
        <Trend id="trend" metrics={["tickets"]} by="channel" title="Tickets by channel" />
      </MetricsProvider>,
    );
    await screen.findByRole("application");
    expect(client.selection.getSnapshot()[0]?.origin).toBe("Tickets by channel");
  });

  it("<Trend by top> Enter on the rest takes it back too, whatever order a newer answer has", async () => {
    const others = (...names: readonly string[]) =>
      answerOf([
        { role: "time", name: "time", values: names.map(() => day(0)).concat(day(0)) },
        { role: "dimension", name: "region", values: [...names, null], other: [names.length] },
        { role: "metric", name: "tickets", metric: "tickets", cells: { value: [...names.map((_, index) => 9 - index), 2] } },
      ]);
    const adapter = fakeAdapter<Catalog>(others("North", "South"));
    const client = createMetricsClient({ adapter, catalog: support as Catalog });
    render(
      <MetricsProvider client={client}>
        <Trend id="trend" metrics={["tickets"]} by="region" />
      </MetricsProvider>,
    );
    const user = userEvent.setup();
    (await screen.findByRole("application")).focus();
    await user.keyboard("{End}{ArrowDown}{ArrowDown}{Enter}");
    expect(client.selection.getSnapshot()[0]?.filter).toEqual({
      dimension: "region",
      op: "notIn",
      values: ["North", "South"],
    });
    adapter.answerWith(others("South", "West"));
    await act(() => client.queryClient.refetchQueries());
    await screen.findByRole("button", { name: "West" });
    await user.keyboard("{Enter}");
    expect(client.selection.getSnapshot()).toEqual([]);
  });

  it("<Trend by> Enter held down is told once", async () => {
    const { user, chart, client } = await show(byChannel, { by: "channel" });
    chart.focus();
    await user.keyboard("{End}{Enter>2/}");
    expect(client.selection.getSnapshot().length).toBe(1);
  });

  it("<Trend by> announces a point in Chinese with Chinese punctuation", async () => {
    const client = createMetricsClient({ adapter: fakeAdapter(byChannel), catalog: support as Catalog });
    render(
      <MetricsProvider client={client} locale="zh-CN" messages={zhCN}>
        <Trend id="trend" metrics={["tickets"]} by="channel" />
      </MetricsProvider>,
    );
    (await screen.findByRole("application")).focus();
    await userEvent.keyboard("{End}");
    expect(announced()).toContain("phone，2026年3月2日周一：3");
  });

  it("<Trend by> its legend hides and shows a series, but never the last", async () => {
    const { user } = await show(byChannel, { by: "channel" });
    const [phone, chat] = [screen.getByRole("button", { name: "phone" }), screen.getByRole("button", { name: "chat" })];
    await user.click(phone);
    await user.click(chat);
    expect([phone, chat].map((button) => button.getAttribute("aria-pressed"))).toEqual(["false", "true"]);
  });

  it("<Trend> has the same numbers as a table", async () => {
    const { user } = await show(answerOfDays([1200, null]));
    await user.click(screen.getByRole("button", { name: "Table" }));
    expect(screen.getAllByRole("row").map(({ textContent }) => textContent)).toEqual([
      "Timetickets",
      "Sun, Mar 1, 20261,200",
      "Mon, Mar 2, 2026no data",
    ]);
  });

  it("<Trend> marks what its adapter says happened, with the page's own, in chart, words and table", async () => {
    const list = vi.fn<AnnotationPort["list"]>(async () => [
      { at: day(0), to: day(2), label: "Phone line down", owner: "Anna", link: "#incident" },
    ]);
    const adapter = { ...fakeAdapter<Catalog>(answerOfDays([3, 4, 5])), annotations: { list } };
    const client = createMetricsClient({ adapter, catalog: support as Catalog });
    render(
      <MetricsProvider client={client}>
        <Trend id="trend" metrics={["tickets"]} annotations={[{ at: day(2), label: "Release 4.2", link: "javascript:alert(1)" }]} />
      </MetricsProvider>,
    );
    expect((await screen.findByRole("link", { name: "Phone line down" })).getAttribute("href")).toBe("#incident");
    expect(screen.getAllByRole("link").length).toBe(1);
    expect(list.mock.calls.map(([{ metrics, range }]) => [metrics, range])).toEqual([
      [["tickets"], { from: day(0), to: day(3) }],
    ]);
    const [words] = screen.getByRole("application").getAttribute("aria-describedby")?.split(" ") ?? [];
    expect(document.getElementById(words ?? "")?.textContent).toContain(
      "Annotations: Phone line down (Mar 1 – 2, 2026, Anna); Release 4.2 (Tue, Mar 3, 2026).",
    );
    const user = userEvent.setup();
    screen.getByRole("application").focus();
    await user.keyboard("{Home}");
    expect([...document.querySelectorAll(".md-tooltip-annotation")].map(({ textContent }) => textContent)).toEqual([
      "Phone line down (Anna)",
    ]);
    await user.click(screen.getByRole("button", { name: "Table" }));
    expect(screen.getAllByRole("row").map(({ textContent }) => textContent)).toEqual([
      "TimeticketsAnnotations",
      "Sun, Mar 1, 20263Phone line down (Anna)",
      "Mon, Mar 2, 20264Phone line down (Anna)",
      "Tue, Mar 3, 20265Release 4.2",
    ]);
  });

  it("<Trend> whose table is shown has in it what its adapter says later", async () => {
    let tell: (said: Awaited<ReturnType<AnnotationPort["list"]>>) => void = () => {};
    const list = vi.fn<AnnotationPort["list"]>(() => new Promise((resolve) => (tell = resolve)));
    const adapter = { ...fakeAdapter<Catalog>(answerOfDays([3, 4])), annotations: { list } };
    render(
      <MetricsProvider client={createMetricsClient({ adapter, catalog: support as Catalog })}>
        <Trend id="trend" metrics={["tickets"]} />
      </MetricsProvider>,
    );
    await userEvent.setup().click(await screen.findByRole("button", { name: "Table" }));
    const rows = () => screen.getAllByRole("row").map(({ textContent }) => textContent);
    await waitFor(() => expect(list).toHaveBeenCalledOnce());
    expect(rows()).toEqual(["Timetickets", "Sun, Mar 1, 20263", "Mon, Mar 2, 20264"]);
    act(() => tell([{ at: day(1), label: "Release 4.2" }]));
    await waitFor(() => expect(rows()).toEqual(["TimeticketsAnnotations", "Sun, Mar 1, 20263", "Mon, Mar 2, 20264Release 4.2"]));
  });

  it("<Trend> that is judged by what was before asks what happened then, too", async () => {
    const list = vi.fn<AnnotationPort["list"]>(async () => []);
    const adapter = { ...fakeAdapter<Catalog>(answerOfDays([3, 4, 5])), annotations: { list } };
    const client = createMetricsClient({ adapter, catalog: support as Catalog });
    render(
      <MetricsProvider client={client}>
        <Trend id="trend" metrics={["tickets"]} anomalies />
      </MetricsProvider>,
    );
    await waitFor(() => expect(list.mock.calls.map(([{ range }]) => range)).toEqual([{ from: day(-400), to: day(3) }]));
  });

  it("<Trend> marks what happened to rows that it draws, under its own filter and the page's", async () => {
    const inRegion = (value: string) => ({ dimension: "region", op: "equals", value }) as const;
    const list = async () => ["East", "West"].map((value, at) => ({ at: day(at), label: `Outage in the ${value}`, filter: inRegion(value) }));
    const adapter = { ...fakeAdapter<Catalog>(answerOfDays([3, 4, 5])), annotations: { list } };
    const client = createMetricsClient({ adapter, catalog: support as Catalog });
    const own = [{ at: day(2), label: "Storm", filter: inRegion("West") }];
    render(
      <MetricsProvider client={client}>
        <Trend id="all" metrics={["tickets"]} annotations={own} />
        <Trend id="east" metrics={["tickets"]} annotations={own} where={inRegion("East") as never} />
      </MetricsProvider>,
    );
    const shown = () => screen.getAllByRole("list", { name: "Annotations" }).map((one) => [...one.children].map(({ textContent }) => textContent));
    await waitFor(() => expect(shown()).toEqual([["Outage in the East", "Outage in the West", "Storm"], ["Outage in the East"]]));
    act(() => client.selection.publish({ source: "map", filter: inRegion("West") }));
    await waitFor(() => expect(shown()).toEqual([["Outage in the West", "Storm"]]));
  });

  it.each([
    ["cannot be loaded", () => Promise.reject(new MetricsError("unavailable", "gone"))],
    ["have a filter that is none", async () => [{ at: day(2), label: "Storm", filter: "East" as never }]],
  ])("<Trend> whose annotations %s shows its numbers and says so", async (_, list) => {
    const annotations = { list };
    const adapter = { ...fakeAdapter<Catalog>(answerOfDays([3, 4, 5])), annotations };
    const client = createMetricsClient({ adapter, catalog: support as Catalog });
    render(
      <MetricsProvider client={client}>
        <Trend metrics={["tickets"]} />
      </MetricsProvider>,
    );
    expect((await screen.findByText(/Annotations could not be loaded/)).textContent).toBe(
      "Partial data: Annotations could not be loaded",
    );
    expect(screen.getByRole("application").getAttribute("aria-label")).toBe("tickets");
  });

  it("<Trend zoomable> keeps a date that is typed until it is left or Enter, within its bounds; a picked one holds at once", async () => {
    const { user } = await show(answerOfDays([1, 2, 3, 4, 5, 6]), { zoomable: "zoom" });
    const [from, to] = [...document.querySelectorAll<HTMLInputElement>("input[type=date]")] as [HTMLInputElement, HTMLInputElement];
    const values = () => [from.value, to.value, ...screen.getAllByRole<HTMLInputElement>("slider").map(({ value }) => value)];
    const type = (field: HTMLInputElement, ...drafts: readonly string[]) => {
      field.focus();
      for (const value of drafts) {
        fireEvent.keyDown(field, { key: "0" });
        fireEvent.change(field, { target: { value } });
        expect(field.value).toBe(value);
      }
    };
    type(from, "2026-01-01", "", "0002-03-03", "2026-03-03");
    expect(values()).toEqual(["2026-03-03", "2026-03-06", "0", "5"]);
    await user.keyboard("{Enter}");
    expect(values()).toEqual(["2026-03-03", "2026-03-06", "2", "5"]);
    type(to, "0002-03-05");
    await user.tab();
    expect(values()).toEqual(["2026-03-03", "2026-03-03", "2", "2"]);
    type(to, "");
    act(() => to.blur());
    expect(to.value).toBe("2026-03-03");
    fireEvent.change(to, { target: { value: "2026-03-05" } });
    expect(values()).toEqual(["2026-03-03", "2026-03-05", "2", "4"]);
    await user.click(screen.getByText("Whole range"));
    expect(values()).toEqual(["2026-03-01", "2026-03-06", "0", "5"]);
    expect(document.activeElement).toBe(screen.getByText("Whole range"));
  });

  it("<Trend zoomable> is zoomed as before after its table was looked at", async () => {
    const { user } = await show(answerOfDays([1, 2, 3, 4, 5, 6]), { zoomable: "zoom" });
    const days = () => [...document.querySelectorAll<HTMLInputElement>("input[type=date]")].map(({ value }) => value);
    const [from] = document.querySelectorAll<HTMLInputElement>("input[type=date]");
    fireEvent.change(from as HTMLInputElement, { target: { value: "2026-03-03" } });
    expect(days()).toEqual(["2026-03-03", "2026-03-06"]);
    const table = screen.getByRole("button", { name: "Table" });
    await user.click(table);
    expect(days()).toEqual([]);
    await user.click(table);
    expect(days()).toEqual(["2026-03-03", "2026-03-06"]);
  });

  it("<Trend> with two units on one axis is an error that names the way out", async () => {
    const client = createMetricsClient({ adapter: fakeAdapter([]), catalog: support as Catalog });
    render(
      <MetricsProvider client={client}>
        <Trend metrics={["tickets", "csat"]} />
      </MetricsProvider>,
    );
    expect(screen.getByText(/invalid-query/).textContent).toContain("invalid-query");
  });
});

describe("<Trend> of one metric and then of another that is known already", () => {
  it("never names one over the numbers of the other, unless it says that it is busy", async () => {
    const answers = { tickets: answerOfDays([1, 2, 3]), solved: answerOfDays([7, 8, 9], "solved") };
    const adapter = fakeAdapter((query) => answers[(query as { metrics: readonly (keyof typeof answers)[] }).metrics[0] as keyof typeof answers]);
    const client = createMetricsClient({ adapter, catalog: support as Catalog });
    const page = (metric: keyof typeof answers) => (
      <MetricsProvider client={client}>
        <Trend id="trend" metrics={[metric]} />
      </MetricsProvider>
    );
    // What a browser shows between two renderings, which `act` does at once.
    vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", false);
    const container = document.body.appendChild(document.createElement("div"));
    const root = createRoot(container);
    const rerender = (shown: ReactElement) => root.render(shown);
    rerender(page("tickets"));
    const seen: (readonly [title: string, sentence: string, isBusy: boolean])[] = [];
    const see = () => {
      const text = (selector: string) => container.querySelector(selector)?.textContent ?? "";
      seen.push([text("h2, h3, .md-frame-title"), text(".md-trend > .md-sr"), container.querySelector("[aria-busy='true']") !== null]);
    };
    const until = (number: string) => waitFor(() => expect(container.querySelector(".md-trend > .md-sr")?.textContent).toContain(number));
    await until("From 1 to 3");
    rerender(page("solved"));
    await until("From 7 to 9");
    const observer = new MutationObserver(see);
    observer.observe(container, { subtree: true, childList: true, characterData: true, attributes: true });
    rerender(page("tickets"));
    await until("From 1 to 3");
    rerender(page("solved"));
    await until("From 7 to 9");
    observer.disconnect();
    root.unmount();
    container.remove();
    vi.unstubAllGlobals();
    stubSize({ width: 600, height: 240 });
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.filter(([title, sentence, isBusy]) => !isBusy && title === "tickets" && !sentence.includes("From 1 to 3"))).toEqual([]);
    expect(seen.filter(([title, sentence, isBusy]) => !isBusy && title === "solved" && !sentence.includes("From 7 to 9"))).toEqual([]);
    expect(new Set(seen.map(([title]) => title)).size).toBe(2);
  });
});

describe("useTrend", () => {
  /** Which region is the largest changed on March 9; `new` and the unknown had nothing before. */
  const perDay: Readonly<Record<string, (at: number) => number>> = {
    A: (at) => (at < 8 ? 6 : 20) + Math.abs(at % 3),
    B: (at) => 15 + Math.abs(at % 4),
    C: (at) => (at < 8 ? 20 : 5) + Math.abs(at % 2),
    new: (at) => (at < 12 ? 0 : 8),
    unknown: (at) => (at < 13 ? 0 : 2),
  };
  const tickets = Array.from({ length: 115 }, (_, index) => index - 100).flatMap((at) =>
    Object.entries(perDay).flatMap(([region, count]) =>
      Array.from({ length: count(at) }, (_, one) => ({ ticketId: `${region}/${at}/${one}`, createdAt: Date.parse(day(at)), region: region === "unknown" ? null : region })),
    ),
  );
  const columns = Object.fromEntries((["ticketId", "createdAt", "region"] as const).map((name) => [name, tickets.map((ticket) => ticket[name])]));
  const regional: Catalog = defineCatalog({
    entities: { ticket: { key: "ticketId" } },
    dimensions: { region: d.string({ entity: "ticket" }), createdAt: d.time({ entity: "ticket" }) },
    metrics: { tickets: m.count({ entity: "ticket", time: "createdAt" }) },
  });
  const range = { from: day(8), to: day(15) };

  async function judged(props: Omit<UseTrendProps<Catalog>, "metrics">, catalog = regional) {
    const adapter = memoryAdapter({ catalog, tables: { ticket: columns }, clock: () => Date.parse(day(15)) });
    const client = createMetricsClient({ adapter, catalog });
    const { result } = renderHook(() => useTrend<Catalog>({ metrics: ["tickets"], range, anomalies: true, forecast: { buckets: 2 }, ...props }), {
      wrapper: ({ children }) => <MetricsProvider client={client}>{children}</MetricsProvider>,
    });
    await waitFor(() => expect(result.current).toMatchObject({ status: "ready", model: { outlook: "known" } }));
    return result.current.status === "ready" ? result.current.model.series : [];
  }
  const saidOf = (all: Awaited<ReturnType<typeof judged>>) =>
    all.map(({ values, expected, anomalies, leftOut, forecast }) => ({ values, expected, anomalies, leftOut, forecast }));
  const regions = (op: "in" | "notIn", ...values: readonly (string | null)[]): Filter<Catalog> => ({ dimension: "region", op, values });

  it("useTrend(by, top) judges and forecasts each value and the rest by the same rows as what they are alone, whichever were the largest before", async () => {
    const shown = await judged({ by: "region", top: 2 });
    expect(shown.map(({ value, other }) => (other ? "other" : value))).toEqual(["A", "B", "other"]);
    const alone = await Promise.all([judged({ where: regions("in", "A") }), judged({ where: regions("in", "B") }), judged({ where: regions("notIn", "A", "B") })]);
    expect(saidOf(shown)).toEqual(saidOf(alone.flat()));
    expect(shown.map(({ anomalies }) => (anomalies?.size ?? 0) > 0)).toEqual([true, false, true]);
  });

  it("useTrend(by) judges a value that had nothing before as what it is alone: nothing is 0 where rows are counted", async () => {
    const shown = await judged({ by: "region" });
    expect(shown.map(({ value }) => value)).toEqual(["A", "B", "C", "new", null]);
    const [found, unknown] = [await judged({ where: regions("in", "new") }), await judged({ where: regions("in", null) })];
    expect(saidOf(shown.slice(3))).toEqual(saidOf([...found, ...unknown]));
    expect([...(shown[3]?.anomalies ?? [])]).toEqual([4, 5, 6]);
    const alone = await judged({ by: "region", where: regions("in", "new", null) });
    expect(saidOf(alone)).toEqual(saidOf(shown.slice(3)));
  });

  it("useTrend(by an enum) judges the values that it lists, though there is one that it does not", async () => {
    const region = d.enum(["A", "B", "C", "unknown"], { entity: "ticket" });
    const shown = await judged({ by: "region" }, { ...regional, dimensions: { ...regional.dimensions, region } });
    const [values, saved] = [shown.map(({ value }) => value), await judged({ by: "region" })];
    expect(values).toContain("new");
    expect(saidOf(shown.filter(({ value }) => value === "A"))).toEqual(saidOf(saved.filter(({ value }) => value === "A")));
    expect(shown.find(({ value }) => value === "new")?.anomalies?.size).toBe(0);
  });
});
