// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Funnel, RetentionCohort } from "../../src/index.ts";
import type { Catalog, FunnelQuery } from "../../src/query/index.ts";
import { fakeAdapter } from "../../src/testing/index.ts";
import { answerOf } from "./funnel/funnelAnswer.ts";
import { day, golden, journeys, journeysAdapter } from "./retentionCohort/journeys.ts";
import { widgetClient, WidgetPage } from "./support.tsx";

const server = vi.hoisted(() => ({ isThere: false }));
const arriving = vi.hoisted(() => (drawn: string) => {
  if (!server.isThere) throw new Error("Failed to fetch dynamically imported module");
  return () => drawn;
});
vi.mock("../../src/widgets/funnel/FunnelSteps.tsx", () => ({
  get FunnelSteps() {
    return arriving("bars");
  },
}));
vi.mock("../../src/widgets/retentionCohort/RetentionBody.tsx", () => ({
  get RetentionBody() {
    return arriving("cells");
  },
}));

afterEach(() => {
  cleanup();
  server.isThere = false;
});

async function comesBack(drawn: string) {
  const alert = await screen.findByRole("alert", {}, { timeout: 5000 });
  expect(alert.textContent).toBe("The chart’s code could not be loadedTry again");
  server.isThere = true;
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect((await screen.findByText(drawn)).textContent).toBe(drawn);
  expect(screen.queryByRole("alert")).toBe(null);
}

describe("a widget whose drawing does not load", () => {
  it("<Funnel> says so, and not that the server is gone; asked again, it draws", async () => {
    const adapter = fakeAdapter<Catalog>((query) => answerOf(query as FunnelQuery, { all: [3, 2] }));
    render(
      <WidgetPage client={widgetClient(adapter)}>
        <Funnel<Catalog> steps={["created", "solved"]} window="P3D" />
      </WidgetPage>,
    );
    await comesBack("bars");
    expect(adapter.asked.length).toBe(1);
  });

  it("<RetentionCohort> says so, and not that the server is gone; asked again, it draws", async () => {
    render(
      <WidgetPage client={widgetClient(journeysAdapter(golden), journeys as Catalog)}>
        <RetentionCohort<Catalog> start="joined" return="visited" grain="day" range={{ from: day(1), to: day(3) }} />
      </WidgetPage>,
    );
    await comesBack("cells");
  });
});
