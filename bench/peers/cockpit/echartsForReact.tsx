import { getInstanceByDom } from "echarts";
import * as module from "echarts-for-react";
import type { ComponentType } from "react";
import type { ChartData } from "../../pages/chartData.ts";
import { echartsPicture } from "./echartsPicture.ts";
import type { Peer } from "./PeerCockpit.tsx";

const ReactECharts = module.default as unknown as ComponentType<{ readonly option: object; readonly style: object }>;

/** As it comes: the whole library, its canvas, its life cycle. */
export const peer: Peer = {
  Chart: ({ data }) => <ReactECharts option={optionOf(data)} style={{ height: "100%" }} />,
  picture(card) {
    const element = card.querySelector<HTMLElement>("[_echarts_instance_]");
    const chart = element === null ? undefined : getInstanceByDom(element);
    return chart === undefined ? null : echartsPicture(chart);
  },
};

function optionOf({ kind, times, series }: ChartData) {
  return {
    animation: false,
    legend: {},
    tooltip: { trigger: "axis" },
    grid: { left: 50, right: 16, top: 36, bottom: 26 },
    xAxis: { type: "time" },
    yAxis: { type: "value" },
    series: series.map(({ name, values }) => ({
      name,
      type: kind,
      showSymbol: false,
      ...(kind === "bar" ? { stack: "all" } : {}),
      data: values.map((value, at) => [times[at], value]),
    })),
  };
}
