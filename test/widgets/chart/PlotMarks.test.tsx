// @vitest-environment jsdom
import { cleanup, render } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { plotOption, quiet } from "../../../src/charts/plotOption.ts";
import type { BarSeries, LineSeries, PlotOption, PlotSeries } from "../../../src/charts/plotOption.ts";
import { PlotMarks } from "../../../src/widgets/chart/PlotMarks.tsx";
import { chartContext } from "../chartContext.ts";

afterEach(cleanup);

const area: LineSeries = {
  ...quiet,
  type: "line",
  id: "area",
  clip: false,
  data: [[0, 1], [1, 3]],
  lineStyle: { color: "#112233", width: 2, type: [6, 4], cap: "butt", join: "round" },
  areaStyle: {
    opacity: 0.5,
    color: { type: "linear", x: 0, y: 0, x2: 0, y2: 1, colorStops: [{ offset: 0, color: "#11223338" }, { offset: 1, color: "#11223305" }] },
  },
};

const striped: BarSeries = {
  ...quiet,
  type: "bar",
  id: "bar",
  data: [[0, 2]],
  barMaxWidth: 32,
  barMinWidth: 1,
  barGap: "12%",
  barCategoryGap: "32%",
  itemStyle: { color: "#445566", decal: { symbol: "rect", color: "#ffffff", dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4 } },
};

function optionOf(series: readonly PlotSeries[], reducedMotion = true): PlotOption {
  const box = { left: 40, top: 10, width: 100, height: 100 };
  return plotOption({ box, window: { from: 0, to: 1 }, axes: [{ min: 0, max: 4 }], series }, { ...chartContext, reducedMotion });
}

function show(option: PlotOption, width = 200) {
  return <svg><PlotMarks option={option} width={width} height={120} /></svg>;
}

describe("PlotMarks", () => {
  it("<PlotMarks> fills an area from its highest point to its lowest, with the line in its pen over it", () => {
    const { container } = render(show(optionOf([area])));
    const [filled, line] = container.querySelectorAll("path");
    const gradient = container.querySelector("linearGradient");
    expect(filled?.getAttribute("fill")).toBe(`url(#${gradient?.id})`);
    expect(filled?.getAttribute("opacity")).toBe("0.5");
    expect([...(gradient?.children ?? [])].map((stop) => [stop.getAttribute("offset"), stop.getAttribute("stop-color")])).toEqual([
      ["0", "#11223338"],
      ["1", "#11223305"],
    ]);
    expect(["d", "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "clip-path"].map((name) => line?.getAttribute(name))).toEqual([
      "M40 85L140 35", "none", "#112233", "2", "6 4", "butt", "round", null,
    ]);
  });

  it("<PlotMarks> fills an area that is cut off from the plot's top to its bottom", () => {
    const { container } = render(show(optionOf([{ ...area, clip: true }])));
    const gradient = container.querySelector("linearGradient");
    expect(["gradientUnits", "y1", "y2", "x1", "x2"].map((name) => gradient?.getAttribute(name))).toEqual(["userSpaceOnUse", "10", "110", "0", "0"]);
  });

  it("<PlotMarks> strikes stripes over a bar, and ends it at the plot's edges", () => {
    const { container } = render(show(optionOf([striped])));
    const [bar, stripes] = container.querySelectorAll("path");
    const pattern = container.querySelector("pattern");
    const clip = container.querySelector("clipPath");
    expect(bar?.getAttribute("fill")).toBe("#445566");
    expect(stripes?.getAttribute("d")).toBe(bar?.getAttribute("d"));
    expect(stripes?.getAttribute("fill")).toBe(`url(#${pattern?.id})`);
    expect([pattern?.getAttribute("height"), pattern?.getAttribute("patternTransform"), pattern?.firstElementChild?.getAttribute("height")]).toEqual(["6", "rotate(-45)", "2"]);
    expect([bar, stripes].map((path) => path?.getAttribute("clip-path"))).toEqual([`url(#${clip?.id})`, `url(#${clip?.id})`]);
  });

  it("<PlotMarks> keeps its shapes for new numbers, and makes them anew where they would move on: for another size, and for paper", () => {
    const { container, rerender } = render(show(optionOf([area])));
    const before = container.querySelectorAll("path")[1];
    rerender(show(optionOf([{ ...area, data: [[0, 2], [1, 2]] }])));
    const after = container.querySelectorAll("path")[1];
    expect([after === before, after?.getAttribute("d")]).toEqual([true, "M40 60L140 60"]);
    for (const other of [show(optionOf([area], false)), show(optionOf([area])), show(optionOf([area]), 201)]) {
      const last = container.querySelectorAll("path")[1];
      rerender(other);
      expect(container.querySelectorAll("path")[1] === last).toBe(false);
    }
  });

  it("<PlotMarks> moves to new numbers, unless less motion is asked for or there are too many points", () => {
    const movesOf = (option: PlotOption) => {
      const { container, unmount } = render(show(option));
      const moves = container.querySelector(".md-plot-marks")?.hasAttribute("data-moves");
      unmount();
      return moves;
    };
    const many = { ...area, data: Array.from({ length: 2000 }, (_, at) => [at / 2000, 1] as const) };
    expect([optionOf([area], false), optionOf([area]), optionOf([many], false)].map(movesOf)).toEqual([true, false, false]);
  });
});
