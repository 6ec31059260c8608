import type { AnyRow, Catalog, DimensionValue, Filter, MembersQuery, Settled, TableResult } from "../../query/index.ts";
import { askAll, isValue } from "./ask.ts";
import type { Subject } from "./check.ts";
import { candidates } from "./facts.ts";
import { isOfActors } from "./isOfActors.ts";
import type { Shape } from "./shapes.ts";

const mostMembers = 200;

/**
 * Filters by which the caller who sees everything sees the rows of one tenant alone. There are some where a dimension has each of
 * its values for one of them only.
 */
export interface OwnFilters {
  /** Of each tenant, in order, null for one without rows; undefined where no dimension tells apart all rows that are read. */
  readonly of: (shape: Shape) => readonly (Filter<Catalog> | null)[] | undefined;
}

/** How the tenants stand to the rows of an entity, over all time: dimensions that tell their rows apart, or that all see all of them. */
interface Sight {
  readonly apart: ReadonlyMap<string, readonly (Filter<Catalog> | null)[]>;
  readonly isWhole: boolean;
}

export async function ownFilters(subject: Subject): Promise<OwnFilters> {
  const { catalog } = subject;
  const entities = Object.keys(catalog.entities);
  const sights = new Map(await Promise.all(entities.map(async (entity) => [entity, await sightOf(subject, entity)] as const)));
  return {
    of({ query, entities: asked }) {
      const all = [...withLinked(catalog, asked)].map((entity) => sights.get(entity));
      const own = asked.map((entity) => sights.get(entity));
      const tells = (sight: Sight | undefined, dimension: string) => sight?.apart.has(dimension) === true;
      const dimension = [...(own[0]?.apart.keys() ?? [])].find(
        (name) =>
          own.every((sight) => tells(sight, name)) &&
          all.every((sight) => tells(sight, name) || sight?.isWhole === true) &&
          isOfActors(catalog, query, name),
      );
      return dimension === undefined ? undefined : own[0]?.apart.get(dimension);
    },
  };
}

async function sightOf(subject: Subject, entity: string): Promise<Sight> {
  const names = candidates(subject.catalog, entity);
  const queries = names.map((dimension): MembersQuery => ({ kind: "members", dimension, entity, page: { size: mostMembers } }));
  const [whole = [], ...parts] = await Promise.all([undefined, ...subject.tenants].map((tenant) => askAll(subject, queries, tenant)));
  const apart = new Map<string, readonly (Filter<Catalog> | null)[]>();
  let isWhole = false;
  for (const [index, dimension] of names.entries()) {
    const all = countsOf(whole[index]);
    const own = parts.map((part) => countsOf(part[index]));
    const known = own.filter((counts) => counts !== null);
    if (all === null || all.size === 0 || known.length < own.length) continue;
    const holdsAll = (counts: Counts) => [...all].every(([value, count]) => counts.get(value) === count);
    isWhole ||= known.every(holdsAll);
    const isApart = [...all].every(([value, count]) => {
      const seen = known.flatMap((counts) => counts.get(value) ?? []);
      return seen.length === 1 && seen[0] === count;
    });
    if (isApart && known.every((counts) => [...counts.keys()].every((value) => all.has(value)))) {
      apart.set(dimension, known.map((counts) => anyOf(dimension, [...counts.keys()])));
    }
  }
  return { apart, isWhole };
}

type Counts = ReadonlyMap<DimensionValue, number>;

/** The rows of each member; null where they are not all told. */
function countsOf(settled: Settled<TableResult<AnyRow>> | undefined): Counts | null {
  if (settled?.status !== "fulfilled" || settled.value.page?.next !== undefined || settled.value.status === "partial") return null;
  return new Map(settled.value.rows.map((row) => [(row["value"] ?? null) as DimensionValue, Number(row["count"])]));
}

function anyOf(dimension: string, values: readonly DimensionValue[]): Filter<Catalog> | null {
  return values.length === 0 ? null : { or: values.map((value) => isValue(dimension, value)) };
}

/** The entities and those that their rows belong to. */
function withLinked({ entities }: Catalog, from: readonly string[]): ReadonlySet<string> {
  const all = new Set(from);
  for (const entity of all) Object.keys(entities[entity]?.belongsTo ?? {}).forEach((linked) => all.add(linked));
  return all;
}
