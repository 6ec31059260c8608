import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AlertRule, AlertTimes, Catalog } from "../../../src/query/index.ts";
import { changedFields } from "../../../src/widgets/alertRule/changedFields.ts";
import { readDraft } from "../../../src/widgets/alertRule/readDraft.ts";
import { amountText, readAmount, writeAmount } from "../../../src/widgets/alertRule/ruleAmount.ts";
import type { AmountKind } from "../../../src/widgets/alertRule/ruleAmount.ts";
import { calendarOf, ruleCalendars } from "../../../src/widgets/alertRule/ruleCalendars.ts";
import type { RuleCalendar } from "../../../src/widgets/alertRule/ruleCalendars.ts";
import { draftInLocale } from "../../../src/widgets/alertRule/draftInLocale.ts";
import { draftOf, newRule } from "../../../src/widgets/alertRule/ruleDraft.ts";
import type { RuleDraft } from "../../../src/widgets/alertRule/ruleDraft.ts";
import { support } from "../../query/support.ts";
import { everything } from "../../../stories/support/supportRules.ts";

const catalog: Catalog = support;
const read = (rule: AlertRule, change: Partial<RuleDraft> = {}) => readDraft({ ...draftOf(rule, catalog, "en"), ...change }, rule, { catalog, locale: "en" });
const faults = (rule: AlertRule, change: Partial<RuleDraft>) => read(rule, change).problems.map(({ field, fault }) => [field, fault]);

describe("readDraft", () => {
  const conditions: readonly Partial<AlertRule>[] = [
    {},
    { condition: { kind: "threshold", enter: { above: 0.9, below: 0.1 }, exit: { above: 0.8, below: 0.2 } } },
    { condition: { kind: "change", against: "previous", as: "relative", enter: { below: -0.2 }, levels: { critical: { below: -0.5 } } } },
    { condition: { kind: "change", against: { shift: "P7D" }, as: "absolute", enter: { above: 0.05, below: -0.03 } } },
    { condition: { kind: "change", against: { shift: "P3D" }, as: "relative", enter: { above: 1.5 } } },
    { condition: { kind: "anomaly", falseAlarmsPerWeek: 0.5, direction: "down", minimumChange: { relative: 0.1 }, exit: 0.5, relearnAfter: 9 } },
    { condition: { kind: "anomaly", falseAlarmsPerWeek: 2, direction: "both", minimumChange: { absolute: 0.05 } } },
    { condition: { kind: "noData", after: 2 } },
    { where: { or: [{ dimension: "channel", op: "isNull" }, { dimension: "urgent", op: "equals", value: true }] }, by: ["region", "channel"] },
    { grain: { interval: "PT15M" } },
    { metric: "firstResponseP90", condition: { kind: "threshold", enter: { above: 5400 } } },
  ];
  it.each(conditions)("readDraft(draftOf(rule)) is the rule again, what has no field with it: %j", (part) => {
    const rule = { ...everything, ...part };
    expect(read(rule)).toEqual({ rule, problems: [] });
  });

  it("readDraft() reads percent as a share, and points of a share's change too", () => {
    expect(read(everything, { low: "82.5" }).rule.condition).toMatchObject({ enter: { below: 0.825 } });
    expect(read(everything, { kind: "change", as: "absolute", low: "5", exitLow: "", criticalLow: "" }).rule.condition).toMatchObject({ enter: { below: -0.05 } });
  });

  it("readDraft() names each field that is not right, in the order of the form", () => {
    expect(faults(everything, { low: "" })).toEqual([["low", "required"]]);
    expect(faults(everything, { low: "many", nameEn: "", nameZh: "" })).toEqual([["low", "number"], ["nameEn", "required"]]);
    expect(faults(everything, { low: "850" })).toEqual([["low", "share"], ["exitLow", "order"]]);
    expect(faults(everything, { breaches: "5", of: "3" })).toEqual([["breaches", "order"]]);
    const byHalfHour: AlertRule = { ...everything, grain: "hour", condition: { kind: "change", against: { shift: "PT30M" }, as: "relative", enter: { above: 0.5 } } };
    expect(faults(byHalfHour, {})).toEqual([["against", "never"]]);
    expect(faults(everything, { quietTo: "" })).toEqual([["quietTo", "required"]]);
    expect(faults(everything, { metric: "replyCount", low: "5", exitLow: "", criticalLow: "" })).toEqual([["minimumVolume", "volume"]]);
  });

  it("readDraft() takes the Chinese name where there is no English one", () => {
    expect(read(everything, { nameEn: " " }).rule.name).toEqual({ en: "满意度偏低", "zh-CN": "满意度偏低" });
  });

  it("newRule(catalog) asks for what goes the bad way, of rates with enough cases", () => {
    expect(newRule(catalog, "r", "csat")).toMatchObject({ version: 0, minimumVolume: 30, condition: { enter: { below: NaN } } });
    expect(faults(newRule(catalog, "r", "tickets"), {})).toEqual([["high", "required"], ["nameEn", "required"]]);
  });
});

