import { describe, expect, it } from "vitest";
import { en } from "../../../src/i18n/en.ts";
import { zhCN } from "../../../src/i18n/zhCN.ts";
import type { Catalog } from "../../../src/query/catalog.ts";
import { outlookSentence, outlookTable, readOutlook } from "../../../src/widgets/trend/outlookText.ts";
import { withAnomalies } from "../../../src/widgets/trend/trendAnomalies.ts";
import { withForecast } from "../../../src/widgets/trend/trendForecast.ts";
import { absentQuery, historyQuery, joinedHistory, othersQuery } from "../../../src/widgets/trend/trendHistory.ts";
import { trendModel } from "../../../src/widgets/trend/trendModel.ts";
import { readBucket } from "../../../src/widgets/trend/trendPoint.ts";
import { trendSentence } from "../../../src/widgets/trend/trendSentence.ts";
import { trendTable } from "../../../src/widgets/trend/trendTable.ts";
import { support } from "../../query/support.ts";
import { answerOf, answerOfDays, day } from "./trendAnswer.ts";

const catalog: Catalog = support;
const options = { locale: "en", messages: en } as const;
/** 40 on working days and 20 at weekends, 2 more or less; March 1 is a Sunday. */
const usual = (index: number) => ([0, 6].includes((((index % 7) + 7) % 7)) ? 20 : 40) + ((((index * 5) % 3) + 3) % 3) * 2 - 2;
const days = (first: number, count: number) => Array.from({ length: count }, (_, at) => first + at);
const history = trendModel(
  answerOf([
    { role: "time", name: "time", values: days(-100, 100).map(day) },
    { role: "metric", name: "tickets", metric: "tickets", cells: { value: days(-100, 100).map((index) => (index < -84 ? 0 : usual(index))) } },
  ]),
  { catalog, messages: en },
);
/** Two weeks; Tuesday the 10th has 90, and the last day still runs. */
const shown = trendModel(answerOfDays(days(0, 14).map((index) => (index === 9 ? 90 : index === 13 ? 8 : usual(index))), "tickets", { incompleteFrom: day(13) }), {
  catalog,
  messages: en,
});
const judged = withAnomalies(shown, history, { catalog, grain: "day" });
const whole = withForecast(judged, history, { catalog, grain: "day", buckets: 3, weekStart: "monday" });

describe("historyQuery", () => {
  it("historyQuery(query, model) asks for what was before, without the comparison, up to the first bucket", () => {
    const query = { kind: "aggregate", metrics: ["tickets"], time: { range: { last: 14, unit: "day" }, grain: "day" }, compare: [{ id: "previous", to: "previous" }] } as const;
    expect(historyQuery(query, shown)).toEqual({
      kind: "aggregate",
      metrics: ["tickets"],
      time: { range: { from: day(-400), to: day(0) }, grain: "day" },
    });
  });

  const query = { kind: "aggregate", metrics: ["tickets"], time: { range: { last: 1, unit: "day" }, grain: "day" }, by: ["channel"], top: { n: 2, by: "tickets", other: true } } as const;
  const before = { from: day(-400), to: day(0) };
  const byChannel = (first: number, counts: Readonly<Record<string, number>>, others: readonly number[] = []) =>
    trendModel(
      answerOf([
        { role: "time", name: "time", values: Object.keys(counts).map(() => day(first)) },
        { role: "dimension", name: "channel", values: Object.keys(counts), other: others },
        { role: "metric", name: "tickets", metric: "tickets", cells: { value: Object.values(counts) } },
      ]),
      { catalog, messages: en },
    );
  const ofAll = (first: number, value: number) =>
    trendModel(answerOf([{ role: "time", name: "time", values: [day(first)] }, { role: "metric", name: "tickets", metric: "tickets", cells: { value: [value] } }]), { catalog, messages: en });

  it("historyQuery(query by values) asks for those that are shown, othersQuery for the rest, whichever were the largest before", () => {
    const three = byChannel(0, { phone: 4, chat: 3, rest: 2 }, [2]);
    const asked = { kind: "aggregate", metrics: ["tickets"], time: { range: before, grain: "day" } };
    expect(historyQuery(query, three)).toEqual({ ...asked, by: ["channel"], where: { dimension: "channel", op: "in", values: ["phone", "chat"] } });
    expect(othersQuery({ ...query, where: { dimension: "region", op: "isNull" } }, three)).toEqual({
      ...asked,
      where: { and: [{ dimension: "region", op: "isNull" }, { dimension: "channel", op: "notIn", values: ["phone", "chat"] }] },
    });
    expect(othersQuery(query, byChannel(0, { phone: 4, chat: 3 }))).toBe(null);
  });

  it("absentQuery(query, model, history) asks for the values that had no row, and joinedHistory gives each series its own", () => {
    const four = byChannel(0, { phone: 4, chat: 3, email: 1, rest: 2 }, [3]);
    const history = byChannel(-1, { phone: 5 });
    expect(absentQuery(query, four, history)?.where).toEqual({ dimension: "channel", op: "in", values: ["chat", "email"] });
    expect(absentQuery(query, byChannel(0, { phone: 4 }), history)).toBe(null);
    const joined = joinedHistory({ history, others: ofAll(-1, 7), absent: ofAll(-1, 0) }, four);
    expect(joined?.series.map(({ key, values }) => [key, values])).toEqual([
      ['tickets:"phone"', [5]],
      ['tickets:"chat"', [0]],
      ['tickets:"email"', [0]],
      ["tickets:$other", [7]],
    ]);
  });

});

