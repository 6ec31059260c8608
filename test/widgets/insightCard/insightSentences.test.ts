import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { en } from "../../../src/i18n/en.ts";
import { zhCN } from "../../../src/i18n/zhCN.ts";
import type { Catalog } from "../../../src/query/catalog.ts";
import { figuresOf } from "../../../src/widgets/insightCard/insightFact.ts";
import type { InsightBucket, InsightFact, InsightFigure } from "../../../src/widgets/insightCard/insightFact.ts";
import { figureText, insightSentence, plainText } from "../../../src/widgets/insightCard/insightSentences.ts";
import { insightRuns } from "../../../src/widgets/insightCard/insightRuns.ts";
import { courseFacts } from "../../../src/widgets/insightCard/courseFacts.ts";
import { support } from "../../query/support.ts";
import { daysOf, readingOf, totalOf } from "./reading.ts";

const catalog = support as Catalog;
const languages = [
  { locale: "en", messages: en },
  { locale: "zh-CN", messages: zhCN },
] as const;

const number = fc.double({ min: 0, max: 1e6, noNaN: true, noDefaultInfinity: true });
const figure = (kind: "value" | "difference" | "count" | "share", value: fc.Arbitrary<number> = number): fc.Arbitrary<InsightFigure> =>
  value.map((one) => ({ origin: "total", kind, value: one }));
const count = figure("count", fc.nat(100_000));
const value = figure("value");
const way = fc.constantFrom("up", "down");
const at: fc.Arbitrary<InsightBucket> = fc.constant({ from: "2026-03-10T00:00:00.000Z", to: "2026-03-11T00:00:00.000Z", grain: "day" });

const fact = fc.oneof(
  fc.record({
    kind: fc.constant("change"),
    way,
    sentiment: fc.constantFrom("good", "bad", "neutral"),
    versus: fc.constantFrom("previous", "yearAgo"),
    after: value,
    before: value,
    change: fc.tuple(number, number).map(([after, before]): InsightFigure => ({ origin: "total", kind: "change", value: after, before })),
  }),
  fc.record({ kind: fc.constantFrom("steady", "unjudged"), versus: fc.constant("previous"), after: value, before: fc.option(value) }),
  fc.record({ kind: fc.constant("driver"), where: fc.constant([["channel", "phone"]] as const), contribution: figure("difference"), before: value, after: value }),
  fc.record({ kind: fc.constant("record"), extreme: fc.constantFrom("high", "low"), at, value, buckets: count }),
  fc.record({ kind: fc.constant("streak"), way, at, steps: count, first: value, last: value }),
  fc.record({ kind: fc.constant("anomaly"), by: fc.constantFrom("point", "run"), way, at, value, expected: value, lower: value, upper: value }),
  fc.record({ kind: fc.constant("outlook"), way, at, value, lower: value, upper: value, level: fc.constant({ origin: "history", kind: "share", value: 0.95 } as const), held: value }),
  fc.record({ kind: fc.constant("target"), isMet: fc.boolean(), value, target: value }),
  fc.record({ kind: fc.constant("small"), value, n: fc.option(count), least: count }),
  fc.constant({ kind: "hidden" } as const),
  fc.record({ kind: fc.constant("incomplete"), from: fc.constant("2026-03-18T00:00:00.000Z") }),
  fc.record({ kind: fc.constant("behind"), through: fc.constant("2026-03-15T00:00:00.000Z") }),
) as fc.Arbitrary<InsightFact>;

