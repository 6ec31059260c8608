import { BarChart, LineChart } from "echarts/charts";
import { GridSimpleComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plotMarks } from "../../src/charts/marks/plotMarks.ts";
import { plotOption, quiet } from "../../src/charts/plotOption.ts";
import type { BarSeries, LineSeries, PlotOption, PlotPoint, PlotSeries } from "../../src/charts/plotOption.ts";
import { chartContext as context } from "../widgets/chartContext.ts";

use([LineChart, BarChart, GridSimpleComponent, SVGRenderer]);

const box = { left: 40, top: 10, width: 500, height: 200 };

function optionOf(series: readonly PlotSeries[], window = { from: -1, to: 10 }): PlotOption {
  return plotOption({ box, window, axes: [{ min: -300, max: 300 }, { min: -3000, max: 3000 }], series }, context);
}

const line = (id: string, data: readonly PlotPoint[], given: Partial<LineSeries> = {}): LineSeries => ({
  ...quiet,
  type: "line",
  id,
  data,
  lineStyle: { color: "#123456", width: 2 },
  ...given,
});

const bar = (id: string, data: readonly PlotPoint[], given: Partial<BarSeries> = {}): BarSeries => ({
  silent: true,
  emphasis: { disabled: true },
  type: "bar",
  id,
  data,
  barMaxWidth: 32,
  barMinWidth: 1,
  barGap: "12%",
  barCategoryGap: "32%",
  itemStyle: { color: "#654321" },
  ...given,
});

type Numbers = readonly number[];

/** The bounds of each bar, and the points of each line: what a shape is made of may be said in other words. */
interface Drawing {
  readonly lines: readonly Numbers[];
  readonly areas: readonly Numbers[];
  readonly bars: readonly Numbers[];
}

const numbersOf = (d: string): Numbers => (d.match(/-?\d[\d.]*(e-?\d+)?/g) ?? []).map(Number);
const startsOf = (d: string) => d.split(/(?=M)/).filter((part) => part !== "");

