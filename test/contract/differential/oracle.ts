import type { MemoryTables } from "../../../src/adapters/memory/index.ts";
import type { AnyFilter, Catalog, DimensionValue, Metric } from "../../../src/query/index.ts";
import type { ConversionMetric, CumulativeMetric, SnapshotMetric } from "../../../src/query/metric.ts";
import { addDays, addUnits, midnight, startOfUnit } from "./localDates.ts";
import { holds, inOrder, joinedRows } from "./oracleRows.ts";
import type { Row } from "./oracleRows.ts";
import { holidayPartner } from "./oracleCalendar.ts";
import { beyond, bucketsOf, comparedSpan, daysBack, instantOf, later, laterBy, placeOf, shiftOf, spanOf } from "./oracleSpans.ts";
import type { AnyRange, Calendar, GrainName, Place, Span } from "./oracleSpans.ts";
import { wallClock } from "./zones.ts";

import { added, exactMeasure, inRank, inValue, scaleIn, zeroOf } from "./oracleExact.ts";
import type { Value } from "./oracleExact.ts";

/** Answers of an aggregate query, by a key of group and bucket. */
export interface Expected {
  readonly rows: ReadonlyMap<string, readonly Value[]>;
  readonly totals: readonly ReadonlyMap<string, readonly Value[]>[];
  readonly compared: ReadonlyMap<string, { readonly [id: string]: readonly Value[] }>;
}

interface Request {
  readonly metric: string;
  readonly where?: AnyFilter;
  readonly compute?: string;
}
interface Asked {
  readonly metrics: readonly (string | Request)[];
  readonly by?: readonly string[];
  readonly time?: { readonly dimension?: string; readonly range: AnyRange; readonly grain?: GrainName; readonly fill?: string };
  readonly compare?: readonly { readonly id: string; readonly to: unknown; readonly align?: string }[];
  readonly where?: AnyFilter;
  readonly totals?: readonly (readonly string[])[];
  readonly top?: { readonly n: number; readonly by: string; readonly of?: string; readonly other?: boolean };
  readonly having?: readonly { readonly metric: string; readonly op: string; readonly value: number }[];
  readonly calendar?: Calendar;
  readonly asOf?: string;
}

/** A row is put under what the suite compares answers by. */
export function keyOf(values: readonly (DimensionValue | undefined)[], other: boolean, bucket: string | null): string {
  return JSON.stringify([values.map((value) => value ?? null), other, bucket]);
}


/**
 * What an aggregate query has to answer, found row by row. Null: it asks for something that the oracle does not know.
 */
export function oracleAnswer(catalog: Catalog, tables: MemoryTables, query: unknown, clock: number): Expected | null {
  try {
    return answer(catalog, tables, query as Asked, clock);
  } catch (thrown) {
    if (thrown === beyond) return null;
    throw thrown;
  }
}

