import type { EChartsType } from "echarts/core";
import type { Peer } from "./PeerCockpit.tsx";

interface Inside {
  getModel(): { getSeries(): { getData(): { count(): number; get(name: string, index: number): number } }[] } | undefined;
}

/** What a chart of ECharts draws, read off its own data. */
export function echartsPicture(chart: EChartsType): ReturnType<Peer["picture"]> {
  const series = (chart as unknown as Inside).getModel()?.getSeries() ?? [];
  const data = series.map((one) => one.getData());
  const points = data.reduce((sum, one) => sum + one.count(), 0);
  if (points === 0) return null;
  return { points: () => points, mark: JSON.stringify(data.map((one) => [3, 5, 7].map((at) => one.get("y", at)))) };
}
