// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, beforeAll, expect, it } from "vitest";
import { DrillTable } from "../../../src/index.ts";
import { MetricsError } from "../../../src/query/index.ts";
import type { Catalog, Range } from "../../../src/query/index.ts";
import { stubSize } from "../fixedSize.ts";
import { widgetClient, WidgetPage } from "../support.tsx";
import { desk, deskAdapter, range, watchedDesk } from "./desk.ts";

beforeAll(() => stubSize({ width: 600, height: 432 }));
afterEach(cleanup);

it("DrillTable keeps the focus in its rows on the way into a branch and back, by keys and by the breadcrumb", async () => {
  const user = userEvent.setup({ delay: null });
  render(
    <WidgetPage client={widgetClient(deskAdapter(), desk)}>
      <DrillTable<Catalog> hierarchy="org" metrics={["tickets"]} range={range} />
    </WidgetPage>,
  );
  const grid = await screen.findByRole("treegrid", {}, { timeout: 5000 });
  const focused = () => document.activeElement?.querySelector("[role=rowheader]")?.textContent;
  grid.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  await user.keyboard("{ArrowDown}{Shift>}{Enter}{/Shift}");
  await waitFor(() => expect(focused()).toBe("Gamma"));
  await user.keyboard("{Alt>}{ArrowUp}{/Alt}");
  await waitFor(() => expect(focused()).toBe("West"));
  await user.keyboard("{Shift>}{Enter}{/Shift}");
  await waitFor(() => expect(focused()).toBe("Gamma"));
  screen.getByRole("button", { name: "All" }).focus();
  await user.keyboard("{Enter}");
  await waitFor(() => expect(focused()).toBe("West"));
});

it("DrillTable keeps the focus where a branch fails: on the way back, and from there in the rows", async () => {
  const user = userEvent.setup({ delay: null });
  const { adapter, control } = watchedDesk();
  control.meddle = ({ where }) => (JSON.stringify(where ?? null).includes("West") ? new MetricsError("invalid-query", "no") : null);
  render(
    <WidgetPage client={widgetClient(adapter, desk)}>
      <DrillTable<Catalog> hierarchy="org" metrics={["tickets"]} range={range} />
    </WidgetPage>,
  );
  const grid = await screen.findByRole("treegrid", {}, { timeout: 5000 });
  grid.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  await user.keyboard("{ArrowDown}{Shift>}{Enter}{/Shift}");
  await waitFor(() => expect(document.activeElement?.textContent).toBe("All"));
  await user.keyboard("{Enter}");
  await waitFor(() => expect(document.activeElement?.querySelector("[role=rowheader]")?.textContent).toBe("West"));
});

