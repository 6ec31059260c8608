// @vitest-environment jsdom
import { cleanup, configure, render, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { AnyWidgetSpec, CockpitDocument } from "../../../src/document/index.ts";
import { CockpitEditor, defineWidget } from "../../../src/index.ts";
import type { CockpitEditorProps } from "../../../src/index.ts";
import { fakeAdapter } from "../../../src/testing/index.ts";
import { clientOf, Page } from "../support.tsx";

class Observer {
  observe() {}
  unobserve() {}
  disconnect() {}
}
vi.stubGlobal("ResizeObserver", Observer);
vi.stubGlobal("IntersectionObserver", Observer);

const spec = {
  type: "Figure",
  label: { en: "Figure", "zh-CN": "数字" },
  description: { en: "One metric.", "zh-CN": "一个指标。" },
  size: { w: 4, h: 3 },
  fields: {
    metric: { kind: "metric", label: { en: "Metric", "zh-CN": "指标" }, required: true },
    top: { kind: "number", label: { en: "Top", "zh-CN": "个数" }, whole: true, least: 1 },
  },
} as const satisfies AnyWidgetSpec;

interface FigureProps {
  readonly id?: string;
  readonly metric: string;
  readonly top?: number;
}
const Figure = ({ id, metric, top }: FigureProps) => <output data-testid={id}>{`${metric} ${top ?? "all"}`}</output>;
const widgets = [defineWidget(spec, async () => Figure)];

const empty: CockpitDocument = { format: "metricdeck.cockpit", version: 1, title: { en: "Mine" }, widgets: {}, layout: { wide: {} } };

// What is hidden from assistive technology is told apart elsewhere; to look for it takes a second each time.
configure({ defaultHidden: true });

afterEach(cleanup);

function show(props: Partial<CockpitEditorProps> = {}, locale = "en") {
  const saved = vi.fn(async (_document: CockpitDocument, _options: { readonly version: number }) => {});
  render(
    <Page client={clientOf(fakeAdapter([]))} locale={locale}>
      <CockpitEditor document={empty} widgets={widgets} onSave={saved} {...props} />
    </Page>,
  );
  return { user: userEvent.setup({ delay: null }), saved };
}

/** What the focused element is called. */
function focused(): string {
  const { activeElement: one } = document;
  const label = one instanceof HTMLElement && "labels" in one ? (one as HTMLInputElement).labels?.[0]?.textContent : undefined;
  return one?.getAttribute("aria-label") ?? label ?? one?.textContent ?? "";
}

/** By Tab alone, as far as it takes. */
async function tabTo(user: ReturnType<typeof userEvent.setup>, name: string, options?: { readonly shift: boolean }) {
  for (let press = 0; press < 80; press += 1) {
    if (focused() === name) return;
    await user.tab(options);
  }
  throw new Error(`Tab does not lead to ${name}; it ends at ${document.activeElement?.outerHTML.slice(0, 200)}`);
}

const said = () => document.querySelector(".md-editor [aria-live]")?.textContent;
const options = () => screen.getAllByRole("option").map((option) => option.getAttribute("aria-label"));

describe("CockpitEditor by keyboard alone", () => {
  it("goes from nothing to a saved cockpit", { timeout: 90_000 }, async () => {
    const { user, saved } = show();
    await screen.findByRole("button", { name: "Add the first widget" }, { timeout: 40_000 });

    await tabTo(user, "Add the first widget");
    await user.keyboard("{Enter}");
    await waitFor(() => expect(screen.getByRole("searchbox", { name: "Find a widget" })).toBe(document.activeElement));
    await user.keyboard("fig{Enter}");
    await waitFor(() => expect(options()).toEqual(["tickets, column 1, row 1, 4 wide, 3 high"]));
    await waitFor(() => expect(document.activeElement?.getAttribute("role")).toBe("option"));
    expect(said()).toBe("tickets added at column 1, row 1, 4 wide, 3 high.");

    await tabTo(user, "Duplicate");
    await user.keyboard("{Enter}");
    await waitFor(() => expect(options()).toHaveLength(2));

    // Lifted, three columns wide, at the end of the row.
    await user.keyboard("{Enter}{Shift>}{ArrowLeft}{/Shift}");
    expect(said()).toBe("Now 3 wide, 3 high.");
    await user.keyboard("{ArrowRight}");
    expect(said()).toBe("Moved to column 6, row 1.");
    await user.keyboard("{Enter}");
    expect(said()).toBe("tickets · 2 dropped at column 6, row 1, 3 wide, 3 high.");

    // Another metric and a number for it.
    await tabTo(user, "Metric");
    await user.keyboard("{Control>}a{/Control}{Backspace}csat");
    await screen.findByRole("option", { name: "csat" });
    await user.keyboard("{ArrowDown}{Enter}");
    await tabTo(user, "Top");
    await user.keyboard("5");
    await waitFor(() => expect(screen.getByTestId("editor.figure2").textContent).toBe("csat 5"));

    // A filter, and a title.
    await tabTo(user, "‹ Cockpit", { shift: true });
    await user.keyboard("{Enter}");
    await tabTo(user, "English");
    await user.keyboard("{Control>}a{/Control}Floor");
    await tabTo(user, "Add a filter");
    await user.selectOptions(document.activeElement as HTMLElement, "dateRange");
    expect(focused()).toBe("Add a filter");

    await user.keyboard("{Control>}s{/Control}");
    await waitFor(() => expect(said()).toBe("Saved"));
    expect(saved.mock.calls).toEqual([
      [
        {
          format: "metricdeck.cockpit",
          version: 1,
          title: { en: "Floor" },
          filters: [{ id: "period", kind: "dateRange" }],
          widgets: {
            figure: { type: "Figure", props: { metric: "tickets" } },
            figure2: { type: "Figure", props: { metric: "csat", top: 5 } },
          },
          layout: { wide: { figure: { x: 0, y: 0, w: 4, h: 3 }, figure2: { x: 5, y: 0, w: 3, h: 3 } } },
        },
        { version: 0 },
      ],
    ]);
  });

  it("keeps the focus where a filter was that is removed or moved, says so, and undoes it from there", { timeout: 90_000 }, async () => {
    const filters = [
      { id: "period", kind: "dateRange" },
      { id: "region", kind: "dimension", dimension: "region" },
      { id: "channel", kind: "dimension", dimension: "channel" },
    ] as const;
    const { user } = show({ document: { ...empty, filters } });
    const remove = async (name: string) => {
      (await screen.findByRole("button", { name: `Remove ${name}` }, { timeout: 40_000 })).focus();
      await user.keyboard("{Enter}");
    };
    await remove("region");
    expect([focused(), said()]).toEqual(["Remove channel", "region removed. Control Z brings it back."]);
    await user.keyboard("{Control>}z{/Control}");
    expect(screen.getAllByRole("button", { name: /^Remove / }).map((one) => one.getAttribute("aria-label"))).toEqual([
      "Remove Date range", "Remove region", "Remove channel",
    ]);
    expect([focused(), said()]).toEqual(["Remove region", "Undone: Remove filter “region”"]);

    await user.keyboard("{Control>}z{/Control}");
    expect(said()).toBe("There is nothing to undo.");
    // The same words again are another text: a reader speaks what has changed.
    await user.keyboard("{Control>}z{/Control}");
    expect(said()).toBe("There is nothing to undo.\u00a0");

    await remove("channel");
    expect(focused()).toBe("Add a filter");
    await user.tab({ shift: true });
    await user.keyboard("{Control>}z{/Control}");
    screen.getByRole("button", { name: "Move Date range down" }).focus();
    await user.keyboard("{Enter}");
    expect(focused()).toBe("Move Date range down");
  });

  it("gives the focus to a filter that comes back, wherever it was, and leaves it alone when the form comes again", { timeout: 90_000 }, async () => {
    const widget = { widgets: { a: { type: "Figure", props: { metric: "tickets" } } }, layout: { wide: { a: { x: 0, y: 0, w: 4, h: 3 } } } };
    const { user } = show({ document: { ...empty, ...widget, filters: [{ id: "period", kind: "dateRange" }, { id: "region", kind: "dimension", dimension: "region" }] } });
    (await screen.findByRole("button", { name: "Remove region" }, { timeout: 40_000 })).focus();
    await user.keyboard("{Enter}");
    const cell = screen.getByRole("option", { name: /^tickets, column/ });
    cell.focus();
    await waitFor(() => expect(screen.queryByRole("button", { name: "Remove Date range" })).toBe(null));
    await user.keyboard("{Control>}z{/Control}");
    expect(focused()).toBe("Remove region");
    cell.focus();
    await waitFor(() => expect(screen.queryByRole("button", { name: "Remove region" })).toBe(null));
    await user.keyboard("{Escape}");
    expect([screen.queryByRole("button", { name: "Remove region" }) === null, focused()]).toEqual([false, cell.getAttribute("aria-label")]);
  });

  it("keeps the focus on the grid when undo takes away the widget that has it, so that redo is a key away", { timeout: 90_000 }, async () => {
    const figure = (metric: string) => ({ type: "Figure", props: { metric } });
    const layout = { wide: { a: { x: 0, y: 0, w: 4, h: 3 }, b: { x: 4, y: 0, w: 4, h: 3 } } };
    const { user } = show({ document: { ...empty, widgets: { a: figure("tickets"), b: figure("csat") }, layout } });
    const placed = () => options().filter((name) => name?.includes("column"));
    const [first] = await screen.findAllByRole("option");
    await tabTo(user, first?.getAttribute("aria-label") ?? "");
    await user.keyboard("{ArrowRight}{Shift>}{F10}{/Shift}");
    await user.click(await screen.findByRole("menuitem", { name: "Duplicate" }));
    await waitFor(() => expect(placed().length).toBe(3));
    const copy = focused();
    expect(placed()).toContain(copy);
    await user.keyboard("{Control>}z{/Control}");
    await waitFor(() => expect(placed().length).toBe(2));
    expect(placed()).toContain(focused());
    await user.keyboard("{Control>}{Shift>}z{/Shift}{/Control}");
    await waitFor(() => expect(placed().length).toBe(3));
    expect(placed()).toContain(copy);
  });

  it("leaves the focus alone that somebody takes elsewhere", { timeout: 90_000 }, async () => {
    const { user } = show({ document: { ...empty, filters: [{ id: "period", kind: "dateRange" }] } });
    (await screen.findByRole("button", { name: "Remove Date range" }, { timeout: 40_000 })).focus();
    (document.activeElement as HTMLElement).blur();
    await user.click(document.body);
    screen.getByRole("radio", { name: "Narrow" }).click();
    await waitFor(() => expect(screen.getByText("Derived")).toBeInstanceOf(HTMLElement));
    expect(document.activeElement).toBe(document.body);
  });
});

describe("CockpitEditor and widgets of one metric", () => {
  const widgetOptions = () => Array.from(document.querySelectorAll(".md-editor-option"), (option) => option.getAttribute("aria-label"));
  const figure = (top?: number) => ({ type: "Figure", props: { metric: "tickets", ...(top !== undefined && { top }) } });
  const two: CockpitDocument = {
    ...empty,
    widgets: { a: figure(), b: figure(3) },
    layout: { wide: { a: { x: 0, y: 0, w: 4, h: 3 }, b: { x: 4, y: 0, w: 4, h: 3 } } },
  };

  it("tells them apart, and gives the focus to the one that comes back", { timeout: 90_000 }, async () => {
    const { user } = show({ document: two });
    await screen.findByRole("listbox", { name: "Widgets" }, { timeout: 40_000 });
    const [first, second] = ["tickets · 1, column 1, row 1, 4 wide, 3 high", "tickets · 2, column 5, row 1, 4 wide, 3 high"];
    expect(widgetOptions()).toEqual([first, second]);
    await tabTo(user, first);
    await user.keyboard("{ArrowRight}{Delete}");
    expect([said(), focused()]).toEqual(["tickets · 2 removed. Control Z brings it back.", "tickets, column 1, row 1, 4 wide, 3 high"]);
    await user.keyboard("{Control>}z{/Control}");
    expect([said(), focused()]).toEqual(["Undone: Remove “tickets · 2”", second]);
    await user.keyboard("{Delete}{Delete}");
    expect([widgetOptions(), focused()]).toEqual([[], "Add the first widget"]);
    await user.keyboard("{Control>}z{/Control}");
    expect(focused()).toBe("tickets, column 1, row 1, 4 wide, 3 high");
  });
});

describe("CockpitEditor and what the catalog has no more", () => {
  it("says of a widget what a cockpit says, lets another metric be chosen, and keeps its words for new ones", { timeout: 90_000 }, async () => {
    const gone: CockpitDocument = {
      ...empty,
      widgets: { gone: { type: "Figure", props: { metric: "tickts" } }, strange: { type: "Nowhere", props: {} }, bare: { type: "Figure", props: {} } },
      layout: { wide: { gone: { x: 0, y: 0, w: 4, h: 3 }, strange: { x: 4, y: 0, w: 4, h: 3 }, bare: { x: 8, y: 0, w: 4, h: 3 } } },
    };
    const { user } = show({ document: gone });
    await screen.findByRole("listbox", { name: "Widgets" }, { timeout: 40_000 });
    const shown = () => Array.from(document.querySelectorAll(".md-editor-inside"), ({ textContent }) => textContent);
    expect(shown()).toEqual([
      expect.stringContaining('unknown metric "tickts"; did you mean "tickets"?widgets.gone.props.metric'),
      expect.stringContaining('unknown widget "Nowhere"; use one of Figurewidgets.strange.type'),
      expect.stringContaining("Has to be set up first."),
    ]);
    await user.click(screen.getByRole("option", { name: /^tickts, / }));
    const field = screen.getByRole("combobox", { name: /^Metric/ });
    await user.clear(field);
    await user.type(field, "tickets");
    await user.click(await screen.findByRole("option", { name: /^tickets$|^ticketstickets/ }));
    await waitFor(() => expect(shown()[0]).toBe("tickets all"));
  });

  it.each([
    ["en", "Filters", "Region of old", 'unknown dimension "regoin"; did you mean "region"?', "Channel: All"],
    ["zh-CN", "筛选", "旧地区", "未知的维度“regoin”；是否指“region”？", "渠道：全部"],
  ])("has a filter that cannot work in its place among those that do, and says why: in %s", { timeout: 90_000 }, async (locale, bar, name, why, other) => {
    const gone: CockpitDocument = {
      ...empty,
      filters: [
        { id: "old", kind: "dimension", dimension: "regoin", label: { en: "Region of old", "zh-CN": "旧地区" }, start: { op: "in", values: ["North"] } },
        { id: "channel", kind: "dimension", dimension: "channel", label: { en: "Channel", "zh-CN": "渠道" } },
      ],
    };
    show({ document: gone }, locale);
    const filters = await screen.findByRole("group", { name: bar }, { timeout: 40_000 });
    const fault = within(filters).getByRole("group", { name });
    expect(fault.textContent).toBe(`${name}${why}filters[0].dimension`);
    const control = within(filters).getByRole("button", { name: other });
    expect(fault.compareDocumentPosition(control) & Node.DOCUMENT_POSITION_FOLLOWING).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  });
});

describe("CockpitEditor and what no control speaks of", () => {
  const figure = { type: "Figure", props: { metric: "tickets" } };
  const stale: CockpitDocument = {
    ...empty,
    title: { en: "Mine", "zh-CN": "我的" },
    widgets: { t: { ...figure, filters: { gone: "ignore" } } },
    layout: { wide: { t: { x: 0, y: 0, w: 4, h: 3 }, u: { x: 4, y: 0, w: 4, h: 3 } } },
  };
  const mended = { ...stale, widgets: { t: figure }, layout: { wide: { t: { x: 0, y: 0, w: 4, h: 3 } } } };

  it.each([
    ["en", "2 problems", "Remove it", ": ", "Save", "Undo: Repair “layout.wide.u”", "layout.wide.u repaired. Control Z takes it back."],
    ["zh-CN", "2 个问题", "移除", "：", "保存", "撤销：修复“layout.wide.u”", "已修复 layout.wide.u，按 Ctrl 加 Z 可撤销。"],
  ])("takes it out by keyboard, each a step to undo, and saves: in %s", { timeout: 90_000 }, async (locale, problems, remove, colon, save, undo, words) => {
    const { user, saved } = show({ document: stale }, locale);
    await user.click(await screen.findByText(problems, {}, { timeout: 40_000 }));
    const [first, second] = [`${remove}${colon}widgets.t.filters.gone`, `${remove}${colon}layout.wide.u`];
    await screen.findByRole("button", { name: first });
    await tabTo(user, first);
    await user.keyboard("{Enter}");
    await tabTo(user, second, { shift: true });
    await user.keyboard("{Enter}");
    expect([said(), screen.getByRole("button", { name: undo }) instanceof HTMLElement]).toEqual([words, true]);
    expect(document.querySelector(".md-editor-whole")?.contains(document.activeElement)).toBe(true);
    await user.keyboard("{Control>}z{/Control}");
    expect(screen.getByRole("button", { name: second }) instanceof HTMLElement).toBe(true);
    await user.keyboard("{Control>}{Shift>}z{/Shift}{/Control}");
    await user.click(screen.getByRole("button", { name: save }));
    await waitFor(() => expect(saved.mock.calls.map(([one]) => one)).toEqual([mended]));
  });

  it("says of a widget with a name of JavaScript's own what it is, and gives it another", { timeout: 90_000 }, async () => {
    const own = { ...stale, widgets: { constructor: figure }, layout: { wide: { constructor: { x: 0, y: 0, w: 4, h: 3 } } } };
    const { user, saved } = show({ document: own });
    await screen.findByRole("listbox", { name: "Widgets" }, { timeout: 40_000 });
    const shown = () => document.querySelector(".md-editor-inside")?.textContent;
    expect(shown()).toContain("\"constructor\" is a name of JavaScript's own; use anotherwidgets.constructor");
    await user.click(screen.getByText("2 problems"));
    await user.click((await screen.findAllByRole("button", { name: "Give it another id: widgets.constructor" }))[0] ?? document.body);
    await waitFor(() => expect(shown()).toBe("tickets all"));
    await user.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(saved.mock.calls.map(([one]) => [one.widgets, one.layout])).toEqual([[{ figure }, { wide: { figure: { x: 0, y: 0, w: 4, h: 3 } } }]]));
  });
});
