import * as v from "valibot";
import type { Catalog } from "./catalog.ts";
import { operatorsOf } from "./dimension.ts";
import type { Dimension } from "./dimension.ts";
import { readDecimal } from "./decimal.ts";
import { conditionSchema } from "./parseCondition.ts";
import { decimal, finite, instant, oneOf, range, strict, text } from "./parseFields.ts";
import type { nameIn } from "./parseFields.ts";

function valueOf(dimension: Dimension) {
  switch (dimension.kind) {
    case "enum":
      return oneOf(dimension.values);
    case "string":
      return text;
    case "number":
      return finite;
    case "decimal":
      return decimal(dimension.scale);
    case "boolean":
      return v.boolean("expected true or false");
    case "time":
      return instant;
    default:
      return dimension satisfies never;
  }
}

export function leafSchema(names: ReturnType<typeof nameIn>, dimensions: Catalog["dimensions"], input: object) {
  const asked = (input as { readonly dimension?: unknown }).dimension;
  const dimension = typeof asked === "string" && Object.hasOwn(dimensions, asked) ? dimensions[asked] : undefined;
  if (dimension === undefined) return v.looseObject({ dimension: names }, "expected a filter");
  const op = (input as { readonly op?: unknown }).op;
  const head = { dimension: names, op: oneOf(operatorsOf(dimension.kind)) };
  return conditionSchema(op, head, { value: valueOf(dimension), range: boundsOf(dimension) });
}

function boundsOf(dimension: Dimension) {
  if (dimension.kind === "time") return timeBounds;
  return dimension.kind === "decimal" ? decimalBounds(dimension.scale) : numberBounds;
}

const openBounds = <S extends v.GenericSchema>(bound: S) =>
  v.pipe(
    strict({ from: v.optional(bound), to: v.optional(bound) }),
    v.check(({ from, to }) => from !== undefined || to !== undefined, "give from, to, or both"),
  );
const emptyRange = "the range ends before it starts, or is empty: ranges are half-open";
const numberBounds = v.pipe(
  openBounds(finite),
  v.check(
    ({ from, to }) => from === undefined || to === undefined || Number(from) < Number(to),
    emptyRange,
  ),
);
const decimalBounds = (scale: number) =>
  v.pipe(
    openBounds(decimal(scale)),
    v.check(({ from, to }) => {
      const [low, high] = [readDecimal(from, scale), readDecimal(to, scale)];
      return low === null || high === null || low < high;
    }, emptyRange),
  );
const timeBounds = v.lazy((input) =>
  typeof input === "object" && input !== null && !("last" in input || "toDate" in input || "period" in input) &&
  !("from" in input && "to" in input)
    ? openBounds(instant)
    : range,
);
