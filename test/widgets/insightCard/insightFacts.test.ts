import { describe, expect, it } from "vitest";
import type { Annotation } from "../../../src/query/annotations.ts";
import type { Catalog } from "../../../src/query/catalog.ts";
import { numberOf } from "../../../src/query/decimal.ts";
import type { AnyFilter } from "../../../src/query/filter.ts";
import { insightFacts } from "../../../src/widgets/insightCard/insightFacts.ts";
import type { InsightReading } from "../../../src/widgets/insightCard/insightReading.ts";
import { support } from "../../query/support.ts";
import { daysOf, readingOf, totalOf } from "./reading.ts";

const options = { catalog: support as Catalog, zone: { weekStart: "monday" as const } };
const kinds = (reading: InsightReading, more: object = {}) => insightFacts(reading, { ...options, ...more }).map(({ kind }) => kind);

/** From 37 to 43 without a rhythm: the digits of a linear congruential generator, always the same. */
function calm(count: number): readonly number[] {
  let state = 7;
  return Array.from({ length: count }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return 37 + (Math.floor(state / 65_536) % 7);
  });
}

describe("insightFacts: change", () => {
  it("a count that changed by more than twice the root of both sums did change", () => {
    const [fact] = insightFacts(readingOf("tickets", totalOf(1200, 1000)), options);
    expect(fact?.kind === "change" && [fact.way, fact.sentiment, fact.after.value, fact.before.value]).toEqual(["up", "neutral", 1200, 1000]);
  });

  it("a count that changed by less, by chance alone, did not: 1050 against 1000 is 1.1 times the root of 2050", () => {
    expect(kinds(readingOf("tickets", totalOf(1050, 1000)))).toEqual(["steady"]);
  });

  it("what varies from day to day by more hides the same change", () => {
    const wild = daysOf(Array.from({ length: 28 }, (_, index) => (((index * 3) % 5) % 2 === 0 ? 10 : 76)));
    expect(kinds(readingOf("tickets", totalOf(1200, 1000), { course: wild }))).toEqual(["steady"]);
  });

  it("shares of cases are held against each other by their cases: 86 of 100 and 80 of 100 are the same, of 10,000 they are not", () => {
    const share = (n: number) => ({
      ...totalOf(0.86, 0.8),
      cell: { value: 0.86, numerator: 0.86 * n, denominator: n, n, compare: { previous: { value: 0.8, numerator: 0.8 * n, denominator: n } } },
    });
    expect(kinds(readingOf("csat", share(100)))).toEqual(["steady"]);
    const [fact] = insightFacts(readingOf("csat", share(10_000)), options);
    expect(fact?.kind === "change" && fact.sentiment).toBe("good");
  });

  it("a share above 1 is none of cases, and is held against its ups and downs", () => {
    const total = { ...totalOf(1.2, 0.8), cell: { value: 1.2, numerator: 1200, denominator: 1000, n: 1000, compare: { previous: { value: 0.8, numerator: 800, denominator: 1000 } } } };
    expect(kinds(readingOf("csat", total))).toEqual(["steady"]);
  });

  it("what still runs is held against nothing that is over", () => {
    const total = { ...totalOf(600, 1000), range: { from: "2026-03-01T00:00:00.000Z", to: "2026-04-01T00:00:00.000Z" } };
    expect(kinds(readingOf("tickets", total))).toEqual(["steady"]);
  });

  it("where much of a change is comes behind it: only parts that go the same way, with a fifth of it, beyond chance", () => {
    const part = (contribution: number, p: number | null, value: string) => ({ where: [["channel", value]] as const, before: 100, after: 100 + contribution, contribution, p });
    const drivers = [part(150, 0.001, "phone"), part(-90, 0.001, "chat"), part(60, 0.2, "email"), part(30, 0.001, "wechat")];
    const facts = insightFacts(readingOf("tickets", totalOf(1200, 1000), { drivers }), options);
    expect(facts.map(({ kind }) => kind)).toEqual(["change", "driver"]);
    const [, driver] = facts;
    expect(driver?.kind === "driver" && [driver.where, driver.contribution.value]).toEqual([[["channel", "phone"]], 150]);
  });
});

