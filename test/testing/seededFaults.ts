import type { AggregateQuery, AnyFilter, AnyRow, CellNumber, ColumnData, MetricColumn, MetricsQuery, PlainRow, QueryContext } from "../../src/query/index.ts";
import { asMetricsError, resultFromRows, withoutRows, withRows } from "../../src/query/index.ts";
import type { Grade } from "../../src/testing/index.ts";
import { after, before, keepRows, mapCells, namesOf, plain, wrapped } from "./brokenAdapters.ts";
import type { Answer, HeldAdapter } from "./brokenAdapters.ts";

/** The sound adapter with one fault, the law that has to notice it, and the best grade that it may leave. */
export interface Seeded {
  readonly fault: string;
  readonly law: string;
  readonly grade: Grade;
  /** Whether the reference engine has to notice it, too, where tables are given. */
  readonly byReference: boolean;
  readonly adapter: HeldAdapter;
}

type Kind = MetricsQuery["kind"];
type Ends = Pick<Seeded, "grade" | "byReference">;
const wrong: Ends = { grade: "C", byReference: true };
/** A wrong number that shows only by what is in the data, which the reference's questions do not know. */
const wrongByLaw: Ends = { grade: "C", byReference: false };
const open: Ends = { grade: "D", byReference: true };

export const seeded: readonly Seeded[] = [
  { fault: "distinct metrics are not filtered", law: "a filter by one value gives that value's group", ...wrong, adapter: asking((query) => (namesOf(query).includes("agents") ? without(query, "where") : query)) },
  { fault: "startsWith is contains", law: "contains and startsWith find the groups that do", ...wrongByLaw, adapter: filtering((leaf) => (leaf.op === "startsWith" ? { ...leaf, op: "contains" } : leaf)) },
  { fault: "contains minds no case", law: "contains and startsWith find the groups that do", ...wrongByLaw, adapter: filtering((leaf) => (leaf.op === "contains" ? { or: casesOf(leaf.value).map((value) => ({ ...leaf, value })) } : leaf)) },
  { fault: "ignoreCase is ignored", law: "contains and startsWith find the groups that do", ...wrongByLaw, adapter: filtering((leaf) => ("ignoreCase" in leaf ? { ...leaf, ignoreCase: false } : leaf)) },
  { fault: "equals minds no case", law: "a filter by one value gives that value's group", ...wrongByLaw, adapter: filtering((leaf) => (leaf.op === "equals" && leaf.dimension === "region" ? { ...leaf, op: "in", values: casesOf(String(leaf.value)) } : leaf)) },
  { fault: "isNull is its opposite", law: "unknown values form a group of their own", ...wrong, adapter: filtering((leaf) => (leaf.op === "isNull" ? { not: leaf } : leaf)) },
  { fault: "ranges of numbers hold their end", law: "ranges of numbers and of times are half-open", ...wrongByLaw, adapter: filtering((leaf) => (leaf.op === "range" && "to" in leaf.range && typeof leaf.range.to === "number" ? { ...leaf, range: { ...leaf.range, to: leaf.range.to + 1e-9 } } : leaf)) },
  { fault: "a metric's own filter is ignored", law: "a metric's own filter is a filter for it alone", ...wrong, adapter: asking((query) => ({ ...query, metrics: query.metrics.map((one) => (typeof one === "string" ? one : withoutWhere(one))) })) },
  { fault: "weeks start on Sunday", law: "weeks start on the day that was asked for", ...wrongByLaw, adapter: asking((query) => (query.time?.grain === "week" ? { ...query, calendar: { ...query.calendar, weekStart: "sunday" } } : query)) },
  { fault: "fiscal years start in January", law: "fiscal years start when they are said to", ...wrong, adapter: asking((query) => ({ ...query, calendar: { ...query.calendar, fiscalStart: { month: 1 } } })) },
  { fault: "custom grains are hours", law: "custom grains cut as they say", ...wrong, adapter: asking((query) => (typeof query.time?.grain === "object" ? { ...query, time: { ...query.time, grain: "hour" } } : query)) },
  { fault: "business days are days", law: "business days are those of the calendar", ...wrong, adapter: asking((query) => (query.time?.grain === "businessDay" ? { ...query, time: { ...query.time, grain: "day" } } : query)) },
  { fault: "weekdays are not aligned", law: "a comparison by weekday puts the same weekdays side by side", ...wrong, adapter: asking((query) => (query.compare === undefined ? query : { ...query, compare: query.compare.map(({ align: _, ...one }) => one) })) },
  { fault: "the query's clock is ignored", law: "relative ranges are resolved by the query's clock", ...wrong, adapter: before(({ asOf: _, ...query }) => query as MetricsQuery) },
  { fault: "running buckets are not marked", law: "what is still running is marked", ...wrong, adapter: after((_, answer) => mapColumns(answer, ({ states: _states, ...column }) => column)) },
  { fault: "empty buckets are left out", law: "every bucket of the range is there once", ...wrong, adapter: answering("aggregate", (query, answer) => (query.time?.grain === undefined ? answer : keepRows(answer, (row) => Object.values(row).some((cell) => typeof cell === "object" && cell !== null && "value" in cell && cell.value !== 0)))) },
  { fault: "percentiles are rounded", law: "numbers are those of their records", ...wrong, adapter: cells(["firstResponseP90", "spendMedian"], (value) => Math.round(Number(value))) },
  { fault: "extremes are one too large", law: "numbers are those of their records", ...wrong, adapter: cells(["slowest", "fastest"], (value) => Number(value) + 1) },
  { fault: "a smallest value is of other rows", law: "extremes, percentiles and distinct values have their place among the rows", ...wrong, adapter: cells(["fastest"], (value) => Number(value) - 1) },
  { fault: "a percentile is a step too high", law: "extremes, percentiles and distinct values have their place among the rows", ...wrong, adapter: cells(["firstResponseP90"], (value) => Number(value) + 30) },
  { fault: "distinct counts the unknown, too", law: "extremes, percentiles and distinct values have their place among the rows", ...wrong, adapter: cells(["agents"], (value) => Number(value) + 1) },
  { fault: "every seventh count is one too large", law: "groups add up to the whole", ...wrong, adapter: cells(["tickets"], (value, index) => (index % 7 === 6 ? Number(value) + 1 : value)) },
  { fault: "a snapshot is one too large", law: "a snapshot is what was there at its moment", ...wrong, adapter: cells(["backlog"], (value) => Number(value) + 1) },
  { fault: "a snapshot of rows adds up over time", law: "a snapshot is what was there at its moment", ...wrong, adapter: cells(["lastScore"], (value) => Number(value) * 2) },
  { fault: "a rolling window is too long", law: "a cumulative metric is its metric over its window", ...wrong, adapter: cells(["tickets7"], (value) => Number(value) + 1) },
  { fault: "running sums begin anew", law: "running sums add up bucket by bucket", ...wrongByLaw, adapter: asking((query) => ({ ...query, metrics: query.metrics.map((one) => (typeof one === "object" && one.compute === "running" ? { metric: one.metric, as: one.as ?? one.metric } : one)) })) },
  { fault: "trailing zeros of decimals are dropped", law: "exact decimals stay exact", ...wrong, adapter: cells(null, (value) => (typeof value === "string" ? (value.replace(/\.?0+$/, "") as CellNumber) : value)) },
  { fault: "shares are a tenth too large", law: "shares add up to one", ...wrong, adapter: answering("aggregate", (_, answer) => mapColumns(answer, (column) => (column.compute === "share" ? { ...column, cells: { ...column.cells, value: column.cells.value.map((value) => (value === null ? null : Number(value) * 1.1)) } } : column))) },
  { fault: "shares of the first two groups are swapped", law: "shares add up to one", ...wrong, adapter: answering("aggregate", (_, answer) => mapColumns(answer, (column) => (column.compute === "share" ? swapped(column) : column))) },
  { fault: "ranks begin at zero", law: "a rank counts those that are larger", ...wrong, adapter: answering("aggregate", (_, answer) => mapColumns(answer, (column) => (column.compute === "rank" ? { ...column, cells: { ...column.cells, value: column.cells.value.map((value) => (value === null ? null : Number(value) - 1)) } } : column))) },
  { fault: "derived metrics are a tenth too large", law: "a derived metric is its expression", ...wrong, adapter: cells(["ticketsPerAgent"], (value) => Number(value) * 1.1) },
  { fault: "approximate percentiles are a twentieth too large", law: "an approximate percentile is near the exact one", ...wrongByLaw, adapter: answering("aggregate", ({ metrics }, answer) => (metrics.some((one) => typeof one === "object" && one.approximate === true) ? mapCells(answer, "firstResponseP90", (value) => (value === null ? null : Number(value) * 1.05)) : answer)) },
  { fault: "having changes numbers", law: "having keeps finished rows", ...wrong, adapter: answering("aggregate", (query, answer) => (query.having === undefined ? answer : namesOf(query).reduce((all, name) => mapCells(all, name, (value) => (value === null ? null : Number(value) + 1)), answer))) },
  { fault: "having is ignored", law: "having keeps finished rows", ...wrong, adapter: asking((query) => without(query, "having")) },
  { fault: "the order of groups is ignored", law: "order is kept and ties are steady", ...wrong, adapter: asking((query) => without(query, "order")) },
  { fault: "the order of records is ignored", law: "records are in the order that was asked for", ...wrong, adapter: before((query) => (query.kind === "records" ? recordsAsTheyCome(query) : query)) },
  { fault: "a top has one more", law: "top and other are the whole", ...wrong, adapter: asking((query) => (query.top === undefined ? query : { ...query, top: { ...query.top, n: query.top.n + 1 } })) },
  { fault: "a top keeps the smallest", law: "top and other are the whole", ...wrong, adapter: wrapped(smallestFirst) },
  { fault: "members are not searched", law: "members are searched by their text", ...wrong, adapter: before((query) => (query.kind === "members" && query.search !== undefined ? withoutSearch(query) : query)) },
  { fault: "a search minds case", law: "members are searched by their text", ...wrong, adapter: answering("members", ({ search = "" }, answer) => keepRows(answer, ({ value }) => String(value).includes(search))) },
  { fault: "members count one too many", law: "members count their rows", ...wrong, adapter: answering("members", (_, answer) => recounted(answer)) },
  { fault: "contributions are off", law: "drivers add up to the change", ...wrong, adapter: answering("drivers", (_, answer) => mapCells(answer, "contribution", (value, index) => (index === 0 ? Number(value) + 3 : value))) },
  { fault: "contributions are swapped", law: "drivers add up to the change", ...wrong, adapter: answering("drivers", (_, answer) => mapCells(answer, "contribution", (value, index) => (index < 2 ? Number(value) + (index === 0 ? 3 : -3) : value))) },
  { fault: "combined drivers are of the period before as well", law: "a combination's numbers are those of its rows", ...wrong, adapter: wrapped(combinedTwice) },
  { fault: "everyone is in every segment of a funnel", law: "who enters a funnel does not depend on what follows", ...wrong, adapter: answering("funnel", ({ breakdown }, answer) => (breakdown === undefined ? answer : mapCells(answer, "count", (value) => Number(value) * 2))) },
  { fault: "a cohort is as large as those who returned with a number", law: "who is in a cohort does not depend on what is asked of it", ...wrong, adapter: answering("retention", ({ measure }, answer) => (typeof measure === "object" ? mapCells(answer, "size", (value) => (value === null ? null : Math.floor(Number(value) / 2))) : answer)) },
  { fault: "a funnel has a year", law: "a funnel keeps to its window", ...wrong, adapter: before((query) => (query.kind === "funnel" ? { ...query, window: "P365D" } : query)) },
  { fault: "a conversion is a tenth too large", law: "a conversion is the funnel of its two events", ...wrong, adapter: cells(["solvedInDay"], (value) => Number(value) * 1.1) },
  { fault: "one period of retention is halved", law: "retention holds together", ...wrong, adapter: answering("retention", (_, answer) => mapColumns(answer, (column) => ({ ...column, cells: { ...column.cells, value: column.cells.value.map((value, index) => (index === 1 && value !== null ? Number(value) / 2 : value)) } }))) },
  { fault: "retention's criterion is ignored", law: "retention holds together", ...wrongByLaw, adapter: before((query) => (query.kind === "retention" ? { ...query, criterion: "on" } : query)) },
  { fault: "refusals are errors of the program", law: "unknown names are refused with their path", grade: "B", byReference: false, adapter: wrapped((query, context) => plain(query, context).catch((thrown: unknown) => Promise.reject(new TypeError(asMetricsError(thrown).message)))) },
  { fault: "members know no policy", law: "tenants find members of their own", ...open, adapter: openTo("members") },
  { fault: "records know no policy", law: "tenants see records of their own", ...open, adapter: openTo("records") },
  { fault: "funnels know no policy", law: "tenants see funnels of their own", ...open, adapter: openTo("funnel") },
  { fault: "retention knows no policy", law: "tenants see retention of their own", ...open, adapter: openTo("retention") },
  { fault: "drivers know no policy", law: "tenants see drivers of their own", ...open, adapter: openTo("drivers") },
  { fault: "comparisons know no policy", law: "tenants compare with what is their own", ...open, adapter: wrapped(compareWithAll) },
  { fault: "snapshots know no policy", law: "tenants see shares of every metric that adds up", grade: "D", byReference: false, adapter: wrapped((query, context) => plain(query, query.kind === "aggregate" && namesOf(query).includes("backlog") ? { ...context, policy: "public" } : context)) },
];