describe("draftInLocale", () => {
  const durations = { ...everything, metric: "firstResponseP90", condition: { kind: "threshold", enter: { above: 5400.25 }, exit: { above: 3600 } } } as const;
  const unusual: AlertRule = { ...everything, condition: { kind: "anomaly", falseAlarmsPerWeek: 0.5, direction: "both", minimumChange: { relative: 0.125 } } };

  it.each([everything, durations, unusual])("draftInLocale(draftOf(rule), from, to) is what draftOf(rule) is in the other locale: %#", (rule) => {
    const [english, german, chinese] = ["en", "de-DE", "zh-CN"].map((locale) => draftOf(rule, catalog, locale));
    if (!english || !german || !chinese) throw new Error("no drafts");
    expect(draftInLocale(english, catalog, "en", "de-DE")).toEqual(german);
    expect(draftInLocale(german, catalog, "de-DE", "zh-CN")).toEqual(chinese);
    expect(draftInLocale(english, catalog, "en", "en")).toBe(english);
  });

  it("draftInLocale() keeps the numbers that were typed, and leaves as typed what is none", () => {
    const typed = { ...draftOf(durations, catalog, "en"), high: "1.5 h", exitHigh: "1,5", minimumVolume: "1,500", every: "many", repeat: "" };
    const moved = draftInLocale(typed, catalog, "en", "de-DE");
    expect([moved.high, moved.exitHigh, moved.minimumVolume, moved.every, moved.repeat]).toEqual(["1h 30 Min.", "1,5", "1500", "many", ""]);
    expect(draftInLocale({ ...draftOf(unusual, catalog, "en"), least: "12.5 %", budget: "1e3" }, catalog, "en", "de-DE")).toMatchObject({ least: "12,5%", budget: "1000" });
  });
});

