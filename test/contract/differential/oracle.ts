import type { AnyFilter, AnyLeaf, Catalog, DimensionValue, Metric } from "../../../src/query/index.ts";
import type { CumulativeMetric, SnapshotMetric } from "../../../src/query/metric.ts";
import type { MemoryTables } from "../../../src/adapters/memory/index.ts";
import type { Day } from "./localDates.ts";
import { addDays, addMonths, addUnits, hourStart, midnight, startOfUnit } from "./localDates.ts";
import { offsetMinutes, wallClock } from "./zones.ts";

type Row = { readonly [column: string]: DimensionValue };
/** A cell as the oracle knows it: exact decimals as text. */
type Value = number | string | null;

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
  readonly time?: { readonly dimension?: string; readonly range: AnyRange; readonly grain?: string; readonly fill?: string };
  readonly compare?: readonly { readonly id: string; readonly to: unknown; readonly align?: string }[];
  readonly where?: AnyFilter;
  readonly totals?: readonly (readonly string[])[];
  readonly top?: { readonly n: number; readonly by: string; readonly of?: string; readonly other?: boolean };
  readonly having?: readonly { readonly metric: string; readonly op: string; readonly value: number }[];
  readonly calendar?: { readonly timeZone?: string; readonly weekStart?: string };
  readonly asOf?: string;
}
type AnyRange = { readonly [key: string]: string | number | boolean | undefined };

/** Where a range begins and ends: at the start of local days, or at instants. */
interface Span {
  readonly from: Day | number;
  readonly to: Day | number;
  readonly length: { readonly unit: string; readonly count: number } | null;
}

/** A row is put under what the suite compares answers by. */
export function keyOf(values: readonly (DimensionValue | undefined)[], other: boolean, bucket: string | null): string {
  return JSON.stringify([values.map((value) => value ?? null), other, bucket]);
}

