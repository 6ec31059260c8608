import * as v from "valibot";
import type { Catalog } from "./catalog.ts";
import { MetricsError } from "./error.ts";
import { requireConsistent } from "./parseConsistency.ts";
import { limits } from "./parseFields.ts";
import { querySchema } from "./parseSchema.ts";
import type { MetricsQuery } from "./query.ts";

const schemas = new WeakMap<Catalog, ReturnType<typeof querySchema>>();
/** By catalog, so that what the wire has read once is not read again by the adapter behind it. */
const read = new WeakMap<object, Catalog>();

/**
 * Reads a query off the wire, or from a caller whom no compiler has checked.
 * @param input parsed JSON, not trusted
 * @throws MetricsError `invalid-query` with the path of the first fault and, for names, the nearest valid one
 */
export function parseQuery<C extends Catalog>(catalog: C, input: unknown): MetricsQuery<C> {
  if (typeof input === "object" && input !== null && read.get(input) === catalog) return input as MetricsQuery<C>;
  requireDepth(input);
  const schema = schemas.get(catalog) ?? querySchema(catalog);
  schemas.set(catalog, schema);
  const parsed = v.safeParse(schema, input, { abortEarly: true });
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw new MetricsError("invalid-query", issue.message, { path: pathText(v.getDotPath(issue), issue) });
  }
  const query = parsed.output as MetricsQuery<Catalog>;
  requireConsistent(catalog, query);
  read.set(query, catalog);
  return query as MetricsQuery<C>;
}

/** Where an issue is, as a path. */
export function pathText(dotted: string | null, issue: { readonly path?: readonly { readonly key: unknown }[] | undefined }) {
  const keys = issue.path?.map(({ key }) => key) ?? (dotted === null ? [] : [dotted]);
  return keys.map((key, at) => (typeof key === "number" ? `[${key}]` : `${at > 0 ? "." : ""}${String(key)}`)).join("");
}

/** A cheap look before anything recursive touches the input. */
export function requireDepth(input: unknown): void {
  let level: readonly unknown[] = [input];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limits.depth * 2) {
      const message = `the query is nested more than ${limits.depth} filters deep; flatten it`;
      throw new MetricsError("invalid-query", message, { path: deepPath(input) });
    }
    const next: unknown[] = [];
    for (const value of level) if (typeof value === "object" && value !== null) next.push(...Object.values(value));
    level = next;
  }
}

const shownKeys = 6;

/** The first keys on the way to what lies too deep. */
function deepPath(input: unknown): string {
  type Step = { readonly value: unknown; readonly keys: readonly (string | number)[] };
  const keysIn = (value: unknown): readonly (string | number)[] => {
    if (typeof value !== "object" || value === null) return [];
    return Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  };
  let level: readonly Step[] = [{ value: input, keys: [] }];
  for (let depth = 0; depth <= limits.depth * 2; depth++) {
    level = level.flatMap(({ value, keys }) =>
      keysIn(value).map((key) => ({ value: (value as Record<string | number, unknown>)[key], keys: [...keys, key] })),
    );
  }
  const path = (level[0]?.keys ?? []).slice(0, shownKeys).map((key) => ({ key }));
  return `${pathText(null, { path })}…`;
}
