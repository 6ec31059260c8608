import { describe, expect, it } from "vitest";
import { en } from "../../../src/i18n/en.ts";
import { zhCN } from "../../../src/i18n/zhCN.ts";
import type { Annotation } from "../../../src/query/annotations.ts";
import type { Catalog } from "../../../src/query/catalog.ts";
import type { KpiTileModel } from "../../../src/widgets/kpiTile/kpiTileModel.ts";
import { withAnomaly } from "../../../src/widgets/kpiTile/tileAnomaly.ts";
import { support } from "../../query/support.ts";
import { daysOf } from "../insightCard/reading.ts";

const model: KpiTileModel = {
  metric: "tickets",
  label: "tickets",
  value: 1120,
  text: "1,120",
  exact: "1,120",
  comparisons: [],
  target: null,
  status: null,
  sparkline: null,
  isSmall: false,
  note: null,
  asOf: "2026-03-18T10:20:00.000Z",
  sentence: "tickets: 1,120.",
};
const english = { catalog: support as Catalog, locale: "en", messages: en };
const flat = (count: number) => Array.from({ length: count }, (_, index) => 40 + (index % 3));
const tile = { metric: "tickets" } as const;

describe("withAnomaly", () => {
  it("marks a tile whose last day is not as it was to be expected, by a word and with the band", () => {
    const told = withAnomaly(model, daysOf([...flat(27), 120]), daysOf(flat(90), -90), tile, english);
    expect(told.status).toEqual({ level: "warning", word: "Unusual" });
    expect(told.note).toMatch(/^Unusual: 120 \(Tue, Mar 17, 2026\), expected 4\d \(\d+ to \d+\)\.$/);
    expect(told.sentence).toBe(`tickets: 1,120. ${told.note}`);
    const chinese = withAnomaly(model, daysOf([...flat(27), 120]), daysOf(flat(90), -90), tile, { ...english, locale: "zh-CN", messages: zhCN });
    expect(chinese.note).toMatch(/^异常：120（2026年3月17日周二），预期 4\d\(\d+ 至 \d+\)。$/);
  });

  it("leaves alone what is as expected, of too few cases, or not over yet", () => {
    const calm = daysOf(flat(28));
    const spike = daysOf([...flat(27), 120]);
    const history = daysOf(flat(90), -90);
    expect(withAnomaly(model, calm, history, tile, english)).toBe(model);
    expect(withAnomaly(model, daysOf([null]), null, tile, english)).toBe(model);
    expect(withAnomaly(model, daysOf([]), null, tile, english)).toBe(model);
    const small = { ...model, isSmall: true };
    expect(withAnomaly(small, spike, history, tile, english)).toBe(small);
    expect(withAnomaly(model, daysOf([...flat(27), 120], 0, 27), history, tile, english)).toBe(model);
  });

  it("marks a doubling of what began within the line, and the first outbreak of what is rare", () => {
    const none = (count: number) => new Array<number>(count).fill(0);
    const doubled = withAnomaly(model, daysOf([...none(10), ...flat(60), 82]), daysOf(none(200), -200), tile, english);
    expect(doubled.note).toMatch(/^Unusual: 82 /);
    const first = withAnomaly(model, daysOf([...none(6), 8]), daysOf([...none(195), 1, ...none(4)], -200), tile, english);
    expect(first.note).toMatch(/^Unusual: 8 /);
    const outbreak = withAnomaly(model, daysOf([0, 8, 12, 15]), daysOf(none(200), -200), tile, english);
    expect(outbreak.note).toMatch(/^Unusual: 15 /);
  });

  it("says of a last day that is not judged why: a holiday, a noted incident, too little known before, as where data began", () => {
    const off = { weekdays: ["monday"], holidays: [{ id: "founding", from: "2026-03-17", to: "2026-03-18" }] } as const;
    const spike = [daysOf([...flat(27), 120]), daysOf(flat(90), -90)] as const;
    const holiday = withAnomaly(model, ...spike, tile, { ...english, catalog: { ...english.catalog, calendars: { off } } });
    expect([holiday.status, holiday.note, holiday.sentence]).toEqual([
      null, "Not judged: Tue, Mar 17, 2026 (holiday).", "tickets: 1,120. Not judged: Tue, Mar 17, 2026 (holiday).",
    ]);
    const annotations: readonly Annotation[] = [{ at: "2026-03-17T00:00:00Z", to: "2026-03-18T00:00:00Z", label: "Outage", kind: "incident" }];
    expect(withAnomaly({ ...model, note: "As of then" }, ...spike, { ...tile, annotations }, english).note).toBe("Not judged: Tue, Mar 17, 2026 (noted incident). As of then");
    const none = new Array<number>(200).fill(0);
    for (const history of [null, daysOf(none, -200)]) {
      const young = withAnomaly(model, daysOf([0, ...flat(8)]), history, tile, { ...english, locale: "zh-CN", messages: zhCN });
      expect(young.note).toMatch(/^未判定：.*（此前数据不足）。$/);
    }
  });

  it("keeps a worse status by thresholds, and says the note beside it", () => {
    const bad = { ...model, status: { level: "bad", word: "Critical" } as const };
    const told = withAnomaly(bad, daysOf([...flat(27), 120]), daysOf(flat(90), -90), tile, english);
    expect([told.status?.word, told.note?.startsWith("Unusual: 120")]).toEqual(["Critical", true]);
  });

  it("marks no holiday of the catalog's only calendar, or of the page's", () => {
    const off = { weekdays: ["monday"], holidays: [{ id: "founding", from: "2026-03-17", to: "2026-03-18" }] } as const;
    const marked = (calendars: Catalog["calendars"], business?: string) => {
      const given = { ...english, catalog: { ...english.catalog, calendars: calendars ?? {} }, business };
      return withAnomaly(model, daysOf([...flat(27), 120]), daysOf(flat(90), -90), tile, given).status !== null;
    };
    const other = { weekdays: ["monday"] } as const;
    expect([marked({}), marked({ off }), marked({ off, other }), marked({ off, other }, "off"), marked({ off, other }, "other")]).toEqual([true, false, true, false, true]);
  });

  it("marks nothing in an incident that somebody noted of its rows", () => {
    const inRegion = (value: string) => ({ dimension: "region", op: "equals", value }) as const;
    const outage = { at: "2026-03-17T08:00:00Z", to: "2026-03-17T10:00:00Z", label: "Outage", kind: "incident", filter: inRegion("East") } as const;
    const marked = (annotations: readonly Annotation[], region?: string) => {
      const watched = { ...tile, annotations, filters: [undefined, region === undefined ? null : inRegion(region)] };
      return withAnomaly(model, daysOf([...flat(27), 120]), daysOf(flat(90), -90), watched, english).status !== null;
    };
    expect([marked([outage]), marked([outage], "East"), marked([outage], "West"), marked([{ ...outage, kind: "note" }])]).toEqual([false, false, true, true]);
  });

  it("with a direction marks that way alone", () => {
    const down = { metric: "tickets", anomalies: { direction: "down" } } as const;
    expect(withAnomaly(model, daysOf([...flat(27), 120]), daysOf(flat(90), -90), down, english)).toBe(model);
  });
});