describe("ruleCalendars", () => {
  const holidays: RuleCalendar = { id: "holidays", name: { en: "Holidays" }, times: { dates: [{ from: "2026-10-01", to: "2026-10-08" }] } };
  const weekends: RuleCalendar = { id: "weekends", name: { en: "Weekends" }, times: { weekly: [{ days: ["saturday", "sunday"], from: "00:00", to: "24:00" }] } };
  const night = { from: "22:00", to: "08:00" };
  const quiet = (times: AlertTimes | undefined, change: Partial<RuleDraft> = {}) => {
    const rule: AlertRule = { ...everything, notify: times === undefined ? {} : { quiet: times } };
    const draft = { ...draftOf(rule, catalog, "en"), ...change };
    return [draft.quietFrom, calendarOf(draft.quiet, [holidays, weekends])?.id, readDraft(draft, rule, { catalog, locale: "en" }).rule.notify?.quiet];
  };

  it("ruleCalendars(catalog) has the holidays of its calendars, and the host's own in their place", () => {
    const known: Catalog = { ...catalog, calendars: { cn: { weekdays: [], holidays: [{ id: "national", from: "2026-10-01", to: "2026-10-08" }] }, none: { weekdays: [] } } };
    expect(ruleCalendars(known)).toEqual([{ ...holidays, id: "cn", name: { en: "cn" } }]);
    expect([ruleCalendars(known, [weekends]), ruleCalendars(catalog)]).toEqual([[weekends], []]);
  });

  it("readDraft(draftOf(rule)) keeps quiet hours beside a calendar, and times that are none", () => {
    const other = { dates: [{ from: "2026-12-24", to: "2026-12-27" }] };
    expect(quiet(undefined)).toEqual(["", undefined, undefined]);
    expect(quiet({ weekly: [night] })).toEqual(["22:00", undefined, { weekly: [night] }]);
    expect(quiet({ weekly: [night], ...holidays.times })).toEqual(["22:00", "holidays", { weekly: [night], ...holidays.times }]);
    expect(quiet(weekends.times)).toEqual(["", "weekends", weekends.times]);
    expect(quiet({ weekly: [night], ...other })).toEqual(["22:00", undefined, { weekly: [night], ...other }]);
  });

  it("readDraft() writes the times of the calendar that is chosen, and takes them away again", () => {
    expect(quiet({ weekly: [night] }, { quiet: weekends.times })[2]).toEqual({ weekly: [night, ...(weekends.times.weekly ?? [])] });
    expect(quiet(weekends.times, { quiet: null, quietFrom: "22:00", quietTo: "08:00" })[2]).toEqual({ weekly: [night] });
    expect(quiet({ weekly: [night], ...holidays.times }, { quiet: null, quietFrom: "", quietTo: "" })[2]).toBe(undefined);
    expect([read(everything, { mute: null }).rule.mute, read(everything, { mute: holidays.times }).rule.mute]).toEqual([undefined, holidays.times]);
  });

  it("readDraft() names the calendar whose hours cannot mute whole days", () => {
    expect(read(everything, { mute: { weekly: [night] } }).problems).toEqual([{ field: "mute", path: "mute.weekly[0]", fault: "hours" }]);
  });

  it("changedFields(before, after) names what another one changed, by its fields", () => {
    const after: AlertRule = { ...everything, version: 9, owner: "Li", mute: holidays.times, where: { dimension: "channel", op: "in", values: ["phone"] } };
    expect(changedFields(everything, after, catalog)).toEqual(["scopeValues", "mute", "owner"]);
    expect(changedFields(everything, { ...everything, version: 9 }, catalog)).toEqual([]);
  });
});