/** The label of a bucket: of days and longer their first day, of shorter ones their first instant. */
export function bucketLabel(instant: number, grain: string, timeZone: string): string {
  if (grain === "hour" || grain === "minute") return new Date(instant).toISOString();
  return wallClock(instant, timeZone).date;
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

const beyond = new Error("beyond the oracle");

function answer(catalog: Catalog, tables: MemoryTables, query: Asked, clock: number): Expected {
  const timeZone = query.calendar?.timeZone ?? "UTC";
  const weekStart = query.calendar?.weekStart ?? "monday";
  const now = query.asOf === undefined ? clock : Date.parse(query.asOf);
  const place = { timeZone, weekStart, now };
  const span = query.time === undefined ? null : spanOf(query.time.range, place);
  const grain = query.time?.grain ?? null;
  const by = query.by ?? [];
  const requests = query.metrics.map((one) => (typeof one === "string" ? { metric: one } : one));
  if (requests.some(({ compute }) => compute === "running")) throw beyond;
  if (grain !== null && query.compare !== undefined) throw beyond;
  const periods = [span, ...(query.compare ?? []).map((one) => comparedSpan(one, span, place))];
  const fill = query.time?.fill ?? "metric";

  /** The buckets of a period: where each begins and how far it can be seen. */
  const bucketsIn = (period: Span | null, grained: boolean): readonly Bucket[] => {
    if (period === null) return [{ label: null, from: -Infinity, to: Infinity, moment: now, future: false }];
    const [from, end] = [instantOf(period.from, place), instantOf(period.to, place)];
    const seen = (start: number, stop: number, label: string | null): Bucket => {
      const to = Math.min(stop, end, now);
      return { label, from: Math.max(start, from), to, moment: to, future: Math.max(start, from) >= now };
    };
    if (!grained || grain === null) return [seen(from, end, null)];
    return bucketsOf(period, grain, place).map(({ label, start, next }) => seen(start, next, label));
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
    if (definition.kind === "snapshot") return inSnapshot(definition, joinedRows(catalog, tables, definition.entity));
    const base = definition.kind === "cumulative" ? (catalog.metrics[definition.of] as Metric) : definition;
    if (!("entity" in base) || base.kind === "snapshot") throw beyond;
    const time = query.time?.dimension ?? base.time ?? null;
    if (definition.kind === "cumulative" && span === null) throw beyond;
    return (row, bucket) => {
      if (bucket.from === -Infinity) return true;
      const from = definition.kind === "cumulative" ? windowStart(definition, bucket, place) : bucket.from;
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
    for (const period of seenIn) {
      const buckets = bucketsIn(period, grained);
      for (const { metric, where } of requests) {
        for (const leaf of leaves(catalog, metric)) {
          const taken = belongs(leaf);
          // Of what is open, only what meets the metric's own conditions is seen.
          const definition = catalog.metrics[leaf];
          const measured = definition?.kind === "snapshot" && typeof definition.over !== "string";
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
    const cellsIn = periods.map((period) => {
      const labels = bucketsIn(period, grained).map(({ label }) => label);
      return requests.map((request) => {
        const valueAt = valuesOf(request, request.metric, period, grouping);
        if (request.compute === undefined) return valueAt;
        const whole = valuesOf(request, request.metric, period, { dimensions: [], grained, fold: null });
        return computed(request.compute, valueAt, whole, combinations, labels);
      });
    });
    const rows = new Map<string, readonly Value[]>();
    const compared = new Map<string, { readonly [id: string]: readonly Value[] }>();
    for (const { values, other } of combinations) {
      for (const bucket of bucketsIn(span, grained)) {
        const key = keyOf(values, other, bucket.label);
        const at = (period: number) => {
          const future = period === 0 ? bucket.future : bucketsIn(periods[period] ?? null, false)[0]?.future === true;
          return (cellsIn[period] ?? []).map((valueAt) => (future ? null : valueAt(key)));
        };
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
  if (!("entity" in metric)) throw beyond;
  return { entity: metric.entity, own: metric.where };
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

/** Only windows of whole days and of days that begin like the window's end. */
function windowStart({ window, toDate }: CumulativeMetric, { to }: Bucket, place: Place): number {
  if (window === undefined && toDate === undefined) return -Infinity;
  const { timeZone, weekStart } = place;
  if (toDate !== undefined) return midnight(startOfUnit(wallClock(to - 1, timeZone).date, toDate, weekStart), timeZone);
  const { date } = wallClock(to, timeZone);
  const since = to - midnight(date, timeZone);
  const start = midnight(addDays(date, -Number(/^P(\d+)D$/.exec(window ?? "")?.[1] ?? Number.NaN)), timeZone);
  if (since > 0 && offsetMinutes(start + since, timeZone) !== offsetMinutes(to, timeZone)) throw beyond;
  return start + since;
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
  const ranks = new Map<string, number>();
  for (const label of labels) {
    const ranked = combinations
      .filter(({ other }) => !other)
      .map(({ values }) => keyOf(values, false, label))
      .map((key) => ({ key, value: valueAt(key) }))
      .filter(({ value }) => value !== null);
    for (const { key, value } of ranked) ranks.set(key, 1 + ranked.filter((one) => inValue(one.value, value) > 0).length);
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
    .sort((a, b) => Number(a.number === null) - Number(b.number === null) || inValue(b.number, a.number) || inOrder(catalog, dimension, a.value, b.value));
  return { dimension, keep: ranked.slice(0, top.n).map(({ value }) => value), other: top.other ?? false };
}

function nameOf(request: Request): string {
  return "as" in request ? String(request.as) : request.metric;
}

/** Order of two known values; of exact decimals digit by digit. */
function inValue(a: Value, b: Value): number {
  if (typeof a !== "string" || typeof b !== "string") return Number(a) - Number(b);
  const scale = Math.max(...[a, b].map((text) => (text.split(".")[1] ?? "").length));
  const [one, other] = [scaledOf(a, scale), scaledOf(b, scale)];
  return one > other ? 1 : one < other ? -1 : 0;
}

/** A decimal in units of its last digit, and back. */
function scaledOf(text: string, scale: number): bigint {
  const [whole = "", fraction = ""] = text.split(".");
  return BigInt(whole + fraction.padEnd(scale, "0"));
}

function textOf(scaled: bigint, scale: number): string {
  const digits = String(scaled).replace("-", "").padStart(scale + 1, "0");
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return scaled < 0n ? `-${text}` : text;
}

/** Enums as declared, texts by code point, unknown last. */
function inOrder(catalog: Catalog, dimension: string, a: DimensionValue, b: DimensionValue): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const definition = catalog.dimensions[dimension];
  if (definition?.kind === "enum") return definition.values.indexOf(String(a)) - definition.values.indexOf(String(b));
  if (typeof a !== "string" || definition?.kind === "decimal") return inValue(a as Value, b as Value);
  const [one, other] = [Array.from(a), Array.from(String(b))];
  for (let at = 0; at < Math.max(one.length, other.length); at++) {
    const difference = (one[at]?.codePointAt(0) ?? -1) - (other[at]?.codePointAt(0) ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
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

/** Rows of an entity with everything that they belong to, as one object each. */
function joinedRows(catalog: Catalog, tables: MemoryTables, entity: string): readonly Row[] {
  const kept = joined.get(tables)?.get(entity);
  if (kept !== undefined) return kept;
  const table = tables[entity] ?? {};
  const { key, belongsTo = {} } = catalog.entities[entity] as Catalog["entities"][string];
  const count = (table[key] as ArrayLike<DimensionValue>).length;
  const links = Object.entries(belongsTo).map(([target, column]) => ({
    column,
    rows: new Map(joinedRows(catalog, tables, target).map((row) => [row[catalog.entities[target]?.key as string], row])),
  }));
  const rows = Array.from({ length: count }, (_, at): Row => {
    const own = Object.fromEntries(
      Object.entries(table).map(([name, values]) => {
        const value = (values as ArrayLike<DimensionValue | bigint>)[at] ?? null;
        const scale = scaleIn(catalog, name);
        return [name, scale === null || value === null ? value : textOf(scaledOf(String(value), scale), scale)];
      }),
    );
    const beyondIt = links.map(({ column, rows: targets }) => targets.get((own[column] ?? null) as DimensionValue) ?? {});
    return Object.assign({}, ...beyondIt, own) as Row;
  });
  joined.set(tables, (joined.get(tables) ?? new Map<string, readonly Row[]>()).set(entity, rows));
  return rows;
}

function scaleIn({ dimensions }: Catalog, name: string): number | null {
  const dimension = dimensions[name];
  return dimension?.kind === "decimal" ? dimension.scale : null;
}
const joined = new WeakMap<MemoryTables, Map<string, readonly Row[]>>();

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
    const values = new Set(rows.map((row) => row[of]).filter((value) => value !== null));
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

function zeroOf(scale: number | null): Value {
  return scale === null ? 0 : textOf(0n, scale);
}

function exactMeasure(kind: "sum" | "min" | "max", scale: number, values: readonly (DimensionValue | undefined)[]): Value {
  const known = values.filter((value) => typeof value === "string").map((text) => scaledOf(text, scale));
  if (known.length === 0) return null;
  const joinOf = { sum: (a: bigint, b: bigint) => a + b, min: (a: bigint, b: bigint) => (b < a ? b : a), max: (a: bigint, b: bigint) => (b > a ? b : a) };
  return textOf(known.reduce(joinOf[kind]), scale);
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

interface Place {
  readonly timeZone: string;
  readonly weekStart: string;
  readonly now: number;
}

function holds(catalog: Catalog, filter: AnyFilter | undefined, row: Row, place: Place): boolean {
  if (filter === undefined) return true;
  if ("and" in filter) return filter.and.every((part) => holds(catalog, part, row, place));
  if ("or" in filter) return filter.or.some((part) => holds(catalog, part, row, place));
  if ("not" in filter) return !holds(catalog, filter.not, row, place);
  return leafHolds(catalog, filter, row[filter.dimension] ?? null, place);
}

function leafHolds(catalog: Catalog, leaf: AnyLeaf, value: DimensionValue, place: Place): boolean {
  switch (leaf.op) {
    case "isNull":
      return value === null;
    case "equals":
      return isSame(catalog, leaf.dimension, value, leaf.value);
    case "in":
      return leaf.values.some((one) => isSame(catalog, leaf.dimension, value, one));
    case "notIn":
      return !leaf.values.some((one) => isSame(catalog, leaf.dimension, value, one));
    case "contains":
      return typeof value === "string" && value.includes(leaf.value);
    case "startsWith":
      return typeof value === "string" && value.startsWith(leaf.value);
    case "range": {
      const range = leaf.range as AnyRange;
      if (scaleIn(catalog, leaf.dimension) !== null) {
        const { from, to } = range as { readonly from?: string; readonly to?: string };
        if (value === null || (from !== undefined && inValue(String(value), String(from)) < 0)) return false;
        return to === undefined || inValue(String(value), String(to)) < 0;
      }
      if (typeof value !== "number") return false;
      if (catalog.dimensions[leaf.dimension]?.kind === "number") {
        return value >= Number(range["from"] ?? -Infinity) && value < Number(range["to"] ?? Infinity);
      }
      const bound = (text: unknown) => (text === undefined ? null : instantOf(edgeOf(String(text)), place));
      if (("from" in range) !== ("to" in range)) {
        return value >= (bound(range["from"]) ?? -Infinity) && value < (bound(range["to"]) ?? Infinity);
      }
      return inSpan(value, spanOf(range, place), place, { seen: false });
    }
    default:
      return leaf satisfies never;
  }
}

function isSame(catalog: Catalog, dimension: string, value: DimensionValue, other: DimensionValue): boolean {
  if (value === null || other === null || scaleIn(catalog, dimension) === null) return value === other;
  return inValue(String(value), String(other)) === 0;
}

function edgeOf(text: string): Day | number {
  return text.length === 10 ? text : Date.parse(text);
}

function spanOf(range: AnyRange, place: Place): Span {
  const { timeZone, weekStart, now } = place;
  const unit = String(range["unit"] ?? range["toDate"] ?? range["period"] ?? "day");
  if (unit === "hour" || unit === "minute") throw beyond;
  const running = startOfUnit(wallClock(now, timeZone).date, unit, weekStart);
  if ("last" in range) {
    const count = Number(range["last"]);
    const length = { unit, count };
    if (range["complete"] === false) return { from: addUnits(running, unit, 1 - count), to: now, length };
    return { from: addUnits(running, unit, -count), to: running, length };
  }
  if ("toDate" in range) return { from: running, to: now, length: { unit, count: 1 } };
  if ("period" in range) {
    const offset = Number(range["offset"]);
    return { from: addUnits(running, unit, offset), to: addUnits(running, unit, offset + 1), length: { unit, count: 1 } };
  }
  const from = edgeOf(String(range["from"]));
  const to = edgeOf(String(range["to"]));
  return { from, to, length: typeof from === "string" && typeof to === "string" ? daysOrMonths(from, to) : null };
}

function daysOrMonths(from: Day, to: Day): Span["length"] {
  if (from.endsWith("-01") && to.endsWith("-01")) {
    let count = 0;
    while (addMonths(from, count) < to) count += 1;
    return { unit: "month", count };
  }
  return { unit: "day", count: Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) };
}

const shifts: { readonly [text: string]: { readonly unit: string; readonly count: number } } = {
  P1Y: { unit: "year", count: 1 },
  P1M: { unit: "month", count: 1 },
  P4W: { unit: "week", count: 4 },
  P1W: { unit: "week", count: 1 },
  P1D: { unit: "day", count: 1 },
};

function comparedSpan({ to, align }: { readonly to: unknown; readonly align?: string }, span: Span | null, place: Place): Span {
  if (span === null || align === "weekday") throw beyond;
  if (typeof to === "object" && to !== null && !("shift" in to)) return spanOf(to as AnyRange, place);
  const back = to === "previous" ? span.length : shifts[String((to as { readonly shift: string }).shift)];
  if (back == null || typeof span.from !== "string" || typeof span.to !== "string") throw beyond;
  return { from: addUnits(span.from, back.unit, -back.count), to: addUnits(span.to, back.unit, -back.count), length: null };
}

function instantOf(edge: Day | number, { timeZone }: Place): number {
  return typeof edge === "number" ? edge : midnight(edge, timeZone);
}

function inSpan(value: DimensionValue | undefined, { from, to }: Span, place: Place, { seen }: { readonly seen: boolean }): boolean {
  if (typeof value !== "number" || (seen && value >= place.now)) return false;
  const { date } = wallClock(value, place.timeZone);
  return (typeof from === "string" ? date >= from : value >= from) && (typeof to === "string" ? date < to : value < to);
}

function bucketStart(instant: number, grain: string, { timeZone, weekStart }: Place): number {
  if (grain === "minute") return Math.floor(instant / 60_000) * 60_000;
  if (grain === "hour") return hourStart(instant, timeZone);
  return midnight(startOfUnit(wallClock(instant, timeZone).date, grain, weekStart), timeZone);
}

interface Start {
  readonly label: string;
  readonly start: number;
  readonly next: number;
}

function bucketsOf({ from, to }: Span, grain: string, place: Place): readonly Start[] {
  const first = bucketStart(instantOf(from, place), grain, place);
  const end = instantOf(to, place);
  const starts = [first];
  if (grain === "hour" || grain === "minute") {
    const step = grain === "hour" ? 15 * 60_000 : 60_000;
    for (let at = first; (starts.at(-1) as number) < end; at += step) {
      const start = bucketStart(at, grain, place);
      if (start !== starts.at(-1)) starts.push(start);
    }
  } else {
    for (let day = wallClock(first, place.timeZone).date; (starts.at(-1) as number) < end; ) {
      day = addUnits(day, grain, 1);
      starts.push(midnight(day, place.timeZone));
    }
  }
  return starts.slice(0, -1).map((start, at) => ({
    label: bucketLabel(start, grain, place.timeZone),
    start,
    next: starts[at + 1] as number,
  }));
}
