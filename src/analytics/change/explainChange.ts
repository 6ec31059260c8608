import { pooled, rateContributions } from "../contributions.ts";
import type { RateContribution, RatePart } from "../contributions.ts";
import { normalQuantiles } from "../normalQuantiles.ts";
import { normalTail } from "../normalTail.ts";
import { cellsBy, changeCells, complementOf } from "./changeCells.ts";
import type { ChangeCell, ChangeMetric, ChangeRow, ChangeValue } from "./changeCells.ts";
import { requireChange } from "./requireChange.ts";
import { unusualness } from "./unusualness.ts";

export interface ExplainedChange {
  /** Rows of the period before, and of the one after: one for each combination of values, or several that are summed. */
  readonly before: readonly ChangeRow[];
  readonly after: readonly ChangeRow[];
  /** Names of the columns by which the change is taken apart. */
  readonly dimensions: readonly string[];
  /** A column of numbers that add up, or two whose sums are divided. */
  readonly metric: ChangeMetric;
}

export interface ExplainChangeOptions {
  /** How many dimensions a segment may combine, 1 to 3. Default: 3. */
  readonly depth?: 1 | 2 | 3;
  /** The least share of the whole (of the denominator; of the sum without one) in either period. Default: 0.01. */
  readonly minSupport?: number;
  /** The highest `p` of a segment that is named. Default: 0.05. */
  readonly maxP?: number;
  /** How many segments are named at most. Default: 10. */
  readonly top?: number;
}

/** A part of the whole. What it adds to the change and what all others add are the change. */
export interface ChangePart {
  readonly before: number | null;
  readonly after: number | null;
  /** Of `contribution`: `rate`, by its own rate, and `mix`, by its share of the denominator. Of sums all is `rate`. */
  readonly contribution: RateContribution;
}

export interface ChangeByValue extends ChangePart {
  readonly value: ChangeValue;
}

/** A combination of values that changed otherwise than the rest did. */
export interface ChangeSegment extends ChangePart {
  readonly where: Readonly<Record<string, ChangeValue>>;
  /** Everything else: what the segment is to be held against. */
  readonly complement: ChangePart;
  /** Its share of the whole, the larger of the two periods. */
  readonly support: number;
  /** `contribution.total` ÷ change; above 1 where others went the other way, negative where it went against the change. */
  readonly share: number;
  /** How far it changed, by itself and beside its complement, whichever is less; in standard errors. */
  readonly z: number;
  /** How often chance makes one of all segments looked at change so far (Bonferroni), two-sided. */
  readonly p: number;
}

export interface ChangeExplanation {
  readonly before: number | null;
  readonly after: number | null;
  /** Null where one of the two is. */
  readonly change: number | null;
  /** Of each dimension, all its values, the largest contribution first: each dimension's add up to the change. */
  readonly byDimension: Readonly<Record<string, readonly ChangeByValue[]>>;
  /** What stands out, the most telling first; none contains another. */
  readonly segments: readonly ChangeSegment[];
}

/**
 * What a change between two periods is made of. Exact by arithmetic for each dimension (of ratios by Kitagawa's
 * decomposition, see `rateContributions`); and the combinations of up to three dimensions' values that changed more than
 * chance and than the rest, ranked by size and significance, |share| · |z|; in place of one, the part of it without which it
 * changed as the rest did, where there is such a part. It says where the change is, not why.
 * A change that is the same everywhere has no segments; one of a ratio by mix alone has none either, and shows as `mix`.
 * @throws MetricsError `invalid-query` for a column, a number or an option that can be none
 */
