// @vitest-environment jsdom
import { act, cleanup, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { painted } from "../../../src/cockpit/paper/painted.ts";
import type { Catalog } from "../../../src/query/catalog.ts";
import { createMetricsClient } from "../../../src/react/client.ts";
import { MetricsProvider } from "../../../src/react/MetricsProvider.tsx";
import { fakeAdapter } from "../../../src/testing/fakeAdapter.ts";
import { Trend } from "../../../src/widgets/trend/Trend.tsx";
import { support } from "../../query/support.ts";
import { stubSize } from "../fixedSize.ts";
import { answerOf, day } from "./trendAnswer.ts";

/** As over a slow network: later than the numbers. */
vi.mock("../../../src/widgets/trend/trendForecast.ts", async (load) => {
  await new Promise((loaded) => setTimeout(loaded, 2500));
  return load();
});

beforeAll(() => stubSize({ width: 600, height: 240 }));
afterEach(cleanup);

const announced = () => screen.getAllByRole("status").map(({ textContent }) => textContent).join("");

const isHistory = (query: unknown) => "from" in (query as { time: { range: object } }).time.range;
const channelOf = (query: unknown) => (JSON.stringify(query).includes("chat") ? "chat" : "phone");

/** Ten days, or the 80 before them: about 20 by chat, 40 else. */
function byChannel(query: unknown) {
  const [first, count] = isHistory(query) ? [-80, 80] : [0, 10];
  const values = Array.from({ length: count }, (_, at) => (channelOf(query) === "chat" ? 20 : 40) + (at % 3));
  return answerOf([
    { role: "time", name: "time", values: values.map((_, at) => day(first + at)) },
    { role: "metric", name: "tickets", metric: "tickets", cells: { value: values } },
  ]);
}

describe("Trend whose outlook comes later", () => {
  it("<Trend anomalies forecast> asks for what was before, marks what is unusual, and tells of what comes", async () => {
    const usual = (index: number) => 40 + ((index * 5) % 3) * 2;
    const numbers = (first: number, count: number) =>
      answerOf([
        { role: "time", name: "time", values: Array.from({ length: count }, (_, at) => day(first + at)) },
        { role: "metric", name: "tickets", metric: "tickets", cells: { value: Array.from({ length: count }, (_, at) => (first + at === 5 ? 90 : usual(first + at + 90))) } },
      ]);
    const asked: unknown[] = [];
    const rangeOf = (query: unknown) => (query as { time: { range: object } }).time.range;
    const answer = (query: unknown) => {
      asked.push(rangeOf(query));
      return "from" in rangeOf(query) ? numbers(-80, 80) : numbers(0, 10);
    };
    const adapter = fakeAdapter(answer, { delayMs: (query) => ("from" in rangeOf(query) ? 400 : 0) });
    const client = createMetricsClient({ adapter, catalog: support as Catalog });
    render(
      <MetricsProvider client={client}>
        <Trend id="trend" metrics={["tickets"]} range={{ last: 10, unit: "day" }} anomalies forecast={{ buckets: 2 }} />
      </MetricsProvider>,
    );
    const chart = await screen.findByRole("application");
    const keys = () => [...document.querySelectorAll(".md-legend-entry")].map(({ textContent }) => textContent);
    expect(keys()).toEqual(["tickets"]);
    expect(await painted(document.body)).toBe(true);
    expect(screen.getByText(/Unusual: 90 \(Fri, Mar 6, 2026\), expected 4\d\. Forecast for Thu, Mar 12, 2026: 4\d/)).toHaveProperty("tagName", "P");
    expect(asked).toEqual([{ last: 10, unit: "day" }, { from: day(-400), to: day(0) }]);
    expect(keys()).toEqual(["tickets", "Expected", "Unusual", "Forecast"]);
    const user = userEvent.setup();
    chart.focus();
    await user.keyboard("{End}{Enter}");
    expect(announced()).toMatch(/^Thu, Mar 12, 2026: 4\d; Forecast, 95% interval \d\d to \d\d/);
    expect(client.selection.getSnapshot()).toEqual([]);
  }, 20_000);

  it("<Trend anomalies> judges nothing by what was before under the filter that the page had", async () => {
    const asked: unknown[] = [];
    const answer = (query: unknown) => {
      if (isHistory(query)) asked.push(channelOf(query));
      return byChannel(query);
    };
    const client = createMetricsClient({ adapter: fakeAdapter(answer, { delayMs: (query) => (isHistory(query) ? 1500 : 0) }), catalog: support as Catalog });
    const only = (channel: string) => client.selection.publish({ source: "bar", filter: { dimension: "channel", op: "in", values: [channel] } });
    act(() => only("phone"));
    render(
      <MetricsProvider client={client}>
        <Trend id="trend" metrics={["tickets"]} range={{ last: 10, unit: "day" }} anomalies />
      </MetricsProvider>,
    );
    await screen.findByText(/Nothing unusual/, {}, { timeout: 8000 });
    act(() => only("chat"));
    await screen.findByText(/From 20 to 20/);
    expect(screen.queryByText(/unusual/i)).toBeNull();
    expect(await screen.findByText(/Nothing unusual/, {}, { timeout: 8000 })).toBeDefined();
    expect(asked).toEqual(["phone", "chat"]);
  }, 20_000);

  it("<Trend anomalies> judges no numbers of the filter that the page had by what was before under the one that it has", async () => {
    const delayMs = (query: unknown) => (!isHistory(query) && channelOf(query) === "chat" ? 1500 : 0);
    const client = createMetricsClient({ adapter: fakeAdapter(byChannel, { delayMs }), catalog: support as Catalog });
    const only = (channel: string) => client.selection.publish({ source: "bar", filter: { dimension: "channel", op: "in", values: [channel] } });
    act(() => only("phone"));
    render(
      <MetricsProvider client={client}>
        <Trend id="trend" metrics={["tickets"]} range={{ last: 10, unit: "day" }} anomalies />
      </MetricsProvider>,
    );
    await screen.findByText(/Nothing unusual/, {}, { timeout: 8000 });
    const said: (string | null)[] = [];
    const watch = new MutationObserver(() => said.push(document.body.textContent));
    watch.observe(document.body, { subtree: true, childList: true, characterData: true });
    act(() => only("chat"));
    await screen.findByText(/From 20 to 20.*Nothing unusual/, {}, { timeout: 8000 });
    watch.disconnect();
    expect(said.filter((text) => /Unusual: /.test(text ?? ""))).toEqual([]);
  }, 20_000);

  it("<Trend anomalies> whose condition and target change at once judges no old numbers by what was before under the new one", async () => {
    const client = createMetricsClient({ adapter: fakeAdapter(byChannel, { delayMs: (query) => (channelOf(query) === "chat" && !isHistory(query) ? 1500 : 0) }), catalog: support as Catalog });
    const page = (props: object) => (
      <MetricsProvider client={client}>
        <Trend id="trend" metrics={["tickets"]} range={{ last: 10, unit: "day" }} anomalies {...props} />
      </MetricsProvider>
    );
    const { rerender } = render(page({}));
    await screen.findByText(/Nothing unusual/, {}, { timeout: 8000 });
    const said: (string | null)[] = [];
    const watch = new MutationObserver(() => said.push(document.body.textContent));
    watch.observe(document.body, { subtree: true, childList: true, characterData: true });
    rerender(page({ where: { dimension: "channel", op: "in", values: ["chat"] }, targetLine: 50 }));
    await screen.findByText(/From 20 to 20.*Nothing unusual/, {}, { timeout: 8000 });
    watch.disconnect();
    expect(said.filter((text) => /Unusual: /.test(text ?? ""))).toEqual([]);
  }, 20_000);
});
