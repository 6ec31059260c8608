"use client";

import { lazy, Suspense } from "react";
import type { ReactElement } from "react";
import type { EChartProps } from "../../charts/EChart.tsx";

type CartesianProps = Omit<EChartProps, "engine">;

async function load() {
  const [{ EChart }, { cartesian }] = await Promise.all([
    import("../../charts/EChart.tsx"),
    import("../../charts/cartesian.ts"),
  ]);
  return { default: (props: CartesianProps) => <EChart engine={cartesian} {...props} /> };
}

const OnSvg = lazy(load);
const OnCanvas = lazy(async () => {
  const [chart] = await Promise.all([load(), import("../../charts/canvas.ts")]);
  return chart;
});

/** A chart of lines, areas and bars. Its code loads after the page stands; until then its place is empty. */
export function CartesianChart(props: CartesianProps): ReactElement {
  const Chart = props.renderer === "canvas" ? OnCanvas : OnSvg;
  return (
    <Suspense fallback={null}>
      <Chart {...props} />
    </Suspense>
  );
}
