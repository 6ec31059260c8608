import { Chart as Engine, registerables } from "chart.js";
import { Chart } from "react-chartjs-2";
import { colors } from "./colors.ts";
import type { Peer } from "./PeerCockpit.tsx";

Engine.register(...registerables);

const dayOf = (time: number) => new Date(time).toISOString().slice(5, 10);

export const peer: Peer = {
  Chart({ data: { kind, times, series } }) {
    const isBar = kind === "bar";
    return (
      <Chart
        type={kind}
        data={{
          labels: times.map(dayOf),
          datasets: series.map(({ name, values }, at) => ({
            label: name,
            data: [...values],
            borderColor: colors[at],
            backgroundColor: colors[at],
            borderWidth: isBar ? 0 : 2,
            pointRadius: 0,
          })),
        }}
        options={{
          animation: false,
          maintainAspectRatio: false,
          scales: { x: { stacked: isBar, ticks: { maxTicksLimit: 6 } }, y: { stacked: isBar } },
        }}
      />
    );
  },
  picture(card) {
    const canvas = card.querySelector("canvas");
    const chart = canvas === null ? undefined : Engine.getChart(canvas);
    if (chart === undefined || chart.chartArea === undefined) return null;
    const drawn = chart.data.datasets.map((_, at) => chart.getDatasetMeta(at).data);
    const points = drawn.reduce((sum, one) => sum + one.length, 0);
    return { points: () => points, mark: JSON.stringify(drawn.map((one) => [3, 5, 7].map((at) => one[at]?.y))) };
  },
};
