import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatNumber } from "../../../src/format/number.ts";
import { en } from "../../../src/i18n/en.ts";
import { zhCN } from "../../../src/i18n/zhCN.ts";
import { shownRows } from "../../../src/widgets/retentionCohort/retentionRows.ts";
import { retentionDefinition, retentionSentence } from "../../../src/widgets/retentionCohort/retentionSentence.ts";
import { golden, modelOf } from "./journeys.ts";
import type { Deed } from "./journeys.ts";

const english = { locale: "en", messages: en, mean: "pooled" } as const;

describe("retentionSentence", () => {
  it("retentionSentence(model) says what is counted, of how many, the mean, the extremes and what is not over", async () => {
    const { model } = await modelOf(golden, { from: 1, to: 3, periods: 4, now: 4.5 });
    expect(retentionSentence(model, shownRows(model, null, "pooled"), english)).toBe(
      "Retention table, Mar 2 – 3, 2026. Of those who did “Joined”: share who did “Visited” in the period. 2 cohorts. " +
        "People in all: 1,500. Mean in Day 1: 60.0% (n = 1,500). Mean in Day 2: 0.0% (n = 1,000). " +
        "Highest in Day 1: 80.0% (Tue, Mar 3, 2026). Lowest in Day 1: 50.0% (Mon, Mar 2, 2026). 2 cells are not complete yet.",
    );
  });

  it("retentionSentence(model) speaks Chinese", async () => {
    const { model } = await modelOf(golden, { from: 1, to: 3, periods: [1] });
    const text = retentionSentence(model, shownRows(model, null, "pooled"), { locale: "zh-CN", messages: zhCN, mean: "pooled" });
    expect(text).toBe(
      "留存表，2026年3月2日至3日。发生过“Joined”的人：当期发生“Visited”的占比。共 2 个同期群。总人数 1,500。" +
        "第1天平均 60.0%（样本 1,500）。第1天最高：80.0%（2026年3月3日周二）。第1天最低：50.0%（2026年3月2日周一）。",
    );
  });

  it("retentionSentence(model) says that too few cases are in the mean and not in the highest", async () => {
    const cohorts = [[100, 60], [100, 50], [10, 10]] as const;
    const deeds = cohorts.flatMap(([size, back], day): readonly Deed[] =>
      Array.from({ length: size }, (_, index): readonly Deed[] => {
        const join = { who: day * 100 + index, kind: "join", day: day + 0.2 } as const;
        return index < back ? [join, { ...join, kind: "visit", day: day + 1.2 }] : [join];
      }).flat(),
    );
    const { model } = await modelOf(deeds, { from: 0, to: 3, periods: [1] });
    const said = (locale: string, messages: typeof en) =>
      retentionSentence(model, shownRows(model, null, "pooled"), { locale, messages, mean: "pooled" });
    expect(said("en", en)).toContain(
      "Mean in Day 1: 57.1% (n = 210). Highest in Day 1: 60.0% (Sun, Mar 1, 2026). Lowest in Day 1: 50.0% (Mon, Mar 2, 2026). " +
        "Cells with too few cases are left out of highest and lowest. 1 cell has too few cases.",
    );
    expect(said("zh-CN", zhCN)).toContain("最高与最低不计样本不足的单元格。1 个单元格样本不足。");
  });

  it("retentionDefinition names what is unlike the default", async () => {
    const { model } = await modelOf(golden, {
      from: 1,
      to: 3,
      periods: [1],
      criterion: "onOrAfter",
      windows: "rolling",
      starts: "recurring",
      reference: "previous",
    });
    expect(retentionDefinition(model, { locale: "en", messages: en })).toBe(
      "Of those who did “Joined”: share who did “Visited” in the period or later; measured against the period before; " +
        "periods run from each one's own start; everyone in each cohort in which they start",
    );
  });

  it("retentionSentence(model) names only numbers of the data", async () => {
    const sizes = fc.array(fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 90 })), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(sizes, async (cohorts) => {
        const deeds = cohorts.flatMap(([size, back], cohort): readonly Deed[] =>
          Array.from({ length: size }, (_, index): readonly Deed[] => {
            const who = cohort * 100 + index;
            const join = { who, kind: "join", day: cohort + 0.2 } as const;
            return index < back ? [join, { who, kind: "visit", day: cohort + 1.2 }] : [join];
          }).flat(),
        );
        if (deeds.length === 0) return;
        const { model } = await modelOf(deeds, { from: 0, to: cohorts.length, periods: [1] });
        const text = retentionSentence(model, shownRows(model, null, "pooled"), english);
        const [all, came] = [
          cohorts.reduce((sum, [size]) => sum + size, 0),
          cohorts.reduce((sum, [size, back]) => sum + Math.min(size, back), 0),
        ];
        const percent = (users: number, size: number) => formatNumber(users / size, { locale: "en", unit: "share" });
        expect(text).toContain(`People in all: ${all}.`);
        expect(text).toContain(`Mean in Day 1: ${percent(came, all)} (n = ${all}).`);
        const rates = cohorts.filter(([size]) => size >= 30).map(([size, back]) => Math.min(size, back) / size);
        if (rates.length < 2 || Math.min(...rates) === Math.max(...rates)) expect(text).not.toContain("Highest");
        else {
          expect(text).toContain(`Highest in Day 1: ${percent(Math.max(...rates), 1)}`);
          expect(text).toContain(`Lowest in Day 1: ${percent(Math.min(...rates), 1)}`);
          const isSome = cohorts.some(([size]) => size > 0 && size < 30);
          expect(text.includes("Cells with too few cases are left out of highest and lowest.")).toBe(isSome);
        }
      }),
      { numRuns: 40 },
    );
  });
});