function answer(catalog: Catalog, tables: MemoryTables, query: Asked, clock: number): Expected {
  const place = placeOf(query, clock, catalog);
  const { now } = place;
  const span = query.time === undefined ? null : spanOf(query.time.range, place);
  const grain = query.time?.grain ?? null;
  if (grain === "auto") throw beyond;
  const by = query.by ?? [];
  const requests = query.metrics.map((one) => (typeof one === "string" ? { metric: one } : one));
  const periods = [span, ...(query.compare ?? []).map((one) => comparedSpan(one, span, place))];
  // What an empty range holds, such as the running minute at its very start, is for the engine's own tests.
  if (periods.some((period) => period !== null && instantOf(period.from, place) >= instantOf(period.to, place))) throw beyond;
  const fill = query.time?.fill ?? "metric";

  /** The buckets of a period: where each begins and how far it can be seen. */
  const bucketsIn = (period: Span | null, grained: boolean): readonly Bucket[] => {
    if (period === null) return [{ label: null, from: -Infinity, to: Infinity, moment: now, future: false }];
    const days = grained ? (period.days ?? period) : period;
    const [from, end] = [instantOf(days.from, place), instantOf(days.to, place)];
    const seen = (start: number, stop: number, label: string | null): Bucket => {
      const to = Math.min(stop, end, now);
      return { label, from: Math.max(start, from), to, moment: to, future: Math.max(start, from) >= now };
    };
    if (!grained || grain === null) return [seen(from, end, null)];
    return bucketsOf(days, grain, place).map(({ label, start, next }) => seen(start, next, label));
  };
  const rowsOf = (metric: string, where: AnyFilter | undefined, { measured }: { readonly measured: boolean }): readonly Row[] => {
    const { entity, own } = source(catalog, metric);
    return joinedRows(catalog, tables, entity).filter(
      (row) =>
        holds(catalog, query.where, row, place) &&
        (!measured || (holds(catalog, where, row, place) && holds(catalog, own, row, place))),
    );
  };
  /** What a bucket takes of the rows of a metric. */
  const belongs = (metric: string): ((row: Row, bucket: Bucket) => boolean) => {
    const definition = catalog.metrics[metric] as Metric;
    if (definition.kind === "conversion") {
      const { time } = eventNamed(catalog, definition.from);
      return (row, bucket) => {
        const at = row[time];
        return typeof at === "number" && at >= bucket.from && at < Math.min(bucket.to, now);
      };
    }
    if (definition.kind === "snapshot") return inSnapshot(definition, joinedRows(catalog, tables, definition.entity));
    const base = definition.kind === "cumulative" ? (catalog.metrics[definition.of] as Metric) : definition;
    if (!("entity" in base) || base.kind === "snapshot") throw beyond;
    const time = query.time?.dimension ?? base.time ?? null;
    if (definition.kind === "cumulative" && span === null) throw beyond;
    const windows = new Map<number, number>();
    const startOf = (bucket: Bucket) => {
      if (definition.kind !== "cumulative") return bucket.from;
      let start = windows.get(bucket.to);
      if (start === undefined) windows.set(bucket.to, (start = windowStart(definition, bucket, place)));
      return start;
    };
    return (row, bucket) => {
      if (bucket.from === -Infinity) return true;
      const from = startOf(bucket);
      const at = time === null ? null : row[time];
      return typeof at === "number" && at >= from && at < bucket.to;
    };
  };
  const valuesOf = (request: Request, name: string, period: Span | null, grouping: Grouping): ((key: string) => Value) => {
    const definition = catalog.metrics[name] as Metric;
    const part = (of: string) => valuesOf(request, of, period, grouping);
    if (definition.kind === "ratio") {
      const [above, below] = [part(definition.numerator), part(definition.denominator)];
      return (key) => quotient(above(key), below(key));
    }
    if (definition.kind === "derived") {
      const parts = definition.from.map(part);
      const compute = new Function(...definition.from, `return ${definition.expression}`);
      return (key) => {
        const numbers = parts.map((valueAt) => valueAt(key)).map((value) => (value === null ? null : Number(value)));
        const value: unknown = numbers.includes(null) ? null : compute(...numbers);
        return Number.isFinite(value) ? (value as number) : null;
      };
    }
    const buckets = bucketsIn(period, grouping.grained);
    const taken = belongs(name);
    const groups = new Map<string, Row[]>();
    for (const row of rowsOf(name, request.where, { measured: true })) {
      const group = groupOf(row, grouping.dimensions, grouping.fold);
      if (group === null) continue;
      for (const bucket of buckets) {
        if (!taken(row, bucket)) continue;
        const key = keyOf(group.values, group.other, bucket.label);
        const rows = groups.get(key);
        if (rows === undefined) groups.set(key, [row]);
        else rows.push(row);
      }
    }
    if (definition.kind === "conversion") {
      return (key) => converted(definition, groups.get(key) ?? [], { catalog, tables, place });
    }
    const known = momentsKnown(definition, catalog, tables, buckets);
    return (key) => {
      const label = (JSON.parse(key) as [unknown, unknown, string | null])[2];
      return known(label) ? measure(catalog, definition, groups.get(key) ?? [], fill) : null;
    };
  };

  /** The groups that any metric saw in any period. */
  const combinationsOf = ({ dimensions, fold, grained }: Grouping, seenIn: readonly (Span | null)[]) => {
    const found = new Map<string, { readonly values: readonly DimensionValue[]; readonly other: boolean }>();
    if (dimensions.length === 0) found.set("", { values: [], other: false });
    for (const [at, period] of seenIn.entries()) {
      const buckets = bucketsIn(period, grained);
      const target = targetOf(query.compare?.[at - 1]);
      for (const { metric, where } of target === null ? requests : [{ metric: target, where: undefined }]) {
        for (const leaf of leaves(catalog, metric)) {
          const taken = belongs(leaf);
          // Of what is open, only what meets the metric's own conditions is seen.
          const definition = catalog.metrics[leaf];
          const measured =
            definition?.kind === "conversion" || (definition?.kind === "snapshot" && typeof definition.over !== "string");
          for (const row of rowsOf(leaf, where, { measured })) {
            if (!buckets.some((bucket) => !bucket.future && taken(row, bucket))) continue;
            const group = groupOf(row, dimensions, fold);
            if (group !== null) found.set(JSON.stringify(group), group);
          }
        }
      }
    }
    return [...found.values()];
  };
  const table: Table = (dimensions, grained, fold, seenIn = periods) => {
    const folded = fold !== null && dimensions.includes(fold.dimension) ? fold : null;
    const grouping = { dimensions, grained, fold: folded };
    const combinations = combinationsOf(grouping, seenIn);
    const own = bucketsIn(span, grained);
    const beside = periods.map((period, at): readonly (Bucket | null)[] => {
      const comparison = query.compare?.[at - 1];
      const buckets = bucketsIn(period, grained);
      return comparison === undefined || !grained ? buckets : partners(comparison, own, buckets, { grain: grain ?? "", span, other: period, place });
    });
    const cellsIn = periods.map((period, at) => {
      const labels = bucketsIn(period, grained).map(({ label }) => label);
      const target = targetOf(query.compare?.[at - 1]);
      return requests.map((asked) => {
        if (target !== null && asked.compute !== undefined) throw beyond;
        // The rows of the query, whatever the number's own condition leaves of them.
        const request: Request = target === null ? asked : { metric: target };
        const valueAt = valuesOf(request, request.metric, period, grouping);
        if (request.compute === undefined) return valueAt;
        const whole = valuesOf(request, request.metric, period, { dimensions: [], grained, fold: null });
        return computed(request.compute, valueAt, whole, combinations, labels);
      });
    });
    const rows = new Map<string, readonly Value[]>();
    const compared = new Map<string, { readonly [id: string]: readonly Value[] }>();
    for (const { values, other } of combinations) {
      for (const [index, bucket] of own.entries()) {
        const at = (period: number) => {
          const partner = beside[period]?.[index] ?? null;
          const key = keyOf(values, other, partner?.label ?? null);
          return (cellsIn[period] ?? []).map((valueAt) => (partner === null || partner.future ? null : valueAt(key)));
        };
        const key = keyOf(values, other, bucket.label);
        rows.set(key, at(0));
        compared.set(key, Object.fromEntries((query.compare ?? []).map(({ id }, index) => [id, at(index + 1)])));
      }
    }
    return { rows, compared };
  };

  const fold = query.top === undefined ? null : foldOf(catalog, query, table, periods);
  const grained = grain !== null;
  const main = table(by, grained, fold);
  const names = requests.map(nameOf);
  const kept = [...main.rows].filter(([, cells]) =>
    (query.having ?? []).every(({ metric, op, value }) => compares(cells[names.indexOf(metric)] ?? null, op, value)),
  );
  return {
    rows: new Map(kept),
    compared: main.compared,
    totals: (query.totals ?? []).map(
      (total) =>
        table(
          by.filter((dimension) => total.includes(dimension)),
          grained && total.includes("time"),
          fold,
        ).rows,
    ),
  };
}

