import * as v from "valibot";
import { conditionSchema } from "../../query/parseCondition.ts";
import { grain, instant, list, finite, oneOf, range, strict, text } from "../../query/parseFields.ts";
import { below } from "../finding.ts";
import { isObject } from "../isObject.ts";
import type { Json } from "../widgetSpec.ts";
import type { Faults } from "./faults.ts";

const value = v.union([text, finite, v.boolean()], "expected a text, a number, true or false");
const name = v.pipe(text, v.minLength(1, "expected the name of a dimension"));
const bounds = v.pipe(
  v.union(
    [
      strict({ from: v.optional(finite), to: v.optional(finite) }),
      strict({ from: v.optional(instant), to: v.optional(instant) }),
      strict({ from: v.optional(text), to: v.optional(text) }),
    ],
    "expected from and to: both numbers, or both texts",
  ),
  v.check(({ from, to }) => from !== undefined || to !== undefined, "give from, to, or both"),
);

/** A condition whose dimension is not known: any that some dimension could have. */
const leaf = v.lazy((input): v.GenericSchema => {
  const head = { dimension: name, op: oneOf(["isNull", "equals", "in", "notIn", "contains", "startsWith", "range"]) };
  const { op, range: asked } = (typeof input === "object" && input !== null ? input : {}) as { readonly op?: unknown; readonly range?: unknown };
  const isRelative = typeof asked === "object" && asked !== null && ("last" in asked || "toDate" in asked || "period" in asked);
  return conditionSchema(op, head, { value, range: isRelative ? range : bounds });
});

const filter: v.GenericSchema = v.lazy((input) => {
  if (typeof input !== "object" || input === null) return leaf;
  if ("and" in input) return strict({ and: list(filter) });
  if ("or" in input) return strict({ or: list(filter) });
  return "not" in input ? strict({ not: filter }) : leaf;
});

const bucket = v.pipe(grain, v.check((input) => input !== "auto", "expected a grain such as day or week; leave it out for one by the length of the range"));

const shapes = { range, filter, grain: bucket };
const rangeKeys = ["from", "to", "last", "toDate", "period"];
const inChinese = { range: "日期范围无效", filter: "筛选条件无效", grain: "时间粒度无效" };

/** What queries say in the same words. */
export function checkShape(kind: keyof typeof shapes, input: Json, path: string, faults: Faults): void {
  if (kind === "range" && !(isObject(input) && rangeKeys.some((key) => Object.hasOwn(input, key)))) {
    return faults.report(path, 'expected a date range such as { "last": 28, "unit": "day" }', '应为日期范围，例如 { "last": 28, "unit": "day" }');
  }
  const parsed = v.safeParse(shapes[kind], input, { abortEarly: true });
  if (!parsed.success) reportIssue(parsed.issues[0], path, faults, inChinese[kind]);
}

export function reportIssue(issue: v.BaseIssue<unknown>, path: string, faults: Faults, zh: string): void {
  const at = (issue.path ?? []).reduce((way, { key }) => below(way, key as string | number), path);
  faults.report(at, issue.message, `${zh}:${issue.message}`);
}
