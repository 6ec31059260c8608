// @vitest-environment jsdom
import { readFileSync } from "node:fs";
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { Catalog } from "../../../src/query/catalog.ts";
import { createMetricsClient } from "../../../src/react/client.ts";
import { MetricsProvider } from "../../../src/react/MetricsProvider.tsx";
import { fakeAdapter } from "../../../src/testing/fakeAdapter.ts";
import { Trend } from "../../../src/widgets/trend/Trend.tsx";
import { support } from "../../query/support.ts";
import { stubSize } from "../fixedSize.ts";
import { answerOfDays } from "./trendAnswer.ts";

const server = vi.hoisted(() => ({ isThere: false }));
const { chart } = vi.hoisted(() => ({
  chart: () => {
    if (!server.isThere) throw new Error("Failed to fetch dynamically imported module");
    return () => <i data-testid="chart" />;
  },
}));
vi.mock("../../../src/widgets/chart/PlotMarks.tsx", () => ({
  get PlotMarks() {
    return chart();
  },
}));
vi.mock("../../../src/charts/EChart.tsx", () => ({
  get EChart() {
    return chart();
  },
}));

beforeAll(() => stubSize({ width: 600, height: 240 }));
afterEach(() => {
  cleanup();
  server.isThere = false;
});

function show(locale: string, days = 3) {
  const values = Array.from({ length: days }, (_, day) => day);
  const client = createMetricsClient({ adapter: fakeAdapter(answerOfDays(values)), catalog: support as Catalog });
  render(
    <MetricsProvider client={client} locale={locale}>
      <Trend id="trend" metrics={["tickets"]} kind="bar" />
    </MetricsProvider>,
  );
}

describe("<Trend> whose chart's code does not load", () => {
  it("says so in the reader's language", async () => {
    show("zh-CN");
    const alert = await screen.findByRole("alert", {}, { timeout: 10_000 });
    // Chinese is loaded, too, and may come later.
    await waitFor(() => expect(alert.textContent).toBe("图表代码加载失败重试"));
  });

  it.each([["SVG", 3], ["canvas", 1001]])("says so above the surface that is pointed at, and draws the chart when asked again: %s", async (_, days) => {
    show("en", days);
    const alert = await screen.findByRole("alert", {}, { timeout: 10_000 });
    expect(alert.textContent).toBe("The chart’s code could not be loadedTry again");
    expect(alert.className).toBe("md-state md-chart-failed");
    const rule = /\.md-chart-failed \{([^}]*)\}/.exec(readFileSync("src/widgets/chart/chart.css", "utf8"))?.[1];
    expect(rule).toMatch(/inset: 0;\s+position: absolute;\s+z-index: 1;/);
    server.isThere = true;
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    await screen.findByTestId("chart");
    await waitFor(() => expect(screen.queryByRole("alert")).toBe(null));
  });
});
