import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimalSign, readNumber, readPercent, writeNumber, writePercent } from "../../src/format/readNumber.ts";

const read = (locale: string, texts: readonly string[]) => texts.map((text) => readNumber(text, locale));

describe("readNumber(text, locale)", () => {
  it("reads what the locale writes, with its signs for decimals and thousands", () => {
    expect(read("en", ["1", "1.5", "1,000", "1,234,567.25", "-3", "1.", ".5", "+2", "1e3", "2.5E-2"])).toEqual([1, 1.5, 1000, 1234567.25, -3, 1, 0.5, 2, 1000, 0.025]);
    expect(read("de-DE", ["1,5", "1.000", "1.000,5", "-1.234.567,25", "12,"])).toEqual([1.5, 1000, 1000.5, -1234567.25, 12]);
    expect(read("fr-FR", ["1,5", "1 000,5", "1\u202f000", "1\u00a0000"])).toEqual([1.5, 1000.5, 1000, 1000]);
    expect(read("de-CH", ["1’000.5", "1'000"])).toEqual([1000.5, 1000]);
    expect(read("zh-CN", ["１，２３４．５", "−3"])).toEqual([1234.5, -3]);
    expect(read("hi-IN", ["12,34,567.5"])).toEqual([1234567.5]);
    expect(read("ar-EG", ["٠", "١٬٢٣٤٫٥", "1,234.5"])).toEqual([0, 1234.5, 1234.5]);
    expect(read("sv", ["−1,5"])).toEqual([-1.5]);
  });

  it("has no number where it would have to guess", () => {
    const none = (locale: string, texts: readonly string[]) => expect(read(locale, texts)).toEqual(texts.map(() => NaN));
    none("en", ["", " ", "1,5", "1.000,5", "1,0000", "12,34", "1,234 567", "1.2.3", ".", "-", "x", "0x10", "Infinity", "1,23,456", "1234,567"]);
    none("de-DE", ["1.5", "1,000.5", "1.0", "1,2,3", "1.000.5", "1.00,5"]);
    none("fr-FR", ["1.5", "1.000", "1,000.5"]);
    none("en", ["1²", "①", "1e999"]);
  });

  it("takes no group of thousands that begins with a zero, which no locale writes", () => {
    const none = (locale: string, texts: readonly string[]) => expect(read(locale, texts)).toEqual(texts.map(() => NaN));
    for (const locale of ["en", "zh-CN", "hi-IN"]) none(locale, ["0,500", "-0,500", "00,123", "012,345", "0,500.5"]);
    for (const locale of ["de-DE", "es", "tr"]) none(locale, ["0.500", "-0.500", "00.123", "012.345", "0.500,5"]);
    none("fr-FR", ["0 500"]);
    expect(read("de-DE", ["0", "0,500", "007", "10.000"])).toEqual([0, 0.5, 7, 10_000]);
  });
});

describe("readPercent(text, locale)", () => {
  it("is the share, to the digit", () => {
    expect(["7", "12.5", "-3", "33.33333333333333", "0,7"].map((text) => readPercent(text, "en"))).toEqual([0.07, 0.125, -0.03, 0.3333333333333333, NaN]);
    expect(readPercent("12,5", "de-DE")).toBe(0.125);
  });
});

describe("writeNumber(value, locale)", () => {
  it("is what readNumber() reads back", () => {
    const values = [0, 0.1, -1.5, 1234567.25, 1e-7, 1 / 3, 1e15];
    for (const locale of ["en", "de-DE", "fr-FR", "zh-CN", "hi-IN", "ar-EG", "fa-IR", "sv", "de-CH", "pl", "es"]) {
      expect(values.map((value) => readNumber(writeNumber(value, locale), locale))).toEqual(values);
      expect(values.map((value) => readNumber(new Intl.NumberFormat(locale, { maximumFractionDigits: 20 }).format(value), locale))).toEqual(values);
    }
    expect([writeNumber(1234.5, "de-DE"), writeNumber(-1234.5, "sv"), writeNumber(1234.5, "en")]).toEqual(["1234,5", "-1234,5", "1234.5"]);
  });
});

describe("writePercent(share, locale)", () => {
  it("moves the point and keeps every digit", () => {
    const written = [0, 0.07, 0.5, 1, 12, -0.125, 1 / 3, 1e-9, 1e-30].map((share) => writePercent(share, "en"));
    expect(written).toEqual(["0", "7", "50", "100", "1200", "-12.5", "33.33333333333333", "0.0000001", "1e-28"]);
    expect(writePercent(0.125, "de-DE")).toBe("12,5");
  });

  it("as writeNumber() is read back as the same number, whatever it is and wherever", () => {
    const locale = fc.constantFrom("en", "zh-CN", "de-DE", "fr-FR", "hi-IN", "ar-EG", "fa-IR", "sv", "de-CH", "es");
    const numbers = fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0));
    fc.assert(
      fc.property(numbers, locale, (value, locale) => {
        expect(readNumber(writeNumber(value, locale), locale)).toBe(value);
        expect(readPercent(writePercent(value, locale), locale)).toBe(value);
      }),
    );
  });
});

describe("decimalSign(locale)", () => {
  it("is a comma in German and a point in English", () => {
    expect([decimalSign("de-DE"), decimalSign("en"), decimalSign("zh-CN")]).toEqual([",", ".", "."]);
  });
});
