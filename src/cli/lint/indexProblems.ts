import type { Catalog, Metric, MetricsQuery } from "../../query/index.ts";
import { dimensionPath } from "../../query/index.ts";
import type { AnyBinding, Binding, Dialect } from "../../server/index.ts";
import { compileQuery } from "../../server/index.ts";
import { boundColumn } from "../../server/binding.ts";
import type { Ask, SchemaTable } from "../schema.ts";
import type { Problem } from "./problem.ts";

interface Typical {
  readonly name: string;
  readonly entity: string;
  /** What an index has to begin with: the policy's dimension, then the time. */
  readonly by: readonly string[];
  readonly query: MetricsQuery<Catalog>;
  readonly policy: {
    readonly [entity: string]:
      "all" | { readonly dimension: string; readonly op: "equals"; readonly value: string | number | boolean };
  };
}

/** Tables of which a full scan is no matter. */
const smallRows = 10_000;

/**
 * Explains what the typical queries compile to: each metric over its last week, and behind each policy's dimension.
 * Names the full scans of large tables, each with the index that it lacks.
 */
export async function indexProblems(
  ask: Ask,
  {
    catalog,
    binding,
    schema,
    dialect,
    policy,
    now,
    mixedCollations,
  }: {
    readonly catalog: Catalog;
    readonly binding: AnyBinding;
    readonly schema: readonly SchemaTable[];
    readonly dialect: Dialect;
    /** Dimensions that rows are kept apart by. */
    readonly policy: readonly string[];
    readonly now: number;
    readonly mixedCollations: boolean;
  },
): Promise<readonly Problem[]> {
  const problems = new Map<string, Problem>();
  for (const typical of typicalQueries(catalog, policy)) {
    const table = schema.find(
      ({ name }) => name.toLowerCase() === binding.entities[typical.entity]?.table.toLowerCase(),
    );
    if (table === undefined || table.rows <= smallRows) continue;
    const newest = await newestOf(ask, binding, typical);
    const statements = await compileQuery(typical.query, {
      catalog,
      binding: binding as Binding,
      dialect,
      policy: typical.policy as never,
      now: newest ?? now,
      mixedCollations,
    });
    for (const { sql, values } of statements) {
      const plan = await ask(`EXPLAIN FORMAT=TRADITIONAL ${sql}`, values);
      const scan = plan.find((step) => isFullScan(step) && Number(step["rows"] ?? 0) > smallRows);
      if (scan === undefined) continue;
      const columns = columnsFor(binding, typical, table);
      // An index that is there and is not used would read nearly everything.
      if (columns !== null && table.indexes.some((index) => columns.every((column, at) => index[at] === column))) {
        continue;
      }
      const index = columns === null ? null : creating(table, columns);
      const key = index ?? `${typical.entity} ${typical.by.join()}`;
      if (problems.has(key)) continue;
      problems.set(key, {
        severity: "warning",
        where: typical.name,
        found: `it reads all of ${table.name} (about ${Number(scan["rows"])} rows)`,
        fix:
          index ??
          `bind ${typical.by.join(" and ")} to a column of ${table.name}: no index stands behind SQL or another table's column`,
      });
    }
  }
  return [...problems.values()];
}

function isFullScan(step: Record<string, unknown>): boolean {
  return String(step["type"]).toLowerCase() === "all" || String(step["type"]).toLowerCase() === "index";
}

const lastWeek = { last: 7, unit: "day", complete: false } as const;

/** Of metrics and, since funnels, retention and conversions read them, of events. */
function typicalQueries(catalog: Catalog, policy: readonly string[]): readonly Typical[] {
  const metrics = Object.entries(catalog.metrics).flatMap(([name, metric]) =>
    factsOf(metric).map((fact) => ({ name, ...fact, query: { kind: "aggregate", metrics: [name], time: { range: lastWeek } } as const })),
  );
  const events = Object.entries(catalog.events ?? {}).map(([name, { entity, time }]) => {
    const query = { kind: "funnel", steps: [name], window: "P1D", time: { range: lastWeek } } as const;
    return { name, entity, time, query };
  });
  const all = Object.fromEntries(Object.keys(catalog.entities).map((each) => [each, "all" as const]));
  return [...metrics, ...events].flatMap(({ name, entity, time, query }): readonly Typical[] => {
    const kept = policy.filter((dimension) => dimensionPath(catalog, entity, dimension) !== null);
    if (kept.length === 0) return [{ name: `${name} of the last 7 days`, entity, by: [time], query, policy: all }];
    return kept.map((dimension) => ({
      name: `${name} of the last 7 days of one ${dimension}`,
      entity,
      by: [dimension, time],
      query,
      policy: { ...all, [entity]: { dimension, op: "equals" as const, value: sampleOf(catalog, dimension) } },
    }));
  });
}

function factsOf(metric: Metric): readonly { readonly entity: string; readonly time: string }[] {
  if (!("entity" in metric)) return [];
  const { entity } = metric;
  if (metric.kind === "snapshot") {
    const { over } = metric;
    return (typeof over === "string" ? [over] : [over.opened]).map((time) => ({ entity, time }));
  }
  return "time" in metric && metric.time !== undefined ? [{ entity, time: metric.time }] : [];
}

function sampleOf(catalog: Catalog, name: string): string | number | boolean {
  const dimension = catalog.dimensions[name];
  if (dimension?.kind === "number" || dimension?.kind === "decimal") return 1;
  if (dimension?.kind === "boolean") return true;
  return dimension?.kind === "enum" ? (dimension.values[0] ?? "") : "x";
}

/** The newest time of the table: a range without rows would be found by any index. */
async function newestOf(ask: Ask, binding: AnyBinding, { entity, by }: Typical): Promise<number | null> {
  const bound = binding.entities[entity];
  const time = by.at(-1);
  if (bound === undefined || time === undefined) return null;
  const place = boundColumn(bound, time);
  if ("expression" in place) return null;
  const [row] = await ask(
    `SELECT MAX(${quoted(place.column)}) AS newest FROM ${bound.table.split(".").map(quoted).join(".")}`,
  );
  const epochMs = Date.parse(
    `${String(row?.["newest"] ?? "")
      .replace(" ", "T")
      .slice(0, 19)}Z`,
  );
  return Number.isNaN(epochMs) ? null : epochMs + 1000;
}

/** What an index has to begin with; null where a part is not a column of the entity's own table. */
function columnsFor(binding: AnyBinding, { entity, by }: Typical, table: SchemaTable): readonly string[] | null {
  const bound = binding.entities[entity];
  const columns = by.flatMap((name) => {
    const place = bound === undefined ? null : boundColumn(bound, name);
    if (place === null || "expression" in place) return [];
    return table.columns
      .filter((column) => column.name.toLowerCase() === place.column.toLowerCase())
      .map((column) => column.name);
  });
  return columns.length === by.length ? columns : null;
}

function creating(table: SchemaTable, columns: readonly string[]): string {
  const name = `metricdeck_${columns.join("_")}`.replace(/[^\w]/g, "_").slice(0, 60);
  return `CREATE INDEX ${quoted(name)} ON ${table.name.split(".").map(quoted).join(".")} (${columns.map(quoted).join(", ")});`;
}

function quoted(name: string): string {
  return `\`${name.replaceAll("`", "``")}\``;
}