/** The metrics of rows that a metric is made of. */
function leaves(catalog: Catalog, name: string): readonly string[] {
  const metric = catalog.metrics[name] as Metric;
  if (metric.kind === "ratio") return [metric.numerator, metric.denominator].flatMap((part) => leaves(catalog, part));
  if (metric.kind === "derived") return metric.from.flatMap((part) => leaves(catalog, part));
  return [name];
}

/** Whose rows a metric counts, and which of them. */
function source(catalog: Catalog, name: string): { readonly entity: string; readonly own: AnyFilter | undefined } {
  const metric = catalog.metrics[name] as Metric;
  if (metric.kind === "cumulative") return source(catalog, metric.of);
  if (metric.kind === "conversion") {
    const { entity, where } = eventNamed(catalog, metric.from);
    return { entity, own: where };
  }
  if (!("entity" in metric)) throw beyond;
  return { entity: metric.entity, own: metric.where };
}

export function eventNamed(catalog: Catalog, name: string) {
  const event = catalog.events?.[name];
  if (event === undefined) throw beyond;
  return { ...event, actor: event.actor ?? (catalog.entities[event.entity]?.key as string) };
}

/** Everyone once, at the first of these rows. */
function converted(
  metric: ConversionMetric,
  rows: readonly Row[],
  { catalog, tables, place }: { readonly catalog: Catalog; readonly tables: MemoryTables; readonly place: Place },
): Value {
  const [from, to] = [eventNamed(catalog, metric.from), eventNamed(catalog, metric.to)];
  const firsts = new Map<DimensionValue, number>();
  for (const row of rows) {
    const [actor = null, at] = [row[from.actor], Number(row[from.time])];
    if (actor !== null) firsts.set(actor, Math.min(at, firsts.get(actor) ?? Infinity));
  }
  const back = new Map<DimensionValue, number[]>();
  for (const row of joinedRows(catalog, tables, to.entity)) {
    const [actor = null, at] = [row[to.actor], row[to.time]];
    if (!firsts.has(actor) || typeof at !== "number" || at >= place.now || !holds(catalog, to.where, row, place)) continue;
    back.set(actor, [...(back.get(actor) ?? []), at]);
  }
  const did = [...firsts].filter(([actor, start]) =>
    back.get(actor)?.some((at) => (metric.from === metric.to ? at > start : at >= start) && at < later(start, metric.within, place)),
  );
  return firsts.size === 0 ? null : did.length / firsts.size;
}

