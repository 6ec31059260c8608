"use client";

import type { ComponentType, ReactElement, ReactNode } from "react";
import type { EChartProps } from "../../charts/EChart.tsx";
import type { PlotOption } from "../../charts/plotOption.ts";
import { part } from "../../react/part.ts";
import { usePart } from "../../react/usePart.ts";
import { usePrinting } from "../../react/usePrinting.ts";
import { ChartFailed } from "./ChartFailed.tsx";

interface CartesianChartProps {
  readonly option: PlotOption;
  /** Canvas for what SVG is too slow for. Default `svg`. */
  readonly renderer?: "svg" | "canvas";
  readonly width: number;
  readonly height: number;
  /** What lies behind the marks, as SVG. */
  readonly children?: ReactNode;
}

const svgPart = part(async () => {
  const { PlotMarks } = await import("./PlotMarks.tsx");
  return { PlotMarks };
});
const canvasPart = part(async (): Promise<{ readonly Chart: ComponentType<Omit<EChartProps, "engine">> }> => {
  const [{ EChart }, { cartesian }] = await Promise.all([import("../../charts/EChart.tsx"), import("../../charts/cartesian.ts")]);
  return { Chart: (props) => <EChart engine={cartesian} {...props} /> };
});

/**
 * A chart of lines, areas and bars. Its code loads after the page stands; until then there is what lies behind it. Paper
 * has time for any SVG, and none to wait for a canvas.
 */
export function CartesianChart({ option, renderer = "svg", width, height, children }: CartesianChartProps): ReactElement {
  const onCanvas = !usePrinting() && renderer === "canvas";
  const svg = usePart(svgPart, true);
  const canvas = usePart(canvasPart, onCanvas);
  const [code, loaded] = onCanvas ? [canvasPart, canvas] : [svgPart, svg];
  return (
    <>
      <svg className="md-plot" width={width} height={height} aria-hidden="true" focusable="false">
        {children}
        {!onCanvas && svg && <svg.PlotMarks option={option} width={width} height={height} />}
      </svg>
      {onCanvas && canvas && <canvas.Chart option={option} width={width} height={height} />}
      {loaded === undefined && <span hidden data-drawing="" />}
      {loaded === null && <ChartFailed retry={code.load} />}
    </>
  );
}
