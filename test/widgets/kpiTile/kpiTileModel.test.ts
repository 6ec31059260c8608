import { describe, expect, it } from "vitest";
import { en } from "../../../src/i18n/en.ts";
import { zhCN } from "../../../src/i18n/zhCN.ts";
import type { Catalog, Range, ResultMeta } from "../../../src/query/index.ts";
import { m } from "../../../src/query/index.ts";
import { resultFromRows } from "../../../src/query/resultFromRows.ts";
import type { PlainRow } from "../../../src/query/resultFromRows.ts";
import { kpiTileModel } from "../../../src/widgets/kpiTile/kpiTileModel.ts";
import type { KpiTileModelOptions } from "../../../src/widgets/kpiTile/kpiTileModel.ts";
import { kpiTileQuery } from "../../../src/widgets/kpiTile/kpiTileQuery.ts";
import type { KpiTileQueryProps } from "../../../src/widgets/kpiTile/kpiTileQuery.ts";
import type { TileResult } from "../../../src/widgets/kpiTile/tileCell.ts";
import { tileExtras } from "../../../src/widgets/kpiTile/tileExtras.ts";
import { support } from "../../query/support.ts";

const catalog: Catalog = {
  ...support,
  metrics: {
    ...support.metrics,
    csat: { ...support.metrics.csat, label: { en: "CSAT", "zh-CN": "客户满意度" }, target: 0.9 },
    revenue: m.sum({ entity: "ticket", of: "replies", unit: { currency: "USD" }, direction: "up" }),
  },
};
const march: Range = { from: "2026-03-01", to: "2026-03-15" };
const meta: Partial<ResultMeta> = {
  freshness: { computedAt: "2026-03-18T10:20:00.000Z", source: "live" },
  resolvedRange: { from: "2026-03-01T00:00:00.000Z", to: "2026-03-15T00:00:00.000Z" },
  resolvedCompare: { previous: { from: "2026-02-15T00:00:00.000Z", to: "2026-03-01T00:00:00.000Z" } },
};

function model(
  props: KpiTileQueryProps<Catalog>,
  rows: readonly PlainRow[],
  { range = march, meta: own = meta, ...rest }: Partial<KpiTileModelOptions> & { readonly meta?: Partial<ResultMeta> } = {},
) {
  const { value } = kpiTileQuery(props, range);
  const result = resultFromRows(value, rows, own) as TileResult;
  const extras = tileExtras(rest.locale === "zh-CN" ? zhCN : en);
  return kpiTileModel(result, props, { catalog, locale: "en", timeZone: "UTC", messages: en, range, extras, ...rest });
}