type Comparing = NonNullable<Asked["compare"]>[number];

function targetOf(comparison: Comparing | undefined): string | null {
  const to = comparison?.to;
  return typeof to === "object" && to !== null && "target" in to ? String(to.target) : null;
}

/** For each bucket the one that a comparison puts beside it. */
function partners(
  { to, align }: Comparing,
  own: readonly Bucket[],
  others: readonly Bucket[],
  { grain, span, other, place }: { readonly grain: GrainName; readonly span: Span | null; readonly other: Span | null; readonly place: Place },
): readonly (Bucket | null)[] {
  const shift = shiftOf(to, span);
  const inPlace = () => own.map((_, index) => others[index] ?? null);
  if (targetOf({ id: "", to }) !== null) return own;
  if ((align ?? (shift === null ? "elapsed" : "calendar")) === "elapsed") return inPlace();
  if (typeof grain === "object" || grain === "businessDay") throw beyond;
  if ((align === "weekday" || align === "holiday") && span !== null && other !== null) {
    if (grain === "hour" || grain === "minute") throw beyond;
    const back = daysBack(to, span, other, place);
    const { business, weekStart, fiscalStart } = place;
    const beside = own.map(({ label }) =>
      align === "holiday" && business !== null ? holidayPartner(String(label), back, business) : addDays(String(label), -back),
    );
    // Months and their like begin on no date that is weeks away from another's start.
    if (beside.some((day) => day !== null && startOfUnit(day, grain, weekStart, fiscalStart) !== day)) return inPlace();
    return beside.map((day) => others.find(({ label }) => label === day) ?? null);
  }
  const monthsIn: { readonly [unit: string]: number } = { month: 1, quarter: 3, year: 12, fiscalQuarter: 3, fiscalYear: 12 };
  const shiftMonths = (monthsIn[shift?.unit ?? ""] ?? Number.NaN) * (shift?.count ?? 0);
  const fitting = grain === "day" || (grain === "week" && shift?.unit === "week") || shiftMonths % (monthsIn[grain] ?? Number.NaN) === 0;
  if (align !== undefined && align !== "calendar") throw beyond;
  if (shift === null || !fitting) throw beyond;
  return own.map(({ label }) => {
    const date = addUnits(String(label), shift.unit, -shift.count);
    if (shift.unit in monthsIn && date.slice(8) !== String(label).slice(8)) return null;
    return others.find((other) => other.label === date) ?? null;
  });
}

interface Bucket {
  readonly label: string | null;
  readonly from: number;
  /** How far it can be seen. */
  readonly to: number;
  /** When a snapshot is taken that is taken last. */
  readonly moment: number;
  readonly future: boolean;
}

function inSnapshot({ over, take = "last" }: SnapshotMetric, all: readonly Row[]): (row: Row, bucket: Bucket) => boolean {
  if (typeof over !== "string") {
    return (row, { from, moment }) => {
      const at = take === "last" || from === -Infinity ? moment : from;
      const [opened, closed] = [row[over.opened], row[over.closed]];
      return typeof opened === "number" && opened < at && !(typeof closed === "number" && closed < at);
    };
  }
  const moments = new Map<Bucket, number | null>();
  return (row, bucket) => {
    let moment = moments.get(bucket);
    if (moment === undefined) moments.set(bucket, (moment = momentIn(all, over, take, bucket)));
    return moment !== null && row[over] === moment;
  };
}

