import { BarChart } from "@mui/x-charts/BarChart";
import { LineChart } from "@mui/x-charts/LineChart";
import { drawnIn } from "../../pages/drawnIn.ts";
import { colors } from "./colors.ts";
import type { Peer } from "./PeerCockpit.tsx";

const dayOf = (time: Date) => time.toISOString().slice(5, 10);

export const peer: Peer = {
  Chart({ data: { kind, times, series } }) {
    const dates = times.map((time) => new Date(time));
    if (kind === "line") {
      return (
        <LineChart
          skipAnimation
          grid={{ horizontal: true }}
          colors={colors}
          xAxis={[{ data: dates, scaleType: "time", valueFormatter: dayOf }]}
          series={series.map(({ name, values }) => ({ label: name, data: [...values], curve: "linear", showMark: false }))}
        />
      );
    }
    return (
      <BarChart
        skipAnimation
        grid={{ horizontal: true }}
        colors={colors}
        xAxis={[{ data: dates, scaleType: "band", valueFormatter: dayOf }]}
        series={series.map(({ name, values }) => ({ label: name, data: [...values], stack: "all" }))}
      />
    );
  },
  picture: (card) => drawnIn(card, "rect.MuiBarChart-element"),
};
