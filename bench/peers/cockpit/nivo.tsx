import { ResponsiveBar } from "@nivo/bar";
import { ResponsiveLine } from "@nivo/line";
import { drawnIn } from "../../pages/drawnIn.ts";
import { colors } from "./colors.ts";
import type { Peer } from "./PeerCockpit.tsx";

const dayOf = (time: number | string | Date) => new Date(Number(time)).toISOString().slice(5, 10);
const margin = { top: 30, right: 16, bottom: 26, left: 50 };
const legend = { anchor: "top" as const, direction: "row" as const, itemWidth: 80, itemHeight: 20, translateY: -28 };

export const peer: Peer = {
  Chart({ data: { kind, times, series } }) {
    if (kind === "line") {
      return (
        <ResponsiveLine
          animate={false}
          colors={colors}
          margin={margin}
          data={series.map(({ name, values }) => ({ id: name, data: values.map((y, at) => ({ x: times[at] as number, y })) }))}
          xScale={{ type: "linear", min: "auto", max: "auto" }}
          yScale={{ type: "linear", min: 0, max: "auto" }}
          axisBottom={{ format: dayOf, tickValues: 5 }}
          curve="linear"
          enablePoints={false}
          useMesh
          legends={[{ ...legend }]}
        />
      );
    }
    return (
      <ResponsiveBar
        animate={false}
        colors={colors}
        margin={margin}
        data={times.map((time, at) => ({ time, ...Object.fromEntries(series.map(({ name, values }) => [name, values[at] as number])) }))}
        keys={series.map(({ name }) => name)}
        indexBy="time"
        axisBottom={{ format: dayOf }}
        enableLabel={false}
        legends={[{ ...legend, dataFrom: "keys" }]}
      />
    );
  },
  picture: (card) => drawnIn(card.querySelector("svg:has(path, rect)"), "rect[focusable], rect[height]:not([fill='transparent']):not([opacity])"),
};