describe("withAnomalies", () => {
  it("withAnomalies(model, history) marks the day that is unusual, and expects of each complete one what its weekday had", () => {
    const [one] = judged.series;
    expect([...(one?.anomalies ?? [])]).toEqual([9]);
    expect(one?.expected?.values.slice(6, 9).map((value) => Math.round((value ?? 0) / 10) * 10)).toEqual([20, 20, 40]);
    expect([one?.expected?.values[13], one?.expected?.values.length]).toEqual([null, 14]);
  });
  it("withAnomalies(model, history) marks an alarm for as long as it lasts, every value outside its bounds, and none of a way that is not asked for", () => {
    const rates = days(0, 14).map((index) => (index === 9 ? 90 : index === 10 ? 150 : index === 11 ? 210 : usual(index)));
    const long = trendModel(answerOfDays(rates, "tickets"), { catalog, messages: en });
    const markedOf = (more: Partial<Parameters<typeof withAnomalies>[2]> = {}) => withAnomalies(long, history, { catalog, grain: "day", ...more }).series[0];
    const one = markedOf();
    const outside = long.times.flatMap((_, index) => {
      const [value, lower, upper] = [one?.values[index] ?? 0, one?.expected?.lower[index] ?? 0, one?.expected?.upper[index] ?? 0];
      return value < lower || value > upper ? [index] : [];
    });
    expect(outside).toEqual([9, 10, 11]);
    expect([...(one?.anomalies ?? [])]).toEqual(outside);
    expect([...(markedOf({ direction: "down" })?.anomalies ?? [])]).toEqual([]);
  });
  it("withAnomalies(model, history) marks the first outbreak of what is rare, though something came shortly before", () => {
    const rare = (at: (index: number) => number, first: number, count: number) =>
      trendModel(
        answerOf([
          { role: "time", name: "time", values: days(first, count).map(day) },
          { role: "metric", name: "tickets", metric: "tickets", cells: { value: days(first, count).map(at) } },
        ]),
        { catalog, messages: en },
      );
    const at = (index: number) => (index === -5 ? 1 : index === 6 ? 8 : 0);
    const [one] = withAnomalies(rare(at, 0, 14), rare(at, -200, 200), { catalog, grain: "day" }).series;
    expect([...(one?.anomalies ?? [])]).toEqual([6]);
  });
  it("withAnomalies(model, null) has too little to judge by, marks nothing, and says of each complete bucket that it is not judged", () => {
    const [one] = withAnomalies(shown, null, { catalog, grain: "day" }).series;
    expect([one?.anomalies?.size, one?.expected?.values.every((value) => value === null)]).toEqual([0, true]);
    expect([...(one?.leftOut ?? [])]).toEqual(days(0, 13).map((index) => [index, "learning"]));
  });

  const weekly = (first: number, values: readonly number[]) =>
    trendModel(
      answerOf([
        { role: "time", name: "time", values: values.map((_, index) => day(7 * (first + index))) },
        { role: "metric", name: "tickets", metric: "tickets", cells: { value: values } },
      ], { grain: "week", resolvedRange: { from: day(7 * first), to: day(7 * (first + values.length)) } }),
      { catalog, messages: en },
    );
  const weeksOf = (values: readonly number[], count: number) => withAnomalies(weekly(values.length - count, values.slice(-count)), weekly(0, values.slice(0, -count)), { catalog, grain: "week" });
  const none = (count: number) => new Array<number>(count).fill(0);

  it("withAnomalies(model, history) holds nothing against zeros from before there were data: nine equal weeks are not judged, wherever they begin", () => {
    for (const count of [8, 12]) {
      const out = weeksOf([...none(150), ...new Array<number>(9).fill(350)], count);
      const [one] = out.series;
      expect([one?.anomalies?.size, new Set(one?.expected?.values), new Set(one?.leftOut?.values()), one?.leftOut?.size]).toEqual([0, new Set([null]), new Set(["learning"]), count]);
      expect(outlookSentence(out, options)).toMatch(/^Not judged: [^;]* \(too little known before\)\.$/);
    }
  });
  it("withAnomalies(model, history) finds a doubled week of a young metric once 21 are known, shown or not", () => {
    const level = (index: number) => 800 + ((index * 37) % 11) * 5;
    const young = Array.from({ length: 25 }, (_, index) => level(index) * (index === 23 ? 2 : 1));
    for (const count of [4, 24, 30]) expect([...(weeksOf([...none(150), ...young], count).series[0]?.anomalies ?? [])]).toEqual([count - 2]);
  });
});

