import { describe, expect, it } from "vitest";
import { describeDelta } from "../../src/format/delta.ts";
import type { DeltaOptions } from "../../src/format/delta.ts";
import { en } from "../../src/i18n/en.ts";
import { zhCN } from "../../src/i18n/zhCN.ts";

const english = (options: Partial<DeltaOptions> = {}): DeltaOptions => ({ locale: "en", words: en.delta, ...options });
const chinese = (options: Partial<DeltaOptions> = {}): DeltaOptions => ({
  locale: "zh-CN",
  words: zhCN.delta,
  ...options,
});

describe("describeDelta", () => {
  it("describeDelta(share) gives percentage points first, the relative change second", () => {
    expect(describeDelta(0.09, 0.12, english({ unit: "share" })).text).toEqual({
      first: "−3.0 pp",
      second: "−25.0%",
      full: "−3.0 pp (−25.0%)",
    });
    expect(describeDelta(0.09, 0.12, chinese({ unit: "share" })).text.full).toBe("−3.0 个百分点(−25.0%)");
  });

  it("describeDelta(count) gives the relative change first, the amount second", () => {
    const delta = describeDelta(1125, 1000, english({ unit: "count", direction: "up" }));
    expect(delta).toEqual({
      kind: "change",
      absolute: 125,
      relative: 0.125,
      sentiment: "good",
      text: { first: "+12.5%", second: "+125", full: "+12.5% (+125)" },
    });
  });

  it("describeDelta(points) has no relative change, from zero neither", () => {
    const delta = describeDelta(3, 0, english({ unit: "points" }));
    expect([delta.kind, delta.relative, delta.text.full]).toEqual(["change", null, "+3.0 points"]);
    expect(describeDelta(-4, 6, chinese({ unit: "points" })).text.full).toBe("−10.0 分");
  });

  it("describeDelta(seconds) prints the difference as a duration", () => {
    expect(describeDelta(375, 500, english({ unit: "seconds" })).text.full).toBe("−25.0% (−2m 05s)");
  });

  it("describeDelta(zero base) says so, and still knows good from bad", () => {
    const delta = describeDelta(5, 0, english({ unit: "count", direction: "down" }));
    expect(delta).toMatchObject({ kind: "zero-base", absolute: 5, relative: null, sentiment: "bad" });
    expect(delta.text.full).toBe("— (base is 0)");
    expect(describeDelta(0.03, 0, chinese({ unit: "share" })).text.full).toBe("—（基数为 0）");
  });

  it("describeDelta(equal) is no change, at the printed precision too", () => {
    expect(describeDelta(0, 0, english()).kind).toBe("equal");
    expect(describeDelta(5, 5, english()).text.full).toBe("no change");
    expect(describeDelta(0.50001, 0.5, english({ unit: "share", direction: "up" }))).toMatchObject({
      kind: "equal",
      sentiment: "neutral",
    });
    expect(describeDelta(1_000_001, 1_000_000, english({ unit: "count" })).text.full).toBe("+0.0001% (+1)");
  });

  it("describeDelta(tiny) prints a difference that its ratio says is one", () => {
    expect(describeDelta(0.0005, 0.0002, english()).text.full).toBe("+150.0% (+0.0003)");
    expect(describeDelta(0.0005, 0.0002, english({ unit: "share" })).text.full).toBe("+0.03 pp (+150.0%)");
    expect(describeDelta(0.4002, 0.4001, english({ unit: "share" })).text.full).toBe("no change");
  });

  it("describeDelta(base that is printed as zero) has nothing to divide by", () => {
    const dollars = english({ unit: { currency: "USD" } });
    expect(describeDelta(12, 0.002, dollars)).toMatchObject({ kind: "zero-base", text: { full: "— (base is 0)" } });
    expect(describeDelta(0.004, 0.002, dollars)).toMatchObject({ kind: "equal", text: { full: "no change" } });
  });

  it("describeDelta(null) is not available, and tells which side is unknown", () => {
    expect(describeDelta(5, null, english())).toMatchObject({ kind: "unknown-base", absolute: null, sentiment: "neutral" });
    expect(describeDelta(null, 5, english()).kind).toBe("unknown");
    expect(describeDelta(null, null, chinese()).text.full).toBe("无可比数据");
  });

  it("describeDelta(negative base) measures against its size", () => {
    expect(describeDelta(5, -10, english()).relative).toBe(1.5);
  });

  it("describeDelta(direction) decides good from bad", () => {
    const sentiment = (current: number, base: number, direction: DeltaOptions["direction"]) =>
      describeDelta(current, base, english(direction ? { direction } : {})).sentiment;
    expect(sentiment(2, 1, "up")).toBe("good");
    expect(sentiment(2, 1, "down")).toBe("bad");
    expect(sentiment(2, 1, "neutral")).toBe("neutral");
    expect(sentiment(2, 1, undefined)).toBe("neutral");
  });

  it("describeDelta(band) is good nearer to the band, neutral within it", () => {
    const sentiment = (current: number, base: number) =>
      describeDelta(current, base, english({ direction: { band: [10, 20] } })).sentiment;
    expect(sentiment(22, 30)).toBe("good");
    expect(sentiment(5, 9)).toBe("bad");
    expect(sentiment(12, 18)).toBe("neutral");
    expect(sentiment(25, 5)).toBe("neutral");
  });
});
