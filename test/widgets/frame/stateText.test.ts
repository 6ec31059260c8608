import { describe, expect, it } from "vitest";
import { en } from "../../../src/i18n/en.ts";
import { zhCN } from "../../../src/i18n/zhCN.ts";
import { MetricsError } from "../../../src/query/index.ts";
import { momentText } from "../../../src/widgets/frame/momentText.ts";
import { provenance, qualification } from "../../../src/widgets/frame/stateText.ts";
import type { ReadyState } from "../../../src/widgets/frame/viewState.ts";

const options = { locale: "en", timeZone: "UTC", messages: en, now: () => Date.parse("2026-03-18T10:20:00Z") };
const fresh: ReadyState<null> = { status: "ready", model: null, refreshing: false, stale: null, partial: null };
const error = new MetricsError("unavailable", "gone");
const retry = () => undefined;

describe("qualification", () => {
  it("qualification(fresh and whole) is nothing", () => {
    expect(qualification(fresh, "2026-03-18T10:00:00Z", options)).toBe(null);
  });

  it("qualification(failed refresh) says as of when", () => {
    const stale = { error, offline: false, retry };
    expect(qualification({ ...fresh, stale }, "2026-03-18T09:05:00Z", options)).toBe("Out of date: as of 09:05");
    expect(qualification({ ...fresh, stale }, null, options)).toBe("This could not be loaded");
  });

  it("qualification(offline) says that before anything else", () => {
    const partial = { limits: [{ kind: "rows", limit: 10 }], warnings: [] } as const;
    expect(qualification({ ...fresh, stale: { error, offline: true, retry }, partial }, null, options)).toBe(
      "You are offline. This is the last data",
    );
  });

  it("qualification(partial) says what was cut and why", () => {
    const partial = {
      limits: [{ kind: "rows", limit: 1000, actual: 52345 }],
      warnings: [{ code: "x", message: "Not filtered by Channel" }],
    } as const;
    expect(qualification({ ...fresh, partial }, null, options)).toBe(
      "Partial data: First 1,000 of 52,345; Not filtered by Channel",
    );
    expect(qualification({ ...fresh, partial: { limits: [], warnings: [] } }, null, options)).toBe("Partial data");
  });
});

describe("qualification of hidden groups", () => {
  it.each([
    [en, "Partial data: Groups of too few rows are hidden, and what would give them away"],
    [zhCN, "数据不完整：样本过少的分组已隐藏，可推算出它们的数值也已隐藏"],
  ])("qualification(a warning that it knows) says it in the reader's words", (messages, words) => {
    const partial = { limits: [], warnings: [{ code: "masked", message: "for developers" }] };
    expect(qualification({ ...fresh, partial }, null, { ...options, messages })).toBe(words);
  });
});

describe("provenance", () => {
  const made = (partial: ReadyState<null>["partial"], messages = en) => {
    const state = { ...fresh, partial };
    return [qualification(state, null, { ...options, messages }), provenance(state, { ...options, messages })];
  };
  const none = { limits: [], warnings: [] } as const;

  it("provenance(a plan) says how the answer came about, and of a native one nothing", () => {
    expect(made({ ...none, plan: { how: "rewritten", steps: 2 } })).toEqual([
      null,
      "Put together from 2 answers of the data source",
    ]);
    expect(made({ ...none, plan: { how: "finished", steps: 3 } }, zhCN)).toEqual([null, "由浏览器根据 3 个完整结果计算得出"]);
    expect(made({ ...none, plan: { how: "native", steps: 1 } })).toEqual([null, null]);
    expect(made(null)).toEqual([null, null]);
  });

  it("provenance(warnings that it knows) says each once in the reader's words, and qualifies nothing", () => {
    const warnings = ["fallback", "approximate", "approximate"].map((code) => ({ code, message: "for developers" }));
    expect(made({ ...none, warnings })).toEqual([
      null,
      "From the second source: the first could not answer; Approximate, from values within 1 %",
    ]);
    expect(made({ ...none, warnings: warnings.slice(0, 1) }, zhCN)).toEqual([null, "主数据源暂不可用，数据来自备用数据源"]);
  });

  it("provenance(what is cut too) leaves the cut to the qualification", () => {
    const plan = { how: "rewritten", steps: 2 } as const;
    const warnings = [{ code: "approximate", message: "x" }, { code: "x", message: "Not filtered by Channel" }];
    expect(made({ ...none, warnings, plan })).toEqual([
      "Partial data: Not filtered by Channel",
      "Approximate, from values within 1 %; Put together from 2 answers of the data source",
    ]);
  });
});

describe("momentText", () => {
  it("momentText(instant) is the clock alone for today, with its date and year for any other day and at midnight", () => {
    expect(momentText("2026-03-18T09:05:00Z", options)).toBe("09:05");
    expect(momentText("2026-03-17T09:05:00Z", options)).toBe("Mar 17, 2026, 09:05");
    expect(momentText("2026-03-17T23:59:00Z", options)).toBe("Mar 17, 2026, 23:59");
    expect(momentText("2026-03-18T00:00:00Z", options)).toBe("Mar 18, 2026, 00:00");
    expect(momentText("2026-03-17T23:59:00Z", { ...options, timeZone: "Asia/Shanghai" })).toBe("07:59");
  });
});