describe("withAnomalies, of what is left out", () => {
  const marked = (more: Partial<Parameters<typeof withAnomalies>[2]>) => [...(withAnomalies(shown, history, { catalog, grain: "day", ...more }).series[0]?.anomalies ?? [])];
  const week = { weekdays: ["monday", "tuesday", "wednesday", "thursday", "friday"] } as const;
  const off = { ...week, holidays: [{ id: "founding", from: "2026-03-10", to: "2026-03-11" }] };

  it("marks no holiday of the catalog's only calendar, of several of the page's", () => {
    expect(marked({ catalog: { ...catalog, calendars: { off } } })).toEqual([]);
    const calendars = { week, off };
    expect(marked({ catalog: { ...catalog, calendars } })).toEqual([9]);
    expect(marked({ catalog: { ...catalog, calendars }, business: "off" })).toEqual([]);
    expect(marked({ catalog: { ...catalog, calendars }, business: "week" })).toEqual([9]);
  });

  it("marks nothing in an incident that somebody noted of the metric; a note leaves out nothing, nor does a moment", () => {
    const noted = { at: day(9), to: day(10), label: "Outage", kind: "incident" } as const;
    expect(marked({ annotations: [noted] })).toEqual([]);
    expect(marked({ annotations: [{ ...noted, kind: "note" }] })).toEqual([9]);
    expect(marked({ annotations: [{ at: day(9), to: day(10), label: "Campaign" }] })).toEqual([9]);
    expect(marked({ annotations: [{ ...noted, metrics: ["tickets"] }] })).toEqual([]);
    expect(marked({ annotations: [{ ...noted, metrics: ["csat"] }] })).toEqual([9]);
    expect(marked({ annotations: [{ at: day(9), label: "Release", kind: "incident" }] })).toEqual([9]);
  });

  it("leaves an incident out of the line that it happened to, and of no other", () => {
    const split = (value: string) => (model: typeof shown) => ({
      ...model,
      by: { dimension: "region", label: "Region" },
      series: model.series.map((one) => ({ ...one, value })),
    });
    const annotations = [{ at: day(9), to: day(10), label: "Outage", kind: "incident", filter: { dimension: "region", op: "in", values: ["East"] } }] as const;
    const marks = (value: string) => [...(withAnomalies(split(value)(shown), history, { catalog, grain: "day", annotations }).series[0]?.anomalies ?? [])];
    expect([marks("East"), marks("West")]).toEqual([[], [9]]);
  });
});