describe("insightSentence", () => {
  it("says every figure of its fact exactly once, as it is, and no other number: in both languages, of every unit", () => {
    fc.assert(
      fc.property(fact, fc.constantFrom("tickets", "csat", "firstResponse"), (told, metric) => {
        for (const language of languages) {
          const options = { catalog, metric, timeZone: "UTC", ...language };
          const pieces = insightSentence(told, options);
          const said = pieces.flatMap((piece) => (typeof piece === "object" && "figure" in piece ? [piece] : []));
          expect(said.map((piece) => piece.figure).toSorted(byValue)).toEqual(figuresOf(told).toSorted(byValue));
          const hasBounds = told.kind === "anomaly" || told.kind === "outlook";
          for (const piece of said) if (!hasBounds) expect(piece.text).toBe(figureText(piece.figure, options));
          expect(pieces.filter((piece) => typeof piece === "string").join(" ")).not.toMatch(/\d/);
        }
      }),
    );
  });

  it("reads as a sentence in English and in Chinese", () => {
    const told: InsightFact = {
      kind: "anomaly",
      by: "point",
      way: "up",
      at: { from: "2026-03-10T00:00:00.000Z", to: "2026-03-11T00:00:00.000Z", grain: "day" },
      value: { origin: "course", kind: "value", value: 120 },
      expected: { origin: "course", kind: "value", value: 40 },
      lower: { origin: "course", kind: "value", value: 31 },
      upper: { origin: "course", kind: "value", value: 49 },
    };
    const text = (language: (typeof languages)[number]) => plainText(insightSentence(told, { catalog, metric: "tickets", timeZone: "UTC", ...language }));
    expect(languages.map(text)).toEqual([
      "Tue, Mar 10, 2026 is unusually high: 120, where 40 was expected (31 to 49).",
      "2026年3月10日周二异常偏高：120，预期为 40（31 至 49）。",
    ]);
  });

  it.each([
    ["tickets", 0, (mean: number) => Math.round(mean)],
    ["csat", 1, (mean: number) => mean / 40],
  ] as const)("prints a value of %s that is beyond its bounds beyond those that it prints, of whatever is found", (metric, digits, valueOf) => {
    const noise = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 60, maxLength: 60 });
    fc.assert(
      fc.property(noise, fc.double({ min: 4, max: 20, noNaN: true }), fc.double({ min: 0, max: 20, noNaN: true }), (noises, mean, last) => {
        const values = [...noises.map((one) => valueOf(Math.min(40, Math.max(0, mean + one * 4)))), valueOf(last)];
        const reading = readingOf(metric, totalOf(values.at(-1) ?? 0, mean), { course: daysOf(values) });
        for (const told of courseFacts(reading, { catalog, zone: { weekStart: "monday" } })) {
          if (told.kind !== "anomaly" || told.by !== "point") continue;
          for (const language of languages) {
            const pieces = insightSentence(told, { catalog, metric, timeZone: "UTC", ...language });
            const of = (figure: InsightFigure) => pieces.flatMap((piece) => (typeof piece === "object" && "figure" in piece && piece.figure === figure ? [parseFloat(piece.text)] : []))[0] ?? NaN;
            expect(told.way === "up" ? of(told.value) > of(told.upper) : of(told.value) < of(told.lower)).toBe(true);
          }
        }
      }),
      {
        numRuns: 200,
        examples: [
          [Array.from({ length: 60 }, (_, index) => Math.sin(index * index)), 8 + digits, 2],
          [Array.from({ length: 60 }, (_, index) => (index === 57 ? -2e-9 : 0)), 4, 4],
          [Array.from({ length: 60 }, (_, index) => (index === 57 ? -2e-9 : 0)), 4, 0],
        ],
      },
    );
  });

  it("calls no values low whose last is above what was expected, nor high where it is below", () => {
    let seed = 9;
    const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
    const poisson = (mean: number) => {
      let [count, left] = [0, Math.exp(mean) * random()];
      for (; left > 1; count += 1) left *= random();
      return count;
    };
    const found = Array.from({ length: 150 }, () => {
      const values = Array.from({ length: 140 }, (_, day) => poisson(day % 7 < 5 ? 16 : 8));
      const reading = readingOf("tickets", totalOf(300, 300), { course: daysOf(values.slice(112)), history: daysOf(values.slice(0, 112), -112) });
      return courseFacts(reading, { catalog, zone: { weekStart: "monday" } }).filter((one) => one.kind === "anomaly");
    }).flat();
    expect(found.length).toBeGreaterThan(20);
    expect(found.filter(({ way, value, expected }) => (way === "up" ? value.value <= expected.value : value.value >= expected.value))).toEqual([]);
  });

  it("of cases prints the whole numbers within the bounds, of others as many digits as it takes", () => {
    const of = (value: number) => ({ origin: "course", kind: "value", value }) as const;
    const day: InsightBucket = { from: "2026-03-10T00:00:00.000Z", to: "2026-03-11T00:00:00.000Z", grain: "day" };
    const told = (metric: string, [value, expected, lower, upper]: readonly [number, number, number, number]) => {
      const anomaly: InsightFact = { kind: "anomaly", by: "point", way: value > upper ? "up" : "down", at: day, value: of(value), expected: of(expected), lower: of(lower), upper: of(upper) };
      const [english] = languages;
      return plainText(insightSentence(anomaly, { catalog, metric, timeZone: "UTC", ...english })).replace("Tue, Mar 10, 2026 is unusually ", "");
    };
    expect([
      told("tickets", [26, 15.2, 6.8, 25.6]),
      told("tickets", [8, 7.4, 7.3, 7.8]),
      told("csat", [0.0004, 0.0003, 0.0001, 0.00038]),
      told("firstResponse", [14_420, 9_000, 7_200, 14_400]),
    ]).toEqual([
      "high: 26, where 15 was expected (7 to 25).",
      "high: 8, where 7.4 was expected (7.3 to 7.8).",
      "high: 0.04%, where 0.03% was expected (0.01% to 0.038%).",
      "high: 4h 20s, where 2h 30m was expected (2h to 4h).",
    ]);
  });

  it("a change of a share is told in percentage points, and whether it is better", () => {
    const of = (value: number) => ({ origin: "total", kind: "value", value }) as const;
    const told: InsightFact = { kind: "change", way: "down", sentiment: "bad", versus: "previous", after: of(0.8), before: of(0.86), change: { ...of(0.8), kind: "change", before: 0.86 } };
    const [english] = languages;
    expect(plainText(insightSentence(told, { catalog, metric: "csat", timeZone: "UTC", ...english }))).toBe(
      "csat fell from 86.0% to 80.0%: −6.0 pp (−7.0%) against the prior period. That is worse.",
    );
    const against = (versus: string) => plainText(insightSentence({ ...told, sentiment: "neutral", versus }, { catalog, metric: "csat", timeZone: "UTC", ...english }));
    expect(["yearAgo", "sameWeekday", "launch"].map(against)).toEqual([
      "csat fell from 86.0% to 80.0%: −6.0 pp (−7.0%) against the same period a year ago.",
      "csat fell from 86.0% to 80.0%: −6.0 pp (−7.0%) against the week before, by weekdays.",
      "csat fell from 86.0% to 80.0%: −6.0 pp (−7.0%) against launch.",
    ]);
  });
});