describe("insightFacts: course", () => {
  it("a spike beyond its band is unusual, with what was expected; that it is a record too is not said again", () => {
    const history = daysOf(calm(120), -120);
    const values = calm(28).map((value, index) => (index === 20 ? 120 : value));
    const facts = insightFacts(readingOf("tickets", totalOf(1200, 1190), { course: daysOf(values), history }), options);
    expect(facts.map(({ kind }) => kind)).toEqual(["anomaly"]);
    const [fact] = facts;
    expect(fact?.kind === "anomaly" && [fact.way, fact.value.value, fact.at.from]).toEqual(["up", 120, "2026-03-10T00:00:00.000Z"]);
  });

  it("the first outbreak of what is rare is unusual, though something came shortly before", () => {
    const none = (count: number) => new Array<number>(count).fill(0);
    const course = daysOf([...none(8), 8, ...none(5)]);
    const facts = insightFacts(readingOf("tickets", totalOf(8, 1), { course, history: daysOf([...none(195), 1, ...none(4)], -200) }), { ...options, most: 9 });
    expect(facts.flatMap((fact) => (fact.kind === "anomaly" ? [[fact.way, fact.value.value, fact.at.from]] : []))).toEqual([["up", 8, "2026-02-26T00:00:00.000Z"]]);
  });

  it("a holiday of the catalog's only calendar, or of the page's, is not unusual", () => {
    const values = calm(28).map((value, index) => (index === 20 ? 5 : value));
    const off = { weekdays: ["monday"], holidays: [{ id: "founding", from: "2026-03-10", to: "2026-03-11" }] } as const;
    const told = (calendars: Catalog["calendars"] = {}, business?: string) => {
      const reading = readingOf("tickets", totalOf(1200, 1190), { course: daysOf(values), history: daysOf(calm(120), -120) });
      return insightFacts(reading, { ...options, business, catalog: { ...options.catalog, calendars } }).some(({ kind }) => kind === "anomaly");
    };
    expect([told(), told({ off }), told({ off, other: off }), told({ off, other: off }, "off")]).toEqual([true, false, true, false]);
  });

  it("an incident that somebody noted of its rows is not unusual, and is no baseline", () => {
    const values = calm(28).map((value, index) => (index === 20 ? 5 : value));
    const outage = { at: "2026-03-10T08:00:00Z", to: "2026-03-10T10:00:00Z", label: "Outage", kind: "incident" } as const;
    const told = (annotation: Annotation, filter: AnyFilter | null = null) => {
      const noted = { annotations: [annotation], filters: [null, filter] };
      const reading = readingOf("tickets", totalOf(1200, 1190), { course: daysOf(values), history: daysOf(calm(120), -120), ...noted });
      return insightFacts(reading, options).some(({ kind }) => kind === "anomaly");
    };
    const inRegion = (value: string) => ({ dimension: "region", op: "equals", value }) as const;
    const [east, west] = [inRegion("East"), inRegion("West")];
    expect([told(outage), told({ ...outage, kind: "note" }), told({ ...outage, metrics: ["csat"] })]).toEqual([false, true, true]);
    expect([told({ ...outage, filter: east }, east), told({ ...outage, filter: east }, west)]).toEqual([false, true]);
  });

  it("what comes is forecast without an incident that somebody noted, and held against what was usual without it", () => {
    const weekly = (length: number) => calm(length).map((value, index) => (index % 7 < 2 ? value / 2 : value));
    const values = weekly(28).map((value, index) => (index >= 18 ? 2 + (index % 2) : value));
    const outage = { at: "2026-03-08T00:00:00Z", to: "2026-03-18T00:00:00Z", label: "Outage", kind: "incident" } as const;
    const told = (annotations: readonly Annotation[]) => {
      const reading = readingOf("tickets", { ...totalOf(1200, 1190), computedAt: "2026-03-18T08:00:00.000Z" }, { course: daysOf(values), history: daysOf(weekly(119), -119), annotations });
      return insightFacts(reading, { ...options, most: 9 }).filter(({ kind }) => kind === "outlook").map((fact) => (fact.kind === "outlook" ? fact.way : null));
    };
    expect([told([]), told([outage])]).toEqual([["down"], []]);
  });

  it("what comes after an outage that ended is held against what was usual without it", () => {
    const weekly = calm(140).map((value, index) => (index % 7 < 2 ? value / 2 : value));
    const told = (days: number) => {
      const values = weekly.map((value, index) => (index >= 137 - days && index < 137 ? 0 : value));
      const reading = readingOf("tickets", { ...totalOf(1200, 1190), computedAt: "2026-03-18T08:00:00.000Z" }, { course: daysOf(values.slice(112)), history: daysOf(values.slice(0, 112), -112) });
      return insightFacts(reading, { ...options, most: 9 }).filter(({ kind }) => kind === "outlook");
    };
    expect([told(14), told(21), told(35)]).toEqual([[], [], []]);
  });

  it("what comes on a holiday is forecast by those of its name", () => {
    // Each first of a month is a holiday of five tickets, and 1 March comes next.
    const known = Array.from({ length: 120 }, (_, index) => index - 120);
    const isFirst = (index: number) => new Date(Date.UTC(2026, 2, 1 + index)).getUTCDate() === 1;
    const course = { ...daysOf(calm(120).map((value, at) => (isFirst(known[at] ?? 0) ? 5 : value)), -109), timeZone: "UTC" };
    const firsts = known.filter(isFirst).concat(0).map((index) => new Date(Date.UTC(2026, 2, 1 + index)).toISOString().slice(0, 10));
    const dayAfter = (date: string) => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
    const month = { weekdays: ["monday"], holidays: firsts.map((from) => ({ id: "first", from, to: dayAfter(from) })) } as const;
    const reading = readingOf("tickets", { ...totalOf(1200, 1190), computedAt: "2026-03-01T08:00:00.000Z" }, { course });
    const comes = (calendars: Catalog["calendars"] = {}) =>
      insightFacts(reading, { ...options, most: 9, catalog: { ...options.catalog, calendars } }).flatMap((fact) => (fact.kind === "outlook" ? [[fact.way, fact.at.from, Math.round(numberOf(fact.value.value))]] : []));
    expect(comes({ month })).toEqual([["down", "2026-03-01T00:00:00.000Z", 5]]);
    expect(comes()).toEqual([]);
  });

  it("the highest of all that is known is a record, and among fewer than 12 before it is none", () => {
    const course = daysOf(calm(28).map((value, index) => (index === 10 ? 43.2 : value)));
    const [fact] = insightFacts(readingOf("slowest", totalOf(44, 43), { course, history: daysOf(calm(60), -60) }), options);
    expect(fact?.kind === "record" && [fact.extreme, fact.value.value, fact.buckets.value]).toEqual(["high", 43.2, 87]);
    expect(kinds(readingOf("slowest", totalOf(44, 43), { course, history: daysOf(calm(12), -12) }))).not.toContain("record");
  });

  it("five values in order until now are a run where none as long is known, and none where one is", () => {
    const rising = [...calm(21), 41, 37, 38, 39, 40, 41, 42];
    const [fact] = insightFacts(readingOf("slowest", totalOf(40, 40), { course: daysOf(rising) }), options);
    expect(fact?.kind === "streak" && [fact.way, fact.steps.value, fact.first.value, fact.last.value]).toEqual(["up", 5, 37, 42]);
    const history = daysOf([...calm(30), 37, 38, 39, 40, 41, 42, 38, 41], -38);
    expect(kinds(readingOf("slowest", totalOf(40, 40), { course: daysOf(rising), history }))).not.toContain("streak");
  });

  it("days that are not over take no part, and are a note", () => {
    const course = daysOf([...calm(27), 900], 0, 27);
    expect(kinds(readingOf("slowest", totalOf(40, 40), { course, history: daysOf(calm(60), -60) }))).toEqual(["steady", "incomplete"]);
  });

  it("a day without a value, and one of too few cases, is neither low nor unusual", () => {
    const course = daysOf(calm(28).map((value, index) => (index === 12 ? null : value)));
    expect(kinds(readingOf("slowest", totalOf(40, 40), { course, history: daysOf(calm(60), -60) }))).toEqual(["steady"]);
  });
});

