import type { FilterCapabilities } from "../../query/capabilities.ts";
import type { AnyFilter, AnyLeaf, Catalog, DimensionValue } from "../../query/index.ts";
import { MetricsError } from "../../query/index.ts";

/**
 * The filter in a form that the source can read and that keeps exactly the same rows; null where it keeps all.
 * @throws MetricsError `unsupported` where there is no such form
 */
export function rewriteFilter(
  catalog: Catalog,
  capabilities: FilterCapabilities,
  filter: AnyFilter,
  path = "where",
): AnyFilter | null {
  if (isReadable(capabilities, filter)) return filter;
  const form = formOf({ catalog, ...capabilities }, filter, false);
  if (form === true) return null;
  if (form === false && capabilities.nesting !== "and") return { or: [] };
  if (form !== null && form !== false) return form;
  const { operators, ignoreCase = true, nesting = "tree" } = capabilities;
  const known = (operators === undefined ? "" : `, with ${operators.join(", ")}`) + (ignoreCase ? "" : ", never without regard to case");
  const shape = { and: "conditions that all hold", andOr: "trees of and and or", tree: "any tree" }[nesting];
  throw new MetricsError(
    "unsupported",
    `this source filters by ${shape}${known}; no equal form of this filter is among them: ask for another filter`,
    { path },
  );
}

/** Whether the source can read the filter as it stands. */
export function isReadable(capabilities: FilterCapabilities, filter: AnyFilter): boolean {
  const { nesting = "tree" } = capabilities;
  const readable = (inner: AnyFilter) => isReadable(capabilities, inner);
  if ("and" in filter) return filter.and.every(readable);
  if ("or" in filter) return nesting !== "and" && filter.or.every(readable);
  if ("not" in filter) return nesting === "tree" && readable(filter.not);
  return can(capabilities, filter.op) && comparesAs(capabilities, filter);
}

interface Scope extends FilterCapabilities {
  readonly catalog: Catalog;
}

/** True and false: all rows and none. Null: no form. */
type Form = AnyFilter | boolean | null;

function formOf(scope: Scope, filter: AnyFilter, negated: boolean): Form {
  if ("not" in filter) return formOf(scope, filter.not, !negated);
  if ("and" in filter || "or" in filter) {
    const isAnd = "and" in filter !== negated;
    const parts = ("and" in filter ? filter.and : filter.or).map((part) => formOf(scope, part, negated));
    return isAnd ? allForms(parts) : anyForm(scope, parts);
  }
  return leafForm(scope, filter, negated);
}

function allForms(parts: readonly Form[]): Form {
  if (parts.includes(null)) return null;
  if (parts.includes(false)) return false;
  const rest = parts.filter((part) => typeof part !== "boolean") as AnyFilter[];
  const [only] = rest;
  if (only === undefined) return true;
  return rest.length === 1 ? only : { and: rest };
}

function anyForm(scope: Scope, parts: readonly Form[]): Form {
  if (parts.includes(true)) return true;
  if (parts.includes(null)) return null;
  const rest = parts.filter((part) => typeof part !== "boolean") as AnyFilter[];
  const [only] = rest;
  if (only === undefined) return false;
  if (rest.length === 1) return only;
  return scope.nesting === "and" ? oneList(scope, rest) : { or: rest };
}

/** `a = 1 or a = 2` as `a in (1, 2)`. */
function oneList(scope: Scope, parts: readonly AnyFilter[]): Form {
  const lists = parts.map(listOf);
  const dimension = lists[0]?.dimension;
  if (dimension === undefined || !lists.every((list) => list?.dimension === dimension)) return null;
  return inForm(scope, dimension, [...new Set(lists.flatMap((list) => list?.values ?? []))]);
}

function listOf(filter: AnyFilter): { readonly dimension: string; readonly values: readonly DimensionValue[] } | null {
  if (!("op" in filter)) return null;
  const { dimension } = filter;
  if (filter.op === "isNull") return { dimension, values: [null] };
  if (filter.op === "equals") return { dimension, values: [filter.value] };
  return filter.op === "in" ? { dimension, values: filter.values } : null;
}

