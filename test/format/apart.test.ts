import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatApart, formatBand } from "../../src/format/apart.ts";

const en = { locale: "en" } as const;

describe("formatApart", () => {
  it("formatApart(value, others) is as formatNumber prints them where that tells them apart", () => {
    expect(formatApart(0.42, [0.4, 0.42], { ...en, unit: "share" })).toEqual(["42.0%", "40.0%", "42.0%"]);
    expect(formatApart(120, [40], { ...en, unit: "count" })).toEqual(["120", "40"]);
  });

  it("formatApart(value, others) has as many digits more as it takes, of all that it prints", () => {
    expect(formatApart(0.99996, [0.9999], { ...en, unit: "share" })).toEqual(["100.0%", "99.99%"]);
    expect(formatApart(40.2, [40], { ...en, unit: "count" })).toEqual(["40.2", "40"]);
    expect(formatApart(10.004, [10.001], { ...en, unit: { currency: "EUR" } })).toEqual(["€10.004", "€10.001"]);
    expect(formatApart(1.2345, [1.2331], { ...en, digits: 1 })).toEqual(["1.235", "1.233"]);
  });

  it("formatApart(durations) goes to the second, and then behind the point", () => {
    expect(formatApart(20_040, [14_400], { ...en, unit: "seconds" })).toEqual(["5h 34m", "4h"]);
    expect(formatApart(14_420, [14_400], { ...en, unit: "seconds" })).toEqual(["4h 20s", "4h"]);
    expect(formatApart(0.31, [0.33], { ...en, unit: "seconds" })).toEqual(["0.31 sec", "0.33 sec"]);
  });

  it("formatApart(value, others) does not go on where what differs is a rounding error", () => {
    expect(formatApart(0.1 + 0.2, [0.3], en)).toEqual(["0.3", "0.3"]);
  });
});

describe("formatBand", () => {
  it("formatBand(cases) has the whole numbers within the bounds, and decimals where none is", () => {
    expect(formatBand(26, { expected: 15.2, lower: 6.8, upper: 25.6 }, { ...en, unit: "count" })).toEqual({ value: "26", expected: "15", lower: "7", upper: "25" });
    expect(formatBand(8, { expected: 7.4, lower: 7.3, upper: 7.8 }, { ...en, unit: "count" })).toEqual({ value: "8", expected: "7.4", lower: "7.3", upper: "7.8" });
  });

  it("formatBand() prints what is beyond a bound beyond it, and what is within it within", () => {
    const number = fc.double({ min: 0, max: 1000, noNaN: true }).map((one) => Math.round(one * 1e4) / 1e4);
    const options = fc.constantFrom({ unit: "count" }, { unit: "share" }, { unit: "number" }, { unit: "number", digits: 0 }, { unit: "points" }) as fc.Arbitrary<{ readonly unit: "count"; readonly digits?: number }>;
    fc.assert(
      fc.property(number, fc.tuple(number, number, number), fc.boolean(), options, (given, bounds, isWhole, one) => {
        const [lower, expected, upper] = bounds.toSorted((a, b) => a - b) as [number, number, number];
        const value = isWhole ? Math.round(given) : given;
        const texts = formatBand(value, { expected, lower, upper }, { ...en, ...one });
        const [printed, least, most] = [texts.value, texts.lower, texts.upper].map((text) => Number(text.replace(/[,%]/g, ""))) as [number, number, number];
        expect([printed < least, printed > most]).toEqual([value < lower, value > upper]);
      }),
      { numRuns: 500 },
    );
  });
});