it("DrillTable has the focus on the last row by one End, while that row is on its way and once it is there", async () => {
  const user = userEvent.setup({ delay: null });
  const rows = Array.from({ length: 200 }, (_, at) => [`R${String(at).padStart(3, "0")}`, null, "ann", "chat", 1, 1] as const);
  const { asked, adapter, control } = watchedDesk(rows);
  render(
    <WidgetPage client={widgetClient(adapter, desk)}>
      <DrillTable<Catalog> by={["region"]} metrics={["tickets"]} range={range} pageSize={20} />
    </WidgetPage>,
  );
  const grid = await screen.findByRole("treegrid", {}, { timeout: 5000 });
  const focused = () => {
    const row = document.activeElement?.closest("[role=row]");
    return [row?.getAttribute("aria-rowindex"), row?.querySelector("[role=rowheader]")?.textContent];
  };
  control.meddle = ({ page }) => (page?.offset === 180 ? "hold" : null);
  grid.querySelector<HTMLElement>('[role=row][tabindex="0"]')?.focus();
  await user.keyboard("{End}");
  fireEvent.scroll(grid);
  expect(focused()).toEqual(["202", "Loading"]);
  await waitFor(() => expect(asked.at(-1)?.query.page?.offset).toBe(180));
  control.release();
  await waitFor(() => expect(focused()).toEqual(["202", "R199"]));
  expect(grid.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
});

it("DrillTable has the focus on the first of the rows that Show more brought, and says how many there are", async () => {
  const user = userEvent.setup({ delay: null });
  const rows = Array.from({ length: 45 }, () => ["R", null, "ann", "chat", 1, 1] as const);
  const { adapter, control } = watchedDesk(rows);
  control.jumps = false;
  render(
    <WidgetPage client={widgetClient(adapter, desk)}>
      <DrillTable<Catalog> by={["region"]} metrics={["tickets"]} range={range} pageSize={20} records={{ columns: ["ticketId"] }} />
    </WidgetPage>,
  );
  const grid = await screen.findByRole("treegrid", {}, { timeout: 5000 });
  const focused = () => {
    const row = document.activeElement?.closest("[role=row]");
    return [row?.getAttribute("aria-rowindex"), row?.querySelector("[role=rowheader]")?.textContent];
  };
  const said = () => screen.getAllByRole("status").map(({ textContent }) => textContent).join("");
  grid.querySelector<HTMLElement>('[role=row][tabindex="0"]')?.focus();
  await user.keyboard("{ArrowRight}");
  await waitFor(() => expect([...grid.querySelectorAll("[data-kind=record]")].length).toBeGreaterThan(5));
  await user.keyboard("{End}");
  fireEvent.scroll(grid);
  expect(focused()).toEqual(["24", "Show more"]);
  await user.keyboard("{Enter}");
  await waitFor(() => expect([focused(), said()]).toEqual([["24", "13"], "40 rows of Record or more."]));
  await user.keyboard("{End}");
  fireEvent.scroll(grid);
  expect([focused(), said()]).toEqual([["44", "Show more"], ""]);
  control.meddle = () => new MetricsError("invalid-query", "no");
  await user.keyboard("{Enter}");
  await waitFor(() => expect(said()).toBe("These rows could not be loaded"));
  expect(focused()[0]).toBe("44");
  control.meddle = null;
  await user.keyboard("{Enter}");
  await waitFor(() => expect(focused()).toEqual(["44", "25"]));
});

async function drawnCourse(range: Range): Promise<Element | null> {
  render(
    <WidgetPage client={widgetClient(deskAdapter(), desk)}>
      <DrillTable<Catalog> by={["region"]} metrics={["tickets"]} trend="month" range={range} />
    </WidgetPage>,
  );
  const grid = await screen.findByRole("treegrid", {}, { timeout: 5000 });
  return waitFor(() => {
    const cell = grid.querySelector('.md-drill-rows [data-part="trend"]');
    expect(cell?.querySelector("svg")).not.toBeNull();
    return cell;
  });
}

it("DrillTable leaves a first bucket that the range cuts out of a row's course, and of what is said", async () => {
  const course = await drawnCourse({ from: "2025-12-15", to: "2026-03-01" });
  // None in the half of December that is asked for, two in January, two in February.
  expect(course?.querySelector("path[data-incomplete]")?.getAttribute("d")).toBe("");
  expect(course?.querySelector(".md-spark-line:not([data-incomplete])")?.getAttribute("d")).toBe("M50 16L100 16");
  expect(course?.querySelector(".md-sr")?.textContent).toBe("2 points, from 2 to 2");
});

it("DrillTable dashes the bucket that still runs in a row's course, and says it", async () => {
  const course = await drawnCourse({ last: 3, unit: "month", complete: false });
  // Two tickets in January, two in February, none so far in March.
  expect(course?.querySelector("path[data-incomplete]")?.getAttribute("d")).toBe("M50 3L100 29");
  expect(course?.querySelector(".md-spark-line:not([data-incomplete])")?.getAttribute("d")).toBe("M0 3L50 3");
  expect(course?.querySelector(".md-sr")?.textContent).toBe("2 points, from 2 to 2, 0 (not complete yet)");
});
