import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatNumber } from "../../../src/format/number.ts";
import { en } from "../../../src/i18n/en.ts";
import { zhCN } from "../../../src/i18n/zhCN.ts";
import { light } from "../../../src/theme/light.ts";
import { trendTable } from "../../../src/widgets/trend/trendTable.ts";
import { trendModel } from "../../../src/widgets/trend/trendModel.ts";
import { trendLayout } from "../../../src/widgets/trend/trendLayout.ts";
import { readBucket } from "../../../src/widgets/trend/trendPoint.ts";
import { trendSentence } from "../../../src/widgets/trend/trendSentence.ts";
import { support } from "../../query/support.ts";
import { answerOf, answerOfDays, day } from "./trendAnswer.ts";

const modelOf = (...answer: Parameters<typeof answerOfDays>) =>
  trendModel(answerOfDays(...answer), { catalog: support, messages: en });

describe("trendSentence", () => {
  it("trendSentence(model) says type, range, change, extremes, gaps and what is running", () => {
    const model = modelOf([100, null, 150, 120, 30], "tickets", { incompleteFrom: day(4) });
    expect(trendSentence(model, { locale: "en", messages: en })).toBe(
      "Line chart of tickets, Mar 1 – 5, 2026. From 100 to 120: +20.0% (+20). Highest: 150 (Tue, Mar 3, 2026). " +
        "Lowest: 100 (Sun, Mar 1, 2026). 1 point has no data. Not complete: Thu, Mar 5, 2026.",
    );
  });

  it("trendSentence, the table and the tooltip tell of a first and a last bucket that the range cuts, and compare whole ones only", () => {
    const weeks = (dates: readonly string[], value: readonly number[], to: string) =>
      answerOf(
        [
          { role: "time", name: "time", values: dates.map((date) => `${date}T00:00:00.000Z`) },
          { role: "metric", name: "tickets", metric: "tickets", cells: { value } },
        ],
        { grain: "week", resolvedRange: { from: "2026-02-18T00:00:00.000Z", to: `${to}T00:00:00.000Z` } },
      );
    const modelOf = (...answer: Parameters<typeof weeks>) => trendModel(weeks(...answer), { catalog: support, messages: en });
    const [inEnglish, inChinese] = [{ locale: "en", messages: en }, { locale: "zh-CN", messages: zhCN }];
    const starts = ["2026-02-16", "2026-02-23", "2026-03-02", "2026-03-09", "2026-03-16"];
    const model = modelOf(starts, [389, 600, 500, 650, 120], "2026-03-18");
    expect(trendSentence(model, inEnglish)).toBe(
      "Line chart of tickets, Feb 18 – Mar 17, 2026. From 600 to 650: +8.3% (+50). " +
        "Highest: 650 (Week 11, Mar 9 – 15, 2026). Lowest: 500 (Week 10, Mar 2 – 8, 2026). " +
        "Not complete: Week 8, Feb 16 – 22, 2026 (only Feb 18 – 22, 2026). Not complete: Week 12, Mar 16 – 22, 2026 (only Mar 16 – 17, 2026).",
    );
    const [time] = trendTable(model, "", inEnglish).columns;
    expect(time?.values.map((value) => time.format(value))).toEqual([
      "Week 8, Feb 16 – 22, 2026 (only Feb 18 – 22, 2026)",
      "Week 9, Feb 23 – Mar 1, 2026",
      "Week 10, Mar 2 – 8, 2026",
      "Week 11, Mar 9 – 15, 2026",
      "Week 12, Mar 16 – 22, 2026 (only Mar 16 – 17, 2026)",
    ]);
    expect([0, 1, 4].map((index) => readBucket(model, index, inChinese).incomplete)).toEqual([
      "仅 2026年2月18日至22日",
      null,
      "仅 2026年3月16日至17日",
    ]);
    expect(trendSentence(modelOf(starts.slice(0, 2), [389, 600], "2026-03-02"), inEnglish)).toContain("Unchanged at 600.");
    expect(trendSentence(modelOf(starts.slice(0, 1), [389], "2026-02-20"), inEnglish)).toContain("no data Not complete: ");
  });

  it("trendSentence(hidden points) tells them from those without data", () => {
    const columns = (value: readonly (number | null)[], states: readonly ("masked" | null)[]) =>
      answerOf([
        { role: "time", name: "time", values: value.map((_, index) => day(index)) },
        { role: "metric", name: "tickets", metric: "tickets", cells: { value }, states },
      ]);
    const say = (...answer: Parameters<typeof columns>) =>
      trendSentence(trendModel(columns(...answer), { catalog: support, messages: en }), { locale: "en", messages: en });
    expect(say([5, null, null, 5], [null, "masked", null, null])).toBe(
      "Line chart of tickets, Mar 1 – 4, 2026. Unchanged at 5. 1 point has no data. 1 point is hidden.",
    );
    expect(say([null, null], ["masked", "masked"])).toBe("Line chart of tickets, Mar 1 – 2, 2026. 2 points are hidden.");
  });

  it("trendSentence(model) speaks Chinese", () => {
    const text = trendSentence(modelOf([100, 120]), { locale: "zh-CN", messages: zhCN });
    expect(text).toBe(
      "tickets折线图，2026年3月1日至2日。由 100 变为 120，+20.0%(+20)。最高：120（2026年3月2日周一）。最低：100（2026年3月1日周日）。",
    );
  });

  it("trendSentence, the table and the axis name fiscal quarters where the page says when fiscal years start", () => {
    const values = ["2025-04-01", "2025-07-01", "2025-10-01", "2026-01-01"].map((date) => `${date}T00:00:00.000Z`);
    const answer = answerOf(
      [
        { role: "time", name: "time", values },
        { role: "metric", name: "tickets", metric: "tickets", cells: { value: [4, 9, 2, 5] } },
      ],
      { grain: "fiscalQuarter", resolvedRange: { from: "2025-04-01T00:00:00.000Z", to: "2026-04-01T00:00:00.000Z" } },
    );
    const model = trendModel(answer, { catalog: support, messages: en, fiscalStart: { month: 4 } });
    const options = { locale: "en", messages: en };
    expect(trendSentence(model, options)).toContain("Highest: 9 (FY2026 Q2). Lowest: 2 (FY2026 Q3).");
    const [time] = trendTable(model, "", options).columns;
    expect(time?.values.map((value) => time.format(value))).toEqual(["FY2026 Q1", "FY2026 Q2", "FY2026 Q3", "FY2026 Q4"]);
    const context = {
      ...options,
      theme: light,
      fontFamily: "sans-serif",
      timeZone: "UTC",
      width: 0,
      height: 200,
      reducedMotion: true,
    };
    const ticksAt = (width: number) => trendLayout({ ...model, kind: "bar" }, { ...context, width }).ticks.map(({ text }) => text);
    expect(ticksAt(500)).toEqual(["FY2026 Q1", "FY2026 Q2", "FY2026 Q3", "FY2026 Q4"]);
    expect(ticksAt(300)).toEqual(["FY2026 Q1", "FY2026 Q3"]);
    // At either end of a line: moved in, and not into each other.
    const half = { ...model, times: model.times.slice(0, 2), starts: model.starts.slice(0, 2) };
    const endsAt = (width: number) => trendLayout(half, { ...context, width }).ticks.map(({ text }) => text);
    expect([endsAt(130), endsAt(120)]).toEqual([["FY2026 Q1", "FY2026 Q2"], ["FY2026 Q1"]]);
    const unnamed = trendModel(answer, { catalog: support, messages: en });
    expect(trendSentence(unnamed, options)).toContain("Highest: 9 (Jul 2025).");
  });

  it("trendSentence(two metrics) lists them as the language does", () => {
    const columns = (["tickets", "solved"] as const).map((metric) => ({
      role: "metric" as const,
      name: metric,
      metric,
      cells: { value: [1, 2] },
    }));
    const answer = answerOf([{ role: "time", name: "time", values: [day(0), day(1)] }, ...columns]);
    const model = trendModel(answer, { catalog: support, messages: en });
    expect(trendSentence(model, { locale: "en", messages: en })).toContain("Line chart of tickets, solved, Mar");
    expect(trendSentence(model, { locale: "zh-CN", messages: zhCN })).toContain("tickets、solved折线图，2026年");
  });

  it("trendSentence(all equal) says unchanged; of nothing known, no data", () => {
    expect(trendSentence(modelOf([7, 7]), { locale: "en", messages: en })).toContain("Unchanged at 7.");
    expect(trendSentence(modelOf([null]), { locale: "en", messages: en })).toContain("no data");
  });

  it("trendSentence(model) names only numbers of the data", () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: 1, max: 99_999 })), { minLength: 1, maxLength: 40 }), (values) => {
        const known = values.filter((value) => value !== null);
        const text = trendSentence(modelOf(values), { locale: "en", messages: en });
        if (known.length === 0) return;
        const print = (value: number) => formatNumber(value, { locale: "en", unit: "count" });
        const [low, high] = [Math.min(...known), Math.max(...known)];
        if (low === high) expect(text).toContain(`Unchanged at ${print(low)}.`);
        else {
          expect(text).toContain(`Highest: ${print(high)} (`);
          expect(text).toContain(`Lowest: ${print(low)} (`);
          expect(text).toContain(`From ${print(known[0] as number)} to ${print(known.at(-1) as number)}:`);
        }
      }),
    );
  });
});
