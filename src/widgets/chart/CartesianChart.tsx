"use client";

import type { ComponentType, ReactElement } from "react";
import type { EChartProps } from "../../charts/EChart.tsx";
import { part } from "../../react/part.ts";
import { usePart } from "../../react/usePart.ts";
import { usePrinting } from "../../react/usePrinting.ts";
import { ChartFailed } from "./ChartFailed.tsx";

type CartesianProps = Omit<EChartProps, "engine" | "atOnce">;

async function load(): Promise<{ readonly Chart: ComponentType<Omit<EChartProps, "engine">> }> {
  const [{ EChart }, { cartesian }] = await Promise.all([
    import("../../charts/EChart.tsx"),
    import("../../charts/cartesian.ts"),
  ]);
  return { Chart: (props) => <EChart engine={cartesian} {...props} /> };
}

const onSvg = part(load);
const onCanvas = part(async () => (await Promise.all([load(), import("../../charts/canvas.ts")]))[0]);

/** A chart of lines, areas and bars. Its code loads after the page stands; until then its place is empty. */
export function CartesianChart(props: CartesianProps): ReactElement | null {
  const code = props.renderer === "canvas" ? onCanvas : onSvg;
  const loaded = usePart(code, true);
  const isPrinting = usePrinting();
  if (loaded === undefined) return <span hidden data-drawing="" />;
  if (loaded !== null) return <loaded.Chart {...props} atOnce={isPrinting} />;
  return <ChartFailed retry={code.load} />;
}
