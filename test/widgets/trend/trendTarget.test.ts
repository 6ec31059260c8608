import { describe, expect, it } from "vitest";
import { en } from "../../../src/i18n/en.ts";
import { endLabelsBeside } from "../../../src/widgets/trend/trendEndLabels.ts";
import { trendLayout, yOf } from "../../../src/widgets/trend/trendLayout.ts";
import { trendModel } from "../../../src/widgets/trend/trendModel.ts";
import type { TrendModelOptions } from "../../../src/widgets/trend/trendModel.ts";
import { besideTargetPlace, freeTargetPlace, targetWidth, withTarget } from "../../../src/widgets/trend/trendTarget.ts";
import { support } from "../../query/support.ts";
import { chartContext as context } from "../chartContext.ts";
import { answerOf, answerOfDays, day } from "./trendAnswer.ts";

const text = "Target 50";

/** The target is 50, the axis reaches from 0 to 100. */
function placed(values: readonly (number | null)[], given: Partial<TrendModelOptions> = {}) {
  return placedAt(50, values, given);
}

function placedAt(target: number, values: readonly (number | null)[], given: Partial<TrendModelOptions> = {}) {
  const model = trendModel(answerOfDays(values), { catalog: support, messages: en, targetLine: target, ...given });
  const layout = trendLayout(model, context);
  const place = freeTargetPlace(model, layout, model.series, { target, text });
  const right = place && Math.round(layout.left + layout.width - targetWidth(text) - place.left);
  return { layout, place, right, above: place && place.top < yOf(layout, target) };
}

function twoSeries(one: readonly number[], other: readonly number[], kind: "bar" | "area", targetLine = one[0] ?? 0) {
  const rows = one.flatMap((value, at) => [{ at, region: "A", value }, { at, region: "B", value: other[at] ?? null }]);
  const answer = answerOf([
    { role: "time", name: "time", values: rows.map(({ at }) => day(at)) },
    { role: "dimension", name: "region", values: rows.map(({ region }) => region) },
    { role: "metric", name: "tickets", metric: "tickets", cells: { value: rows.map(({ value }) => value) } },
  ]);
  const model = trendModel(answer, { catalog: support, messages: en, kind, stacked: true, targetLine });
  return { model, layout: trendLayout(model, context) };
}

describe("freeTargetPlace", () => {
  it("freeTargetPlace(nothing near) is above the line, at its end", () => {
    const { right, above, place, layout } = placed([0, 100, 0, 0, 0]);
    expect([right, above, place?.top]).toEqual([0, true, yOf(layout, 50) - 18]);
  });

  it("freeTargetPlace(data above the end) is below it", () => {
    const { right, above } = placed([100, 0, 100, 55, 55, 55]);
    expect([right, above]).toEqual([0, false]);
  });

  it("freeTargetPlace(data on the line's end) goes left until nothing crosses", () => {
    const { place, layout } = placed([0, 0, 0, 100, 50, 50]);
    expect(place?.left).toBeLessThan(layout.left + layout.width * 0.8 - targetWidth(text));
  });

  it("freeTargetPlace(data all along the line) is none, and beside the plot there is room", () => {
    const { place, layout } = placed([0, 100, 50, 50, 50, 50, 50, 50, 50, 0, 100]);
    const zigzag = placed(Array.from({ length: 60 }, (_, index) => (index % 2) * 100));
    expect([zigzag.place, place === null]).toEqual([null, false]);
    expect(besideTargetPlace(layout, 50)).toEqual({ left: layout.left + layout.width + 4, top: yOf(layout, 50) - 8 });
  });

  it("freeTargetPlace(bars) keeps out of them, from their top to their foot", () => {
    const high = placed([100, 0, 80, 80], { kind: "bar" });
    const low = placed([100, 0, 0, 20], { kind: "bar" });
    expect([high.place?.left === undefined ? null : high.place.left < high.layout.left + high.layout.width / 2, low.right]).toEqual([true, 0]);
  });

  it("freeTargetPlace(a gap at the end) is there: a gap is no data", () => {
    expect(placed([0, 100, null, null, null]).right).toBe(0);
  });

  it("freeTargetPlace(bars below zero) keeps out of them, from their foot up to zero", () => {
    const from = { targetLine: -50, kind: "bar" } as const;
    const below = placedAt(-50, [-100, -80, -80, -80], from);
    expect([below.place, placedAt(-50, [-100, -20, 0, 0], from).right]).toEqual([null, 0]);
    const mixed = placedAt(-50, [100, -100, 100, 100], from);
    expect([mixed.right, mixed.above]).toEqual([0, true]);
  });

  it.each(["bar", "area"] as const)("freeTargetPlace(stacked %s of both signs) keeps out of what lies between the sums", (kind) => {
    const negative = twoSeries([-60, -60, -60, -60], [-40, -40, -40, -40], kind);
    const positive = twoSeries([60, 60, 60, 60], [40, 40, 40, 40], kind);
    const placeAt = ({ model, layout }: typeof negative, target: number) => freeTargetPlace({ ...model, target }, layout, model.series, { target, text });
    expect([placeAt(negative, -50), placeAt(positive, 50)]).toEqual([null, null]);
    expect(placeAt(twoSeries([60, 60, 60, 60], [-40, -40, -40, -40], kind), -20)).toBe(null);
    const beyond = twoSeries([60, 60, 60, 60], [-20, -20, -20, -20], kind, -40);
    expect(placeAt(beyond, -40)?.top).toBeGreaterThan(yOf(beyond.layout, -20));
  });
});

describe("withTarget", () => {
  const ends = (model: ReturnType<typeof twoSeries>["model"], right: number) => {
    const laidOut = (kept: number) => trendLayout(model, context, { right: kept });
    return withTarget(model, model.series, { laidOut, right, named: endLabelsBeside, context });
  };

  it("withTarget(names beside the lines' ends) stands among them where nothing in the plot is free, a line apart from each", () => {
    const { model } = twoSeries([60, 60, 60, 60], [40, 40, 40, 40], "area", 60);
    const { layout, target, labels } = ends(model, 70);
    const top = target?.place.top ?? 0;
    expect(target?.place.left).toBe(layout.left + layout.width + 23);
    expect(labels?.length).toBe(2);
    expect(labels?.every(({ y }) => Math.abs(y - (top + 8)) >= 16)).toBe(true);
    expect(layout.left + layout.width + 26 + targetWidth(target?.text ?? "")).toBeLessThanOrEqual(context.width);
  });

  it("withTarget(no names) has room beside the plot, behind the numbers of a second axis", () => {
    const { model } = twoSeries([60, 60, 60, 60], [40, 40, 40, 40], "bar", 50);
    const two = { ...model, stacked: false, series: model.series.map((one, row) => ({ ...one, axis: row === 0 ? (0 as const) : (1 as const) })) };
    const { layout, target, labels } = ends(two, 0);
    expect([layout.axisRight > 0, labels]).toEqual([true, null]);
    expect(target?.place.left).toBe(layout.left + layout.width + layout.axisRight + 4);
    expect((target?.place.left ?? 0) + targetWidth(target?.text ?? "")).toBeLessThanOrEqual(context.width);
  });
});
