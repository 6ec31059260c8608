import { describe, expect, it } from "vitest";
import { decompose } from "../../../src/analytics/forecast/decompose.ts";
import { movingAverage } from "../../../src/analytics/forecast/series.ts";
import { noise } from "../detect/series.ts";

describe("movingAverage(series, window)", () => {
  it("leaves a straight line as it is, to its ends", () => {
    const line = Float64Array.from({ length: 9 }, (_, at) => 2 * at + 1);
    for (const window of [3, 4, 20]) expect([...movingAverage(line, window)]).toEqual([...line]);
  });
  it("counts the ends of an even window half, and goes over gaps", () => {
    expect([...movingAverage(Float64Array.of(0, 4, 0, 4, 0), 2)]).toEqual([0, 2, 2, 2, 0]);
    expect([...movingAverage(Float64Array.of(3, Number.NaN, 9), 3)]).toEqual([3, 6, 9]);
  });
});

describe("decompose(values, periods)", () => {
  it("takes a season off a line, and knows it of points to come", () => {
    const season = [3, -1, -2];
    const values = Float64Array.from({ length: 30 }, (_, at) => at + (season[at % 3] ?? 0));
    const { base, seasonAt } = decompose(values, [3]);
    base.forEach((value, at) => expect(value).toBeCloseTo(at, 6));
    season.forEach((part, place) => expect(seasonAt(300 + place)).toBeCloseTo(part, 6));
  });
  it("makes next to nothing of noise", () => {
    const values = Float64Array.from(noise(280));
    const { seasonAt } = decompose(values, [7]);
    expect(Math.max(...Array.from({ length: 7 }, (_, place) => Math.abs(seasonAt(place))))).toBeLessThan(0.1);
  });
});
