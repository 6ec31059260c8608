import type { AnyFilter, Catalog, Dimension } from "../../query/index.ts";
import { dimensionPath, MetricsError } from "../../query/index.ts";
import { nameError } from "../../query/nearest.ts";
import type { AnyBinding, BoundColumn, EntityBinding } from "../binding.ts";
import { boundColumn } from "../binding.ts";
import type { Dialect } from "../dialects/dialect.ts";
import type { EntityRules } from "../policy.ts";
import type { Sql } from "../sql.ts";
import { identifier, joined, sql, trusted } from "../sql.ts";
import { filterSql } from "./filter.ts";
import { isTime } from "./value.ts";

/** What every statement is compiled for. */
export interface Target {
  readonly catalog: Catalog;
  readonly binding: AnyBinding;
  readonly rules: EntityRules;
  readonly dialect: Dialect;
  /** Whether keys and links have collations that the server does not compare with each other. Default false. */
  readonly mixedCollations?: boolean;
}

/** A value in a statement. */
export interface Column {
  readonly name: string;
  /** Null for a key or a link that is no dimension. */
  readonly dimension: Dimension | null;
  readonly expression: Sql;
  /**
   * The expression to group by: texts exactly, by code point, trailing spaces included; booleans as true and false; times
   * in whole milliseconds, and those that are none as NULL.
   */
  readonly exact: Sql;
  /** What values are compared with: `exact`, but of free text a text also where the column may be a number after all. */
  readonly compared: Sql;
  /** Of a text, as it is compared by code point whatever its own collation; null of all else. */
  readonly byCodePoint: Sql | null;
  /** Whether an index may stand behind `expression` that is lost behind `exact`. */
  readonly stored: boolean;
  /** Whether it may hold zero dates, which are no times. */
  readonly zeroTimes: boolean;
  /** Whether it stands in a row policy. Default false. */
  readonly inRule?: boolean;
}

/** The FROM clause of a statement, which grows with the columns that are asked of it. */
export interface Relations {
  readonly dimension: (name: string) => Column;
  /** A dimension that these rows reach, or the key or a link of their own entity. */
  readonly column: (name: string) => Column;
  readonly condition: (filter: AnyFilter) => Sql;
  /** To be read last. */
  readonly from: () => Sql;
  /** The same as an operand of a join. To be read last. */
  readonly joinable: () => Sql;
}

interface Relation {
  readonly entity: string;
  readonly alias: Sql;
  /** Names bound to SQL: computed inside the relation, where only its own table is in scope. */
  readonly computed: Set<string>;
  readonly on: Sql | null;
}

/**
 * Rows of an entity with the entities that they belong to. Each table is read through its own row policy, so that no
 * join reaches past it: an entity that the caller may not see gives unknown values.
 */
export function relationsOf(target: Target, entity: string): Relations {
  requireEntity(target.catalog, entity);
  const relations = new Map<string, Relation>();
  const relationAt = (path: readonly string[]): Relation => {
    const id = path.join("/");
    const known = relations.get(id);
    if (known !== undefined) return known;
    const name = path.at(-1) ?? entity;
    const parent = path.length === 0 ? null : relationAt(path.slice(0, -1));
    const alias = identifier(`t${relations.size}`);
    const relation: Relation = { entity: name, alias, computed: new Set(), on: null };
    const on = parent === null ? null : linkCondition(target, parent, relation);
    const joinedRelation = { ...relation, on };
    relations.set(id, joinedRelation);
    return joinedRelation;
  };
  const own = relationAt([]);
  const dimension = (name: string): Column => {
    const path = pathTo(target.catalog, entity, name);
    return columnIn(target, relationAt(path), name);
  };
  const from = () => joined([...relations.values()].map((relation) => relationSql(target, relation)), " LEFT JOIN ");
  return {
    dimension,
    column: (name) => (Object.hasOwn(target.catalog.dimensions, name) ? dimension(name) : columnIn(target, own, name)),
    condition: (filter) =>
      filterSql(filter, target.dialect, (name) => ({ column: dimension(name), linked: false, within: (condition) => condition })),
    from,
    // MySQL takes no parentheses around one table that is derived.
    joinable: () => (relations.size === 1 ? from() : sql`(${from()})`),
  };
}

