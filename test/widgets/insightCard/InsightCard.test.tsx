// @vitest-environment jsdom
import { act, cleanup, render, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { zhCN } from "../../../src/i18n/zhCN.ts";
import { InsightCard } from "../../../src/index.ts";
import type { InsightCardProps } from "../../../src/index.ts";
import type { AggregateQuery, AnnotationPort, Catalog, MetricsQuery } from "../../../src/query/index.ts";
import { MetricsError, resultFromRows } from "../../../src/query/index.ts";
import { fakeAdapter } from "../../../src/testing/index.ts";
import type { FakeAnswer } from "../../../src/testing/index.ts";
import { widgetClient, WidgetPage } from "../support.tsx";

afterEach(cleanup);

/** 1,200 after 1,000, of which phone is 150; no course. */
function desk(query: MetricsQuery): FakeAnswer {
  if (query.kind === "drivers") {
    return [{ dimension: "channel", value: "phone", metric: { value: 650, compare: { before: { value: 500 } } }, contribution: 150, p: 0.001 }];
  }
  const { time, compare = [] } = query as AggregateQuery;
  if (time?.grain !== undefined) return [];
  return [{ tickets: { value: 1200, compare: Object.fromEntries(compare.map(({ id }) => [id, { value: 1000 }])) } }];
}

function show(props: Partial<InsightCardProps<Catalog>> = {}, answer: (query: MetricsQuery) => FakeAnswer = desk, language = {}) {
  const adapter = fakeAdapter(answer);
  const client = widgetClient(adapter);
  render(
    <WidgetPage client={client} {...language}>
      <InsightCard<Catalog> id="card" metric="tickets" {...props} />
    </WidgetPage>,
  );
  return { adapter, client, user: userEvent.setup() };
}

const sentences = async () => (await screen.findAllByRole("listitem")).map(({ textContent }) => textContent);

describe("InsightCard", () => {
  it("says the change and where it is, in both languages", async () => {
    show();
    expect(await sentences()).toEqual([
      "Change tickets rose from 1,000 to 1,200: +20.0% (+200) against the prior period.",
      "Part of the change Much of the change is in channel: phone: +150 of it, from 500 to 650 there.",
    ]);
    cleanup();
    show({}, desk, { locale: "zh-CN", messages: zhCN });
    expect((await sentences())[0]).toBe("变化 tickets由 1,000 升至 1,200，较上期变化 +20.0%(+200)。");
  });

  it("asks for the parts of a change by the dimensions that have few values, as it is filtered by others", async () => {
    const { adapter, client } = show();
    await sentences();
    const drivers = () => adapter.asked.map(({ query }) => query).filter(({ kind }) => kind === "drivers");
    expect(drivers()).toMatchObject([{ metric: "tickets", compare: "previous", dimensions: ["channel", "region", "urgent"], combine: 2 }]);
    client.selection.publish({ source: "other", filter: { dimension: "region", op: "equals", value: "East" } });
    await expect.poll(() => drivers().at(-1)).toMatchObject({ where: { dimension: "region", op: "equals", value: "East" } });
  });

  it("puts no total of the filter that the page has beside a course of the one that it had", async () => {
    const isChat = (query: MetricsQuery) => JSON.stringify(query).includes("chat");
    const answer = (query: MetricsQuery): FakeAnswer => {
      const scale = isChat(query) ? 10 : 1;
      const { time } = query as AggregateQuery;
      if (query.kind === "drivers" || time?.grain === undefined) return [{ tickets: { value: 1200 * scale, compare: { previous: { value: 1000 * scale } } } }];
      const [first, count] = "from" in time.range ? [Date.parse("2025-11-20"), 90] : [Date.parse("2026-02-18"), 28];
      const at = (index: number) => new Date(first + index * 86_400_000).toISOString();
      const rows = Array.from({ length: count }, (_, index) => ({ time: at(index), tickets: scale * (count === 28 && index === 20 ? 12 : 40 + (index % 3)) }));
      return resultFromRows(query, rows, { grain: "day", resolvedRange: { from: at(0), to: at(count) } });
    };
    const adapter = fakeAdapter(answer, { delayMs: (query) => (isChat(query) && (query as AggregateQuery).time?.grain !== undefined ? 400 : 0) });
    const client = widgetClient(adapter);
    render(
      <WidgetPage client={client}>
        <InsightCard<Catalog> id="card" metric="tickets" dimensions={[]} />
      </WidgetPage>,
    );
    const all = async () => (await sentences()).join(" ");
    expect(await all()).toMatch(/unusually low: 12,.*1,000 to 1,200/);
    const said: string[] = [];
    const watch = new MutationObserver(() => said.push(screen.queryAllByRole("listitem").map(({ textContent }) => textContent).join(" ")));
    watch.observe(document.body, { subtree: true, childList: true, characterData: true });
    act(() => client.selection.publish({ source: "other", filter: { dimension: "channel", op: "equals", value: "chat" } }));
    await expect.poll(all, { timeout: 5000 }).toMatch(/unusually low: 120,.*10,000 to 12,000/);
    watch.disconnect();
    expect(said.filter((text) => /to 12,000/.test(text) && !/low: 120,/.test(text))).toEqual([]);
    expect(said.filter((text) => text === "")).toEqual([]);
  });

  it("every number opens where it is from, by keyboard, and filters the page by its rows", async () => {
    const { client, user } = show();
    const figure = await screen.findByRole("button", { name: "650", description: "Shows where this number is from" });
    figure.focus();
    await user.keyboard("{Enter}");
    const panel = await screen.findByLabelText("Where the number is from: 650");
    expect(within(panel).getByText("What the change is made of").tagName).toBe("DD");
    expect(within(panel).getByText("channel is phone").tagName).toBe("DD");
    await user.click(within(panel).getByText("Filter the page by this"));
    expect(client.selection.getSnapshot()).toEqual([{ source: "card", origin: "tickets", filter: { dimension: "channel", op: "equals", value: "phone" } }]);
    expect(document.activeElement).toBe(figure);
  });

  it("with onFigure hands over the figure and the query that it is from", async () => {
    const onFigure = vi.fn();
    const { user } = show({ onFigure });
    await user.click(await screen.findByRole("button", { name: "1,200" }));
    expect(onFigure.mock.calls[0]?.[0]).toMatchObject({ text: "1,200", figure: { origin: "total", kind: "value", value: 1200 }, queries: { total: { kind: "aggregate", metrics: ["tickets"] } } });
  });

  it("where nothing is notable it says so plainly", async () => {
    show({}, (query) => ((query as AggregateQuery).time?.grain === undefined ? [{ tickets: { value: 1010, compare: { previous: { value: 1000 } } } }] : []));
    expect(await sentences()).toEqual(["Nothing notable tickets: 1,010, after 1,000 in the prior period. Nothing notable happened: no more than the usual ups and downs."]);
  });

  it("where its course could not be loaded it does not say that nothing happened", async () => {
    const quiet = (query: MetricsQuery): FakeAnswer =>
      (query as AggregateQuery).time?.grain === undefined ? [{ tickets: { value: 1010, compare: { previous: { value: 1000 } } } }] : new MetricsError("invalid-query", "gone");
    show({}, quiet);
    expect(await sentences()).toEqual([
      "Not judged tickets: 1,010, after 1,000 in the prior period. Whether anything notable happened is not known: part of the data could not be loaded.",
    ]);
    cleanup();
    show({}, quiet, { locale: "zh-CN", messages: zhCN });
    expect(await sentences()).toEqual([expect.stringContaining("部分数据未能加载，无法判断是否有值得注意的情况。")]);
  });

  it("what cannot be split is told without its parts, and what failed is said to be missing", async () => {
    const failing = (error: MetricsError) => (query: MetricsQuery) => (query.kind === "drivers" ? error : desk(query));
    show({}, failing(new MetricsError("unsupported", "no")));
    expect(await sentences()).toHaveLength(1);
    expect(screen.queryByText("Some content could not be loaded")).toBe(null);
    cleanup();
    show({}, failing(new MetricsError("unavailable", "gone")));
    expect(await sentences()).toHaveLength(1);
  });

  it("what was noted as an incident is not said to be unusual, and where notes are missing that is said", async () => {
    const course = (query: MetricsQuery): FakeAnswer => {
      const { time } = query as AggregateQuery;
      if (query.kind === "drivers" || time?.grain === undefined) return [{ tickets: { value: 1010, compare: { previous: { value: 1000 } } } }];
      const isBefore = "from" in time.range;
      const [first, count] = isBefore ? [Date.parse("2025-11-20"), 90] : [Date.parse("2026-02-18"), 28];
      const rows = Array.from({ length: count }, (_, index) => ({ time: new Date(first + index * 86_400_000).toISOString(), tickets: !isBefore && index === 20 ? 12 : 40 + (index % 3) }));
      const at = (index: number) => new Date(first + index * 86_400_000).toISOString();
      return resultFromRows(query, rows, { grain: "day", resolvedRange: { from: at(0), to: at(count) } });
    };
    const outage = { at: "2026-03-10T08:00:00Z", to: "2026-03-10T09:00:00Z", label: "Outage" };
    const shown = async (list: AnnotationPort["list"]) => {
      const client = widgetClient({ ...fakeAdapter(course), annotations: { list } });
      render(
        <WidgetPage client={client}>
          <InsightCard<Catalog> metric="tickets" dimensions={[]} />
        </WidgetPage>,
      );
      const said = (await sentences()).join(" ");
      const isMissing = document.body.textContent.includes("Part of this could not be loaded");
      cleanup();
      return [said.includes("Tue, Mar 10, 2026 is unusually low"), isMissing];
    };
    expect(await shown(async () => [outage])).toEqual([true, false]);
    expect(await shown(async () => [{ ...outage, kind: "incident" }])).toEqual([false, false]);
    expect(await shown(() => Promise.reject(new MetricsError("unavailable", "gone")))).toEqual([true, true]);
  });

  it("an unknown metric is this card's error, with the nearest name", async () => {
    show({ metric: "ticket" as never });
    expect((await screen.findAllByText(/tickets/)).length).toBeGreaterThan(0);
  });
});
