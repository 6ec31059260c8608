import { Bar, BarChart, CartesianGrid, Legend, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { drawnIn } from "../../pages/drawnIn.ts";
import { colorOf } from "./colors.ts";
import type { Peer } from "./PeerCockpit.tsx";

const dayOf = (time: number) => new Date(time).toISOString().slice(5, 10);

export const peer: Peer = {
  Chart({ data: { kind, times, series } }) {
    const rows = times.map((time, at) => ({ time, ...Object.fromEntries(series.map(({ name, values }) => [name, values[at]])) }));
    const Kind = kind === "line" ? LineChart : BarChart;
    return (
      <ResponsiveContainer>
        <Kind data={rows}>
          <CartesianGrid />
          <XAxis dataKey="time" tickFormatter={dayOf} />
          <YAxis />
          <Tooltip />
          <Legend />
          {series.map(({ name }, at) =>
            kind === "line" ? (
              <Line key={name} type="linear" dataKey={name} dot={false} isAnimationActive={false} stroke={colorOf(at)} />
            ) : (
              <Bar key={name} dataKey={name} stackId="all" isAnimationActive={false} fill={colorOf(at)} />
            ),
          )}
        </Kind>
      </ResponsiveContainer>
    );
  },
  picture: (card) => drawnIn(card.querySelector("svg.recharts-surface:has(.recharts-xAxis)"), ".recharts-bar-rectangle path"),
};
