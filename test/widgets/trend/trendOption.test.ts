import { BarChart, LineChart } from "echarts/charts";
import { GridSimpleComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { describe, expect, it } from "vitest";
import { en } from "../../../src/i18n/en.ts";
import { zhCN } from "../../../src/i18n/zhCN.ts";
import { light } from "../../../src/theme/light.ts";
import { trendLayout, yOf } from "../../../src/widgets/trend/trendLayout.ts";
import { trendModel } from "../../../src/widgets/trend/trendModel.ts";
import type { TrendModelOptions } from "../../../src/widgets/trend/trendModel.ts";
import { trendOption, trendRenderer } from "../../../src/widgets/trend/trendOption.ts";
import { targetText } from "../../../src/widgets/trend/trendTarget.ts";
import { support } from "../../query/support.ts";
import { chartContext as context } from "../chartContext.ts";
import { answerOf, answerOfDays, day } from "./trendAnswer.ts";

use([LineChart, BarChart, GridSimpleComponent, SVGRenderer]);

const options: TrendModelOptions = { catalog: support, messages: en };

function optionOf(answer: ReturnType<typeof answerOf>, given: Partial<TrendModelOptions> = {}) {
  const model = trendModel(answer, { ...options, ...given });
  const layout = trendLayout(model, context);
  return { layout, option: trendOption(model, layout, context) };
}

const byChannel = answerOf([
  { role: "time", name: "time", values: [day(0), day(0), day(1), day(1), day(2), day(2)] },
  { role: "dimension", name: "channel", values: ["phone", "chat", "phone", "chat", "phone", "chat"] },
  { role: "metric", name: "tickets", metric: "tickets", cells: { value: [4, 7, 3, 9, 2, 6] } },
]);

const regions = ["a", "b", "c", "d", "e"];
const byFive = answerOf([
  { role: "time", name: "time", values: regions.map(() => day(0)) },
  { role: "dimension", name: "region", values: regions },
  { role: "metric", name: "tickets", metric: "tickets", cells: { value: [5, 4, 3, 2, 1] } },
]);

describe("trendOption", () => {
  it("trendOption(line) draws gaps as gaps and a point between gaps as a dot", () => {
    const { option } = optionOf(answerOfDays([5, null, 7, null, 9, 8]));
    const [line, marks] = option.series;
    expect(line?.data).toEqual([5, null, 7, null, 9, 8].map((value, index) => [Date.parse(day(index)), value]));
    expect(marks?.data.map((mark) => (mark as { value: unknown }).value)).toEqual([
      [Date.parse(day(0)), 5],
      [Date.parse(day(2)), 7],
      [Date.parse(day(5)), 8],
    ]);
  });

  it("trendOption(running) dashes the line from the last complete point on", () => {
    const { option } = optionOf(answerOfDays([5, 6, 2], "tickets", { incompleteFrom: day(2) }));
    const drawn = option.series.map((one) => [one.id, one.data.length, one.type === "line" && one.lineStyle.type]);
    expect(drawn).toEqual([
      ["tickets", 2, "solid"],
      ["tickets:running", 2, [2, 4]],
      ["$marks0", 1, undefined],
    ]);
  });

  it("trendOption(cut by the range) dashes the line up to the first whole point, and hatches the bar", () => {
    const answer = answerOfDays([2, 6, 5], "tickets", {
      resolvedRange: { from: "2026-03-01T18:00:00.000Z", to: "2026-03-04T00:00:00.000Z" },
    });
    const drawn = optionOf(answer).option.series.map((one) => [one.id, one.data.length, one.type === "line" && one.lineStyle.type]);
    expect(drawn).toEqual([
      ["tickets:cut", 2, [2, 4]],
      ["tickets", 2, "solid"],
      ["$marks0", 1, undefined],
    ]);
    const [bars] = optionOf(answer, { kind: "bar" }).option.series;
    expect(bars?.data.map((bar) => !Array.isArray(bar))).toEqual([true, false, false]);
  });

  it("trendOption(by) tells series apart by dash and shape, not by color alone", () => {
    const { option } = optionOf(byChannel);
    const marks = option.series[2];
    expect(option.series.slice(0, 2).map((one) => [one.id, one.type === "line" && one.lineStyle.type])).toEqual([
      ["tickets:\"phone\"", "solid"],
      ["tickets:\"chat\"", [6, 4]],
    ]);
    const shapes = marks?.data.map((mark) => mark as { id: unknown; symbol: unknown; itemStyle: { color: unknown } });
    expect(shapes?.map(({ id, symbol, itemStyle }) => [id, symbol, itemStyle.color])).toEqual([
      ["tickets:\"phone\"", "circle", light.palette[0]],
      ["tickets:\"chat\"", "rect", light.palette[1]],
    ]);
    expect(option.series).toHaveLength(3);
  });

  it("trendOption(bar) starts at zero", () => {
    expect(optionOf(answerOfDays([100, 101, 102]), { kind: "bar" }).layout.axes[0]?.min).toBe(0);
    expect(optionOf(answerOfDays([0.9, 0.91], "csat")).layout.axes[0]?.min).toBeGreaterThan(0.8);
  });

  it("trendOption(large numbers) has one unit per axis: 万 in Chinese", () => {
    const model = trendModel(answerOfDays([5000, 34_000]), { catalog: support, messages: zhCN });
    const layout = trendLayout(model, { ...context, locale: "zh-CN", messages: zhCN });
    const axis = layout.axes[0];
    const texts = Array.from({ length: 5 }, (_, index) => axis?.format(axis.min + index * axis.step));
    expect(texts).toEqual(["0", "1万", "2万", "3万", "4万"]);
  });

  it.each([360, 700, 1440])("trendLayout names the last day of a line in %i pixels, moved in from the edge, and all of them where they have room", (width) => {
    const { ticks, left, width: plot } = trendLayout(trendModel(answerOfDays([1, 2, 3, 4, 5, 6, 7]), options), { ...context, width });
    const every = width === 360 ? 2 : 1;
    expect(ticks.map(({ text }) => text)).toEqual(["Mar 1", "Mar 2", "Mar 3", "Mar 4", "Mar 5", "Mar 6", "Mar 7"].filter((_, index) => index % every === 0));
    // "Mar 7" is 31.4 pixels wide; the plot ends 16 before the edge.
    expect([ticks[0]?.middle, left + plot, ticks.at(-1)?.middle]).toEqual([left, width - 16, width - 16]);
    const late = trendLayout(trendModel(answerOfDays(Array.from({ length: 17 }, () => 1)), options), { ...context, width: 1440 }).ticks.at(-1);
    expect([late?.text, late?.middle]).toEqual(["Mar 17", 1440 - 38.4 / 2]);
  });

  it.each([[76, 2, 2], [75, 0, 2], [46, 0, 2], [34, 0, 1], [10, 0, 1]])("trendLayout in %i pixels of height stays inside: dates give way first, then the numbers between", (height, dates, intervals) => {
    const { ticks, axes, ...plot } = trendLayout(trendModel(answerOfDays([1, 2]), options), { ...context, height });
    expect([ticks.length, axes[0]?.intervals]).toEqual([dates, intervals]);
    expect(plot.top + plot.height + (dates > 0 ? 26 : 0)).toBeLessThanOrEqual(Math.max(18, height));
  });

  it("trendOption(100 000 points) hands at most four points a pixel to the chart", () => {
    const values = Array.from({ length: 100_000 }, (_, index) => index % 977);
    const starts = values.map((_, index) => new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString());
    const { option, layout } = optionOf(
      answerOf(
        [
          { role: "time", name: "time", values: starts },
          { role: "metric", name: "tickets", metric: "tickets", cells: { value: values } },
        ],
        { grain: "minute" },
      ),
    );
    expect(option.series[0]?.data.length).toBeLessThanOrEqual(4 * layout.width + 4);
    expect(trendRenderer(option)).toBe("svg");
  });

  it("trendRenderer(option) is SVG for long lines, a canvas for a thousand bars", () => {
    const data = Array.from({ length: 1001 }, (_, index) => [index, 1]);
    expect(trendRenderer({ series: [{ type: "line", data }] })).toBe("svg");
    expect(trendRenderer({ series: [{ type: "bar", data }] })).toBe("canvas");
  });

  it.each([
    ["line", {}],
    ["area", { kind: "area" }],
    ["stacked area", { kind: "area", stacked: true }],
    ["bar", { kind: "bar" }],
    ["stacked bar", { kind: "bar", stacked: true }],
  ] as const)("trendOption(%s) is painted by ECharts", (_, given) => {
    const { option } = optionOf(byChannel, given);
    const chart = init(null, null, { renderer: "svg", ssr: true, width: 600, height: 240 });
    chart.setOption({ ...option });
    const svg = chart.renderToSVGString();
    chart.dispose();
    expect(svg).toContain(light.palette[0]);
    expect(svg).toContain(light.palette[1]);
    expect(svg).not.toContain("NaN");
  });

  it.each([
    ["area", "line"],
    ["area", "area"],
    ["bar", "bar"],
  ] as const)("trendOption(stacked %s) leaves nothing behind in a chart that shows it as %s after that", (before, after) => {
    const picture = (...shown: readonly object[]) => {
      const chart = init(null, null, { renderer: "svg", ssr: true, width: 600, height: 240 });
      for (const option of shown) chart.setOption({ animation: false, ...option }, { replaceMerge: ["series"] });
      const heights = chart.renderToSVGString().match(/ d="[^"]*"/g);
      chart.dispose();
      return heights;
    };
    const theme = { ...light, palette: light.palette.slice(0, 2) };
    const optionOf = (kind: "line" | "area" | "bar", stacked: boolean) => {
      const model = trendModel(byChannel, { ...options, kind, stacked });
      return trendOption(model, trendLayout(model, context), { ...context, theme });
    };
    expect(picture(optionOf(before, true), optionOf(after, false))).toEqual(picture(optionOf(after, false)));
  });

  it("trendOption(stacked bar) sets the parts of bars apart where there is room for it, and nowhere else", () => {
    const edgesOf = (buckets: number) => {
      const time = Array.from({ length: buckets * 2 }, (_, at) => day(Math.floor(at / 2)));
      const dense = answerOf([
        { role: "time", name: "time", values: time },
        { role: "dimension", name: "channel", values: time.map((_, at) => ["phone", "chat"][at % 2] as string) },
        { role: "metric", name: "tickets", metric: "tickets", cells: { value: time.map(() => 5) } },
      ]);
      const { option } = optionOf(dense, { kind: "bar", stacked: true });
      return option.series.map(({ itemStyle }) => (itemStyle as { borderWidth?: number }).borderWidth);
    };
    expect(edgesOf(14)).toEqual([0.5, 0.5]);
    expect(edgesOf(14 * 24)).toEqual([0, 0]);
  });

  it("trendOption(stacked area) is painted with a value of 0 on its series' own side, beside one of the other sign", () => {
    const hours = answerOf([
      { role: "time", name: "time", values: [0, 0, 1, 1, 2, 2].map(day) },
      { role: "dimension", name: "channel", values: ["phone", "chat", "phone", "chat", "phone", "chat"] },
      { role: "metric", name: "tickets", metric: "tickets", cells: { value: [100, -60, 100, 0, 0, -60] } },
    ]);
    const { layout, option } = optionOf(hours, { kind: "area", stacked: true });
    const chart = init(null, null, { renderer: "svg", ssr: true, width: context.width, height: context.height });
    chart.setOption({ ...option });
    const svg = chart.renderToSVGString();
    chart.dispose();
    const heights = [...svg.matchAll(/<path d="([^"]*)"[^>]*fill-opacity="0\.75"/g)].map(([, path = ""]) => {
      const ys = [...path.matchAll(/-?[\d.]+ (-?[\d.]+)/g)].map(([, y]) => Number(y));
      return [Math.min(...ys), Math.max(...ys)].map((y) => Math.round(y));
    });
    const y = (value: number) => Math.round(yOf(layout, value));
    expect(heights).toEqual([[y(100), y(0)], [y(0), y(-60)]]);
  });
});

describe("targetText", () => {
  it("targetText(share) has no more decimals than the target, as a KPI tile prints it", () => {
    const rate = (target: number) =>
      targetText(trendModel(answerOfDays([0.8], "csat"), { ...options, targetLine: target }), context);
    expect([rate(0.8), rate(0.875)]).toEqual(["Target 80%", "Target 87.5%"]);
  });

  it("targetText(large) uses the language's large units", () => {
    const model = trendModel(answerOfDays([1]), { ...options, targetLine: 1_200_000 });
    expect(targetText(model, context)).toBe("Target 1.2M");
    expect(targetText(model, { ...context, locale: "zh-CN", messages: zhCN })).toBe("目标 120万");
  });

  it.each(["bar", "area"] as const)("trendOption(%s) stripes a series whose color another has", (kind) => {
    const model = trendModel(byFive, { ...options, kind, stacked: true });
    const theme = { ...light, palette: light.palette.slice(0, 4) };
    const { series } = trendOption(model, trendLayout(model, context), { ...context, theme });
    const striped = series.map(({ itemStyle }) => (itemStyle as { decal: object | null }).decal !== null);
    expect(striped).toEqual([false, false, false, false, true]);
  });
});