describe("withForecast", () => {
  it("withForecast(model, history) adds buckets that have no values, and forecasts the one that still runs too", () => {
    const [one] = whole.series;
    expect([whole.forecastFrom, whole.incompleteFrom, whole.times.length, whole.starts.at(-1), whole.end]).toEqual([14, 13, 17, day(16), shown.end]);
    expect(one?.values.slice(12)).toEqual([usual(12), 8, null, null, null]);
    const told = one?.forecast?.values ?? [];
    expect(told.slice(0, 13).every((value) => value === null)).toBe(true);
    // A Saturday, a Sunday and two working days.
    expect(told.slice(13).map((value) => Math.round((value ?? 0) / 10) * 10)).toEqual([20, 20, 40, 40]);
    for (const at of [13, 14, 15, 16]) {
      expect(one?.forecast?.lower[at] ?? 0).toBeLessThan(told[at] ?? 0);
      expect(one?.forecast?.upper[at] ?? 0).toBeGreaterThan(told[at] ?? 0);
    }
  });
  it("withForecast(model, history) forecasts without the zeros from before there were data", () => {
    const since = days(-85, 85);
    const cells = { value: since.map(usual) };
    const begun = trendModel(answerOf([{ role: "time", name: "time", values: since.map(day) }, { role: "metric", name: "tickets", metric: "tickets", cells }]), { catalog, messages: en });
    const told = withForecast(judged, begun, { catalog, grain: "day", buckets: 3, weekStart: "monday" });
    expect(whole.series[0]?.forecast).toEqual(told.series[0]?.forecast);
  });
  it("withForecast(annotations) leaves noted incidents of the line out, so that the band is as narrow as without them", () => {
    const hit = trendModel(answerOfDays(days(0, 14).map((index) => (index < 5 ? 0 : index === 13 ? 8 : usual(index))), "tickets", { incompleteFrom: day(13) }), { catalog, messages: en });
    const widths = (model: typeof shown, annotations: Parameters<typeof withForecast>[2]["annotations"]) => {
      const { lower, upper } = withForecast(model, history, { catalog, grain: "day", buckets: 3, weekStart: "monday", annotations }).series[0]?.forecast ?? { lower: [], upper: [] };
      return Number(upper[15]) - Number(lower[15]);
    };
    const outage = { at: day(0), to: day(5), label: "Outage", kind: "incident" } as const;
    const calm = trendModel(answerOfDays(days(0, 14).map((index) => (index < 5 ? null : index === 13 ? 8 : usual(index))), "tickets", { incompleteFrom: day(13) }), { catalog, messages: en });
    expect(widths(hit, [outage])).toBe(widths(calm, []));
    expect(widths(hit, [])).toBeGreaterThan(1.3 * widths(hit, [outage]));
    expect(widths(hit, [{ ...outage, metrics: ["csat"] }])).toBe(widths(hit, []));
    expect(widths(hit, [{ ...outage, kind: "note" }])).toBe(widths(hit, []));
  });
  it("withForecast(a catalog with one calendar) expects of a holiday what those of its name had; of several calendars none is meant", () => {
    const free = (index: number) => ({ id: "fair", from: day(index).slice(0, 10), to: day(index + 1).slice(0, 10) });
    const weekdays = ["monday"] as const;
    const calendar = { weekdays, holidays: [-40, -20, 15].map(free) };
    const closed = trendModel(
      answerOf([
        { role: "time", name: "time", values: days(-100, 100).map(day) },
        { role: "metric", name: "tickets", metric: "tickets", cells: { value: days(-100, 100).map((at) => ([-40, -20].includes(at) ? 4 : usual(at))) } },
      ]),
      { catalog, messages: en },
    );
    const expectedOn = (calendars: Catalog["calendars"]) => {
      const told = { catalog: { ...catalog, ...(calendars && { calendars }) }, grain: "day", buckets: 3, weekStart: "monday" } as const;
      return withForecast(shown, closed, told).series[0]?.forecast?.values.slice(13, 16).map((value) => Math.round((value ?? 0) / 10) * 10);
    };
    expect(expectedOn({ shop: calendar })).toEqual([20, 20, 0]);
    expect(expectedOn({ shop: calendar, office: { weekdays } })).toEqual([20, 20, 40]);
    expect(expectedOn(undefined)).toEqual([20, 20, 40]);
  });
  it("withForecast(a comparison) leaves what is to come without one", () => {
    const compared = { ...shown, comparison: { label: "prior", times: shown.times }, series: shown.series.map((one) => ({ ...one, compare: one.values })) };
    const longer = withForecast(compared, history, { catalog, grain: "day", buckets: 2, weekStart: "monday" });
    expect([longer.comparison?.times.slice(14), longer.series[0]?.compare?.slice(14)]).toEqual([[null, null], [null, null]]);
  });
});

