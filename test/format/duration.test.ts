import { describe, expect, it } from "vitest";
import { formatDuration } from "../../src/format/duration.ts";

const en = (seconds: number | null) => formatDuration(seconds, { locale: "en" });
const zh = (seconds: number | null) => formatDuration(seconds, { locale: "zh-CN" });

describe("formatDuration", () => {
  it("formatDuration(seconds) keeps the two largest units", () => {
    expect([125, 4800, 273_600].map(en)).toEqual(["2m 05s", "1h 20m", "3d 4h"]);
    expect([125, 4800, 273_600].map(zh)).toEqual(["2分05秒", "1小时20分", "3天4小时"]);
  });

  it("formatDuration(seconds) leaves units of zero out", () => {
    expect([300, 3600, 86_400, 3900].map(en)).toEqual(["5m", "1h", "1d", "1h 05m"]);
  });

  it("formatDuration(under a second) has one decimal", () => {
    expect([0, 0.04, 0.42, 0.94].map(en)).toEqual(["0s", "0s", "0.4s", "0.9s"]);
    expect(zh(0.42)).toBe("0.4秒");
  });

  it("formatDuration(seconds) carries what rounding fills up", () => {
    expect([0.96, 59.6, 3599.7, 86_399].map(en)).toEqual(["1s", "1m", "1h", "1d"]);
    expect([3570, 84_601, 86_340].map(en)).toEqual(["59m 30s", "23h 30m", "23h 59m"]);
  });

  it("formatDuration(negative) has a true minus sign, and none at zero", () => {
    expect([-125, -0.01, -0.4].map(en)).toEqual(["−2m 05s", "0s", "−0.4s"]);
  });

  it("formatDuration(null) is the placeholder", () => {
    expect(en(null)).toBe("–");
    expect(formatDuration(null, { locale: "en", placeholder: "n/a", business: (text) => `${text}!` })).toBe("n/a");
  });

  it("formatDuration(style: exact) goes down to the second", () => {
    expect(formatDuration(273_725, { locale: "en", style: "exact" })).toBe("3d 4h 02m 05s");
    expect(formatDuration(3600, { locale: "zh-CN", style: "exact" })).toBe("1小时");
  });

  it("formatDuration(business) names the clock", () => {
    expect(formatDuration(125, { locale: "en", business: (text) => `${text} (business hours)` })).toBe(
      "2m 05s (business hours)",
    );
  });
});