function momentIn(all: readonly Row[], over: string, take: "first" | "last", { from, moment: to }: Bucket): number | null {
  const instants = all.map((row) => row[over]).filter((at) => typeof at === "number" && at >= from && at < to) as number[];
  if (instants.length === 0) return null;
  return instants.reduce((a, b) => ((take === "last" ? b > a : b < a) ? b : a));
}

/** A snapshot of moments is not known in a bucket that has none. */
function momentsKnown(metric: Metric, catalog: Catalog, tables: MemoryTables, buckets: readonly Bucket[]): (label: string | null) => boolean {
  if (metric.kind !== "snapshot" || typeof metric.over !== "string") return () => true;
  const { over, take = "last", entity } = metric;
  const known = new Map(
    buckets.map((bucket) => [bucket.label, momentIn(joinedRows(catalog, tables, entity), over, take, bucket) !== null]),
  );
  return (label) => known.get(label) ?? false;
}

/** Only windows of whole days: they begin when clocks show what they show at the window's end. */
function windowStart({ window, toDate }: CumulativeMetric, { to }: Bucket, place: Place): number {
  if (window === undefined && toDate === undefined) return -Infinity;
  const { timeZone, weekStart } = place;
  if (toDate !== undefined) return midnight(startOfUnit(wallClock(to - 1, timeZone).date, toDate, weekStart), timeZone);
  const { date } = wallClock(to, timeZone);
  const days = Number(/^P(\d+)D$/.exec(window ?? "")?.[1] ?? Number.NaN);
  if (to === midnight(date, timeZone)) return midnight(addDays(date, -days), timeZone);
  return laterBy(to, "day", -days, timeZone);
}

type Combination = { readonly values: readonly DimensionValue[]; readonly other: boolean };

function computed(
  compute: string,
  valueAt: (key: string) => Value,
  whole: (key: string) => Value,
  combinations: readonly Combination[],
  labels: readonly (string | null)[],
): (key: string) => Value {
  if (compute === "share") {
    return (key) => quotient(valueAt(key), whole(keyOf([], false, (JSON.parse(key) as [unknown, unknown, string | null])[2])));
  }
  if (compute === "running") {
    const sums = new Map<string, Value>();
    for (const { values, other } of combinations) {
      let sum: Value = null;
      for (const label of labels) {
        const value = valueAt(keyOf(values, other, label));
        if (value !== null) sums.set(keyOf(values, other, label), (sum = added(sum, value)));
      }
    }
    return (key) => sums.get(key) ?? null;
  }
  const ranks = new Map<string, number>();
  for (const label of labels) {
    const ranked = combinations
      .filter(({ other }) => !other)
      .map(({ values }) => keyOf(values, false, label))
      .map((key) => ({ key, value: valueAt(key) }))
      .filter(({ value }) => value !== null);
    for (const { key, value } of ranked) ranks.set(key, 1 + ranked.filter((one) => inRank(one.value, value) > 0).length);
  }
  return (key) => ranks.get(key) ?? null;
}

interface Fold {
  readonly dimension: string;
  readonly keep: readonly DimensionValue[];
  readonly other: boolean;
}

interface Grouping {
  readonly dimensions: readonly string[];
  readonly grained: boolean;
  readonly fold: Fold | null;
}
type Table = (
  dimensions: readonly string[],
  grained: boolean,
  fold: Fold | null,
  seenIn?: readonly (Span | null)[],
) => Pick<Expected, "rows" | "compared">;

function quotient(above: Value, below: Value): Value {
  return above === null || below === null || Number(below) === 0 ? null : Number(above) / Number(below);
}

/** The n values of the query's own period: what only a comparison saw is not ranked. */
function foldOf(catalog: Catalog, query: Asked, table: Table, periods: readonly (Span | null)[]): Fold {
  const { top, by = [] } = query;
  if (top === undefined) throw new Error("no top was asked");
  const dimension = top.of ?? (by[0] as string);
  const asked = query.metrics.find((one) => typeof one !== "string" && nameOf(one) === top.by);
  if (typeof asked === "object" && asked.compute !== undefined) throw beyond;
  const index = query.metrics.findIndex((one) => (typeof one === "string" ? one : nameOf(one)) === top.by);
  const ranked = [...table([dimension], false, null, periods.slice(0, 1)).rows]
    .map(([key, cells]) => ({ value: (JSON.parse(key) as [DimensionValue[]])[0][0] ?? null, number: cells[index] ?? null }))
    .sort((a, b) => Number(a.number === null) - Number(b.number === null) || inRank(b.number, a.number) || inOrder(catalog, dimension, a.value, b.value));
  return { dimension, keep: ranked.slice(0, top.n).map(({ value }) => value), other: top.other ?? false };
}