function requireEntity(catalog: Catalog, entity: string): void {
  if (!Object.hasOwn(catalog.entities, entity)) {
    throw nameError("entity", entity, Object.keys(catalog.entities), "entity");
  }
}

function pathTo(catalog: Catalog, entity: string, name: string): readonly string[] {
  if (!Object.hasOwn(catalog.dimensions, name)) {
    throw nameError("dimension", name, Object.keys(catalog.dimensions), "dimension");
  }
  const path = dimensionPath(catalog, entity, name);
  if (path !== null) return path;
  throw new MetricsError("unsupported", `rows of ${entity} have no ${name}: no belongsTo leads there`, { path: name });
}

function linkCondition(target: Target, parent: Relation, relation: Relation): Sql {
  const { key, link } = linkOf(target.catalog, parent.entity, relation.entity);
  const [keys, links] = [columnIn(target, relation, key), columnIn(target, parent, link)];
  return target.mixedCollations === true ? acrossCollations(keys, links) : sameSql(keys, links);
}

/** Each beside the other converted, so that the index of either may help: MariaDB finds nothing by two that are converted. */
function acrossCollations(one: Column, other: Column): Sql {
  if (one.byCodePoint === null || other.byCodePoint === null) return sameSql(one, other);
  return sql`${one.expression} = ${other.byCodePoint} AND ${one.byCodePoint} = ${other.expression}`;
}

/** Where an index may help, the columns' own loose comparison comes first and the exact one decides. */
function sameSql(one: Column, other: Column): Sql {
  const loose = sql`${one.expression} = ${other.expression}`;
  if (one.exact === one.expression && other.exact === other.expression) return loose;
  const exact = sql`${one.exact} = ${other.exact}`;
  return one.stored && other.stored ? sql`${loose} AND ${exact}` : exact;
}

function linkOf(catalog: Catalog, from: string, to: string): { readonly key: string; readonly link: string } {
  return { key: catalog.entities[to]?.key as string, link: catalog.entities[from]?.belongsTo?.[to] as string };
}

/** Of a binding, which serves every query, each name is looked up once. */
interface BoundEntity {
  readonly table: Sql;
  readonly columns: Map<string, BoundColumn & { readonly inTable: Sql }>;
}
const boundEntities = new WeakMap<EntityBinding, BoundEntity>();

function boundEntity(target: Target, entity: string): BoundEntity {
  const binding = bindingOf(target, entity);
  let bound = boundEntities.get(binding);
  if (bound === undefined) {
    const table = joined(binding.table.split(".").map(identifier), ".");
    boundEntities.set(binding, (bound = { table, columns: new Map() }));
  }
  return bound;
}

function boundOf(target: Target, entity: string, name: string): BoundColumn & { readonly inTable: Sql } {
  const { columns } = boundEntity(target, entity);
  let bound = columns.get(name);
  if (bound === undefined) {
    const column = boundColumn(bindingOf(target, entity), name);
    const inTable = identifier("column" in column ? column.column : computedName(name));
    columns.set(name, (bound = { ...column, inTable }));
  }
  return bound;
}

function columnIn(target: Target, { entity, alias, computed }: Relation, name: string): Column {
  const bound = boundOf(target, entity, name);
  if ("expression" in bound) computed.add(name);
  return columnOf(target, name, sql`${alias}.${bound.inTable}`, bound);
}