describe("insightFacts: what is said of the data", () => {
  it("of too few cases it says that alone", () => {
    const total = totalOf(0.4, 0.9, { state: "small", n: 12 });
    expect(kinds(readingOf("csat", total, { course: daysOf(calm(28)) }))).toEqual(["small"]);
  });

  it("of too few cases of what still runs, too", () => {
    const total = totalOf(0.4, 0.9, { state: "incomplete", n: 12 });
    expect(kinds(readingOf("csat", total, { course: daysOf(calm(28)) }))).toEqual(["small"]);
  });

  it("where a part could not be loaded nobody says that nothing happened, and what did is told", () => {
    expect(kinds(readingOf("tickets", totalOf(1050, 1000), { isMissing: true }))).toEqual(["unjudged"]);
    expect(kinds(readingOf("tickets", totalOf(1200, 1000), { isMissing: true }))).toEqual(["change"]);
  });

  it("a hidden number is hidden, and nothing else", () => {
    expect(kinds(readingOf("csat", totalOf(null, 0.9, { state: "masked" })))).toEqual(["hidden"]);
  });

  it("data that end more than a day before the range does are behind", () => {
    const total = { ...totalOf(1000, 1000), dataThrough: "2026-03-15T23:00:00.000Z" };
    expect(kinds(readingOf("tickets", total))).toEqual(["steady", "behind"]);
  });

  it("a target is reached or missed by the metric's direction; null hides it", () => {
    const reading = readingOf("csat", totalOf(0.8, 0.8));
    const told = (target: number | null) => insightFacts(reading, { ...options, target }).map((fact) => (fact.kind === "target" ? fact.isMet : fact.kind));
    expect([told(0.8), told(0.9), told(null)]).toEqual([[true, "steady"], [false, "steady"], ["steady"]]);
  });

  it("says at most so many things, notes not counted", () => {
    const total = { ...totalOf(1200, 1000), dataThrough: "2026-03-15T00:00:00.000Z" };
    const course = daysOf(calm(28).map((value, index) => (index === 20 ? 120 : value)));
    expect(kinds(readingOf("tickets", total, { course, history: daysOf(calm(120), -120) }), { most: 1 })).toEqual(["anomaly", "behind"]);
  });

  it("no course, one bucket and nothing known at all are no more than steady", () => {
    for (const course of [null, daysOf([]), daysOf([40]), daysOf([null, null]), daysOf([5, 5, 5])]) {
      expect(kinds(readingOf("slowest", totalOf(40, null), { course }))).toEqual(["steady"]);
    }
  });
});