type Leaf = Extract<AnyFilter, { readonly op: string }>;

function asking(change: (query: AggregateQuery) => AggregateQuery): HeldAdapter {
  return before((query) => (query.kind === "aggregate" ? change(query) : query));
}

function answering<K extends Kind>(kind: K, change: (query: Extract<MetricsQuery, { readonly kind: K }>, answer: Answer) => Answer): HeldAdapter {
  const isOfKind = (query: MetricsQuery): query is Extract<MetricsQuery, { readonly kind: K }> => query.kind === kind;
  return after((query, answer) => (isOfKind(query) ? change(query, answer) : answer));
}

/** Changes each leaf of an aggregate query's filter. */
function filtering(change: (leaf: Leaf) => AnyFilter): HeldAdapter {
  const changed = (filter: AnyFilter): AnyFilter => {
    if ("and" in filter) return { and: filter.and.map(changed) };
    if ("or" in filter) return { or: filter.or.map(changed) };
    return "not" in filter ? { not: changed(filter.not) } : change(filter);
  };
  return asking((query) => (query.where === undefined ? query : ({ ...query, where: changed(query.where as AnyFilter) } as AggregateQuery)));
}

function openTo(kind: Kind): HeldAdapter {
  return wrapped((query, context) => plain(query, query.kind === kind ? { ...context, policy: "public" } : context));
}

