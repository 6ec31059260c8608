import { describe, expect, it } from "vitest";
import { en } from "../../../src/i18n/en.ts";
import { trendModel } from "../../../src/widgets/trend/trendModel.ts";
import { readBucket } from "../../../src/widgets/trend/trendPoint.ts";
import { trendTable } from "../../../src/widgets/trend/trendTable.ts";
import { support } from "../../query/support.ts";
import { answerOf, answerOfDays, day } from "./trendAnswer.ts";

const options = { catalog: support, messages: en };

const byChannel = answerOf([
  { role: "time", name: "time", values: [day(0), day(0), day(0), day(1), day(1)] },
  { role: "dimension", name: "channel", values: ["chat", "phone", null, "phone", null], other: [2, 4] },
  { role: "metric", name: "tickets", metric: "tickets", cells: { value: [4, 7, 3, 9, 2] } },
]);

describe("trendModel", () => {
  it("trendModel(one metric) is one series with its gaps", () => {
    const model = trendModel(answerOfDays([5, null, 0]), options);
    expect(model.series.map(({ key, values }) => [key, values])).toEqual([["tickets", [5, null, 0]]]);
    expect([model.times[0], model.end, model.incompleteFrom]).toEqual([Date.UTC(2026, 2, 1), Date.UTC(2026, 2, 4), 3]);
  });

  it("trendModel(by) is a series for each value in the catalog's order, the rest last, missing buckets null", () => {
    const { series } = trendModel(byChannel, options);
    expect(series.map(({ label, values, slot }) => [label, values, slot])).toEqual([
      ["phone", [7, 9], 0],
      ["chat", [4, null], 1],
      ["Other", [3, 2], null],
    ]);
  });

  it("trendModel(share, rank) is in percent, and without a unit", () => {
    const column = (compute: "share" | "rank" | "running", value: number) =>
      ({ role: "metric", name: compute, metric: "tickets", compute, cells: { value: [value] } }) as const;
    const answer = answerOf([
      { role: "time", name: "time", values: [day(0)] },
      column("share", 0.25),
      column("rank", 2),
      column("running", 40),
    ]);
    const model = trendModel(answer, options);
    expect(model.series.map(({ unit }) => unit)).toEqual(["share", "number", "count"]);
    const table = trendTable(model, "", { locale: "en", messages: en });
    expect(table.columns.map(({ values, format }) => format(values[0] ?? null)).slice(1)).toEqual(["25.0%", "2", "40"]);
  });

  it("trendModel(hidden values) leaves gaps that the table and the tooltip explain", () => {
    const answer = answerOf([
      { role: "time", name: "time", values: [day(0), day(1)] },
      { role: "metric", name: "tickets", metric: "tickets", cells: { value: [5, null] }, states: [null, "masked"] },
    ]);
    const model = trendModel(answer, options);
    expect(model.series.map(({ values, masked }) => [values, [...masked]])).toEqual([[[5, null], [1]]]);
    expect([...(trendTable(model, "", { locale: "en", messages: en }).columns[1]?.masked ?? [])]).toEqual([1]);
    const [point] = readBucket(model, 1, { locale: "en", messages: en }).points;
    expect([point?.value, point?.note]).toEqual(["hidden", "Hidden: too few cases or not for you"]);
  });

  it("trendTable(too few cases) says so of each bucket, of one that runs too, and of none whose cases are not known", () => {
    const cells = { value: [0.5, 0.9, 0.8, 1], n: [8, 90, null, 2] } as unknown as { readonly value: readonly number[]; readonly n: readonly number[] };
    const answer = answerOf(
      [
        { role: "time", name: "time", values: [0, 1, 2, 3].map(day) },
        { role: "metric", name: "csat", metric: "csat", cells, states: ["small", null, null, "incomplete"] },
      ],
      { incompleteFrom: day(3) },
    );
    const model = trendModel(answer, options);
    const [time] = trendTable(model, "", { locale: "en", messages: en }).columns;
    expect(time?.values.map((_, row) => time.note?.(row))).toEqual(["Too few cases", null, null, "not complete yet, Too few cases"]);
    expect(time?.format(day(0))).toMatch(/^Sun, Mar 1, 2026 \(Too few cases\)$/);
    expect(readBucket(model, 2, { locale: "en", messages: en }).points[0]?.note).toBeNull();
  });

  it("trendModel(running buckets) knows the first of them", () => {
    expect(trendModel(answerOfDays([1, 2, 3], "tickets", { incompleteFrom: day(2) }), options).incompleteFrom).toBe(2);
  });

  it.each([
    ["a month of 28 days", "month", "2026-01-01", "2026-02-01", "2026-03-01", []],
    ["a month without its last days", "month", "2026-01-01", "2026-02-01", "2026-02-26", [1]],
    ["a quarter of 90 days", "quarter", "2025-10-01", "2026-01-01", "2026-04-01", []],
    ["a quarter without its last month", "quarter", "2025-10-01", "2026-01-01", "2026-03-01", [1]],
    ["a fortnight without its last day", { interval: "P14D" }, "2026-03-02", "2026-03-16", "2026-03-29", [1]],
    ["a business day before free ones", "businessDay", "2026-03-05", "2026-03-06", "2026-03-07", []],
    ["a week that begins before the range", "week", "2026-03-02", "2026-03-09", "2026-03-16", [0], "2026-03-04"],
  ] as const)("trendModel(%s) knows whether the range cuts a bucket", (_, grain, first, last, to, expected, from: string = first) => {
    const at = (date: string) => `${date}T00:00:00.000Z`;
    const answer = answerOf(
      [
        { role: "time", name: "time", values: [at(first), at(last)] },
        { role: "metric", name: "tickets", metric: "tickets", cells: { value: [4, 5] } },
      ],
      { grain, resolvedRange: { from: at(from), to: at(to) } },
    );
    expect(Object.keys(trendModel(answer, options).cut ?? {}).map(Number)).toEqual(expected);
  });

  it("trendModel(day of 23 hours) is whole", () => {
    const answer = answerOf(
      [
        { role: "time", name: "time", values: ["2026-03-27T23:00:00.000Z", "2026-03-28T23:00:00.000Z"] },
        { role: "metric", name: "tickets", metric: "tickets", cells: { value: [4, 5] } },
      ],
      { timeZone: "Europe/Berlin", resolvedRange: { from: "2026-03-27T23:00:00.000Z", to: "2026-03-29T22:00:00.000Z" } },
    );
    expect(trendModel(answer, options).cut).toEqual({});
  });

  it("trendModel(compare) carries values and real dates", () => {
    const model = trendModel(
      answerOf([
        { role: "time", name: "time", values: [day(0), day(1)], compare: { previous: [day(-2), null] } },
        {
          role: "metric",
          name: "tickets",
          metric: "tickets",
          cells: { value: [5, 6] },
          compare: { previous: { value: [4, null] } },
        },
      ]),
      options,
    );
    expect(model.comparison).toEqual({ label: "prior period", times: [Date.UTC(2026, 1, 27), null] });
    expect(model.series[0]?.compare).toEqual([4, null]);
  });

  it("trendModel(stacked) refuses a metric that does not add up", () => {
    const ratio = answerOfDays([0.5], "csat");
    expect(trendModel(ratio, { ...options, stacked: true })).toMatchObject({ stacked: false, stackRefused: "csat" });
    expect(trendModel(byChannel, { ...options, stacked: true })).toMatchObject({ stacked: true, stackRefused: null });
  });

  it("trendModel(small samples) marks them", () => {
    const model = trendModel(
      answerOf([
        { role: "time", name: "time", values: [day(0), day(1)] },
        { role: "metric", name: "csat", metric: "csat", cells: { value: [0.5, 0.9], n: [8, 90] }, states: ["small", null] },
      ]),
      options,
    );
    expect([[...(model.series[0]?.small ?? [])], model.series[0]?.n]).toEqual([[0], [8, 90]]);
  });

  it("trendModel(nothing) has no buckets", () => {
    expect(trendModel(answerOfDays([]), options).times).toEqual([]);
  });
});
