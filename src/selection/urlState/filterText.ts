import { operatorsOf } from "../../query/dimension.ts";
import type { Dimension, DimensionValue } from "../../query/dimension.ts";
import { MetricsError } from "../../query/error.ts";
import type { AnyFilter, AnyLeaf, Bounds } from "../../query/filter.ts";
import { mostFilterValues } from "../../query/mostFilterValues.ts";
import { nameError, suggestion } from "../../query/nearest.ts";
import { escaped, plain, splitEscaped } from "./escaping.ts";
import { isMoment, rangeIn, rangeText } from "./rangeText.ts";

/** Beside a text that is sought without regard to case. */
const anyCase = "i";

type Dimensions = { readonly [name: string]: Dimension };

/**
 * A filter as it can be read in an address: `in~east~south`, of another dimension than `own` with its name before it,
 * `channel:in~phone`; `and(…;…)`, `or(…;…)`, `not(…)`; `contains~north~i` in any case. Null is `*`; `!` stands before a letter that means itself.
 */
export function filterText(filter: AnyFilter, own: string): string {
  if ("and" in filter) return `and(${filter.and.map((one) => filterText(one, own)).join(";")})`;
  if ("or" in filter) return `or(${filter.or.map((one) => filterText(one, own)).join(";")})`;
  if ("not" in filter) return `not(${filterText(filter.not, own)})`;
  const name = filter.dimension === own ? "" : `${filter.dimension}:`;
  return [`${name}${filter.op}`, ...operandsOf(filter)].join("~");
}

function operandsOf(leaf: AnyLeaf): readonly string[] {
  switch (leaf.op) {
    case "isNull":
      return [];
    case "in":
    case "notIn":
      return leaf.values.map(valueText);
    case "range":
      return [boundsText(leaf.range)];
    case "contains":
    case "startsWith":
      return [valueText(leaf.value), ...(leaf.ignoreCase === true ? [anyCase] : [])];
    default:
      return [valueText(leaf.value)];
  }
}

function boundsText(range: Extract<AnyLeaf, { op: "range" }>["range"]): string {
  if ("last" in range || "toDate" in range || "period" in range) return rangeText(range);
  return `${range.from ?? ""}..${range.to ?? ""}`;
}

function valueText(value: DimensionValue): string {
  return value === null ? "*" : escaped(String(value));
}

/** Whether a filter begins here, and no range. */
export function beginsFilter(text: string): boolean {
  return /^(?:and|or|not)\(|^(?:\w+:)?(?:isNull|equals|in|notIn|contains|startsWith|range)(?:[~;)]|$)/.test(text);
}

const mostLevels = 12;

export interface ReadFilter {
  readonly filter: AnyFilter;
  /** What stands after it. */
  readonly rest: string;
  /** Values that the dimension does not have; they were left out. */
  readonly unknown: readonly string[];
}

/**
 * Reads what `filterText` has written, for these dimensions.
 * @throws MetricsError `invalid-query`: nothing of it can be kept
 */
