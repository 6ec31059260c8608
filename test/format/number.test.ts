import { describe, expect, it } from "vitest";
import { formatExact, formatNumber } from "../../src/format/number.ts";

const en = { locale: "en" } as const;
const zh = { locale: "zh-CN" } as const;

describe("formatNumber", () => {
  it("formatNumber(count) groups thousands and has no decimals", () => {
    expect(formatNumber(1234567, { ...en, unit: "count" })).toBe("1,234,567");
    expect(formatNumber(1234567, { ...zh, unit: "count" })).toBe("1,234,567");
  });

  it("formatNumber(compact) uses the large units of the language", () => {
    const compact = (value: number, locale: string) => formatNumber(value, { locale, unit: "count", compact: true });
    expect([999, 1234, 12_345, 99_999_999].map((value) => compact(value, "en"))).toEqual(["999", "1.2K", "12.3K", "100M"]);
    expect([999, 1234, 12_345, 99_999_999].map((value) => compact(value, "zh-CN"))).toEqual([
      "999",
      "1,234",
      "1.2万",
      "1亿",
    ]);
  });

  it("formatNumber(share) prints percent, with one decimal unless told", () => {
    expect(formatNumber(0.1234, { ...en, unit: "share" })).toBe("12.3%");
    expect(formatNumber(1, { ...zh, unit: "share", digits: 0 })).toBe("100%");
    expect(formatNumber(20, { ...zh, unit: "share", compact: true })).toBe("2,000.0%");
  });

  it("formatNumber(tiny) has two significant digits where its decimals would make it zero", () => {
    expect([0.0002, -0.00012345, 0.004, 0.006, 0].map((value) => formatNumber(value, en))).toEqual(["0.0002", "−0.00012", "0.004", "0.01", "0"]);
    expect(formatNumber(0.0002, { ...en, unit: "share" })).toBe("0.02%");
    expect(formatNumber(0.0006, { ...en, unit: "share" })).toBe("0.1%");
    expect(formatNumber("0.000200", { ...zh, unit: "score" })).toBe("0.0002");
    expect(formatNumber(0.0004, { ...en, digits: 2 })).toBe("0.0004");
    expect([0.00016, 0.000123456].map((value) => formatExact(value, en))).toEqual(["0.00016", "0.0001235"]);
  });

  it("formatNumber(tiny) is zero for money, among whole numbers, and where sums of fractions leave it over", () => {
    expect(formatNumber(0.0002, { ...en, unit: { currency: "USD" } })).toBe("$0.00");
    expect(formatNumber(0.004, { ...en, unit: "share", digits: 0 })).toBe("0%");
    expect(formatNumber(0.3, { ...en, unit: "count" })).toBe("0");
    expect(formatNumber(0.1 + 0.2 - 0.3, en)).toBe("0");
  });

  it("formatNumber(−0.1 %) at no decimals prints 0%, without a sign", () => {
    expect(formatNumber(-0.001, { ...en, unit: "share", digits: 0 })).toBe("0%");
    expect(formatNumber(-0.001, { ...en, unit: "share", digits: 0, sign: "change" })).toBe("0%");
    expect(formatNumber(-0, { ...en, unit: "count" })).toBe("0");
    expect(formatNumber(-0.01, { ...en, unit: "seconds" })).toBe("0s");
  });

  it("formatNumber(null) is the placeholder, never 0", () => {
    expect(formatNumber(null, en)).toBe("–");
    expect(formatNumber(null, { ...en, unit: "seconds", placeholder: "n/a" })).toBe("n/a");
  });

  it("formatNumber(negative) has a true minus sign, in money too", () => {
    expect(formatNumber(-5, { ...en, unit: "count" })).toBe("−5");
    expect(formatNumber(-1234.5, { ...zh, unit: { currency: "CNY" } })).toBe("−¥1,234.50");
    expect(formatNumber(-12_345_678, { ...zh, unit: { currency: "CNY" }, compact: true })).toBe("−¥1,234.6万");
  });

  it("formatNumber(sign: change) puts a plus before gains", () => {
    expect(formatNumber(3, { ...en, unit: "points", sign: "change" })).toBe("+3.0");
    expect(formatNumber(125, { ...en, unit: "seconds", sign: "change" })).toBe("+2m 05s");
    expect(formatNumber(0, { ...en, unit: "seconds", sign: "change" })).toBe("0s");
  });

  it("formatNumber(number, score) shows two decimals at most, one exactly", () => {
    expect(formatNumber(1.23456, en)).toBe("1.23");
    expect(formatNumber(4, en)).toBe("4");
    expect(formatNumber(4, { ...en, unit: "score" })).toBe("4.0");
  });
});

describe("formatExact", () => {
  it("formatExact(value) shows what rounding and large units hide", () => {
    expect(formatExact(99_999_999, { ...zh, unit: "count", compact: true })).toBe("99,999,999");
    expect(formatExact(0.123456, { ...en, unit: "share" })).toBe("12.346%");
    expect(formatExact(0.12, { ...en, unit: "share" })).toBe("12.0%");
    expect(formatExact(273_605, { ...en, unit: "seconds" })).toBe("3d 4h 05s");
    expect(formatExact(null, { ...en, unit: "share" })).toBe("–");
  });
});

describe("formatExact(the text of an exact decimal)", () => {
  it("prints every digit that the unit shows, also those that a number loses", () => {
    expect(formatExact("12345678901234567.8901", { ...en, digits: 2 })).toBe("12,345,678,901,234,567.8901");
    expect(formatNumber("-12345678901234567.8901", { ...en, unit: { currency: "EUR" } })).toBe("−€12,345,678,901,234,567.89");
    expect(formatNumber("12345678901234567.8901", { ...en, compact: true })).toBe("12,345.7T");
  });
});
