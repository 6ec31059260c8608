import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { en } from "../../../src/i18n/en.ts";
import { apart, endLabelRoom, endLabels } from "../../../src/widgets/trend/trendEndLabels.ts";
import { heightAt, hit } from "../../../src/widgets/trend/trendHit.ts";
import { trendLayout, yOf } from "../../../src/widgets/trend/trendLayout.ts";
import { trendModel } from "../../../src/widgets/trend/trendModel.ts";
import type { TrendModelOptions, TrendSeries } from "../../../src/widgets/trend/trendModel.ts";
import { stackAt } from "../../../src/widgets/trend/trendStack.ts";
import { support } from "../../query/support.ts";
import { chartContext as context } from "../chartContext.ts";
import { answerOf, day } from "./trendAnswer.ts";

/** Two days of so many regions; each list is one region's values. */
function modelOf(values: readonly (readonly (number | null)[])[], given: Partial<TrendModelOptions> = {}) {
  const days = values[0] ?? [];
  const rows = days.flatMap((_, bucket) => values.map((list, group) => ({ bucket, group, value: list[bucket] ?? null })));
  return trendModel(
    answerOf([
      { role: "time", name: "time", values: rows.map(({ bucket }) => day(bucket)) },
      { role: "dimension", name: "region", values: rows.map(({ group }) => `Region ${group}`) },
      { role: "metric", name: "tickets", metric: "tickets", cells: { value: rows.map(({ value }) => value) } },
    ]),
    { catalog: support, messages: en, ...given },
  );
}

function labelsOf(model: ReturnType<typeof modelOf>) {
  const room = endLabelRoom(model, model.series, context);
  const layout = trendLayout(model, context, { right: room });
  return { layout, labels: endLabels(model, layout, model.series) };
}

describe("endLabelRoom", () => {
  const two = modelOf([[1, 2], [5, 6]]);

  it("endLabelRoom(2 to 5 lines, 480 px or more) leaves room for the longest name", () => {
    expect(endLabelRoom(two, two.series, context)).toBe(26 + Math.ceil(8 * 7 - 7 + 3.4) + 6);
    expect(endLabelRoom(two, two.series, { width: 480, height: 240 })).toBeGreaterThan(0);
  });

  it("endLabelRoom(narrower, more lines, one line, bars) is none: the legend says it", () => {
    const six = modelOf([[1], [2], [3], [4], [5], [6]]);
    const bars = modelOf([[1, 2], [5, 6]], { kind: "bar" });
    const one = modelOf([[1, 2]]);
    const rooms = [six, bars, one].map((model) => endLabelRoom(model, model.series, context));
    expect([...rooms, endLabelRoom(two, two.series, { width: 479, height: 240 })]).toEqual([0, 0, 0, 0]);
  });

  it("endLabelRoom(a name that would be cut) is none: paper has no way to read the rest", () => {
    const [first, ...others] = two.series;
    const named = (label: string) => [{ ...(first as TrendSeries), label }, ...others];
    const room = (label: string, width: number) => endLabelRoom(two, named(label), { width, height: 240 });
    expect([room("Median first response", 492), room("Median first response", 700) > 26 + 100, room("x".repeat(60), 2000)]).toEqual([0, true, 0]);
  });

  it("endLabelRoom(two axes) is behind the numbers of the second", () => {
    const second = { ...two, series: two.series.map((series, index) => ({ ...series, axis: index as 0 | 1 })) };
    const room = endLabelRoom(second, second.series, context);
    const { left, width, axisRight } = trendLayout(second, context, { right: room });
    expect([room, axisRight]).toEqual([endLabelRoom(two, two.series, context), 2 * 7 + 10]);
    expect(left + width + axisRight + room).toBe(context.width);
  });
});