function cells(names: readonly string[] | null, change: (value: CellNumber, index: number) => CellNumber): HeldAdapter {
  return after((_, answer) =>
    (names ?? answer.columns.map(({ name }) => name)).reduce((all, name) => mapCells(all, name, (value, index) => (value === null ? null : change(value, index))), answer),
  );
}

function mapColumns(answer: Answer, change: (column: MetricColumn) => ColumnData): Answer {
  return withRows({ ...withoutRows(answer), columns: answer.columns.map((column) => (column.role === "metric" ? change(column) : column)) });
}

function swapped(column: MetricColumn): MetricColumn {
  const [first = null, second = null, ...others] = column.cells.value;
  return { ...column, cells: { ...column.cells, value: [second, first, ...others] } };
}

/** Reads the totals of combined drivers over both periods together. */
async function combinedTwice(query: MetricsQuery, context?: QueryContext): Promise<Answer> {
  const answer = await plain(query, context);
  if (query.kind !== "drivers" || query.combine === undefined) return answer;
  const totals = (answer.totals ?? []).map((total) => ({
    ...total,
    columns: total.columns.map((column) =>
      column.role === "metric" && column.name === "metric"
        ? { ...column, cells: { ...column.cells, value: column.cells.value.map((value, row) => Number(value) + Number(column.compare?.["before"]?.value[row] ?? 0)) } }
        : column,
    ),
  }));
  return withRows({ ...withoutRows(answer), totals });
}

