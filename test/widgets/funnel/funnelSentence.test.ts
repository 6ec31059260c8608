import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatNumber } from "../../../src/format/number.ts";
import { en } from "../../../src/i18n/en.ts";
import { funnelInChinese } from "../../../src/i18n/chinese/funnel.ts";
import { zhCN } from "../../../src/i18n/zhCN.ts";
import type { FunnelQuery } from "../../../src/query/funnel.ts";
import { funnelSentence } from "../../../src/widgets/funnel/funnelSentence.ts";
import { windowText } from "../../../src/widgets/funnel/funnelText.ts";
import { byChannel, modelOf, threeSteps } from "./funnelAnswer.ts";

const english = { locale: "en", messages: en };

describe("funnelSentence", () => {
  it("funnelSentence(steps) says steps, range, window, every step and the largest drop-off", () => {
    expect(funnelSentence(modelOf(threeSteps, { all: [2000, 1500, 300] }), english)).toBe(
      "Funnel of 3 steps, Mar 1 – 28, 2026, within 3 days. created: 2,000 (100.0%). solved: 1,500 (75.0%). " +
        "rated: 300 (15.0%). Largest drop-off: from solved to rated, 1,200 dropped off (80.0%).",
    );
  });

  it("funnelSentence(steps) speaks Chinese", () => {
    expect(funnelSentence(modelOf(threeSteps, { all: [2000, 1500, 300] }), { locale: "zh-CN", messages: zhCN })).toBe(
      "共 3 步的漏斗，2026年3月1日至28日，转化窗口 3天。created：2,000 到达（100.0%）。solved：1,500 到达（75.0%）。" +
        "rated：300 到达（15.0%）。流失最多的环节：solved至rated，流失 1,200（80.0%）。",
    );
  });

  it.each([
    ["11月8日", "11月8日之后进入的仍可能转化"],
    ["2026年11月8日 10:30", "2026年11月8日 10:30 之后进入的仍可能转化"],
  ])("openSince(%s) in Chinese has a space only after Latin letters and digits", (time, text) => {
    expect(funnelInChinese.openSince(time)).toBe(text);
  });

  it("funnelSentence(breakdown) names all segments that share the highest or the lowest, and says an equal conversion once", () => {
    const said = (values: Parameters<typeof modelOf>[1], options: Parameters<typeof funnelSentence>[1] = english) => funnelSentence(modelOf(byChannel, values), options);
    expect(said({ phone: [100, 50, 20], chat: [200, 80, 40], email: [100, 20, 5] })).toMatch(/ Highest conversion: phone, chat, 20\.0%\. Lowest conversion: email, 5\.0%\.$/);
    const equal = { phone: [100, 50, 20], chat: [200, 80, 40] };
    expect(said(equal)).toMatch(/ 2 segments by channel\. Conversion of every segment: 20\.0%\.$/);
    expect(said(equal, { locale: "zh-CN", messages: zhCN })).toMatch(/各分段转化率均为 20\.0%。$/);
  });

  it("funnelSentence(breakdown) names the best and the worst segment of those with enough cases", () => {
    expect(funnelSentence(modelOf(byChannel, { phone: [100, 50, 20], chat: [200, 80, 10], email: [20, 20, 20] }), english)).toBe(
      "Funnel of 3 steps, Mar 1 – 28, 2026, within 3 days. 3 segments by channel. " +
        "Highest conversion: phone, 20.0%. Lowest conversion: chat, 5.0%.",
    );
  });

  it("funnelSentence(breakdown) names the rest neither as the best nor as the worst", () => {
    const said = (segments: Parameters<typeof modelOf>[1]) => funnelSentence(modelOf(byChannel, segments), english);
    expect(said({ phone: [100, 50, 20], chat: [20, 10, 5], $other: [200, 180, 160] })).toContain("segments by channel. Highest conversion: phone, 20.0%.");
    expect(said({ phone: [20, 10, 5], $other: [200, 180, 160] }).endsWith("2 segments by channel.")).toBe(true);
    expect(said({ phone: [100, 50, 20], chat: [100, 50, 30], $other: [200, 20, 10] })).toContain("Lowest conversion: phone, 20.0%.");
  });

  it("funnelSentence(breakdown) calls a segment alone neither the best nor the worst", () => {
    const model = modelOf(byChannel, { phone: [100, 50, 20] });
    expect(funnelSentence(model, english)).toContain("1 segment by channel. phone: 20.0%.");
    expect(funnelSentence(model, { locale: "zh-CN", messages: zhCN })).toContain("phone：20.0%。");
    expect(funnelSentence(model, english)).not.toContain("Highest");
  });

  it("funnelSentence(trend) says of equal days that they are, and of others which is the highest and the lowest", () => {
    const base = modelOf(threeSteps, { all: [2000, 1500, 300] });
    const said = (conversion: readonly (number | null)[], options: Parameters<typeof funnelSentence>[1] = english) => {
      const line = { entered: [9, 9, 9], converted: [9, 9, 9], conversion, compare: [null, null, null], small: new Set<number>() };
      const starts = ["2026-03-01T00:00:00.000Z", "2026-03-02T00:00:00.000Z", "2026-03-03T00:00:00.000Z"];
      return funnelSentence({ ...base, view: "trend", grain: "day", starts, openFrom: 3, wholeFrom: 0, lines: [line] }, options);
    };
    expect(said([1, null, 1])).toBe("Conversion by entry date, Mar 1 – 28, 2026. Unchanged at 100.0%.");
    expect(said([0, 0, 0], { locale: "zh-CN", messages: zhCN })).toContain("保持 0.0% 不变。");
    expect(said([1, null, 0.5])).toContain("Highest: 100.0% (Sun, Mar 1, 2026). Lowest: 50.0% (Tue, Mar 3, 2026).");
  });

  it("funnelSentence(compare) says the change in percentage points; of nobody, a dash", () => {
    const query: FunnelQuery = { ...threeSteps, compare: [{ id: "previous", to: "previous" }] };
    expect(funnelSentence(modelOf(query, { all: [100, 50, 20] }, { all: [100, 60, 25] }), english)).toContain(
      "prior period: 25.0% (−5.0 pp).",
    );
    expect(funnelSentence(modelOf(threeSteps, { all: [0, 0, 0] }), english)).toBe(
      "Funnel of 3 steps, Mar 1 – 28, 2026, within 3 days. created: 0 (—). solved: 0 (—). rated: 0 (—).",
    );
  });

  it("funnelSentence has the numbers of the data, whatever they are", () => {
    const descending = fc
      .tuple(fc.integer({ min: 1, max: 1e7 }), fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([first, x, y]) => [first, Math.floor(first * x), Math.floor(Math.floor(first * x) * y)] as const);
    fc.assert(
      fc.property(descending, (counts) => {
        const text = funnelSentence(modelOf(threeSteps, { all: counts }), english);
        const told = counts.map((count) => {
          const share = formatNumber(count / counts[0], { locale: "en", unit: "share" });
          return `${formatNumber(count, { locale: "en", unit: "count" })} (${share}).`;
        });
        const drops = [counts[0] - counts[1], counts[1] - counts[2]] as const;
        const step = drops[1] > drops[0] ? 1 : 0;
        const rate = formatNumber(drops[step] / counts[step], { locale: "en", unit: "share" });
        const largest = `${formatNumber(drops[step], { locale: "en", unit: "count" })} dropped off (${rate}).`;
        const expected = [...told, drops[step] === 0 ? "Nobody dropped off." : largest];
        expect(expected.filter((part) => !text.includes(part))).toEqual([]);
      }),
    );
  });
});

describe("windowText", () => {
  it("windowText(duration) says it in words of the language", () => {
    expect(["P3D", "P1M", "PT30M", "P1DT12H"].map((text) => windowText(text, "en"))).toEqual([
      "3 days",
      "1 month",
      "30 minutes",
      "1 day 12 hours",
    ]);
    expect(windowText("P1DT12H", "zh-CN")).toBe("1天12小时");
  });
});