/** A path of moves and lines, across and up and down. */
function boundsOf(d: string): Numbers {
  let [x, y] = [0, 0];
  const seen: (readonly [number, number])[] = [];
  for (const [, letter = "", rest = ""] of d.matchAll(/([MLHVZ])([^MLHVZ]*)/gi)) {
    const numbers = numbersOf(rest);
    if (/[ml]/i.test(letter)) [x, y] = letter === "l" ? [x + (numbers[0] ?? 0), y + (numbers[1] ?? 0)] : [numbers[0] ?? x, numbers[1] ?? y];
    if (letter === "H") x = numbers[0] ?? x;
    if (letter === "h") x += numbers[0] ?? 0;
    if (letter === "V") y = numbers[0] ?? y;
    if (letter === "v") y += numbers[0] ?? 0;
    seen.push([x, y]);
  }
  const [xs, ys] = [seen.map(([at]) => at), seen.map(([, at]) => at)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

function ours(option: PlotOption): Drawing {
  const marks = plotMarks(option).flatMap((layer) => layer.marks);
  const paths = (isOne: (mark: (typeof marks)[number]) => boolean) => marks.filter(isOne).flatMap(({ d }) => startsOf(d));
  return {
    lines: paths(({ fill }) => fill === "none").map(numbersOf),
    areas: paths(({ fill }) => fill === "#abcdef").map(numbersOf),
    bars: paths(({ fill }) => fill === "#654321").map(boundsOf),
  };
}

function theirs(option: PlotOption): Drawing {
  const chart = init(null, null, { renderer: "svg", ssr: true, width: context.width, height: context.height });
  chart.setOption({ ...option });
  const svg = chart.renderToSVGString();
  chart.dispose();
  const paths = (attribute: string) =>
    [...svg.matchAll(/<path d="([^"]*)"([^>]*)>/g)].filter(([, , rest = ""]) => rest.includes(attribute)).flatMap(([, d = ""]) => startsOf(d));
  return {
    lines: paths('stroke="#123456"').map(numbersOf),
    areas: paths('fill="#abcdef"').map(numbersOf),
    bars: paths('fill="#654321"').map(boundsOf),
  };
}

/** ECharts writes tenths of a pixel, those of a bar's far edge from the near one; ours are hundredths. */
function expectSame(option: PlotOption): void {
  const [one, other] = [ours(option), theirs(option)];
  for (const kind of ["lines", "areas", "bars"] as const) {
    expect(one[kind].map(({ length }) => length), kind).toEqual(other[kind].map(({ length }) => length));
    one[kind].forEach((numbers, at) => numbers.forEach((number, place) => expect(Math.abs(number - (other[kind][at]?.[place] ?? NaN)), kind).toBeLessThan(kind === "bars" ? 0.111 : 0.0551)));
  }
}

const value = fc.option(fc.integer({ min: -60, max: 60 }).filter((number) => number !== 0), { nil: null, freq: 5 });
const column = fc.array(value, { minLength: 10, maxLength: 10 });
const columns = fc.array(column, { minLength: 1, maxLength: 4 });
const points = (values: readonly (number | null)[]) => values.map((own, place): PlotPoint => [place, own]);
/** ECharts draws a lone point of a line as a move to it, which nobody sees, or not at all. */
const isLone = (values: readonly (number | null)[], at: number) => values[at] != null && (values[at - 1] ?? null) === null && (values[at + 1] ?? null) === null;
const joined = (values: readonly (number | null)[]) => values.map((own, at) => (isLone(values, at) ? null : own));

describe("plotMarks", () => {
  it("plotMarks(lines) draws what ECharts draws, gaps and both axes", () => {
    fc.assert(
      fc.property(columns, (all) => {
        expectSame(optionOf(all.map((values, at) => line(`${at}`, points(joined(values)), { yAxisIndex: at % 2 === 0 ? 0 : 1 }))));
      }),
      { numRuns: 60 },
    );
  });

  it.each([undefined, "all"])("plotMarks(areas, stack %s) draws what ECharts draws, above and below zero", (stack) => {
    fc.assert(
      fc.property(columns, (all) => {
        const areaStyle = { color: "#abcdef", opacity: 0.75 };
        expectSame(optionOf(all.map((values, at) => line(`${at}`, points(joined(values)), { areaStyle, ...(stack && { stack }) }))));
      }),
      { numRuns: 60 },
    );
  });

  it.each([undefined, "all"])("plotMarks(bars, stack %s) draws what ECharts draws: side by side or on each other, at most and at least so wide", (stack) => {
    fc.assert(
      fc.property(columns, fc.constantFrom(1, 5, 400), fc.constantFrom(0, 0.5), (all, wide, borderWidth) => {
        const itemStyle = { color: "#654321", borderColor: "#ffffff", borderWidth };
        expectSame(optionOf(all.map((values, at) => bar(`${at}`, points(values), { itemStyle, ...(stack && { stack }) })), { from: -wide, to: 10 * wide }));
      }),
      { numRuns: 60 },
    );
  });

  it("plotMarks(areas of a stack) shows what stands alone between gaps as a column", () => {
    const areaStyle = { color: "#abcdef", opacity: 0.75 };
    const [low, high] = (["low", "high"] as const).map((id) => line(id, [[0, 30], [1, null], [2, 30]], { areaStyle, stack: "all" }));
    const areas = plotMarks(optionOf([low, high] as PlotSeries[])).filter(({ level }) => level === 0);
    expect(areas.map(({ marks }) => marks[0]?.d)).toEqual([
      "M83.45 100h4V110h-4ZM174.36 100h4V110h-4Z",
      "M83.45 90h4V100h-4ZM174.36 90h4V100h-4Z",
    ]);
  });

  it("plotMarks(a single bar) is as wide as ECharts makes it", () => {
    expectSame(optionOf([bar("one", [[3, 40]])]));
    expectSame(optionOf([bar("one", [[3, 40]]), line("over it", [[0, 1], [6, 50]])]));
  });

  it("plotMarks(bars, lines, areas, dots) lie as ECharts lays them: areas and bars behind lines, lines behind dots, by z first", () => {
    const dot = { showSymbol: true, symbolSize: 7, itemStyle: { color: "#00ff00" } };
    const layers = plotMarks(
      optionOf([
        line("dotted", [[0, 1], [1, 2]], dot),
        line("area", [[0, 1], [1, 2]], { areaStyle: { color: "#abcdef", opacity: 1 } }),
        bar("bars", [[0, 1]]),
        line("behind", [[0, 1], [1, 2]], { z: 1 }),
      ]),
    );
    expect(layers.flatMap(({ marks }) => marks.map(({ key }) => key))).toEqual(["behind", "bars 0", "area area", "dotted", "area", "dotted dots 0"]);
  });

  it("plotMarks(dots) are of their shape around their point, those that look alike and cover nothing one shape", () => {
    const given = { showSymbol: true, symbolSize: 8, itemStyle: { color: "#00ff00" }, lineStyle: { width: 0 } };
    const shapes = (["circle", "rect", "triangle", "diamond"] as const).map((symbol) => {
      const [layer] = plotMarks(optionOf([line(symbol, [[-1, 0]], { ...given, symbol })]));
      return layer?.marks.map(({ d }) => d);
    });
    expect(shapes).toEqual([
      ["M36 110a4 4 0 1 1 8 0a4 4 0 1 1 -8 0Z"],
      ["M36 106h8v8h-8Z"],
      ["M40 106l4 8h-8Z"],
      ["M40 106l4 4l-4 4l-4 -4Z"],
    ]);
    const hollow = { value: [2, 0], itemStyle: { color: "#fff", borderColor: "#000" } } as const;
    const [layer] = plotMarks(optionOf([line("many", [], { ...given, data: [[0, 1], hollow, [1, null], hollow, [3, 2]] })]));
    expect(layer?.marks.map(({ d, fill }) => [fill, startsOf(d).length])).toEqual([["#00ff00", 2], ["#fff", 1], ["#fff", 1]]);
  });

  it("plotMarks(rounded bars) are round at their heads, above and below zero, and where they are low", () => {
    const [layer] = plotMarks(optionOf([bar("one", [[0, 30], [1, -30], [2, 1.5]], { itemStyle: { color: "#654321", borderRadius: [3, 3, 0, 0] } })]));
    expect(startsOf(layer?.marks[0]?.d ?? "")).toEqual([
      "M70 110V103a3 3 0 0 1 3 -3H97.91a3 3 0 0 1 3 3V110Z",
      "M115.45 110V117a3 3 0 0 0 3 3H143.36a3 3 0 0 0 3 -3V110Z",
      "M160.91 110V110a0.5 0.5 0 0 1 0.5 -0.5H191.32a0.5 0.5 0 0 1 0.5 0.5V110Z",
    ]);
  });

  it("plotMarks(bars of two looks) keep those apart, with the stripes over them", () => {
    const decal = { symbol: "rect", color: "#111111", dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: 0 } as const;
    const running = { value: [2, 5], itemStyle: { color: "#65432155", decal } } as const;
    const [layer] = plotMarks(optionOf([bar("one", [], { data: [[0, 1], [1, 2], running] })]));
    expect(layer?.marks.map(({ key, fill, d }) => [key, fill, startsOf(d).length])).toEqual([
      ["one 0", "#654321", 2],
      ["one 1", "#65432155", 1],
      ["one 1 stripes", decal, 1],
    ]);
  });
});
