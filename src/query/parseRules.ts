import * as v from "valibot";
import type { AlertRule } from "./alertRule.ts";
import type { Catalog } from "./catalog.ts";
import { MetricsError } from "./error.ts";
import { pathText } from "./parse.ts";
import { parseAlertRule } from "./parseAlertRule.ts";
import { count, limits, strict, text, wholeFrom0 } from "./parseFields.ts";

/** What a request asks of a place for rules. */
export type AskedRules<C extends Catalog> =
  | { readonly list: Record<never, never> }
  | { readonly get: string }
  | { readonly save: AlertRule<C> }
  | { readonly remove: Pick<AlertRule, "id" | "version"> }
  | { readonly backtest: { readonly rule: AlertRule<C>; readonly buckets: number } };

const id = v.pipe(text, v.minLength(1, "the id is empty"), v.maxLength(limits.name, "the id is too long"));
const asked = {
  list: strict({}),
  get: id,
  save: v.unknown(),
  remove: strict({ id, version: wholeFrom0 }),
  backtest: strict({ rule: v.unknown(), buckets: count(10_000) }),
};
const names = Object.keys(asked) as (keyof typeof asked)[];

/**
 * Reads off the wire what is asked of rules. Paths lead from the rule on where the fault is in one.
 * @param input parsed JSON, not trusted
 * @throws MetricsError `invalid-query` with the path of the first fault
 */
export function parseRules<C extends Catalog>(catalog: C, input: unknown): AskedRules<C> {
  const given = Object.keys(Object(input) as object);
  const name = names.find((one) => one === given[0]);
  if (given.length !== 1 || name === undefined) {
    throw new MetricsError("invalid-query", `expected one of ${names.map((one) => `{ ${one} }`).join(", ")}`, { path: "rules" });
  }
  const parsed = v.safeParse(strict({ [name]: asked[name] }), input, { abortEarly: true });
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw new MetricsError("invalid-query", issue.message, { path: `rules.${pathText(v.getDotPath(issue), issue)}` });
  }
  const read = parsed.output as AskedRules<C>;
  if ("save" in read) return { save: readRule(catalog, read.save, "rules.save") };
  if (!("backtest" in read)) return read;
  return { backtest: { ...read.backtest, rule: readRule(catalog, read.backtest.rule, "rules.backtest.rule") } };
}

/** @param place where the rule stands itself */
function readRule<C extends Catalog>(catalog: C, given: unknown, place: string): AlertRule<C> {
  if (typeof given !== "object" || given === null) throw new MetricsError("invalid-query", "expected a rule, an object", { path: place });
  return parseAlertRule(catalog, given);
}