function leafForm(scope: Scope, leaf: AnyLeaf, negated: boolean): Form {
  const { dimension } = leaf;
  switch (leaf.op) {
    case "isNull":
      return negated ? knownForm(scope, dimension) : nullForm(scope, dimension);
    case "equals":
      if (negated) return notInForm(scope, dimension, [leaf.value]);
      return can(scope, "equals") ? leaf : inForm(scope, dimension, [leaf.value]);
    case "in":
    case "notIn":
      return (leaf.op === "in") === negated
        ? notInForm(scope, dimension, leaf.values)
        : inForm(scope, dimension, leaf.values);
    case "range":
      return negated ? outsideForm(scope, leaf) : can(scope, "range") ? leaf : null;
    case "contains":
    case "startsWith":
      return can(scope, leaf.op) && comparesAs(scope, leaf) ? (negated ? notForm(scope, leaf) : leaf) : null;
    default:
      return leaf satisfies never;
  }
}

function can({ operators }: FilterCapabilities, op: AnyLeaf["op"]): boolean {
  return operators === undefined || operators.includes(op);
}

function comparesAs({ ignoreCase = true }: FilterCapabilities, leaf: AnyLeaf): boolean {
  return ignoreCase || !("ignoreCase" in leaf && leaf.ignoreCase === true);
}

function notForm({ nesting = "tree" }: Scope, form: Form): Form {
  if (typeof form === "boolean") return !form;
  return form === null || nesting !== "tree" ? null : { not: form };
}

function isTime({ catalog }: Scope, dimension: string): boolean {
  return catalog.dimensions[dimension]?.kind === "time";
}

function nullForm(scope: Scope, dimension: string): Form {
  if (can(scope, "isNull")) return { dimension, op: "isNull" };
  if (isTime(scope, dimension)) return null;
  if (can(scope, "in")) return { dimension, op: "in", values: [null] };
  return can(scope, "notIn") ? notForm(scope, { dimension, op: "notIn", values: [null] }) : null;
}

function knownForm(scope: Scope, dimension: string): Form {
  if (can(scope, "notIn") && !isTime(scope, dimension)) return { dimension, op: "notIn", values: [null] };
  return notForm(scope, nullForm(scope, dimension));
}

function inForm(scope: Scope, dimension: string, values: readonly DimensionValue[]): Form {
  if (values.length === 0) return false;
  if (can(scope, "in")) return { dimension, op: "in", values };
  const single = values.map((value): Form => {
    if (value === null) return nullForm(scope, dimension);
    return can(scope, "equals") ? { dimension, op: "equals", value } : null;
  });
  const form = scope.nesting === "and" && single.length > 1 ? null : anyForm(scope, single);
  return form ?? (can(scope, "notIn") ? notForm(scope, { dimension, op: "notIn", values }) : null);
}

function notInForm(scope: Scope, dimension: string, values: readonly DimensionValue[]): Form {
  if (values.length === 0) return true;
  if (can(scope, "notIn")) return { dimension, op: "notIn", values };
  if (scope.catalog.dimensions[dimension]?.kind === "boolean") {
    return inForm(scope, dimension, [false, true, null].filter((value) => !values.includes(value)));
  }
  return notForm(scope, inForm(scope, dimension, values));
}

/** Before, after, or not known. */
function outsideForm(scope: Scope, leaf: Extract<AnyLeaf, { readonly op: "range" }>): Form {
  if (!can(scope, "range")) return null;
  const whole = notForm(scope, leaf);
  if (whole !== null) return whole;
  const { dimension, range } = leaf;
  if ("last" in range || "toDate" in range || "period" in range) return null;
  const parts: Form[] = [nullForm(scope, dimension)];
  if (range.from !== undefined) parts.push({ dimension, op: "range", range: { to: range.from } as { to: string } });
  if (range.to !== undefined) parts.push({ dimension, op: "range", range: { from: range.to } as { from: string } });
  return anyForm(scope, parts);
}
