import type { AlertRule } from "./alertRule.ts";
import type { Annotation } from "./annotations.ts";
import type { DimensionValue } from "./dimension.ts";
import { incidentsOf } from "./incidentsOf.ts";
import { memberFilter } from "./memberFilter.ts";
import type { ResolvedRange } from "./range.ts";

/** `incidentsOf` one series of a rule. @param values its values of the rule's `by` */
export function ruleIncidents(
  annotations: readonly Annotation[],
  { metric, where, by = [] }: Pick<AlertRule, "metric" | "where" | "by">,
  values: readonly DimensionValue[],
): readonly ResolvedRange[] {
  return incidentsOf(annotations, { metric, filters: [where, ...by.map((dimension, index) => memberFilter(dimension, values[index] ?? null))] });
}