describe("outlookText", () => {
  /** The same with numbers that are worked out here. */
  const at = (values: readonly (number | null)[]) => ({ values, lower: values.map((value) => value && value - 9), upper: values.map((value) => value && value + 9) });
  const nothing = days(0, 13).map(() => null);
  const told: typeof whole = {
    ...whole,
    series: whole.series.map((one) => ({
      ...one,
      expected: at([...days(0, 13).map((index) => (index === 9 ? 40.4 : 30)), null, null, null, null]),
      forecast: { ...at([...nothing, 20, 21, 38, 41.6]), level: 0.95, methods: ["theta", "seasonalNaive"] },
    })),
  };
  const said = (model: typeof whole, index: number) => readOutlook(readBucket(model, index, options), model, index, options).points[0];

  it("outlookSentence(model) names what is unusual, what comes and how it was found", () => {
    expect(outlookSentence(told, options)).toBe(
      "Unusual: 90 (Tue, Mar 10, 2026), expected 40. Forecast for Tue, Mar 17, 2026: 42, 95% interval 33 to 51. Forecast by Theta, the season before.",
    );
    expect(outlookSentence({ ...judged, series: judged.series.map((one) => ({ ...one, anomalies: new Set<number>() })) }, options)).toBe("Nothing unusual.");
    expect(outlookSentence(told, { locale: "zh-CN", messages: zhCN })).toBe(
      "异常：90（2026年3月10日周二），预期 40。2026年3月17日周二预测为 42，95% 区间 33 至 51。预测方法：Theta 法、上一周期同期值。",
    );
  });
  it("outlookSentence, readOutlook and outlookTable say of a day left out that it is not judged, and why", () => {
    const calendars = { off: { weekdays: ["monday", "tuesday", "wednesday", "thursday", "friday"], holidays: [{ id: "founding", from: "2026-03-10", to: "2026-03-11" }] } } as const;
    const annotations = [{ at: day(10), to: day(11), label: "Outage", kind: "incident" }] as const;
    const out = withAnomalies(shown, history, { catalog: { ...catalog, calendars }, grain: "day", annotations });
    expect(outlookSentence(out, options)).toBe("Nothing unusual. Not judged: Tue, Mar 10, 2026 (holiday); Wed, Mar 11, 2026 (noted incident).");
    expect(outlookSentence(out, { locale: "zh-CN", messages: zhCN })).toBe("没有异常。未判定：2026年3月10日周二（节假日）；2026年3月11日周三（已记录的异常时段）。");
    expect([8, 9, 10].map((index) => said(out, index)?.note)).toEqual([null, "Not judged: holiday", "Not judged: noted incident"]);
    const { columns } = outlookTable(trendTable(out, "Tickets", options), out, options);
    expect(columns.find(({ label }) => label === "Unusual")?.values.slice(8, 11)).toEqual([null, "Not judged: holiday", "Not judged: noted incident"]);
  });
  const leftOut = (indices: readonly number[]) => ({ leftOut: new Map(indices.map((index) => [index, "holiday"] as const)) });

  it("outlookSentence names three of the spans left out and counts the rest", () => {
    const out = (indices: readonly number[]) => ({ ...judged, series: judged.series.map((one) => ({ ...one, ...leftOut(indices) })) });
    expect(outlookSentence(out([1, 3, 5, 7, 8]), options)).toMatch(/Not judged: Mon, Mar 2, 2026 \(holiday\).* Fri, Mar 6, 2026 \(holiday\).* and 2 more\.$/);
    expect(outlookSentence(out([1, 2, 3, 12]), options)).toMatch(/Not judged: Mar 2 – 4, 2026 \(holiday\); Fri, Mar 13, 2026 \(holiday\)\.$/);
  });
  it("outlookSentence names hours left out by their day where it is whole, and what all series leave out once", () => {
    const hours = trendModel(
      answerOf([
        { role: "time", name: "time", values: Array.from({ length: 72 }, (_, hour) => new Date(Date.UTC(2026, 2, 9, hour)).toISOString()) },
        { role: "metric", name: "tickets", metric: "tickets", cells: { value: Array.from({ length: 72 }, () => 5) } },
      ], { grain: "hour" }),
      { catalog, messages: en },
    );
    const [one] = hours.series;
    const judgedHours = { ...one, anomalies: new Set<number>(), expected: at(Array.from({ length: 72 }, () => 5)), ...leftOut(Array.from({ length: 24 }, (_, hour) => 24 + hour)) };
    const split = (...labels: string[]) => ({ ...hours, series: labels.map((label) => ({ ...judgedHours, label })) }) as typeof hours;
    expect(outlookSentence(split("Phone"), options)).toBe("Nothing unusual. Not judged: Mar 10, 2026 (holiday).");
    expect(outlookSentence(split("Phone", "Chat"), options)).toBe("Phone: Nothing unusual. Chat: Nothing unusual. Not judged: Mar 10, 2026 (holiday).");
    const other = split("Phone", "Chat");
    const differing = { ...other, series: other.series.map((series, index) => (index === 0 ? series : { ...series, leftOut: new Map() })) };
    expect(outlookSentence(differing, options)).toBe("Phone: Nothing unusual. Not judged: Mar 10, 2026 (holiday). Chat: Nothing unusual.");
  });
  it("trendSentence(model) does not call incomplete what is to come", () => {
    expect(trendSentence(whole, options)).toContain("Not complete: Sat, Mar 14, 2026.");
    const over = withForecast({ ...shown, incompleteFrom: 14 }, history, { catalog, grain: "day", buckets: 3, weekStart: "monday" });
    expect(trendSentence(over, options)).not.toContain("Not complete");
  });
  it("readOutlook(reading) says of a point what was expected, of a running one what it will be, and of one to come its interval", () => {
    expect(said(told, 9)?.note).toBe("Unusual: expected 40 (32 to 49)");
    expect([said(told, 8)?.note, said(told, 13)?.value]).toEqual([null, "8"]);
    expect(said(told, 13)?.note).toBe("Expected by its end: 20 (11 to 29)");
    expect([said(told, 16)?.value, said(told, 16)?.note]).toEqual(["42", "Forecast, 95% interval 33 to 51"]);
  });
  it("outlookTable(table, model) has the same beside the values", () => {
    const table = outlookTable(trendTable(told, "Tickets", options), told, options);
    const cell = (label: string, row: number) => {
      const column = table.columns.find((one) => one.label === label);
      return column?.format(column.values[row] ?? null);
    };
    expect(table.columns.map(({ label }) => label)).toEqual([
      "Time", "tickets", "Unusual", "Expected", "Expected, from", "Expected, to", "Forecast", "Forecast, from", "Forecast, to",
    ]);
    expect([cell("Time", 16), cell("tickets", 16), cell("Forecast", 16), cell("Expected", 16)]).toEqual(["Tue, Mar 17, 2026 (Forecast)", "no data", "42", ""]);
    expect([cell("Time", 13), cell("Unusual", 9), cell("Unusual", 8), cell("Expected", 9)]).toEqual(["Sat, Mar 14, 2026 (not complete yet)", "Unusual", "", "40"]);
  });
});
