import { BarChart, LineChart } from "echarts/charts";
import { GridSimpleComponent } from "echarts/components";
import { getInstanceByDom, init, use as register } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import type { ChartData } from "../../pages/chartData.ts";
import { colorOf } from "./colors.ts";
import { echartsPicture } from "./echartsPicture.ts";
import type { Peer } from "./PeerCockpit.tsx";

register([LineChart, BarChart, GridSimpleComponent, SVGRenderer]);

/** As little as ECharts can be asked for: made once, no legend, no tooltip. */
export const peer: Peer = {
  Chart({ data }: { readonly data: ChartData }) {
    const place = useRef<HTMLDivElement>(null);
    useEffect(() => {
      const element = place.current as HTMLDivElement;
      const chart = init(element, null, { renderer: "svg", width: element.clientWidth, height: element.clientHeight });
      return () => chart.dispose();
    }, []);
    useEffect(() => getInstanceByDom(place.current as HTMLDivElement)?.setOption(optionOf(data)), [data]);
    return <div ref={place} style={{ height: "100%" }} />;
  },
  picture(card) {
    const element = card.querySelector<HTMLElement>("[_echarts_instance_]");
    const chart = element === null ? undefined : getInstanceByDom(element);
    return chart === undefined ? null : echartsPicture(chart);
  },
};

function optionOf({ kind, times, series }: ChartData) {
  const most = Math.max(...series.flatMap(({ values }) => values));
  const custom = times.filter((_, at) => at % Math.ceil(times.length / 4) === 0);
  return {
    animation: false,
    grid: { left: 50, right: 16, top: 36, bottom: 26, outerBoundsMode: "none" },
    xAxis: { type: "value", min: times[0], max: times.at(-1), axisTick: { customValues: custom }, splitLine: { show: false }, axisLabel: { customValues: custom, formatter: (v: number) => new Date(v).toISOString().slice(5, 10) } },
    yAxis: { type: "value", min: 0, max: kind === "bar" ? most * 4 : most, interval: kind === "bar" ? most : most / 4 },
    series: series.map(({ name, values }, at) => ({
      name,
      id: name,
      type: kind,
      showSymbol: false,
      silent: true,
      emphasis: { disabled: true },
      lineStyle: { color: colorOf(at) },
      itemStyle: { color: colorOf(at) },
      ...(kind === "bar" ? { stack: "all" } : {}),
      data: values.map((value, at) => [times[at], value]),
    })),
  };
}