function casesOf(text: string): string[] {
  const lower = text.toLowerCase();
  return [...new Set([text, lower, text.toUpperCase(), lower.charAt(0).toUpperCase() + lower.slice(1)])];
}

function without(query: AggregateQuery, key: "where" | "having" | "order"): AggregateQuery {
  const { [key]: _, ...rest } = query;
  return rest;
}

function withoutWhere({ where: _, ...one }: Exclude<AggregateQuery["metrics"][number], string>) {
  return one;
}

function withoutSearch({ search: _, ...query }: Extract<MetricsQuery, { readonly kind: "members" }>): MetricsQuery {
  return query;
}

function recordsAsTheyCome({ order: _, ...query }: Extract<MetricsQuery, { readonly kind: "records" }>): MetricsQuery {
  return query;
}

function recounted(answer: Answer): Answer {
  const columns = answer.columns.map((column) =>
    column.role === "dimension" && column.name === "count" ? { ...column, values: column.values.map((value) => Number(value) + 1) } : column,
  );
  return withRows({ ...withoutRows(answer), columns });
}

/** Answers a top with the groups of the smallest numbers, and the rest added up. */
async function smallestFirst(query: MetricsQuery, context?: QueryContext): Promise<Answer> {
  const [dimension = ""] = query.kind === "aggregate" ? (query.by ?? []) : [];
  if (query.kind !== "aggregate" || query.top === undefined || query.metrics.length !== 1) return plain(query, context);
  const { top, ...whole } = query;
  const { rows } = await plain({ ...whole, order: [{ by: top.by }] }, context);
  const number = (row: AnyRow) => Number((row[top.by] as { readonly value: CellNumber | null }).value ?? 0);
  const group = (row: AnyRow): PlainRow => ({ [dimension]: row[dimension] as string | null, [top.by]: number(row) });
  const rest = rows.slice(top.n).reduce((total, row) => total + number(row), 0);
  return resultFromRows(query, [...rows.slice(0, top.n).map(group), { [dimension]: null, [top.by]: rest, $other: true }]) as Answer;
}

/** Puts what all tenants had beside a tenant's own numbers. */
async function compareWithAll(query: MetricsQuery, context: QueryContext = {}): Promise<Answer> {
  const own = await plain(query, context);
  if (query.kind !== "aggregate" || query.compare === undefined) return own;
  const all = await plain(query, { ...context, policy: "public" });
  if (all.rowCount !== own.rowCount) return own;
  return mapColumns(own, (column) => {
    const beside = all.columns.find(({ name }) => name === column.name);
    return beside?.role === "metric" && beside.compare !== undefined ? { ...column, compare: beside.compare } : column;
  });
}
