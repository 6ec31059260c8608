// @vitest-environment jsdom
import { act, cleanup, render } from "@testing-library/react";
import { StrictMode } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { EChart } from "../../src/charts/EChart.tsx";
import type { ChartEngine, EChartProps } from "../../src/charts/EChart.tsx";

vi.unmock("../../src/charts/EChart.tsx");
afterEach(cleanup);

function fakeEngine() {
  const charts = new Map<HTMLElement, unknown>();
  const calls: string[] = [];
  const engine: ChartEngine = {
    init(element, _, { renderer }) {
      calls.push(`init ${renderer}`);
      const chart = {
        setOption: (option: object) => calls.push(`option ${JSON.stringify(option)}`),
        resize: ({ width }: { width: number }) => calls.push(`resize ${width}`),
        dispose: () => {
          calls.push("dispose");
          charts.delete(element);
        },
      };
      charts.set(element, chart);
      return chart as unknown as ReturnType<ChartEngine["init"]>;
    },
    getInstanceByDom: (element) => charts.get(element) as ReturnType<ChartEngine["getInstanceByDom"]>,
    dispose: (element) => charts.delete(element),
  };
  return { engine, calls, charts };
}

const turn = () => act(() => new Promise((resolve) => setTimeout(resolve, 20)));

describe("EChart", () => {
  it("<EChart> makes its chart once, under StrictMode too, and leaves none behind", async () => {
    const { engine, calls, charts } = fakeEngine();
    const { unmount } = render(<EChart engine={engine} option={{ a: 1 }} width={10} height={5} />, { wrapper: StrictMode });
    await turn();
    expect(calls).toEqual(["init canvas", 'option {"a":1}']);
    unmount();
    expect([calls.at(-1), charts.size]).toEqual(["dispose", 0]);
  });

  it("<EChart> that is gone before its turn never makes a chart", async () => {
    const { engine, calls } = fakeEngine();
    render(<EChart engine={engine} option={{}} width={10} height={5} />).unmount();
    await turn();
    expect(calls).toEqual([]);
  });

  it("<EChart> compares its option by identity, and resizes at once, before it sets the newest one in its turn, without moving there", async () => {
    const { engine, calls } = fakeEngine();
    const option = { a: 1 };
    const show = (props: Partial<EChartProps>) => <EChart engine={engine} option={option} width={10} height={5} {...props} />;
    const { rerender } = render(show({}));
    await turn();
    rerender(show({}));
    rerender(show({ width: 20, option: { a: 2 } }));
    rerender(show({ width: 20, option: { a: 3 } }));
    expect(calls).toEqual(["init canvas", 'option {"a":1}', "resize 20"]);
    await turn();
    expect(calls.slice(3)).toEqual(['option {"a":3,"animation":false}']);
    rerender(show({ width: 20, option: { a: 4 } }));
    await turn();
    expect(calls.slice(4)).toEqual(['option {"a":4}']);
  });
});
