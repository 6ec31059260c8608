// @vitest-environment jsdom
import { act, cleanup, render, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { createRef } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { painted } from "../../../src/cockpit/paper/painted.ts";
import { KpiStrip, KpiTile, WatchedKpiTile } from "../../../src/index.ts";
import type { KpiTileModel } from "../../../src/index.ts";
import type { AggregateQuery, AnnotationPort, Catalog, MetricsQuery } from "../../../src/query/index.ts";
import { MetricsError, resultFromRows } from "../../../src/query/index.ts";
import { fakeAdapter } from "../../../src/testing/index.ts";
import { support } from "../../query/support.ts";
import { widgetClient, WidgetPage } from "../support.tsx";

afterEach(cleanup);

const days = ["2026-03-15", "2026-03-16", "2026-03-17"].map((day) => `${day}T00:00:00.000Z`);

/** 1,055 now and 1,190 before for every metric; lines of three days. */
function desk(query: MetricsQuery) {
  const { metrics, time, compare = [] } = query as AggregateQuery;
  const base = Object.fromEntries(compare.map(({ id }) => [id, { value: 1190 }]));
  const cells = (value: number) => Object.fromEntries(metrics.map((metric) => [metric, { value, compare: base }]));
  return time?.grain === undefined ? [cells(1055)] : days.map((day, index) => ({ time: day, ...cells(index + 1) }));
}

describe("KpiTile", () => {
  it("asks for number and line in one request, and reads out one sentence", async () => {
    const adapter = fakeAdapter(desk);
    render(
      <WidgetPage client={widgetClient(adapter)}>
        <KpiTile metric="tickets" compare="previous" />
      </WidgetPage>,
    );
    expect((await screen.findByText(/^tickets: 1,055/)).textContent).toBe("tickets: 1,055, vs. prior period: −11.3% (−135).");
    expect([adapter.requests, adapter.asked.length]).toEqual([1, 2]);
  });

  it("shows dots for a number that is hidden, and says why", async () => {
    const masked = { value: null, state: "masked", compare: { previous: { value: null } } } as const;
    const answer = (query: MetricsQuery) => ((query as AggregateQuery).time?.grain === undefined ? [{ tickets: masked }] : []);
    render(
      <WidgetPage client={widgetClient(fakeAdapter(answer))}>
        <KpiTile metric="tickets" compare="previous" />
      </WidgetPage>,
    );
    const sentence = "tickets: hidden, vs. prior period: hidden, Hidden: too few cases or not for you.";
    expect((await screen.findByText(sentence)).className).toBe("md-sr");
    expect(screen.getByText("•••").className).toBe("md-kpi-value");
    expect(screen.getByText("Hidden: too few cases or not for you").className).toBe("md-note-text");
  });

  it("says its own condition under its number, and in its definition with all values", async () => {
    const ports = Array.from({ length: 12 }, (_, at) => `p${at}`);
    render(
      <WidgetPage client={widgetClient(fakeAdapter(desk))}>
        <KpiTile<Catalog> metric="tickets" where={{ dimension: "region", op: "in", values: ports }} />
      </WidgetPage>,
    );
    const note = await screen.findByText(/^Only where: /);
    expect([note.className, note.textContent]).toEqual(["md-note-text", "Only where: region is one of p0, p1, p2, p3, p4, p5, p6, p7, p8, p9 +2"]);
    act(() => screen.getByRole("button", { name: "Definition: tickets" }).focus());
    await screen.findByText("Time zone: UTC");
    const [whole] = [...document.querySelectorAll(".md-definition p")].flatMap(({ textContent }) => (textContent?.startsWith("Only") ? textContent : []));
    expect(whole).toBe("Only where: region is one of p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11");
  });

  it("with onSelect is one button named by the sentence, and hands over its model", async () => {
    const onSelect = vi.fn<(model: KpiTileModel) => void>();
    render(
      <WidgetPage client={widgetClient(fakeAdapter(desk))}>
        <KpiTile metric="tickets" onSelect={onSelect} />
      </WidgetPage>,
    );
    await screen.findByRole("button", { name: "tickets: 1,055." });
    await userEvent.tab();
    await userEvent.tab();
    await userEvent.keyboard("{Enter}");
    expect(onSelect.mock.calls.map(([model]) => [model.metric, model.value])).toEqual([["tickets", 1055]]);
  });

  it("with href is one link named by the sentence", async () => {
    render(
      <WidgetPage client={widgetClient(fakeAdapter(desk))}>
        <KpiTile metric="tickets" href="#tickets" />
      </WidgetPage>,
    );
    expect((await screen.findByRole("link", { name: "tickets: 1,055." })).getAttribute("href")).toBe("#tickets");
  });

  it("a failed query shows code and request, and asks again on demand", async () => {
    const adapter = fakeAdapter(new MetricsError("timeout", "too slow", { requestId: "r-7" }));
    render(
      <WidgetPage client={widgetClient(adapter)}>
        <KpiTile metric="tickets" />
      </WidgetPage>,
    );
    await screen.findByText("Error: timeout · Request r-7");
    adapter.answerWith(desk);
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect((await screen.findByText("tickets: 1,055.")).tagName).toBe("P");
  });

  it("an unknown value is no data, and a zero is a value", async () => {
    render(
      <WidgetPage client={widgetClient(fakeAdapter((query) => ((query as AggregateQuery).time?.grain ? [] : [{ tickets: 0, csat: null }])))}>
        <KpiTile metric="csat" askedWith={["csat", "tickets"]} />
        <KpiTile metric="tickets" askedWith={["csat", "tickets"]} />
      </WidgetPage>,
    );
    expect((await screen.findByText("No data in this period")).closest("[role=group]")?.getAttribute("data-status")).toBe("empty");
    expect(screen.getByText("tickets: 0.").closest("[role=group]")?.getAttribute("data-status")).toBe("ready");
  });

  it("filtered to nothing, clears the filter on demand", async () => {
    const adapter = fakeAdapter((query) => (query.where === undefined ? desk(query) : []));
    const client = widgetClient(adapter);
    client.selection.publish({ source: "list", filter: { dimension: "channel", op: "equals", value: "fax" } });
    render(
      <WidgetPage client={client}>
        <KpiTile metric="tickets" />
      </WidgetPage>,
    );
    await userEvent.click(await screen.findByRole("button", { name: "Clear filters" }));
    expect((await screen.findByText("tickets: 1,055.")).tagName).toBe("P");
  });

  it("takes the page's range unless it has its own", async () => {
    const adapter = fakeAdapter(desk);
    const client = widgetClient(adapter);
    client.selection.publish({ source: "dates", range: { toDate: "month" } });
    render(
      <WidgetPage client={client}>
        <KpiTile metric="tickets" sparkline={false} />
        <KpiTile metric="agents" sparkline={false} range={{ last: 7, unit: "day" }} />
      </WidgetPage>,
    );
    await screen.findByText("agents: 1,055.");
    expect(adapter.asked.map(({ query }) => (query as AggregateQuery).time?.range)).toEqual([
      { toDate: "month" },
      { last: 7, unit: "day" },
    ]);
  });

  it("names its status in a word, and keeps it until the value is well behind the limit", async () => {
    const adapter = fakeAdapter([{ solvedShare: 0.85 }]);
    const client = widgetClient(adapter);
    const tile = <KpiTile metric="solvedShare" sparkline={false} thresholds={{ warning: 0.88, bad: 0.8, hysteresis: 0.02 }} />;
    render(<WidgetPage client={client}>{tile}</WidgetPage>);
    await screen.findByText("Watch");
    adapter.answerWith([{ solvedShare: 0.89 }]);
    await client.queryClient.invalidateQueries();
    await screen.findByText("89.0%");
    expect(screen.getByText("Watch").getAttribute("data-signal")).toBe("warning");
    adapter.answerWith([{ solvedShare: 0.91 }]);
    await client.queryClient.invalidateQueries();
    expect((await screen.findByText("Good")).getAttribute("data-signal")).toBe("good");
  });

  it("hands ref, class and other props to its root", async () => {
    const ref = createRef<HTMLDivElement>();
    render(
      <WidgetPage client={widgetClient(fakeAdapter(desk))}>
        <KpiTile metric="tickets" ref={ref} className="mine" data-tour="1" />
      </WidgetPage>,
    );
    await screen.findByText("tickets: 1,055.");
    expect([ref.current?.className, ref.current?.dataset["tour"]]).toEqual(["md-kpi mine", "1"]);
  });

  it("colors by the host's setting and never by the language", async () => {
    render(
      <WidgetPage client={widgetClient(fakeAdapter([{ tickets: { value: 12, compare: { previous: { value: 10 } } } }]))} evaluation="redUp" locale="zh-CN">
        <KpiTile metric="tickets" compare="previous" sparkline={false} />
      </WidgetPage>,
    );
    expect((await screen.findByText("+20.0%(+2)")).getAttribute("data-signal")).toBe("bad");
  });
});

describe("KpiStrip", () => {
  it("asks one query for the numbers of all tiles and one for their lines", async () => {
    const adapter = fakeAdapter(desk);
    render(
      <WidgetPage client={widgetClient(adapter)}>
        <KpiStrip metrics={["tickets", "csat", { metric: "agents", target: 900 }]} compare="previous" />
      </WidgetPage>,
    );
    await screen.findByText(/^agents: 1,055/);
    expect(within(screen.getByRole("list")).getAllByRole("listitem").length).toBe(3);
    expect(adapter.requests).toBe(1);
    expect(adapter.asked.map(({ query }) => [(query as AggregateQuery).metrics, (query as AggregateQuery).time?.grain])).toEqual([
      [["tickets", "csat", "agents"], undefined],
      [["tickets", "csat", "agents"], "day"],
    ]);
  });

  it("puts tiles of the host's own behind its metrics", async () => {
    render(
      <WidgetPage client={widgetClient(fakeAdapter(desk))}>
        <KpiStrip metrics={["tickets"]}>
          <KpiTile metric="agents" range={{ toDate: "day" }} />
          {null}
        </KpiStrip>
      </WidgetPage>,
    );
    await screen.findByText("agents: 1,055.");
    expect(screen.getAllByRole("heading").map(({ textContent }) => textContent)).toEqual(["tickets", "agents"]);
  });

  it("one empty metric leaves the other tiles alone", async () => {
    const catalog: Catalog = support;
    render(
      <WidgetPage client={widgetClient(fakeAdapter([{ tickets: 3, csat: null }]), catalog)}>
        <KpiStrip metrics={["tickets", "csat"]} sparkline={false} />
      </WidgetPage>,
    );
    await screen.findByText("tickets: 3.");
    expect(screen.getAllByRole("group").map((tile) => tile.dataset["status"])).toEqual(["ready", "empty"]);
  });

  it("<WatchedKpiTile> asks for what was before its line, and says what is unusual; a plain tile asks for nothing more", async () => {
    const course = (query: MetricsQuery) => {
      const { time } = query as AggregateQuery;
      if (time?.grain === undefined) return [{ tickets: 1120 }];
      const isBefore = "from" in time.range;
      const [first, count] = isBefore ? [Date.parse("2025-11-20"), 90] : [Date.parse("2026-02-18"), 28];
      return Array.from({ length: count }, (_, index) => ({ time: new Date(first + index * 86_400_000).toISOString(), tickets: !isBefore && index === 27 ? 120 : 40 + (index % 3) }));
    };
    const plain = fakeAdapter(course);
    const { unmount } = render(
      <WidgetPage client={widgetClient(plain)}>
        <KpiTile metric="tickets" />
      </WidgetPage>,
    );
    await screen.findByText("tickets: 1,120.");
    expect(plain.asked).toHaveLength(2);
    unmount();
    const watched = fakeAdapter(course, { delayMs: (query) => ("from" in ((query as AggregateQuery).time?.range ?? {}) ? 300 : 0) });
    render(
      <WidgetPage client={widgetClient(watched)}>
        <WatchedKpiTile metric="tickets" />
      </WidgetPage>,
    );
    await screen.findByText("tickets: 1,120.");
    expect(await painted(document.body)).toBe(true);
    expect(screen.getByText(/^tickets: 1,120\. Unusual: 120 \(Tue, Mar 17, 2026\)/).className).toBe("md-sr");
    expect(screen.getByText("Unusual").className).toBe("md-kpi-status");
    expect(watched.asked).toHaveLength(3);
  });

  it("<WatchedKpiTile> whose past could not be loaded says so, and judges nothing", async () => {
    const answer = (query: MetricsQuery) => {
      const { time } = query as AggregateQuery;
      if (time?.grain === undefined) return [{ tickets: 1120 }];
      if ("from" in time.range) throw new MetricsError("unavailable", "gone");
      return Array.from({ length: 28 }, (_, index) => ({ time: new Date(Date.parse("2026-02-18") + index * 86_400_000).toISOString(), tickets: index === 27 ? 120 : 40 + (index % 3) }));
    };
    render(
      <WidgetPage client={widgetClient(fakeAdapter(answer))}>
        <WatchedKpiTile metric="tickets" />
      </WidgetPage>,
    );
    expect(await screen.findByText("tickets: 1,120. Part of this could not be loaded")).toBeDefined();
    expect(screen.getByText("Part of this could not be loaded")).toBeDefined();
    expect(screen.queryByText(/Unusual|not judged/)).toBeNull();
  });

  it("<WatchedKpiTile> marks no bucket of an incident that its adapter's annotations note of its rows", async () => {
    const days = (first: string, count: number, last: number) =>
      Array.from({ length: count }, (_, index) => ({ time: new Date(Date.parse(first) + index * 86_400_000).toISOString(), tickets: index === count - 1 ? last : 40 + (index % 3) }));
    const answer = (query: MetricsQuery) => {
      const { time } = query as AggregateQuery;
      if (time?.grain === undefined) return [{ tickets: 1120 }];
      if ("from" in time.range) return days("2025-11-20", 90, 41);
      const resolvedRange = { from: "2026-02-18T00:00:00.000Z", to: "2026-03-18T00:00:00.000Z" };
      return resultFromRows(query, days("2026-02-18", 28, 120), { resolvedRange });
    };
    const east = { dimension: "region", op: "equals", value: "East" } as const;
    const list = vi.fn<AnnotationPort["list"]>(async () => [{ at: "2026-03-17T08:00:00Z", to: "2026-03-17T09:00:00Z", label: "Outage", kind: "incident", filter: east }]);
    render(
      <WidgetPage client={widgetClient({ ...fakeAdapter(answer), annotations: { list } })}>
        <WatchedKpiTile metric="tickets" where={east as never} />
        <WatchedKpiTile metric="tickets" where={{ ...east, value: "West" } as never} />
      </WidgetPage>,
    );
    await screen.findByText(/^tickets: 1,120\. Unusual: 120 \(Tue, Mar 17, 2026\)/);
    await waitFor(() => expect(screen.getAllByText("Unusual").length).toBe(1));
    expect(list.mock.calls.map(([{ metrics, range }]) => [metrics, range.to])).toEqual([[["tickets"], "2026-03-18T00:00:00.000Z"]]);
  });
});
