// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CockpitDocument } from "../../src/document/index.ts";
import { CockpitWall, standardWidgets } from "../../src/index.ts";
import { MetricsError } from "../../src/query/index.ts";
import { fakeAdapter } from "../../src/testing/index.ts";
import { stubSize } from "../widgets/fixedSize.ts";
import { clientOf, Page } from "./support.tsx";

const cockpitOf = (title: string): CockpitDocument => ({
  format: "metricdeck.cockpit",
  version: 1,
  title: { en: title },
  filters: [{ id: "region", kind: "dimension", dimension: "region", start: { op: "in", values: [title] } }],
  widgets: { tickets: { type: "KpiTile", props: { metric: "tickets", sparkline: false } } },
  layout: { wide: { tickets: { x: 0, y: 0, w: 3, h: 3 } } },
});
const cockpits = ["North", "South", "West"].map(cockpitOf);

beforeEach(() => {
  stubSize({ width: 1920, height: 1080 });
  // jsdom has none.
  Element.prototype.scrollTo = () => undefined;
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date"] });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const timeout = globalThis.setTimeout;

/** Timers by a clock of their own; frames and loaded code by the page's. */
async function pass(seconds: number): Promise<void> {
  await act(async () => {
    await vi.advanceTimersByTimeAsync(seconds * 1000);
    await new Promise((resolve) => timeout(resolve, 60));
    await vi.advanceTimersByTimeAsync(50);
  });
}

async function untilShown(text: string): Promise<void> {
  for (let turn = 0; turn < 100 && figure() !== text; turn += 1) await pass(0.1);
  expect(figure()).toBe(text);
}

const shown = () => document.querySelector(".md-wall-page[data-shown] h2")?.textContent;
const old = () => document.querySelector(".md-kpi .md-note-text[data-signal=warning]")?.textContent;
const figure = () => document.querySelector(".md-wall-page[data-shown] .md-kpi-value")?.textContent;

describe("<CockpitWall>", () => {
  it("goes from one cockpit to the next, each under its own filters, until Space pauses it; arrows lead on and back", async () => {
    const adapter = fakeAdapter([{ tickets: 7 }]);
    const client = clientOf(adapter);
    render(<Page client={client}><CockpitWall cockpits={cockpits} widgets={standardWidgets} seconds={30} /></Page>);
    await untilShown("7");
    expect(shown()).toBe("North");
    // Nobody opens a control on a wall: what the figures are of stands there in words.
    expect(document.querySelector(".md-wall-page[data-shown] .md-paper-head")?.textContent).toMatch(/^Date range: Last 28 days \(.*2026\); region is one of North$/);
    expect([...document.querySelectorAll<HTMLElement>(".md-wall .md-cockpit-bar")].every((bar) => bar.hidden)).toBe(true);
    await pass(30);
    expect(shown()).toBe("South");
    const next = screen.getByRole("button", { name: "Next cockpit" });
    fireEvent.keyDown(next, { key: "ArrowLeft" });
    expect(shown()).toBe("North");
    fireEvent.click(screen.getByRole("button", { name: "Pause" }));
    await pass(90);
    expect(shown()).toBe("North");
    expect(screen.getByText("1 of 3: North").getAttribute("aria-live")).toBe("polite");
    fireEvent.click(screen.getByRole("button", { name: "Go on" }));
    await pass(31);
    expect(shown()).toBe("South");
    expect(client.selection.getSnapshot()).toEqual([]);
    const regions = new Set(adapter.asked.map(({ query }) => JSON.stringify("where" in query && query.where)));
    expect(regions).toContain('{"dimension":"region","op":"in","values":["South"]}');
  });

  it("waits until a minute after somebody used or scrolled it, wherever the focus stays", async () => {
    render(<Page client={clientOf(fakeAdapter([{ tickets: 7 }]))}><CockpitWall cockpits={cockpits} widgets={standardWidgets} seconds={30} /></Page>);
    await untilShown("7");
    // A dialog puts the focus on what scrolls in it: nobody uses that.
    const page = document.querySelector<HTMLElement>(".md-wall-page[data-shown]");
    if (page === null) throw new Error("no page is shown");
    page.tabIndex = 0;
    act(() => page.focus());
    await pass(31);
    expect(shown()).toBe("South");
    const tile = () => document.querySelector(".md-wall-page[data-shown] .md-kpi-value") ?? page;
    fireEvent.focus(tile());
    await pass(50);
    expect(shown()).toBe("South");
    fireEvent.wheel(tile());
    await pass(59);
    expect(shown()).toBe("South");
    await pass(2);
    await pass(31);
    expect(shown()).toBe("West");
  });

  it("shows what is higher than the screen part by part, each from the first widget that was cut, and lists with it", async () => {
    const [document_] = cockpits;
    if (document_ === undefined) throw new Error("no cockpit");
    const widgets = Object.fromEntries(["a", "b", "c"].map((id) => [id, { type: "KpiTile", props: { metric: "tickets", sparkline: false } }]));
    const layout = { wide: Object.fromEntries(["a", "b", "c"].map((id, y) => [id, { x: 0, y, w: 3, h: 1 }])) };
    render(<Page client={clientOf(fakeAdapter([{ tickets: 7 }]))}><CockpitWall cockpits={[{ ...document_, widgets, layout }]} widgets={standardWidgets} seconds={30} /></Page>);
    await untilShown("7");
    const page = document.querySelector(".md-wall-page");
    const cells = [...document.querySelectorAll(".md-cockpit-cell")];
    const list = cells[2]?.querySelector<HTMLElement>(".md-kpi-value");
    if (page === null || list == null) throw new Error("nothing is shown");
    list.style.overflowY = "auto";
    const tops: number[] = [];
    const listed: number[] = [];
    const extent = (element: Element, height: number, scrollHeight: number, top: () => number) => {
      Object.defineProperty(element, "clientHeight", { value: height });
      Object.defineProperty(element, "scrollHeight", { value: scrollHeight });
      element.getBoundingClientRect = () => new DOMRect(0, top(), 300, height);
    };
    const scrolling = (element: Element, log: number[]) => {
      element.scrollTo = ((to: ScrollToOptions) => log.push((element.scrollTop = to.top ?? 0))) as typeof element.scrollTo;
    };
    extent(page, 700, 1200, () => 0);
    cells.forEach((cell, at) => extent(cell, 400, 400, () => at * 400 - page.scrollTop));
    extent(list, 100, 180, () => 850 - page.scrollTop);
    scrolling(page, tops);
    scrolling(list, listed);
    await pass(12);
    // The second is cut at 700 of its 400 to 800, and the third at 1100.
    expect([tops, listed]).toEqual([[400], []]);
    await pass(5);
    expect([tops, listed]).toEqual([[400], [80]]);
    await pass(5);
    expect([tops, listed]).toEqual([[400, 500], [80, 0]]);
    await pass(10);
    expect(tops).toEqual([400, 500, 0]);
  });

  it("keeps the last figure through an outage with its age, asks ever more seldom, and shows the new one when the server is back", async () => {
    const adapter = fakeAdapter([{ tickets: 7 }]);
    render(<Page client={clientOf(adapter)} now={Date.now}><CockpitWall cockpits={cockpits.slice(0, 1)} widgets={standardWidgets} /></Page>);
    await untilShown("7");
    adapter.answerWith(new MetricsError("unavailable", "away", { retryable: true }));
    await pass(120);
    expect(figure()).toBe("7");
    const before = adapter.asked.length;
    await pass(3600);
    expect(adapter.asked.length - before).toBeLessThanOrEqual(121);
    expect(figure()).toBe("7");
    expect(old()).toBe("Out of date: 1h 02m old");
    await pass(60);
    expect(old()).toBe("Out of date: 1h 03m old");
    adapter.answerWith([{ tickets: 8 }]);
    await pass(40);
    await untilShown("8");
    expect(old()).toBe(undefined);
  });
});
