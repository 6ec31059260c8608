import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { explainChange } from "../../src/analytics/change/explainChange.ts";
import type { ChangeRow } from "../../src/analytics/change/changeCells.ts";
import { noise } from "./detect/series.ts";

const rate = { numerator: "bad", denominator: "n" } as const;

describe("explainChange({ before, after, dimensions, metric })", () => {
  it("takes a sum apart by each dimension, exactly", () => {
    const found = explainChange({
      before: [{ channel: "email", region: "north", tickets: 40 }, { channel: "phone", region: "north", tickets: 60 }],
      after: [{ channel: "email", region: "north", tickets: 50 }, { channel: "phone", region: "south", tickets: 20 }],
      dimensions: ["channel", "region"],
      metric: "tickets",
    });
    expect([found.before, found.after, found.change]).toEqual([100, 70, -30]);
    expect(found.byDimension["channel"]?.map(({ value, contribution }) => [value, contribution.total])).toEqual([
      ["phone", -40],
      ["email", 10],
    ]);
    expect(found.byDimension["region"]?.map(({ value, contribution }) => [value, contribution.total])).toEqual([
      ["north", -50],
      ["south", 20],
    ]);
  });
  it("explains Simpson's paradox by mix: both rates fell, and the whole rose", () => {
    // 10 % of 900 and 50 % of 100 → 14 %; 8 % of 100 and 45 % of 900 → 41.3 %
    const found = explainChange({
      before: [{ kind: "easy", bad: 90, n: 900 }, { kind: "hard", bad: 50, n: 100 }],
      after: [{ kind: "easy", bad: 8, n: 100 }, { kind: "hard", bad: 405, n: 900 }],
      dimensions: ["kind"],
      metric: rate,
    });
    expect(found.change).toBeCloseTo(0.273, 12);
    const parts = Object.fromEntries((found.byDimension["kind"] ?? []).map(({ value, contribution }) => [value, contribution]));
    // rate: mean weight 0.5 each, −0.02 and −0.05; mix: Δw ∓ 0.8 × (mean rates 0.09, 0.475 − mean of wholes 0.2765)
    expect(parts["easy"]?.rate).toBeCloseTo(-0.01, 12);
    expect(parts["hard"]?.rate).toBeCloseTo(-0.025, 12);
    expect(parts["easy"]?.mix).toBeCloseTo(0.1492, 12);
    expect(parts["hard"]?.mix).toBeCloseTo(0.1588, 12);
    expect(found.segments).toEqual([]);
  });
  it("names the combination of three that changed, with what is left, and none that holds it", () => {
    const found = explainChange({ ...wholeMarket(0.1, 0.5), dimensions: ["region", "product", "channel"], metric: rate });
    expect(found.segments[0]?.where).toEqual({ region: "r1", product: "p2", channel: "c0" });
    expect(found.segments[0]?.before).toBe(0.1);
    expect(found.segments[0]?.after).toBe(0.5);
    expect(found.segments[0]?.share).toBeCloseTo(1, 12);
    expect(found.segments[0]?.complement.contribution.total).toBeCloseTo(0, 12);
    expect(found.segments).toHaveLength(1);
  });
  it("names a value where all its combinations changed", () => {
    const rows = wholeMarket(0.1, 0.1);
    const after = rows.after.map((row) => (row["product"] === "p1" ? { ...row, bad: 300 } : row));
    const found = explainChange({ ...rows, after, dimensions: ["region", "product", "channel"], metric: rate });
    expect(found.segments.map(({ where }) => where)).toEqual([{ product: "p1" }]);
  });
  it("names nothing where everything changed alike", () => {
    const { before } = wholeMarket(0.1, 0.1);
    const after = before.map((row) => ({ ...row, bad: 200, n: 1000 }));
    const found = explainChange({ before, after, dimensions: ["region", "product"], metric: rate });
    expect([found.change, found.segments]).toEqual([0.1, []]);
    const grown = before.map((row) => ({ ...row, n: 1500 }));
    expect(explainChange({ before, after: grown, dimensions: ["region", "product"], metric: "n" }).segments).toEqual([]);
  });
  it("names what fell, and not what thereby became a larger share", () => {
    const { before } = wholeMarket(0.1, 0.1);
    const after = before.map((row) => (row["region"] === "r2" ? { ...row, n: 500 } : row));
    const found = explainChange({ before, after, dimensions: ["region", "product"], metric: "n" });
    expect(found.segments.map(({ where, share }) => [where, share])).toEqual([[{ region: "r2" }, 1]]);
  });
  it("leaves out what has too little support", () => {
    const { before } = wholeMarket(0.1, 0.1);
    const added = { region: "r9", product: "p9", channel: "c0", bad: 1, n: 100 };
    const rows = { before: [...before, added], after: [...before, { ...added, bad: 90 }] };
    const named = (minSupport: number) =>
      explainChange({ ...rows, dimensions: ["region"], metric: rate }, { minSupport }).segments.map(({ where }) => where);
    expect(named(0.001)).toEqual([{ region: "r9" }]);
    expect(named(0.01)).toEqual([]);
  });
  it("has no change where a ratio has no denominator, and leaves out what is not known", () => {
    const found = explainChange({ before: [{ bad: 0, n: 0 }], after: [{ bad: 1, n: 2 }, { bad: null, n: 2 }], dimensions: [], metric: rate });
    expect([found.before, found.after, found.change, found.segments]).toEqual([null, 0.5, null, []]);
  });
  it("names the cell that grew, and not the pairs of values that it is in", () => {
    // 27 cells of about 300, one of which grows by a half; each is off by up to 25 by chance.
    const chance = noise(54);
    const rows = (from: number, grown: number) =>
      Array.from({ length: 27 }, (_, cell) => ({
        a: `a${cell % 3}`,
        b: `b${Math.floor(cell / 3) % 3}`,
        c: `c${Math.floor(cell / 9)}`,
        n: Math.round((cell === 13 ? grown : 1) * 300 + 25 * (chance[from + cell] ?? 0)),
      }));
    const { segments } = explainChange({ before: rows(0, 1), after: rows(27, 1.5), dimensions: ["a", "b", "c"], metric: "n" });
    expect(segments.map(({ where }) => where)).toEqual([{ a: "a1", b: "b1", c: "c1" }]);
  });
  it("refuses columns and options that are none, with the nearest name", () => {
    const rows = { before: [{ region: "a", n: 1 }], after: [{ region: "a", n: 2 }] };
    const refused = (given: Partial<Parameters<typeof explainChange>[0]>, options: object = {}) =>
      expect(() => explainChange({ ...rows, dimensions: ["region"], metric: "n", ...given }, options));
    refused({ dimensions: ["regoin"] }).toThrow('metricdeck: no row has a column "regoin"; did you mean "region"?');
    refused({ dimensions: ["region", "region"] }).toThrow('metricdeck: dimensions[1] is "region"; it is there before; name each dimension once');
    refused({ metric: { numerator: "n", denominator: "m" } }).toThrow('no row has a column "m"; did you mean "n"?');
    refused({}, { depth: 4 }).toThrow("metricdeck: depth is 4; it is 1, 2 or 3");
    refused({}, { minSuport: 4 }).toThrow('metricdeck: unknown option "minSuport"; did you mean "minSupport"?');
  });
  it("refuses numbers that are not finite", () => {
    const rows = { before: [{ n: 1 }], after: [{ n: Infinity }] };
    expect(() => explainChange({ ...rows, dimensions: [], metric: "n" })).toThrow(
      "metricdeck: explainChange needs numbers no larger than 1e140; a row after has Infinity",
    );
  });
  it("adds up: every dimension's parts, and each segment with its complement, are the change", () => {
    const row = fc.record({ a: fc.constantFrom("x", "y", null), b: fc.constantFrom(1, 2, 3), n: fc.integer({ min: 0, max: 500 }), at: fc.integer({ min: 0, max: 100 }) });
    const rated = row.map(({ at, ...rest }) => ({ ...rest, bad: Math.round((rest.n * at) / 100) }));
    const alone = row.map(({ at, ...rest }) => ({ ...rest, bad: at, n: 0 }));
    const rows = fc.array(fc.oneof({ weight: 3, arbitrary: rated }, { weight: 1, arbitrary: alone }), { maxLength: 20 });
    fc.assert(
      fc.property(rows, rows, fc.constantFrom(rate, "bad"), (before, after, metric) => {
        const { change, byDimension, segments } = explainChange({ before, after, dimensions: ["a", "b"], metric });
        if (change === null) return;
        for (const parts of Object.values(byDimension)) {
          const sum = parts.reduce((total, { contribution }) => total + contribution.total, 0);
          expect(Math.abs(sum - change)).toBeLessThan(1e-9);
        }
        for (const { contribution, complement } of segments) {
          expect(Math.abs(contribution.total + complement.contribution.total - change)).toBeLessThan(1e-9);
        }
      }),
    );
  });
  // Chat's bugs rose from 5 % to 20 % of its tickets; bugs of the web have no tickets of their own before, those by mail none after.
  it("adds up where values have a numerator and no denominator, in segments and their complements too", () => {
    const part = (channel: string, region: string, bad: number, n: number) => ({ channel, region, bad, n });
    const both = ["south", "north"].flatMap((region) => [part("phone", region, 50, 1000), part("app", region, 50, 1000)]);
    const { change, byDimension, segments } = explainChange({
      before: [...both, part("chat", "south", 50, 1000), part("chat", "north", 50, 1000), part("web", "south", 30, 0), part("mail", "north", 20, 400)],
      after: [...both, part("chat", "south", 200, 1000), part("chat", "north", 200, 1000), part("web", "south", 10, 300), part("mail", "north", 40, 0)],
      dimensions: ["channel", "region"],
      metric: rate,
    });
    expect(change).toBeCloseTo(650 / 6300 - 350 / 6400, 12);
    for (const parts of Object.values(byDimension)) {
      expect(parts.reduce((sum, { contribution }) => sum + contribution.total, 0)).toBeCloseTo(change ?? NaN, 12);
    }
    const meanRate = (650 / 6300 + 350 / 6400) / 2;
    const mail = byDimension["channel"]?.find(({ value }) => value === "mail");
    expect(mail).toMatchObject({ before: 0.05, after: null });
    expect(mail?.contribution.mix).toBeCloseTo((0.05 - meanRate) * (0 - 400 / 6400), 12);
    expect(mail?.contribution.rate).toBeCloseTo(40 / 6300, 12);
    expect(segments.map(({ where }) => where)).toEqual([{ channel: "chat" }]);
    for (const { contribution, complement } of segments) expect(contribution.total + complement.contribution.total).toBeCloseTo(change ?? NaN, 12);
  });
  it("gives 0 to a part whose rate and weight stay", () => {
    const found = explainChange({
      before: [{ kind: "a", bad: 10, n: 100 }, { kind: "b", bad: 20, n: 100 }, { kind: "c", bad: 30, n: 100 }],
      after: [{ kind: "a", bad: 10, n: 100 }, { kind: "b", bad: 60, n: 150 }, { kind: "c", bad: 10, n: 50 }],
      dimensions: ["kind"],
      metric: rate,
    });
    const unchanged = found.byDimension["kind"]?.find(({ value }) => value === "a")?.contribution;
    for (const part of ["total", "mix", "rate"] as const) expect(unchanged?.[part]).toBeCloseTo(0, 15);
  });

  it("names a value among few cells, though half of them changed", () => {
    const cells = ["r0", "r1"].flatMap((region) => ["phone", "chat"].flatMap((channel) => [1, 2].map((product) => ({ region, channel, product }))));
    const before = cells.map((cell) => ({ ...cell, solved: 50, tickets: 200 }));
    const after = before.map((row) => ({ ...row, solved: row.region === "r0" ? 150 : 50 }));
    const metric = { numerator: "solved", denominator: "tickets" };
    const named = (of: typeof metric | "solved") =>
      explainChange({ before, after, dimensions: ["region", "channel", "product"], metric: of }).segments.map(({ where, share }) => [where, share]);
    expect(named(metric)).toEqual([[{ region: "r0" }, 1]]);
    expect(named("solved")).toEqual([[{ region: "r0" }, 1]]);
  });
});

/** 3 × 3 × 3 cells of 1000 cases, all at one rate; after, one of them at another. */
function wholeMarket(rateBefore: number, rateAfter: number): { before: readonly ChangeRow[]; after: readonly ChangeRow[] } {
  const three = [0, 1, 2];
  const before = three.flatMap((r) =>
    three.flatMap((p) => three.map((c) => ({ region: `r${r}`, product: `p${p}`, channel: `c${c}`, bad: rateBefore * 1000, n: 1000 }))),
  );
  const isHit = (row: (typeof before)[number]) => row.region === "r1" && row.product === "p2" && row.channel === "c0";
  return { before, after: before.map((row) => (isHit(row) ? { ...row, bad: rateAfter * 1000 } : row)) };
}
