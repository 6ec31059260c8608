// @vitest-environment jsdom
import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
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
  readonly id: string;
  readonly metric: string;
  readonly top?: number;
}
const Figure = ({ id, metric, top }: FigureProps) => <output data-testid={id}>{`${metric} ${top ?? "all"}`}</output>;
const widgets = [defineWidget(spec, async () => Figure)];

const empty: CockpitDocument = { format: "metricdeck.cockpit", version: 1, title: { en: "Mine" }, widgets: {}, layout: { wide: {} } };

afterEach(cleanup);

function show(props: Partial<CockpitEditorProps> = {}, locale = "en") {
  const saved = vi.fn(async (_document: CockpitDocument, _options: { readonly version: number }) => {});
  render(
    <Page client={clientOf(fakeAdapter([]))} locale={locale}>
      <CockpitEditor document={empty} widgets={widgets} onSave={saved} {...props} />
    </Page>,
  );
  return { user: userEvent.setup(), saved };
}

/** By Tab alone, as far as it takes. */
async function tabTo(user: ReturnType<typeof userEvent.setup>, found: () => HTMLElement | null, options?: { readonly shift: boolean }) {
  for (let press = 0; press < 80; press += 1) {
    const target = found();
    if (target !== null && document.activeElement === target) return;
    await user.tab(options);
  }
  throw new Error(`Tab does not lead there; it ends at ${document.activeElement?.outerHTML.slice(0, 200)}`);
}

const button = (name: string | RegExp) => () => screen.queryByRole("button", { name });
const said = () => document.querySelector("[aria-live=assertive]")?.textContent;
const options = () => screen.getAllByRole("option").map((option) => option.getAttribute("aria-label"));

describe("CockpitEditor by keyboard alone", () => {
  it("goes from nothing to a saved cockpit", async () => {
    const { user, saved } = show();
    await screen.findByRole("button", { name: "Add the first widget" });

    await tabTo(user, button("Add the first widget"));
    await user.keyboard("{Enter}");
    await waitFor(() => expect(screen.getByRole("searchbox", { name: "Find a widget" })).toBe(document.activeElement));
    await user.keyboard("fig{Enter}");
    await waitFor(() => expect(options()).toEqual(["tickets, column 1, row 1, 4 wide, 3 high"]));
    await waitFor(() => expect(document.activeElement?.getAttribute("role")).toBe("option"));
    expect(said()).toBe("tickets added at column 1, row 1, 4 wide, 3 high.");

    await tabTo(user, button("Duplicate"));
    await user.keyboard("{Enter}");
    await waitFor(() => expect(options()).toHaveLength(2));

    // Lifted, three columns wide, at the end of the row.
    await user.keyboard("{Enter}{Shift>}{ArrowLeft}{/Shift}");
    expect(said()).toBe("Now 3 wide, 3 high.");
    await user.keyboard("{ArrowRight}");
    expect(said()).toBe("Moved to column 6, row 1.");
    await user.keyboard("{Enter}");
    expect(said()).toBe("tickets dropped at column 6, row 1, 3 wide, 3 high.");

    // Another metric and a number for it.
    await tabTo(user, () => screen.queryByRole("combobox", { name: /^Metric/ }));
    await user.keyboard("{Control>}a{/Control}{Backspace}csat");
    await screen.findByRole("option", { name: "csat" });
    await user.keyboard("{ArrowDown}{Enter}");
    await tabTo(user, () => screen.queryByRole("textbox", { name: "Top" }));
    await user.keyboard("5");
    await waitFor(() => expect(screen.getByTestId("editor.figure2").textContent).toBe("csat 5"));

    // A filter, and a title.
    await tabTo(user, button(/Cockpit$/), { shift: true });
    await user.keyboard("{Enter}");
    await tabTo(user, () => screen.getAllByRole("textbox", { name: "English" })[0] ?? null);
    await user.keyboard("{Control>}a{/Control}Floor");
    await tabTo(user, () => screen.queryByRole("combobox", { name: "Add a filter" }));
    await user.selectOptions(document.activeElement as HTMLElement, "dateRange");
    expect(document.activeElement).toBe(screen.getByRole("combobox", { name: "Add a filter" }));

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
});
