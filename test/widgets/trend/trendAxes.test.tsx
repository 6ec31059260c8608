// @vitest-environment jsdom
import { render } from "@testing-library/react";
import { expect, it } from "vitest";
import { light } from "../../../src/theme/light.ts";
import { PlotAxes } from "../../../src/widgets/chart/PlotAxes.tsx";
import { trendAxes } from "../../../src/widgets/trend/trendAxes.ts";
import type { TrendLayout } from "../../../src/widgets/trend/trendLayout.ts";

it("<PlotAxes> of a trend writes each tick's text beside its tick, a second axis' at the right, and draws lines on whole pixels", () => {
  const axis = { min: 0, max: 20, step: 10, intervals: 2, format: (value: number) => `${value} h` };
  const layout: TrendLayout = {
    left: 40,
    top: 10,
    width: 200,
    height: 100,
    window: { from: 0, to: 1000 },
    ticks: [{ time: 0, text: "Mar 1", middle: 43 }, { time: 503, text: "Mar 8", middle: 140.6 }],
    axes: [axis, { ...axis, format: (value) => `${value} %` }],
    axisRight: 30,
  };
  const { container } = render(<svg><PlotAxes box={layout} ticks={trendAxes(layout)} theme={light} /></svg>);
  const texts = [...container.querySelectorAll("tspan")].map((text) => ["x", "y", "text-anchor"].map((name) => text.getAttribute(name)).concat(text.textContent));
  expect(texts).toEqual([
    ["32", "110", "end", "0 h"],
    ["32", "60", "end", "10 h"],
    ["32", "10", "end", "20 h"],
    ["248", "110", "start", "0 %"],
    ["248", "60", "start", "10 %"],
    ["248", "10", "start", "20 %"],
    ["43", "125", "middle", "Mar 1"],
    ["140.6", "125", "middle", "Mar 8"],
  ]);
  expect([...container.querySelectorAll("path")].map((path) => path.getAttribute("d"))).toEqual([
    "M40 110.5H240M40 60.5H240M40 10.5H240",
    "M40 110.5H240",
    "M40.5 110v4M140.5 110v4",
  ]);
});
