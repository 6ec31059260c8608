import { BarChart } from "echarts/charts";
import { GridComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { brushedNames } from "../engine/engine.ts";
import { oursOver } from "../engine/ours.ts";
import { seededTickets } from "../engine/tickets.ts";
import { controlOf } from "./cockpit.ts";
import type { CockpitControl } from "./cockpit.ts";
import { ourCockpit } from "./cockpitOurs.tsx";
import { charts } from "./desk.ts";

/** Milliseconds of one move of a brush. */
export interface BrushMove {
  /** Until all five answers were there. */
  readonly asked: number;
  /** Of `setOption` of five bar charts. */
  readonly drawn: number;
}

export interface BrushControl {
  /** Five charts over so many tickets. */
  open(rows: number): Promise<void>;
  brush(from: number, to: number): Promise<BrushMove>;
  cockpit(perDay: number): CockpitControl;
}

declare global {
  interface Window {
    brushing: BrushControl;
    control: CockpitControl;
  }
}

echarts.use([BarChart, GridComponent, SVGRenderer]);
const root = document.getElementById("root") as HTMLElement;
let engine: Awaited<ReturnType<typeof oursOver>> | undefined;
let plots: readonly ReturnType<typeof echarts.init>[] = [];

window.brushing = {
  async open(rows) {
    engine = await oursOver(seededTickets(rows));
    plots = brushedNames.map(() => {
      const plot = root.appendChild(document.createElement("div"));
      Object.assign(plot.style, { width: "400px", height: "240px" });
      return echarts.init(plot, null, { renderer: "svg" });
    });
  },
  async brush(from, to) {
    const start = performance.now();
    const answers = (await engine?.brush(from, to)) ?? [];
    const answered = performance.now();
    answers.forEach((answer, at) => {
      const lines = answer as readonly (readonly [string, number])[];
      plots[at]?.setOption({
        animation: false,
        xAxis: { type: "category", data: lines.map(([name]) => name) },
        yAxis: {},
        series: [{ type: "bar", data: lines.map(([, count]) => count) }],
      });
      plots[at]?.getZr().flush();
    });
    return { asked: answered - start, drawn: performance.now() - answered };
  },
  cockpit(perDay) {
    window.control = controlOf(ourCockpit(null, { perDay }), root, charts.length);
    return window.control;
  },
};
