import { describe, expect, it } from "vitest";
import { en } from "../../../src/i18n/en.ts";
import { trendLayout, yOf } from "../../../src/widgets/trend/trendLayout.ts";
import { trendModel } from "../../../src/widgets/trend/trendModel.ts";
import type { TrendModelOptions } from "../../../src/widgets/trend/trendModel.ts";
import { besideTargetPlace, freeTargetPlace, targetWidth } from "../../../src/widgets/trend/trendTarget.ts";
import { support } from "../../query/support.ts";
import { chartContext as context } from "../chartContext.ts";
import { answerOfDays } from "./trendAnswer.ts";

const text = "Target 50";

/** The target is 50, the axis reaches from 0 to 100. */
function placed(values: readonly (number | null)[], given: Partial<TrendModelOptions> = {}) {
  const model = trendModel(answerOfDays(values), { catalog: support, messages: en, targetLine: 50, ...given });
  const layout = trendLayout(model, context);
  const place = freeTargetPlace(model, layout, model.series, { target: 50, text });
  const right = place && Math.round(layout.left + layout.width - targetWidth(text) - place.left);
  return { layout, place, right, above: place && place.top < yOf(layout, 50) };
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
});