function nameOf(request: Request): string {
  return "as" in request ? String(request.as) : request.metric;
}

/** The group of a row; null where the top n drops it. */
function groupOf(row: Row, dimensions: readonly string[], fold: Fold | null) {
  let other = false;
  const values: DimensionValue[] = [];
  for (const dimension of dimensions) {
    const value = row[dimension] ?? null;
    if (fold?.dimension !== dimension || fold.keep.includes(value)) values.push(value);
    else if (!fold.other) return null;
    else {
      other = true;
      values.push(null);
    }
  }
  return { values, other };
}

function measure(catalog: Catalog, metric: Metric, rows: readonly Row[], fill: string): Value {
  if (metric.kind === "cumulative") {
    const of = catalog.metrics[metric.of] as Metric;
    if (of.kind === "ratio" || of.kind === "cumulative") throw beyond;
    return measure(catalog, of, rows, fill);
  }
  if (metric.kind === "snapshot") {
    if (metric.of === undefined) return rows.length;
    if (rows.length === 0) return zeroOf(scaleIn(catalog, metric.of));
    const { of } = metric;
    const scale = scaleIn(catalog, of);
    if (scale !== null) return exactMeasure("sum", scale, rows.map((row) => row[of]));
    const sizes = rows.map((row) => row[of]).filter((value) => typeof value === "number");
    return sizes.length === 0 ? null : sizes.reduce((a, b) => a + b, 0);
  }
  const empty = emptyOf(metric, fill);
  if (metric.kind === "count") return rows.length === 0 ? empty : rows.length;
  if (metric.kind === "distinct") {
    const of = metric.of ?? (catalog.entities[metric.entity]?.key as string);
    const values = new Set(rows.map((row) => row[of] ?? null).filter((value) => value !== null));
    return values.size === 0 ? empty : values.size;
  }
  if (!("of" in metric)) throw beyond;
  const scale = scaleIn(catalog, metric.of);
  if (scale !== null && metric.kind === "sum" && rows.length === 0) return empty === null ? null : zeroOf(scale);
  if (scale !== null && metric.kind !== "average" && metric.kind !== "percentile") {
    return exactMeasure(metric.kind, scale, rows.map((row) => row[metric.of]));
  }
  const known = rows.map((row) => row[metric.of] ?? null).filter((value) => value !== null);
  if (scale !== null && metric.kind === "average") {
    const sum = exactMeasure("sum", scale, known);
    return sum === null ? null : Number(sum) / known.length;
  }
  const numbers = known.map(Number);
  if (metric.kind === "sum") return rows.length === 0 ? empty : numbers.length === 0 ? null : numbers.reduce((a, b) => a + b, 0);
  if (numbers.length === 0) return null;
  if (metric.kind === "average") return numbers.reduce((a, b) => a + b, 0) / numbers.length;
  if (metric.kind === "min") return numbers.reduce((a, b) => (a < b ? a : b));
  if (metric.kind === "max") return numbers.reduce((a, b) => (a > b ? a : b));
  const sorted = numbers.toSorted((a, b) => a - b);
  const rank = metric.p * (sorted.length - 1);
  const low = sorted[Math.floor(rank)] as number;
  return low + ((sorted[Math.ceil(rank)] as number) - low) * (rank - Math.floor(rank));
}

function emptyOf(metric: Metric, fill: string): Value {
  if (fill === "zero") return 0;
  if (fill === "null") return null;
  return metric.kind === "count" || metric.kind === "distinct" || (metric.kind === "sum" && metric.gap !== "null") ? 0 : null;
}

function compares(value: Value, op: string, bound: number): boolean {
  if (value === null) return false;
  if (typeof value === "string") return compares(inValue(value, String(bound)), op, 0);
  return { gt: value > bound, gte: value >= bound, lt: value < bound, lte: value <= bound, equals: value === bound }[op] ?? false;
}
