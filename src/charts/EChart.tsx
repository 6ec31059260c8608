"use client";
import * as module from "echarts-for-react/lib/core.js";
import type { EChartsCoreOption, EChartsType, SetOptionOpts } from "echarts/core";
import type { ReactElement } from "react";
import { inTurn } from "./inTurn.ts";

/** ECharts with the pieces that a chart needs registered: `init`, `getInstanceByDom`, `dispose` of `echarts/core`. */
export interface ChartEngine {
  init(
    element: HTMLElement,
    theme: null,
    options: { readonly renderer: "canvas"; readonly width: number; readonly height: number },
  ): EChartsType;
  getInstanceByDom(element: HTMLElement): EChartsType | undefined;
  dispose(element: HTMLElement): void;
}

export interface EChartProps {
  readonly engine: ChartEngine;
  /** As ECharts takes it. Compared by identity. */
  readonly option: object;
  readonly width: number;
  readonly height: number;
}

/** A bundler hands over the class or its module, Node the module inside another. */
const Core = (module.default.default ?? module.default) as typeof module.default.default;

const replaced: SetOptionOpts = { replaceMerge: ["series", "xAxis", "yAxis"] };

/** The library's chart made once: its own life cycle makes a first chart only to measure it. */
class OnceInitialized extends Core {
  #cancel: (() => void) | null = null;
  #isResized = false;

  override componentDidMount(): void {
    this.#cancel = inTurn(() => this.#start());
  }

  override componentDidUpdate(before: typeof this.props): void {
    const chart = this.#chart;
    if (chart === undefined) return;
    const { option } = this.props;
    const { width, height } = this.props.opts ?? {};
    if (before.opts?.width !== width || before.opts?.height !== height) {
      chart.resize({ width: width ?? "auto", height: height ?? "auto", silent: true });
      this.#isResized = true;
    }
    if (before.option === option) return;
    this.#cancel?.();
    // All charts of a page in one frame would hold it up.
    this.#cancel = inTurn(() => {
      // Marks on their way to another size would lag behind the axes, which are there at once.
      const still = this.#isResized ? { animation: false } : {};
      chart.setOption({ ...option, ...still } as EChartsCoreOption, replaced);
      this.#isResized = false;
    });
  }

  override componentWillUnmount(): void {
    this.#cancel?.();
    this.#chart?.dispose();
  }

  /** Undefined while its turn to be made has not come. */
  get #chart(): EChartsType | undefined {
    return (this.echarts as ChartEngine).getInstanceByDom(this.ele);
  }

  #start(): void {
    const { echarts, opts, option } = this.props;
    (echarts as ChartEngine)
      .init(this.ele, null, opts as Parameters<ChartEngine["init"]>[2])
      .setOption(option as EChartsCoreOption);
  }
}

/** The one place that talks to ECharts, on a canvas. It paints and nothing else: pointer, keyboard and words are the widget's. */
export function EChart({ engine, option, width, height }: EChartProps): ReactElement {
  return (
    <OnceInitialized
      echarts={engine}
      option={option}
      opts={{ renderer: "canvas", width, height }}
      style={{ width, height }}
      aria-hidden="true"
    />
  );
}
