import type {
  AggregateQuery,
  AnyCell,
  AnyRow,
  Catalog,
  DimensionValue,
  Filter,
  MetricsQuery,
  Settled,
  TableResult,
} from "../../query/index.ts";
import { asMetricsError, MetricsError } from "../../query/index.ts";
import { firstFault } from "./check.ts";
import type { Fact, Finding, Subject, Tenant } from "./check.ts";

export const dayMs = 86_400_000;

export async function ask(
  { adapter, context }: Pick<Subject, "adapter" | "context">,
  query: MetricsQuery,
  tenant: Tenant = {},
): Promise<TableResult<AnyRow>> {
  return (await (tenant.adapter ?? adapter).query(query, { ...context, ...tenant.context })) as TableResult<AnyRow>;
}

/** What became of each of many questions, asked in as few requests as the adapter can. */
export async function askAll(
  { adapter, context }: Pick<Subject, "adapter" | "context">,
  queries: readonly MetricsQuery[],
  tenant: Tenant = {},
): Promise<readonly Settled<TableResult<AnyRow>>[]> {
  const asker = tenant.adapter ?? adapter;
  const whose = { ...context, ...tenant.context };
  if (asker.queryMany === undefined) {
    return Promise.all(queries.map((query) => ask({ adapter, context }, query, tenant).then(fulfilled, rejected)));
  }
  const answers = new Map<number, Settled<TableResult<AnyRow>>>();
  let missing = rejected(new MetricsError("contract-violation", "queryMany ended without an answer"));
  try {
    for await (const { index, ...settled } of asker.queryMany(queries.map((query) => ({ query, context: whose })))) {
      answers.set(index, settled as Settled<TableResult<AnyRow>>);
    }
  } catch (thrown) {
    missing = rejected(thrown);
  }
  return queries.map((_, index) => answers.get(index) ?? missing);
}

function fulfilled<R>(value: R): Settled<R> {
  return { status: "fulfilled", value };
}

function rejected(thrown: unknown): Settled<never> {
  return { status: "rejected", error: asMetricsError(thrown) };
}

export function numbers(query: Omit<AggregateQuery, "kind">): AggregateQuery {
  return { kind: "aggregate", ...query };
}

/** The one number of a query without groups; null also where there is no row. */
export async function numberOf(
  subject: Pick<Subject, "adapter" | "context">,
  query: Omit<AggregateQuery, "kind">,
  tenant: Tenant = {},
): Promise<number | null> {
  const { rows } = await ask(subject, numbers(query), tenant);
  const [first] = query.metrics;
  const name = typeof first === "string" ? first : (first?.as ?? first?.metric ?? "");
  return rows[0] === undefined ? null : valueIn(rows[0], name);
}

export function cellIn(row: AnyRow, name: string): AnyCell {
  const cell = row[name];
  return typeof cell === "object" && cell !== null && "value" in cell ? (cell as AnyCell) : { value: null };
}

export function valueIn(row: AnyRow, name: string): number | null {
  const { value } = cellIn(row, name);
  return value === null ? null : Number(value);
}

/** What a cell is compared with. */
export function besideIn(row: AnyRow, name: string, id: string): number | null {
  const value = cellIn(row, name).compare?.[id]?.value ?? null;
  return value === null ? null : Number(value);
}

export function dimensionIn(row: AnyRow, name: string): DimensionValue {
  return (row[name] ?? null) as DimensionValue;
}

export function sum(values: readonly (number | null)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0);
}

/** Equal but for the rounding of sums of floats. */
export function same(one: number | null, other: number | null): boolean {
  if (one === null || other === null) return one === other;
  return Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one), Math.abs(other));
}

/** Whether numbers add up to another, but for the rounding of sums of floats: large ones may cancel each other. */
export function addUpTo(parts: readonly number[], whole: number): boolean {
  const size = parts.reduce((total, part) => total + Math.abs(part), 0);
  return Math.abs(sum(parts) - whole) <= 1e-9 * Math.max(1, size);
}

/** Rows by the value of one dimension; the row of "other" is left out. */
export function byValue(rows: readonly AnyRow[], dimension: string): ReadonlyMap<DimensionValue, AnyRow> {
  return new Map(rows.filter((row) => row["$other"] !== true).map((row) => [dimensionIn(row, dimension), row]));
}

/** A filter that holds for exactly one value. */
export function isValue(dimension: string, value: DimensionValue): Filter<Catalog> {
  return (value === null ? { dimension, op: "isNull" } : { dimension, op: "equals", value }) as Filter<Catalog>;
}

export function midnight(epochMs: number): string {
  return new Date(epochMs).toISOString();
}

export function dateOf(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(0, 10);
}

/** The first instant of the UTC day. */
export function dayStart(epochMs: number): number {
  return Math.floor(epochMs / dayMs) * dayMs;
}

/** Each entity with each of its dimensions. */
export function groupings({ facts }: Subject): readonly { readonly fact: Fact; readonly dimension: string }[] {
  return facts.flatMap((fact) => fact.dimensions.map((dimension) => ({ fact, dimension })));
}

/** Looks at every grouping, with the first of the metrics that add up. */
export function overGroupings(
  subject: Subject,
  look: (one: { readonly metric: string; readonly range: Fact["range"]; readonly dimension: string }) => Promise<Finding>,
): Promise<Finding> {
  return firstFault(groupings(subject), ({ fact: { additive, range }, dimension }) =>
    look({ metric: additive[0], range, dimension }),
  );
}

export function shown(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text === undefined ? "nothing" : text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
