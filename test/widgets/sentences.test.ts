import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { en } from "../../src/i18n/en.ts";
import { zhCN } from "../../src/i18n/zhCN.ts";
import type { Catalog, FunnelQuery } from "../../src/query/index.ts";
import { resultFromRows } from "../../src/query/resultFromRows.ts";
import { funnelModel } from "../../src/widgets/funnel/funnelModel.ts";
import { funnelSentence } from "../../src/widgets/funnel/funnelSentence.ts";
import { kpiTileModel } from "../../src/widgets/kpiTile/kpiTileModel.ts";
import { kpiTileQuery } from "../../src/widgets/kpiTile/kpiTileQuery.ts";
import type { TileResult } from "../../src/widgets/kpiTile/tileCell.ts";
import { shownRows } from "../../src/widgets/retentionCohort/retentionRows.ts";
import { retentionSentence } from "../../src/widgets/retentionCohort/retentionSentence.ts";
import { trendModel } from "../../src/widgets/trend/trendModel.ts";
import { trendSentence } from "../../src/widgets/trend/trendSentence.ts";
import { support } from "../query/support.ts";
import { answerOf, threeSteps } from "./funnel/funnelAnswer.ts";
import { modelOf } from "./retentionCohort/journeys.ts";
import type { Deed } from "./retentionCohort/journeys.ts";
import { answerOfDays } from "./trend/trendAnswer.ts";

const catalog: Catalog = support;
const languages = [
  { locale: "en", messages: en },
  { locale: "zh-CN", messages: zhCN },
] as const;

/** The numbers in a text, in their order: "1,055 (−28.2%)" are 1055 and −28.2. */
function numbersIn(text: string): readonly number[] {
  return [...text.matchAll(/[−-]?\d[\d,]*(?:\.\d+)?/g)].map(([number]) => Number(number.replaceAll(",", "").replace("−", "-")));
}

/** What stands behind the first sentence, which names the range. */
function afterFirst(text: string): string {
  return text.slice(text.search(/\. |。/) + 1);
}

function expectNumbers(text: string, expected: readonly number[], decimals: number): void {
  const found = numbersIn(text);
  expect(found.length, text).toBe(expected.length);
  found.forEach((number, at) => expect(Math.abs(number - (expected[at] as number)), text).toBeLessThanOrEqual(10 ** -decimals / 2 + 1e-9));
}

describe.each(languages)("the numbers in a sentence are those of the data, $locale", (language) => {
  it("KPI tile: the figure, and by how much it changed", () => {
    const range = { from: "2026-03-01", to: "2026-03-15" } as const;
    const props = { metric: "tickets", compare: "previous", sparkline: false } as const;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 99_999 }), (value, base) => {
        const { value: query } = kpiTileQuery<Catalog>(props, range);
        const result = resultFromRows(query, [{ tickets: { value, compare: { previous: { value: base } } } }], {}) as TileResult;
        const { sentence } = kpiTileModel(result, props, { ...language, timeZone: "UTC", catalog, range });
        const change = ((value - base) / base) * 100;
        expectNumbers(sentence, value === base ? [value] : [value, change, value - base], 1);
      }),
    );
  });

  it("trend: first, last, change, extremes", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 99_999 }), { minLength: 2, maxLength: 20 }), (values) => {
        const model = trendModel(answerOfDays(values), { catalog, messages: language.messages });
        const text = afterFirst(trendSentence(model, language)).replaceAll(/[（(][^）()（]*\d{4}[^）)]*[）)]/g, "");
        const [first, last, low, high] = [values[0] as number, values.at(-1) as number, Math.min(...values), Math.max(...values)];
        const changed = first === last ? [] : [((last - first) / first) * 100, last - first];
        expectNumbers(text, low === high ? [first] : [first, last, ...changed, high, low], 1);
      }),
    );
  });

  it("funnel: who reached each step and their share, and the largest drop-off", () => {
    const counts = fc.array(fc.integer({ min: 1, max: 99_999 }), { minLength: 3, maxLength: 3 }).map((list) => list.toSorted((a, b) => b - a));
    fc.assert(
      fc.property(counts, (list) => {
        const model = funnelModel(answerOf(threeSteps, { all: list }), threeSteps as FunnelQuery, { catalog, messages: language.messages });
        const [first, second, third] = list as [number, number, number];
        const share = (count: number, of: number) => (count / of) * 100;
        const [lost, of] = first - second >= second - third ? [first - second, first] : [second - third, second];
        const reached = list.flatMap((count) => [count, share(count, first)]);
        expectNumbers(afterFirst(funnelSentence(model, language)), lost === 0 ? reached : [...reached, lost, share(lost, of)], 1);
      }),
    );
  });

  it("retention: everyone, the mean of the first and the last period with its cases", async () => {
    const deed = fc.record({ who: fc.integer({ min: 0, max: 30 }), kind: fc.constantFrom("join" as const, "visit" as const), day: fc.integer({ min: 0, max: 23 }).map((hours) => hours / 3) });
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 20, maxLength: 80 }), async (deeds: readonly Deed[]) => {
        const { model } = await modelOf([{ who: 99, kind: "join", day: 1 }, ...deeds], { from: 0, to: 4, periods: 4 });
        const cohorts = model.cohorts[0] ?? [];
        const size = cohorts.reduce((all, row) => all + (row.size ?? 0), 0);
        const meanOf = (period: number) => {
          const users = cohorts.reduce((back, row) => back + (row.cells[period]?.users ?? 0), 0);
          return [period, (users / size) * 100, size];
        };
        const rows = shownRows(model, null, "pooled");
        const text = retentionSentence(model, rows, { ...language, mean: "pooled" });
        const people = language.locale === "en" ? /People in all: [^.]*\./ : /总人数[^。]*。/;
        expectNumbers(people.exec(text)?.[0] ?? "", [size], 0);
        const means = language.locale === "en" ? /Mean in .*?\)\./g : /第\d+天平均.*?）。/g;
        expectNumbers([...text.matchAll(means)].join(" "), [...meanOf(1), ...meanOf(3)], 1);
      }),
      { numRuns: 30 },
    );
  });
});
