import { memoryAdapter } from "../../src/adapters/memory/index.ts";
import type {
  AggregateQuery,
  AnyRow,
  CellNumber,
  ColumnData,
  DecimalText,
  MetricsAdapter,
  MetricsQuery,
  QueryContext,
  TableResult,
} from "../../src/query/index.ts";
import { defineCatalog, MetricsError, withoutRows, withRows } from "../../src/query/index.ts";
import { dense, tablesOf } from "../contract/data.ts";
import { exact } from "../contract/exactCatalog.ts";

/** What adapters are held to: metrics of every kind, and a week of work with a holiday in it. */
export const held = defineCatalog({
  ...exact,
  calendars: {
    office: {
      weekdays: ["monday", "tuesday", "wednesday", "thursday", "friday"],
      holidays: [{ id: "spring", from: "2026-03-31", to: "2026-04-02" }],
      workingDays: ["2026-03-28"],
    },
  },
});
export type HeldAdapter = MetricsAdapter<typeof held>;
export type Answer = TableResult<AnyRow>;
type Ask = (query: MetricsQuery, context?: QueryContext) => Promise<Answer>;

export const now = Date.parse("2026-06-01T00:00:00Z");
export const tables = tablesOf(dense(7));
export const sound: HeldAdapter = memoryAdapter({ catalog: held, tables, clock: () => now });
/** What it answered: adapters with one fault each are asked the same questions, and answer few otherwise. */
const answered = new Map<string, Promise<Answer>>();
/** The sound adapter, asked once what others ask, too. */
export const told: HeldAdapter = wrapped(plain);

/** The sound adapter with one fault, and the law that has to notice it. */
export interface Broken {
  readonly fault: string;
  readonly law: string;
  readonly adapter: HeldAdapter;
}

export const broken: readonly Broken[] = [
  {
    fault: "totals are the sum of the rows",
    law: "totals equal the grouping asked alone",
    adapter: after((query, answer) =>
      query.kind === "aggregate" && query.totals !== undefined ? withTotals(answer) : answer,
    ),
  },
  {
    fault: "days are days of UTC",
    law: "days are days of the query's zone",
    adapter: before((query) =>
      query.kind === "aggregate" && query.time?.grain === "day" && query.calendar?.timeZone !== undefined
        ? { ...query, calendar: { ...query.calendar, timeZone: "UTC" } }
        : query,
    ),
  },
  {
    fault: "a zone has one offset all year",
    law: "days on which clocks change have 23 and 25 hours",
    adapter: before((query) =>
      query.calendar?.timeZone === "Europe/Berlin"
        ? { ...query, calendar: { ...query.calendar, timeZone: "Etc/GMT-1" } }
        : query,
    ),
  },
  {
    fault: "the group of unknown values is dropped",
    law: "unknown values form a group of their own",
    adapter: after((query, answer) =>
      query.kind === "aggregate" && query.by !== undefined && query.time?.grain === undefined
        ? keepRows(answer, (row) => row[query.by?.[0] ?? ""] !== null || row["$other"] === true)
        : answer,
    ),
  },
  {
    fault: "a page begins with the last row of the page before",
    law: "pages give each group once",
    adapter: before((query) =>
      query.kind === "aggregate" && query.page?.cursor !== undefined ? stepBack(query) : query,
    ),
  },
  {
    fault: "an offset is passed over",
    law: "pages give each group once",
    adapter: before((query) =>
      query.kind === "aggregate" && query.page?.offset !== undefined ? { ...query, page: { size: query.page.size } } : query,
    ),
  },
  {
    fault: "other of a distinct metric is the sum of its groups",
    law: "other is counted by the metric's own rule",
    adapter: wrapped(async (query, context) => {
      const answer = await plain(query, context);
      if (query.kind !== "aggregate" || query.top?.other !== true || !namesOf(query).includes("agents")) return answer;
      const all = await plain(without(query, "top"), context);
      const chosen = answer.rows.filter(({ $other }) => $other !== true).map((row) => row[query.by?.[0] ?? ""]);
      const rest = all.rows.filter((row) => !chosen.includes(row[query.by?.[0] ?? ""]));
      const sum = rest.reduce((total, row) => total + ((row["agents"] as { value: number }).value ?? 0), 0);
      return mapCells(answer, "agents", (value, index) => (answer.rows[index]?.["$other"] === true ? sum : value));
    }),
  },
  {
    fault: "the previous period is a day off",
    law: "a comparison is the same query over its own period",
    adapter: before((query) =>
      query.kind === "aggregate" && query.compare?.[0]?.to === "previous"
        ? { ...query, compare: [{ id: query.compare[0].id, to: { shift: "P6D" } }] }
        : query,
    ),
  },
  {
    fault: "errors are answered as empty",
    law: "unknown names are refused with their path",
    adapter: wrapped((query, context) =>
      plain(query, context).catch(async () =>
        keepRows(await plain({ kind: "aggregate", metrics: ["tickets"] }), () => false),
      ),
    ),
  },
  {
    fault: "what is not leaves unknown values out",
    law: "a filter and its negation share out the rows",
    adapter: before((query) => {
      if (
        query.kind !== "aggregate" ||
        query.where === undefined ||
        !("op" in query.where) ||
        query.where.op !== "notIn"
      )
        return query;
      const known = { not: { dimension: query.where.dimension, op: "isNull" } } as const;
      return { ...query, where: { and: [query.where, known] } };
    }),
  },
  {
    fault: "ranges hold their end",
    law: "ranges are half-open",
    adapter: before((query) => {
      if (query.kind !== "aggregate" || query.time === undefined || query.time.grain !== undefined) return query;
      const { range } = query.time;
      if (!("from" in range) || !range.to.includes("T")) return query;
      return {
        ...query,
        time: { ...query.time, range: { ...range, to: new Date(Date.parse(range.to) + 1).toISOString() } },
      };
    }),
  },
  {
    fault: "a metric among others is multiplied by a join",
    law: "metrics asked together are as each alone",
    adapter: after((query, answer) =>
      query.kind === "aggregate" && query.metrics.length > 1 && namesOf(query).includes("replyCount")
        ? mapCells(answer, "replyCount", (value) => Number(value ?? 0) * 2)
        : answer,
    ),
  },
  {
    fault: "exact sums go through a float",
    law: "exact decimals stay exact",
    adapter: after((_, answer) =>
      mapCells(answer, "spend", (value) => (value === null ? null : (Number(value).toFixed(4) as DecimalText))),
    ),
  },
  {
    fault: "exact sums are numbers",
    law: "exact decimals stay exact",
    adapter: after((_, answer) => mapCells(answer, "unitSum", (value) => (value === null ? null : Number(value)))),
  },
  {
    fault: "a ratio is rounded",
    law: "a ratio is its numerator by its denominator",
    adapter: after((_, answer) =>
      mapCells(answer, "solvedShare", (value) => (value === null ? null : Math.round(Number(value) * 100) / 100)),
    ),
  },
  {
    fault: "nothing is zero",
    law: "nothing found is an answer, not an error",
    adapter: after((_, answer) => mapCells(answer, "firstResponse", (value) => value ?? 0)),
  },
  {
    fault: "aborted queries are answered",
    law: "an aborted query ends at once",
    adapter: wrapped((query) => plain(query, {})),
  },
  {
    fault: "quotes end a text",
    law: "SQL in a value is a value",
    adapter: before((query) =>
      query.kind === "aggregate" && JSON.stringify(query.where ?? null).includes("OR 1=1")
        ? without(query, "where")
        : query,
    ),
  },
  {
    fault: "tenants' totals are everyone's",
    law: "tenants see shares of the whole",
    adapter: wrapped(async (query, context = {}) => {
      const answer = await plain(query, context);
      if (answer.totals === undefined) return answer;
      return { ...answer, totals: (await plain(query, { ...context, policy: "public" })).totals ?? [] };
    }),
  },
];

