// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { Catalog } from "../../../src/query/catalog.ts";
import { createMetricsClient } from "../../../src/react/client.ts";
import { MetricsProvider } from "../../../src/react/MetricsProvider.tsx";
import { fakeAdapter } from "../../../src/testing/fakeAdapter.ts";
import { Trend } from "../../../src/widgets/trend/Trend.tsx";
import type { TrendProps } from "../../../src/widgets/trend/Trend.tsx";
import { support } from "../../query/support.ts";
import { answerOf, answerOfDays, day } from "./trendAnswer.ts";

vi.mock("../../../src/charts/EChart.tsx", () => ({ EChart: () => null }));

beforeAll(() => {
  class FixedSize {
    readonly #listener: (entries: object[]) => void;
    constructor(listener: (entries: object[]) => void) {
      this.#listener = listener;
    }
    observe(target: Element) {
      this.#listener([{ target, contentRect: { width: 600, height: 240 } }]);
    }
    unobserve() {}
    disconnect() {}
  }
  vi.stubGlobal("ResizeObserver", FixedSize);
});
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
        origin: "tickets · channel",
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
