import type { AnyFilter, AnyLeaf, DimensionValue } from "../../query/index.ts";

/** A filter of Cube's REST API. Several values mean any of them. */
export type CubeFilter =
  | { readonly member: string; readonly operator: string; readonly values?: readonly string[] }
  | { readonly and: readonly CubeFilter[] }
  | { readonly or: readonly CubeFilter[] };

export interface CubeNames {
  memberOf(dimension: string): string;
  isTime(dimension: string): boolean;
  /** An instant as the time that clocks show in the zone of the query. */
  localTime(instant: string): string;
}

/** The filter as Cube reads it, which knows no `not`: negations go down to the conditions. */
export function cubeFilter(names: CubeNames, filter: AnyFilter, negated = false): CubeFilter {
  if ("not" in filter) return cubeFilter(names, filter.not, !negated);
  if ("and" in filter || "or" in filter) {
    const isAnd = "and" in filter !== negated;
    const parts = ("and" in filter ? filter.and : filter.or).map((part) => cubeFilter(names, part, negated));
    return isAnd ? { and: parts } : { or: parts };
  }
  return leafFilter(names, filter, negated);
}

/** True where the filter keeps every row, false where it keeps none: Cube has no words for either. */
export function withoutConstants(filter: CubeFilter): CubeFilter | boolean {
  if (!("and" in filter) && !("or" in filter)) return filter;
  const isAnd = "and" in filter;
  const parts = (isAnd ? filter.and : filter.or).map(withoutConstants);
  if (parts.includes(!isAnd)) return !isAnd;
  const rest = parts.filter((part) => typeof part !== "boolean") as CubeFilter[];
  if (rest.length === 0) return isAnd;
  const [only] = rest;
  if (rest.length === 1 && only !== undefined) return only;
  return isAnd ? { and: rest } : { or: rest };
}

function leafFilter(names: CubeNames, leaf: AnyLeaf, negated: boolean): CubeFilter {
  const member = names.memberOf(leaf.dimension);
  const isNull: CubeFilter = { member, operator: "notSet" };
  switch (leaf.op) {
    case "isNull":
      return negated ? { member, operator: "set" } : isNull;
    case "equals":
      return negated ? noneOf(member, [leaf.value]) : anyOf(member, [leaf.value]);
    case "in":
    case "notIn":
      return (leaf.op === "in") === negated ? noneOf(member, leaf.values) : anyOf(member, leaf.values);
    case "range": {
      const { from, to } = leaf.range as { readonly from?: string | number; readonly to?: string | number };
      const [atLeast, below] = negated ? [to, from] : [from, to];
      const localTime = names.isTime(leaf.dimension) ? names.localTime : null;
      const parts: CubeFilter[] = [
        ...(atLeast === undefined ? [] : [boundOf(localTime, member, ["gte", "afterOrOnDate"], atLeast)]),
        ...(below === undefined ? [] : [boundOf(localTime, member, ["lt", "beforeDate"], below)]),
      ];
      return negated ? { or: [...parts, isNull] } : { and: parts };
    }
    case "contains":
    case "startsWith":
      throw new TypeError(`metricdeck: Cube compares text without regard to case; ${leaf.op} is not among the capabilities`);
    default:
      return leaf satisfies never;
  }
}

function boundOf(
  localTime: CubeNames["localTime"] | null,
  member: string,
  [ofNumber, ofTime]: readonly [string, string],
  bound: string | number,
): CubeFilter {
  if (localTime === null) return { member, operator: ofNumber, values: [String(bound)] };
  return { member, operator: ofTime, values: [localTime(String(bound))] };
}

function anyOf(member: string, values: readonly DimensionValue[]): CubeFilter {
  const known = texts(values);
  return {
    or: [
      ...(known.length === 0 ? [] : [{ member, operator: "equals", values: known }]),
      ...(values.includes(null) ? [{ member, operator: "notSet" }] : []),
    ],
  };
}

/** Unknown values are kept unless null is among them, said explicitly: databases differ. */
function noneOf(member: string, values: readonly DimensionValue[]): CubeFilter {
  const known = texts(values);
  const others: readonly CubeFilter[] = known.length === 0 ? [] : [{ member, operator: "notEquals", values: known }];
  if (values.includes(null)) return { and: [...others, { member, operator: "set" }] };
  return known.length === 0 ? { and: [] } : { or: [...others, { member, operator: "notSet" }] };
}

function texts(values: readonly DimensionValue[]): readonly string[] {
  return values.filter((value) => value !== null).map(String);
}