export function plain(query: MetricsQuery, { signal, ...context }: QueryContext = {}): Promise<Answer> {
  if (signal !== undefined) return askSound(query, { ...context, signal });
  const key = JSON.stringify([query, context]);
  const answer = answered.get(key) ?? askSound(query, context);
  answered.set(key, answer);
  return answer;
}

async function askSound(query: MetricsQuery, context: QueryContext): Promise<Answer> {
  return (await sound.query(query as never, context)) as unknown as Answer;
}

export function wrapped(ask: Ask): HeldAdapter {
  return { contract: 1, query: ask as unknown as HeldAdapter["query"] };
}

export function before(change: (query: MetricsQuery) => MetricsQuery): HeldAdapter {
  return wrapped((query, context) => plain(change(query), context));
}

export function after(change: (query: MetricsQuery, answer: Answer) => Answer): HeldAdapter {
  return wrapped(async (query, context) => change(query, await plain(query, context)));
}

export function namesOf({ metrics }: AggregateQuery): readonly string[] {
  return metrics.map((one) => (typeof one === "string" ? one : one.metric));
}

function without<K extends "top" | "where">(query: AggregateQuery, key: K): AggregateQuery {
  const { [key]: _, ...rest } = query;
  return rest as AggregateQuery;
}

function stepBack(query: AggregateQuery): AggregateQuery {
  const offset = Number.parseInt((query.page?.cursor ?? "o0").slice(1), 36);
  return { ...query, page: { size: query.page?.size ?? 1, cursor: `o${Math.max(0, offset - 1).toString(36)}` } };
}

export function keepRows(answer: Answer, keep: (row: AnyRow) => boolean): Answer {
  const indexes = [...answer.rows.keys()].filter((index) => keep(answer.rows[index] ?? {}));
  const pick = <V>(values: readonly V[]) => indexes.map((index) => values[index] as V);
  const columns = answer.columns.map((column): ColumnData =>
    column.role === "metric"
      ? { role: "metric", name: column.name, metric: column.metric ?? column.name, cells: { value: pick(column.cells.value) } }
      : column.role === "dimension"
        ? { role: "dimension", name: column.name, values: pick(column.values) }
        : { role: "time", name: "time", values: pick(column.values) },
  );
  return withRows({ ...withoutRows(answer), columns, rowCount: indexes.length });
}

export function mapCells(
  answer: Answer,
  name: string,
  change: (value: CellNumber | null, index: number) => CellNumber | null,
): Answer {
  const columns = answer.columns.map((column) =>
    column.role === "metric" && column.name === name
      ? { ...column, cells: { ...column.cells, value: column.cells.value.map(change) } }
      : column,
  );
  return withRows({ ...withoutRows(answer), columns });
}

function withTotals(answer: Answer): Answer {
  const totals = (answer.totals ?? []).map((total) => ({
    by: total.by,
    rowCount: total.rowCount,
    columns: total.columns.map((column) =>
      column.role !== "metric"
        ? column
        : { ...column, cells: { value: column.cells.value.map(() => sumOf(answer, column.name)) } },
    ),
  }));
  return withRows({ ...withoutRows(answer), totals });
}

function sumOf(answer: Answer, name: string): number {
  const column = answer.columns.find((one) => one.name === name);
  if (column?.role !== "metric") throw new MetricsError("contract-violation", `no column ${name}`);
  return column.cells.value.reduce<number>((total, value) => total + Number(value ?? 0), 0);
}