describe("kpiTileModel", () => {
  it("kpiTileModel(rate) says points first, then the relative change, in one sentence", () => {
    const { comparisons, sentence, text, exact } = model({ metric: "csat", compare: "previous" }, [
      { csat: { value: 0.873, n: 400, compare: { previous: { value: 0.852, n: 380 } } } },
    ]);
    expect([text, exact]).toEqual(["87.3%", "87.3%"]);
    expect(comparisons[0]).toEqual({
      id: "previous",
      delta: {
        kind: "change",
        absolute: 0.873 - 0.852,
        relative: (0.873 - 0.852) / 0.852,
        sentiment: "good",
        text: { first: "+2.1 pp", second: "+2.5%", full: "+2.1 pp (+2.5%)" },
      },
      versus: "vs. prior period",
      dates: "Feb 15 – 28, 2026",
    });
    expect(sentence).toBe(
      "CSAT: 87.3%, Mar 1 – 14, 2026, vs. prior period (Feb 15 – 28, 2026): +2.1 pp (+2.5%), better, Target 90%, Off target.",
    );
  });

  it("kpiTileModel(zh-CN) says the same in Chinese", () => {
    const { sentence } = model(
      { metric: "csat", compare: "previous" },
      [{ csat: { value: 0.873, compare: { previous: { value: 0.903 } } } }],
      { locale: "zh-CN", messages: zhCN },
    );
    expect(sentence).toBe(
      "客户满意度：87.3%，2026年3月1日至14日，较上期(2026年2月15日至28日)：−3.0 个百分点(−3.3%)，变差，目标 90%，未达标。",
    );
  });

  it("kpiTileModel(large number) is short to look at and exact in the sentence", () => {
    const one = model({ metric: "tickets" }, [{ tickets: 99_999_999 }]);
    expect([one.text, one.exact]).toEqual(["100M", "99,999,999"]);
    expect(model({ metric: "tickets" }, [{ tickets: 99_999_999 }], { locale: "zh-CN", messages: zhCN }).text).toBe("1亿");
    expect(model({ metric: "tickets" }, [{ tickets: 99_999 }]).text).toBe("99,999");
    expect(model({ metric: "revenue" }, [{ revenue: -1234.5 }]).text).toBe("−$1,234.50");
  });

  it("kpiTileModel(large number) shortens its change like itself, and no other", () => {
    const changeOf = (value: number, previous: number, language: Partial<KpiTileModelOptions> = {}) =>
      model({ metric: "tickets", compare: "previous" }, [{ tickets: { value, compare: { previous: { value: previous } } } }], language)
        .comparisons[0]?.delta.text.full;
    expect(changeOf(1_234_567, 1_111_111)).toBe("+11.1% (+123.5K)");
    expect(changeOf(1_234_567, 1_111_111, { locale: "zh-CN", messages: zhCN })).toBe("+11.1%(+12.3万)");
    expect(changeOf(99_999, 88_888)).toBe("+12.5% (+11,111)");
  });

  it("kpiTileModel(hidden number) says so in words, of the change too", () => {
    const rows = [{ tickets: { value: null, state: "masked", compare: { previous: { value: 90 } } } }] as const;
    const props = { metric: "tickets", compare: "previous" } as const;
    const { text, exact, comparisons, note } = model(props, rows);
    expect([text, exact, comparisons[0]?.delta.text.full, note]).toEqual([
      "•••",
      "hidden",
      "hidden",
      "Hidden: too few cases or not for you",
    ]);
    expect(model(props, rows, { locale: "zh-CN", messages: zhCN }).comparisons[0]?.delta.text.full).toBe("已隐藏");
  });

  it("kpiTileModel(hidden base) says that it is hidden, not that there is none", () => {
    const rows = [{ tickets: { value: 90, compare: { previous: { value: null, state: "masked" } } } }] as const;
    expect(model({ metric: "tickets", compare: "previous" }, rows).comparisons[0]?.delta.text.full).toBe("hidden");
  });

  it.each([
    [0, "— (base is 0)"],
    [120, "no change"],
    [null, "n/a"],
  ])("kpiTileModel(base %s) says %s", (previous, words) => {
    const { comparisons } = model({ metric: "tickets", compare: "previous" }, [
      { tickets: { value: 120, compare: { previous: { value: previous } } } },
    ]);
    expect(comparisons[0]?.delta.text.full).toBe(words);
  });

  it("kpiTileModel(too few cases) says so, and claims neither better nor on target", () => {
    const { isSmall, note, comparisons, target } = model({ metric: "csat", compare: "previous" }, [
      { csat: { value: 1, n: 12, state: "small", compare: { previous: { value: 0.8, n: 300 } } } },
    ]);
    expect([isSmall, note, comparisons[0]?.delta.sentiment, target?.word]).toEqual([
      true,
      "Too few cases: 12, at least 30 needed",
      "neutral",
      null,
    ]);
  });

  it("kpiTileModel(too few cases of what still runs) claims as little", () => {
    const { isSmall, note, comparisons, target } = model({ metric: "csat", compare: "previous" }, [
      { csat: { value: 1, n: 12, state: "incomplete", compare: { previous: { value: 0.8, n: 300 } } } },
    ]);
    expect([isSmall, note, comparisons[0]?.delta.sentiment, target?.word]).toEqual([true, "Too few cases: 12, at least 30 needed", "neutral", null]);
  });

  it("kpiTileModel(base with too few cases) claims nothing either", () => {
    const { comparisons } = model({ metric: "csat", compare: "previous" }, [
      { csat: { value: 0.9, n: 300, compare: { previous: { value: 0.5, n: 4 } } } },
    ]);
    expect(comparisons[0]?.delta.sentiment).toBe("neutral");
  });

  it("kpiTileModel(today so far) says until when, against yesterday until then", () => {
    const { note, comparisons } = model(
      { metric: "tickets", compare: "previous" },
      [{ tickets: { value: 8, compare: { previous: { value: 10 } } } }],
      {
        range: { toDate: "day" },
        meta: {
          ...meta,
          resolvedRange: { from: "2026-03-18T00:00:00.000Z", to: "2026-03-18T10:20:00.000Z" },
          resolvedCompare: { previous: { from: "2026-03-17T00:00:00.000Z", to: "2026-03-17T10:20:00.000Z" } },
        },
      },
    );
    expect([note, comparisons[0]?.versus]).toEqual(["to 10:20, against yesterday to 10:20", "vs. yesterday"]);
  });

  it.each([
    ["2026-03-01", "2026-03-18T10:20", "2026-02-01", "2026-02-18T10:20", "to Mar 18, against prior period to Feb 18"],
    ["2009-12-01", "2012-11-07", "2006-12-01", "2009-11-07", "to Nov 6, 2012, against prior period to Nov 6, 2009"],
    ["2026-01-01", "2026-01-04", "2025-12-01", "2025-12-04", "to Jan 3, 2026, against prior period to Dec 3, 2025"],
  ])("kpiTileModel(%s until %s) names its last day, with years where they differ", (from, to, otherFrom, otherTo, words) => {
    const utc = (text: string) => `${text}${text.length > 10 ? "" : "T00:00"}:00.000Z`;
    const { note } = model(
      { metric: "tickets", compare: "previous" },
      [{ tickets: { value: 8, compare: { previous: { value: 10 } } } }],
      {
        range: { last: 36, unit: "month", complete: false },
        meta: {
          freshness: { computedAt: utc(to), source: "live" },
          resolvedRange: { from: utc(from), to: utc(to) },
          resolvedCompare: { previous: { from: utc(otherFrom), to: utc(otherTo) } },
        },
      },
    );
    expect(note).toBe(words);
  });

  it("kpiTileModel(running period held against a whole one) warns", () => {
    const { note } = model(
      { metric: "tickets", compare: "previous", mode: "raw" },
      [{ tickets: { value: 8, compare: { previous: { value: 43 } } } }],
      {
        range: { toDate: "day" },
        meta: { ...meta, resolvedRange: { from: "2026-03-18T00:00:00.000Z", to: "2026-03-19T00:00:00.000Z" } },
      },
    );
    expect(note).toBe("Still running: not like for like");
  });

  it("kpiTileModel(latest) takes the last bucket that is over, and the bucket before it", () => {
    const { value, comparisons, note, sparkline } = model(
      { metric: "tickets", compare: "previous", summary: "latest" },
      [
        { time: "2026-03-16T00:00:00.000Z", tickets: { value: 51, compare: { previous: { value: 20 } } }, $compareTime: { previous: "2026-03-15T00:00:00.000Z" } },
        { time: "2026-03-17T00:00:00.000Z", tickets: { value: 43, compare: { previous: { value: 51 } } }, $compareTime: { previous: "2026-03-16T00:00:00.000Z" } },
        { time: "2026-03-18T00:00:00.000Z", tickets: { value: 8, compare: { previous: { value: 43 } } }, $compareTime: { previous: "2026-03-17T00:00:00.000Z" } },
      ],
      { meta: { ...meta, incompleteFrom: "2026-03-18T00:00:00.000Z" } },
    );
    expect([value, note, comparisons[0]?.delta.absolute, comparisons[0]?.dates]).toEqual([
      43,
      "Latest: Tue, Mar 17, 2026",
      -8,
      "Mon, Mar 16, 2026",
    ]);
    expect(sparkline).toEqual({ values: [51, 43, 8], incompleteFrom: 2 });
  });

  it("kpiTileModel(target) compares with the catalog's, the tile's own, or none", () => {
    const rows = [{ csat: 0.88 }];
    const props = { metric: "csat", compare: "target" } as const;
    expect(model(props, rows).comparisons[0]?.delta.text.first).toBe("−2.0 pp");
    expect(model(props, rows, { target: 0.8 }).target?.met).toBe(true);
    const without = model(props, rows, { target: null });
    expect([without.target, without.comparisons]).toEqual([null, []]);
  });

  it("kpiTileModel(status) has its word", () => {
    expect(model({ metric: "tickets" }, [{ tickets: 5 }], { status: "warning" }).status).toEqual({ level: "warning", word: "Watch" });
  });
});