describe("insightRuns(pieces)", () => {
  it("keeps a figure with the marks that no line may begin or end with, and leaves every sentence as it is", () => {
    fc.assert(
      fc.property(fact, fc.constantFrom(...languages), (told, language) => {
        const pieces = insightSentence(told, { catalog, metric: "tickets", timeZone: "UTC", ...language });
        const runs = insightRuns(pieces);
        const texts = runs.map((run) => (typeof run === "string" ? run : "name" in run ? run.name : `${run.before}${run.piece.text}${run.after}`));
        expect(texts.join("")).toBe(plainText(pieces));
        for (const [at, run] of runs.entries()) {
          if (typeof run !== "object" || "name" in run) continue;
          expect(runs[at + 1] ?? "").not.toEqual(expect.stringMatching(/^[。，、；：！？）.,;:!?)]/));
          expect(runs[at - 1] ?? "").not.toEqual(expect.stringMatching(/[（(“]$/));
        }
      }),
    );
    const steady = insightSentence({ kind: "steady", versus: "previous", after: { origin: "total", kind: "value", value: 1 }, before: { origin: "total", kind: "value", value: 2 } }, { catalog, metric: "tickets", timeZone: "UTC", locale: "zh-CN", messages: zhCN });
    expect(insightRuns(steady).flatMap((run) => (typeof run === "object" && "piece" in run ? [`${run.piece.text}${run.after}`] : []))).toEqual(["1，", "2。"]);
  });
});

function byValue(one: InsightFigure, other: InsightFigure): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;
}