export function explainChange(given: ExplainedChange, options: ExplainChangeOptions = {}): ChangeExplanation {
  requireChange(given, options);
  const { before, after, dimensions, metric } = given;
  const { depth = 3, minSupport = 0.01, maxP = 0.05, top = 10 } = options;
  const isRatio = typeof metric !== "string";
  const table = changeCells({ before, after }, dimensions, metric);
  const { cells, values } = table;
  const whole = pooled(cells);
  const said = figures(whole, isRatio);
  const change = said.before === null || said.after === null ? null : said.after - said.before;
  const byDimension = Object.fromEntries(
    dimensions.map((dimension, at) => {
      const own = cellsBy(table, [at]);
      const parts = partsOf(own, isRatio).map((part, index): ChangeByValue => {
        const [code = 0] = own[index]?.codes ?? [];
        return { value: values[at]?.[code] ?? null, ...part };
      });
      return [dimension, parts.sort((a, b) => Math.abs(b.contribution.total) - Math.abs(a.contribution.total))];
    }),
  );
  if (change === null || change === 0) return { ...said, change, byDimension, segments: [] };

  const standing = unusualness(whole, cells, isRatio);
  const candidates = combinations(dimensions.length, depth).flatMap((places) => {
    const parts = cellsBy(table, places).filter((cell) => !isAll(cell, whole));
    const scores = standing(parts);
    return parts.flatMap((cell, index): Candidate[] => {
      const support = supportOf(cell, whole, isRatio);
      const z = scores[index] ?? null;
      return support < minSupport || z === null ? [] : [{ cell, places, support, z }];
    });
  });
  const named = candidates
    .map((candidate) => ({ ...candidate, p: Math.min(1, 2 * normalTail(Math.abs(candidate.z)) * candidates.length) }))
    .filter(({ p }) => p <= maxP)
    .map(({ cell, places, support, z, p }) => {
      const [part, complement] = partsOf([cell, complementOf(whole, cell)], isRatio) as [ChangePart, ChangePart];
      const segment: ChangeSegment = {
        where: Object.fromEntries(places.map((at, index) => [dimensions[at], values[at]?.[cell.codes[index] as number] ?? null])),
        ...part,
        complement,
        support,
        share: part.contribution.total / change,
        z,
        p,
      };
      return { cell, segment };
    })
    .sort((a, b) => Math.abs(b.segment.share * b.segment.z) - Math.abs(a.segment.share * a.segment.z));
  const isUsual = (part: RatePart) => Math.abs(standing([part])[0] ?? 0) < normalQuantiles[0.95];
  return { ...said, change, byDimension, segments: withoutNested(named.map((one) => narrowest(one, named, isUsual))).slice(0, top) };
}

interface Named {
  readonly cell: ChangeCell;
  readonly segment: ChangeSegment;
}

/** The first part of a segment without which nothing of it is left to explain; itself where there is none. */
function narrowest({ cell, segment }: Named, all: readonly Named[], isUsual: (part: RatePart) => boolean): ChangeSegment {
  const within = all.filter((one) => one.segment !== segment && holds(segment.where, one.segment.where));
  return within.find((one) => isUsual(complementOf(cell, one.cell)))?.segment ?? segment;
}

interface Candidate {
  readonly cell: ChangeCell;
  readonly places: readonly number[];
  readonly support: number;
  readonly z: number;
}

function figures({ before, after }: RatePart, isRatio: boolean): { before: number | null; after: number | null } {
  const figure = ({ numerator, denominator }: RatePart["before"]) =>
    isRatio ? (denominator === 0 ? null : numerator / denominator) : numerator;
  return { before: figure(before), after: figure(after) };
}

function partsOf(parts: readonly RatePart[], isRatio: boolean): ChangePart[] {
  const rates = isRatio ? rateContributions(parts) : null;
  return parts.map((part, index) => {
    const total = isRatio ? 0 : part.after.numerator - part.before.numerator;
    return { ...figures(part, isRatio), contribution: rates?.[index] ?? { total, mix: 0, rate: total } };
  });
}

function supportOf(part: RatePart, whole: RatePart, isRatio: boolean): number {
  const field = isRatio ? "denominator" : "numerator";
  const shares = (["before", "after"] as const).map((period) => Math.abs(part[period][field] / whole[period][field]));
  return Math.max(...shares.filter(Number.isFinite), 0);
}

/** A value that all rows have says nothing. */
function isAll(part: RatePart, whole: RatePart): boolean {
  const rest = complementOf(whole, part);
  return [rest.before, rest.after].every(({ numerator, denominator }) => numerator === 0 && denominator === 0);
}

/** Places of 1 to `most` dimensions, in order. */
function combinations(count: number, most: number, from = 0): readonly (readonly number[])[] {
  if (most === 0) return [];
  return Array.from({ length: Math.max(0, count - from) }, (_, offset) => from + offset).flatMap((first) => [
    [first],
    ...combinations(count, most - 1, first + 1).map((rest) => [first, ...rest]),
  ]);
}

/** Of segments of which one holds the other, the one that comes first. */
function withoutNested(segments: readonly ChangeSegment[]): readonly ChangeSegment[] {
  return segments.filter(
    ({ where }, index) => !segments.slice(0, index).some((earlier) => holds(earlier.where, where) || holds(where, earlier.where)),
  );
}

function holds(outer: ChangeSegment["where"], inner: ChangeSegment["where"]): boolean {
  return Object.entries(outer).every(([dimension, value]) => Object.hasOwn(inner, dimension) && inner[dimension] === value);
}
