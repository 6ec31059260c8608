// @vitest-environment jsdom
import { act, cleanup, render, renderHook, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, expect, it } from "vitest";
import type { ChartContext } from "../../src/charts/chartContext.ts";
import { useMetricdeck } from "../../src/react/useMetricdeck.ts";
import { usePrinting } from "../../src/react/usePrinting.ts";
import { DataTable } from "../../src/widgets/frame/DataTable.tsx";
import { fakeAdapter } from "../../src/testing/index.ts";
import { useChartContext } from "../../src/widgets/chart/useChartContext.ts";
import { stubSize } from "../widgets/fixedSize.ts";
import { widgetClient, WidgetPage } from "../widgets/support.tsx";

afterEach(cleanup);

/** What is told of everything that is observed. */
const box = { width: 0, height: 0 };
stubSize(box);

const client = widgetClient(fakeAdapter("pending"));
const dark = ({ children }: { readonly children: ReactNode }) => (
  <WidgetPage client={client} theme="dark">
    {children}
  </WidgetPage>
);
const print = (step: "beforeprint" | "afterprint") => act(() => void dispatchEvent(new Event(step)));

it("a dark page has the ink of paper while it is printed, and its own before and after", () => {
  const { result } = renderHook(() => useMetricdeck().theme.surface, { wrapper: dark });
  expect(result.current).toBe("#16181d");
  print("beforeprint");
  expect(result.current).toBe("#ffffff");
  print("afterprint");
  expect(result.current).toBe("#16181d");
});

it("usePrinting() is between the two events of printing", () => {
  const { result } = renderHook(() => usePrinting());
  expect(result.current).toBe(false);
  print("beforeprint");
  expect(result.current).toBe(true);
  print("afterprint");
  expect(result.current).toBe(false);
});

it("usePrinting() is over where all who heard of its beginning have left before its end", () => {
  const { unmount } = renderHook(() => usePrinting());
  print("beforeprint");
  unmount();
  print("afterprint");
  expect(renderHook(() => usePrinting()).result.current).toBe(false);
});

it("a chart is as wide on paper as its share of a sheet, in a cockpit as on the screen, and as before afterwards", () => {
  Object.assign(box, { width: 984, height: 300 });
  const widths: (number | null)[] = [];
  function Drawn() {
    const [ref, context] = useChartContext();
    widths.push(context?.width ?? null);
    return <div ref={ref} />;
  }
  const shown = (className: string) =>
    render(
      <WidgetPage client={client}>
        <div className={className}>
          <Drawn />
        </div>
      </WidgetPage>,
    );
  shown("host");
  const [wide] = [widths.at(-1)];
  print("beforeprint");
  const printed = widths.at(-1);
  print("afterprint");
  expect([wide, printed, widths.at(-1), innerWidth]).toEqual([984, 648, 984, 1024]);
  cleanup();
  shown("md-cockpit");
  print("beforeprint");
  expect(widths.at(-1)).toBe(984);
  print("afterprint");
});

it.each([
  ["nothing is told of it", { width: 0, height: 0 }],
  ["the same is told of it", { width: 320.5, height: 200 }],
])("a chart that stands has its size before its first paint, and one context, where %s", (_, told) => {
  Object.assign(box, told);
  const contexts = new Set<ChartContext | null>();
  function Drawn() {
    const [ref, context] = useChartContext();
    contexts.add(context);
    return <div ref={ref} style={{ width: "320.5px", height: "200px" }} />;
  }
  render(<Drawn />, { wrapper: dark });
  expect([...contexts].map((context) => context && [context.width, context.height])).toEqual([null, [320, 200]]);
});

it("<DataTable> prints all of its rows, also those that are shown on demand", () => {
  const values = Array.from({ length: 2_301 }, (_, row) => row);
  const column = { name: "n", label: "n", role: "value", values, format: String } as const;
  render(<DataTable table={{ caption: "numbers", columns: [column], rowCount: values.length }} />, { wrapper: dark });
  const rows = () => document.querySelectorAll("tbody tr").length;
  expect([rows(), screen.queryAllByRole("button").length]).toEqual([200, 2]);
  print("beforeprint");
  expect([rows(), screen.queryAllByRole("button").length]).toEqual([2_301, 1]);
  print("afterprint");
  expect(rows()).toBe(200);
});