describe("readAmount", () => {
  it.each([
    ["85", "percent", 0.85],
    ["85 %", "percent", 0.85],
    ["８５％", "percent", 0.85],
    ["0.1", "percent", 0.001],
    ["5 pp", "percentagePoints", 0.05],
    ["1,234.5", "plain", 1234.5],
    ["1 234 567", "plain", 1234567],
    ["1e3", "plain", 1000],
    ["5E-1", "percent", 0.005],
    ["1e3", "seconds", 1000],
    ["−１，０００", "plain", -1000],
    ["1,5", "plain", NaN],
    ["1 5", "plain", NaN],
    ["1234,567", "plain", NaN],
    ["1,0000", "plain", NaN],
    ["1.234,567", "plain", NaN],
    ["12,5 %", "percent", NaN],
    ["1,5h", "seconds", NaN],
    ["1,000 h 30 min", "seconds", 3_601_800],
    ["−3", "plain", -3],
    ["90", "seconds", 90],
    ["1h 30m", "seconds", 5400],
    ["2分05秒", "seconds", 125],
    ["1小时30分钟", "seconds", 5400],
    ["3d", "seconds", 259_200],
    ["  ", "plain", null],
    ["12x", "plain", NaN],
    ["e3", "plain", NaN],
    ["1e", "plain", NaN],
    ["1e999", "plain", NaN],
    ["5 apples", "seconds", NaN],
  ] as const)("readAmount(%j, %s) is %s", (typed, kind, expected) => {
    expect(readAmount(typed, kind, "en")).toBe(expected);
  });

  it("readAmount() reads what is typed as the page's locale writes it, and refuses what may mean another number", () => {
    const german = ["1,5", "1.000,5", "1.000", "1.5", "1,000.5"].map((typed) => readAmount(typed, "plain", "de-DE"));
    expect(german).toEqual([1.5, 1000.5, 1000, NaN, NaN]);
    expect([readAmount("12,5 %", "percent", "fr-FR"), readAmount("12.5", "percent", "fr-FR")]).toEqual([0.125, NaN]);
    expect(["1,5 Std.", "1.5h", "2 Tage 3 Stunden", "90,5"].map((typed) => readAmount(typed, "seconds", "de-DE"))).toEqual([5400, NaN, 183_600, 90.5]);
  });

  it("readDraft(draftOf(rule)) is the rule again where the decimal sign is a comma", () => {
    const rule: AlertRule = { ...everything, condition: { kind: "anomaly", falseAlarmsPerWeek: 0.5, direction: "both", minimumChange: { absolute: 0.055 } } };
    const locale = "de-DE";
    expect(draftOf(rule, catalog, locale)).toMatchObject({ budget: "0,5", least: "5,5" });
    expect(readDraft(draftOf(rule, catalog, locale), rule, { catalog, locale })).toEqual({ rule, problems: [] });
  });

  it("readAmount(writeAmount(value)) is the value to the last digit, whatever the language", () => {
    const locale = fc.constantFrom("en", "zh-CN", "de-DE", "fr-FR", "es", "hi-IN", "ar-EG", "he", "th");
    const kind = fc.constantFrom<AmountKind[]>("plain", "percent", "percentagePoints", "seconds");
    const inHundredths = fc.integer({ min: -1e9, max: 1e9 }).map((hundredths) => hundredths / 100);
    const value = fc.oneof(fc.integer(), inHundredths, fc.double({ noNaN: true, noDefaultInfinity: true })).filter((one) => !Object.is(one, -0));
    const isRead = (one: number, as: AmountKind, where: string) => Object.is(readAmount(writeAmount(one, as, where), as, where), one);
    fc.assert(fc.property(value, kind, locale, isRead));
  });

  it("writeAmount() writes a duration in its units, and in seconds what they would round", () => {
    const written = (locale: string) => [1.5, 59.6, 5400, 5400.25, 1e-8, -3, -5400, -1.5].map((seconds) => writeAmount(seconds, "seconds", locale));
    expect(written("en")).toEqual(["1.5s", "59.6s", "1h 30m", "5400.25s", "0.00000001s", "−3s", "−1h 30m", "−1.5s"]);
    expect(written("zh-CN")).toEqual(["1.5秒", "59.6秒", "1小时30分", "5400.25秒", "0.00000001秒", "−3秒", "−1小时30分", "−1.5秒"]);
    expect(["-1h 30m", "− 1,5 Sek.", "1h -30m", "--3s"].map((typed) => readAmount(typed, "seconds", "de-DE"))).toEqual([-5400, -1.5, NaN, NaN]);
  });

  it("readDraft() takes a full-width percent sign for one: a change that is a share of what is expected", () => {
    const rule: AlertRule = { ...everything, condition: { kind: "anomaly", falseAlarmsPerWeek: 1, direction: "both" } };
    expect(read(rule, { least: "１０％" }).rule.condition).toMatchObject({ minimumChange: { relative: 0.1 } });
  });

  it("amountText() prints a limit with its unit", () => {
    const percentagePoints = (amount: string) => `${amount} pp`;
    const text = (value: number, kind: "percent" | "percentagePoints" | "seconds" | "plain", unit: "share" | "seconds" | "count" | { currency: string }) =>
      amountText(value, kind, { locale: "en", unit, percentagePoints });
    expect([text(0.85, "percent", "share"), text(0.825, "percent", "share"), text(0.05, "percentagePoints", "share")]).toEqual(["85%", "82.5%", "5 pp"]);
    expect([text(1.5, "seconds", "seconds"), text(5400, "seconds", "seconds"), text(1200, "plain", "count"), text(12, "plain", { currency: "CNY" })]).toEqual(["1.5s", "1h 30m", "1,200", "CN¥12.00"]);
    expect([text(0.004, "plain", "count"), text(1.234, "plain", "count"), text(0.004, "plain", { currency: "CNY" })]).toEqual(["0.004", "1.234", "CN¥0.004"]);
    expect([text(0.82345, "percent", "share"), text(0.00004, "percentagePoints", "share")]).toEqual(["82.345%", "0.004 pp"]);
    expect([text(1.1 * 1.1, "seconds", "seconds"), text(0.1 + 0.2, "plain", "count"), text(-0.07 * 3, "percent", "share")]).toEqual(["1.21s", "0.3", "−21%"]);
  });
});