describe("endLabels", () => {
  it("endLabels(lines) stands at each line's last known point", () => {
    const { labels, layout } = labelsOf(modelOf([[0, 0, null], [10, 20, 20]]));
    expect(labels.map(({ series, x, y }) => [series.label, x, y])).toEqual([
      ["Region 1", layout.left + layout.width, layout.top],
      ["Region 0", layout.left + layout.width / 2, layout.top + layout.height],
    ]);
  });

  it("endLabels(equal ends) are one line of text apart, around the end that they share", () => {
    const { labels } = labelsOf(modelOf([[0, 10], [20, 10], [5, 10]]));
    const [at] = labels.map((label) => label.at);
    expect(labels.map(({ y }) => y - (at as number))).toEqual([-16, 0, 16]);
  });

  it.each(["area", "bar"] as const)("trendLayout(stacked %s, of both signs) reaches from the sum of what is negative to that of what is positive, and nothing stands outside", (kind) => {
    const model = modelOf([[100, 100], [-60, -100], [20, 0], [-20, 30]], { kind, stacked: true });
    const layout = trendLayout(model, context);
    expect(layout.axes.map(({ min, max }) => [min, max])).toEqual([[-100, 200]]);
    const y = (value: number) => yOf(layout, value);
    const heights = (index: number) => model.series.map((_, row) => heightAt(model, layout, model.series, { row, index }));
    expect(heights(0)).toEqual([y(100), y(-60), y(120), y(-80)]);
    expect(heights(1)).toEqual([y(100), y(-100), y(100), y(130)]);
    expect([90, -30, 110, -70].map((value) => hit(model, layout, model.series, { x: layout.left, y: y(value) })?.series)).toEqual([0, 1, 2, 3]);
    const wanted = new Map(endLabels(model, layout, model.series).map(({ series, at }) => [series.label, at]));
    expect(["Region 0", "Region 1", "Region 3"].map((label) => wanted.get(label))).toEqual([[0, 100], [0, -100], [100, 130]].map(([from = 0, to = 0]) => (y(from) + y(to)) / 2));
  });

  it("stackAt(a value of 0) lies on the side of what its series is before it, else after it, as far as there is no gap", () => {
    const { series } = modelOf([[9, 9, 9, 9, 9, 9, 9], [0, -6, 0, 0, null, 0, 4], [-1, -1, -1, 5, 5, 5, 5], [0, 0, 0, 0, 0, 0, 0]]);
    const spans = [0, 1, 2, 3, 4, 5, 6].map((index) => stackAt(series, index));
    expect(spans.map(([, second]) => second)).toEqual([[0, 0], [0, -6], [0, 0], [0, 0], null, [9, 9], [9, 13]]);
    expect(spans.map(([, , third]) => third?.[1])).toEqual([-1, -7, -1, 14, 14, 14, 18]);
    expect(spans.map(([, , , none]) => none)).toEqual([9, 9, 9, 14, 14, 14, 18].map((height) => [height, height]));
  });

  it("trendLayout(a stack whose net is zero) shows both halves whole", () => {
    const model = modelOf([[100, 100], [-100, -100]], { kind: "bar", stacked: true });
    const [{ min = 0, max = 0 } = {}] = trendLayout(model, context).axes;
    expect([min, max]).toEqual([-100, 100]);
  });

  it("endLabels(stacked area) stands in the middle of each band", () => {
    const { labels, layout } = labelsOf(modelOf([[10, 10], [10, 10]], { kind: "area", stacked: true }));
    const { top, height } = layout;
    expect(labels.map(({ series, y }) => [series.label, y])).toEqual([
      ["Region 1", top + height / 4],
      ["Region 0", top + (3 * height) / 4],
    ]);
  });

  it("endLabels(no value in what is shown) leaves the series out", () => {
    const { labels } = labelsOf(modelOf([[null, null], [1, 2]]));
    expect(labels.map(({ series }) => series.label)).toEqual(["Region 1"]);
  });
});

describe("apart", () => {
  it("apart(places) keeps order, gap and bounds, and moves nothing that has room", () => {
    const places = fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 5 });
    fc.assert(
      fc.property(places, (list) => {
        const wanted = list.toSorted((a, b) => a - b);
        const placed = apart(wanted, { gap: 16, from: 10, to: 200 });
        expect(placed.length).toBe(wanted.length);
        expect(placed.every((place) => place >= 10 - 1e-9 && place <= 200 + 1e-9)).toBe(true);
        expect(placed.every((place, at) => at === 0 || place - (placed[at - 1] as number) >= 16 - 1e-9)).toBe(true);
      }),
    );
    expect(apart([20, 60, 100], { gap: 16, from: 10, to: 200 })).toEqual([20, 60, 100]);
    expect(apart([200, 200], { gap: 16, from: 10, to: 200 })).toEqual([184, 200]);
  });
});