export function readFilter(text: string, own: string, dimensions: Dimensions, level = 0): ReadFilter {
  if (level > mostLevels) throw fault(`filters are nested deeper than ${mostLevels} levels`);
  const [, joint] = /^(and|or|not)\(/.exec(text) ?? [];
  if (joint === undefined) return readLeaf(text, own, dimensions);
  const found: AnyFilter[] = [];
  const unknown: string[] = [];
  let rest = text.slice(joint.length);
  while (/^[(;](?!\))/.test(rest)) {
    const one = readFilter(rest.slice(1), own, dimensions, level + 1);
    found.push(one.filter);
    unknown.push(...one.unknown);
    rest = one.rest;
  }
  rest = rest.replace(/^\((?=\))/, "");
  if (!rest.startsWith(")")) throw fault("a parenthesis is not closed");
  rest = rest.slice(1);
  if (joint === "not") {
    const [only, ...more] = found;
    if (only === undefined || more.length > 0) throw fault("`not` is of one filter");
    return { filter: { not: only }, rest, unknown };
  }
  return { filter: joint === "and" ? { and: found } : { or: found }, rest, unknown };
}

function readLeaf(text: string, own: string, dimensions: Dimensions): ReadFilter {
  const [whole = ""] = /^(?:![^]|[^!;()])*/.exec(text) ?? [];
  const rest = text.slice(whole.length);
  const [head = "", ...operands] = splitEscaped(whole);
  const [name = "", op = ""] = head.includes(":") ? head.split(":") : [own, head];
  const dimension = Object.hasOwn(dimensions, name) ? dimensions[name] : undefined;
  if (dimension === undefined) throw nameError("dimension", name, Object.keys(dimensions), "");
  const operators = operatorsOf(dimension.kind);
  if (!operators.includes(op)) throw fault(`"${op.slice(0, 60)}" is no operator of "${name}"; ${suggestion(op, operators)}`);
  if (op === "isNull") return { filter: { dimension: name, op }, rest, unknown: [] };
  if (op === "in" || op === "notIn") {
    if (operands.length > mostFilterValues) throw fault(`more than ${mostFilterValues} values`);
    const values = operands.map((one) => valueIn(one, dimension));
    const known = values.filter((value) => value !== undefined);
    if (known.length === 0 && values.length > 0) throw fault(`"${name}" has none of the values`);
    return { filter: { dimension: name, op, values: known }, rest, unknown: operands.filter((_, at) => values[at] === undefined).map(plain) };
  }
  const [operand = "", ...more] = operands;
  const isText = op === "contains" || op === "startsWith";
  if (more.length > 1 || more.some((one) => !isText || one !== anyCase)) {
    throw fault(isText ? `${op} is of one text, and "${anyCase}" after it where case does not matter` : `${op} is of one value`);
  }
  if (op === "range") return { filter: { dimension: name, op, range: boundsIn(operand, dimension) }, rest, unknown: [] };
  const value = valueIn(operand, op === "equals" ? dimension : { kind: "string" });
  if (value === undefined || value === null) throw fault(`"${name}" has no value "${plain(operand).slice(0, 60)}"`);
  const filter = { dimension: name, op, value, ...(more.length > 0 && { ignoreCase: true }) } as AnyLeaf;
  return { filter, rest, unknown: [] };
}

/** Undefined for what the dimension cannot hold. */
function valueIn(text: string, dimension: Dimension): DimensionValue | undefined {
  if (text === "*") return null;
  const value = plain(text);
  switch (dimension.kind) {
    case "enum":
      return dimension.values.includes(value) ? value : undefined;
    case "number":
      return numberIn(value);
    case "decimal":
      return /^-?\d{1,65}(?:\.\d{1,30})?$/.test(value) ? value : undefined;
    case "boolean":
      return value === "true" ? true : value === "false" ? false : undefined;
    case "string":
    case "time":
      return /\p{Surrogate}/u.test(value) ? undefined : value;
    default:
      return dimension satisfies never;
  }
}

function boundsIn(text: string, dimension: Dimension): Extract<AnyLeaf, { op: "range" }>["range"] {
  const relative = dimension.kind === "time" ? rangeIn(text) : null;
  if (relative !== null) return relative;
  const [from = "", to = "", ...more] = text.split("..");
  const bound = (one: string) => (dimension.kind !== "time" ? valueIn(one, dimension) : isMoment(one) ? one : undefined);
  const bounds = { ...(from !== "" && { from: bound(from) }), ...(to !== "" && { to: bound(to) }) };
  const given = Object.values(bounds);
  if (more.length > 0 || given.length === 0 || given.some((one) => one == null)) throw fault(`"${text.slice(0, 60)}" are no bounds; write them as 1..10`);
  return bounds as Bounds<string | number>;
}

function numberIn(text: string): number | undefined {
  return /^-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/.test(text) && Number.isFinite(Number(text)) ? Number(text) : undefined;
}

function fault(message: string): MetricsError {
  return new MetricsError("invalid-query", message);
}