function columnOf(
  { catalog, dialect }: Target,
  name: string,
  expression: Sql,
  bound: BoundColumn,
): Column {
  const dimension = (Object.hasOwn(catalog.dimensions, name) ? catalog.dimensions[name] : undefined) ?? null;
  const stored = "column" in bound;
  const isText = dimension?.kind === "string" || dimension?.kind === "enum" || (stored && bound.text);
  const text = isText ? dialect.exactText(expression) : expression;
  const zeroTimes = dimension?.kind === "time" && dialect.zeroTimes && !(stored && !bound.zeroTimes);
  const time = () => {
    const instant = dialect.inMilliseconds(expression);
    return zeroTimes ? sql`CASE WHEN ${isTime(expression, name, dialect)} THEN ${instant} END` : instant;
  };
  const value = dimension?.kind === "boolean" ? dialect.truth(expression) : stored && bound.exact ? expression : text;
  const exact = dimension?.kind === "time" ? time() : value;
  // A number would match every text that begins with none: `0 = 'abc'`. Times are compared as they stand, by their index.
  const compared = dimension?.kind === "string" ? text : value;
  return { name, dimension, expression, exact, compared, byCodePoint: isText ? text : null, stored: stored && dialect.looseText, zeroTimes };
}

function relationSql(target: Target, { entity, alias, computed, on }: Relation): Sql {
  const { table } = boundEntity(target, entity);
  const names = [...computed].map((name) => {
    const bound = boundOf(target, entity, name);
    return "expression" in bound ? sql`, (${bound.expression}) AS ${bound.inTable}` : trusted("");
  });
  const rule = ruleSql(target, entity);
  const source =
    rule === null && names.length === 0
      ? sql`${table} AS ${alias}`
      : sql`(SELECT \`r\`.*${joined(names, "")} FROM ${table} AS \`r\`${rule ?? trusted("")}) AS ${alias}`;
  return on === null ? source : sql`${source} ON ${on}`;
}

/** The row policy inside the relation: in the outer WHERE, a join or a total could miss it. */
function ruleSql(target: Target, entity: string): Sql | null {
  const rule = target.rules.get(entity) ?? "none";
  if (rule === "all") return null;
  if (rule === "none") return trusted(" WHERE FALSE");
  return sql` WHERE ${filterSql(rule, target.dialect, (name) => {
    const path = pathTo(target.catalog, entity, name);
    return {
      column: columnInside(target, path.at(-1) ?? entity, name),
      linked: path.length > 0,
      within: (condition) => throughLinks(target, entity, path, condition),
    };
  })}`;
}

/**
 * A rule on a dimension of a linked entity, without a join. It reads the linked table as it is: which of its rows a
 * caller may see is that entity's own rule.
 */
function throughLinks(target: Target, from: string, path: readonly string[], condition: Sql): Sql {
  const [next, ...rest] = path;
  if (next === undefined) return condition;
  const { key, link } = linkOf(target.catalog, from, next);
  const inner = throughLinks(target, next, rest, condition);
  const [keys, links] = [columnInside(target, next, key), columnInside(target, from, link)];
  const { table } = boundEntity(target, next);
  const isExact = keys.exact !== keys.expression || links.exact !== links.expression;
  return sql`${isExact ? links.exact : links.expression} IN (SELECT ${isExact ? keys.exact : keys.expression} FROM ${table} AS \`r\` WHERE ${inner})`;
}

function columnInside(target: Target, entity: string, name: string): Column {
  const bound = boundOf(target, entity, name);
  const expression = "expression" in bound ? sql`(${bound.expression})` : sql`\`r\`.${bound.inTable}`;
  return { ...columnOf(target, name, expression, bound), inRule: true };
}

export function bindingOf({ binding }: Target, entity: string): EntityBinding {
  const bound = Object.hasOwn(binding.entities, entity) ? binding.entities[entity] : undefined;
  if (bound === undefined) throw nameError("bound entity", entity, Object.keys(binding.entities), "entity");
  return bound;
}

/** A name that no column has. */
function computedName(name: string): string {
  return `md:${name}`;
}
