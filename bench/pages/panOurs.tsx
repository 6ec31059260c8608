import { createRoot } from "react-dom/client";
import type { Root } from "react-dom/client";
import { createMetricsClient, MetricsProvider, TrendView } from "../../src/index.ts";
import type { TrendModel } from "../../src/index.ts";
import type { Catalog } from "../../src/query/index.ts";
import { fakeAdapter } from "../../src/testing/index.ts";
import "../../src/styles/index.css";
import { desk } from "./desk.ts";
import type { Line, LineChart } from "./line.ts";

const catalog: Catalog = desk;
const client = createMetricsClient({ adapter: fakeAdapter("pending"), catalog });

/** The view over data that stands ready, as the peer has it. */
export function ourLine(): LineChart {
  let root: Root | undefined;
  let given = 0;
  return {
    mount(element, line) {
      const model = modelOf(line);
      given = line.values.length;
      root = createRoot(element);
      root.render(
        <MetricsProvider client={client}>
          <TrendView
            title="Load"
            zoomable="zoom"
            height={400}
            state={{ status: "ready", model, refreshing: false, stale: null, partial: null }}
          />
        </MetricsProvider>,
      );
    },
    unmount: () => root?.unmount(),
    mark(element) {
      const shapes = [...element.querySelectorAll(".md-plot-marks path[fill='none']")].map((path) => path.getAttribute("d") ?? "");
      return shapes.find(({ length }) => length > 1000) ?? null;
    },
    points: () => given,
  };
}

function modelOf({ times, starts, values }: Line): TrendModel {
  return {
    kind: "line",
    stacked: false,
    stackRefused: null,
    grain: "minute",
    timeZone: "UTC",
    starts,
    times,
    end: (times.at(-1) ?? 0) + 60_000,
    incompleteFrom: times.length,
    metricLabels: ["Load"],
    by: undefined,
    series: [
      {
        key: "load",
        label: "Load",
        metric: "load",
        valueLabel: null,
        other: false,
        slot: 0,
        axis: 0,
        unit: "count",
        digits: undefined,
        direction: "neutral",
        additive: true,
        values,
        n: null,
        minSample: 30,
        small: new Set(),
        masked: new Set(),
        compare: null,
      },
    ],
    comparison: null,
    target: null,
    asOf: starts.at(-1) ?? "",
  };
}
