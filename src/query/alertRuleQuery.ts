import type { AlertRule } from "./alertRule.ts";
import type { Catalog } from "./catalog.ts";
import type { Comparison, AggregateQuery } from "./query.ts";
import type { Instant } from "./range.ts";

export interface AlertRuleQueryOptions {
  /** The clock. Default: the adapter's. */
  readonly asOf?: Instant;
}

/** The name under which the answer carries what a change is measured against. */
const alertBase = "base";

/**
 * What a rule asks of its metric: the last `buckets` closed ones (one more where each is held against the one before),
 * with numerator, denominator and n. `alertPoints` reads the answer.
 */
export function alertRuleQuery<C extends Catalog>(
  rule: AlertRule<C>,
  buckets: number,
  { asOf }: AlertRuleQueryOptions = {},
): AggregateQuery<C> {
  const { metric, by, where, grain, calendar, condition } = rule;
  const against = condition.kind === "change" ? condition.against : null;
  const compare: readonly Comparison<never>[] = typeof against === "object" && against !== null ? [{ id: alertBase, to: against }] : [];
  const last = against === "previous" ? buckets + 1 : buckets;
  return {
    kind: "aggregate",
    metrics: [metric],
    ...(by && { by }),
    // Where it is asked whether there is data, no rows are not zero.
    time: { range: { last, unit: grain }, grain, ...(condition.kind === "noData" && { fill: "null" }) },
    ...(compare.length > 0 && { compare }),
    ...(where && { where }),
    ...(calendar && { calendar }),
    ...(asOf !== undefined && { asOf }),
  };
}
