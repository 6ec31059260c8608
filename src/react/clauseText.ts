import { formatPlain } from "../format/plainNumber.ts";
import type { Messages } from "../i18n/messages.ts";
import type { Catalog } from "../query/catalog.ts";
import type { DimensionChoice } from "../query/dimensionChoice.ts";
import type { AnyFilter } from "../query/filter.ts";
import { metricUnit } from "../query/metric.ts";
import { filterDimensions } from "../query/filterDimensions.ts";
import type { Range } from "../query/range.ts";
import { labelOf, textOf } from "./label.ts";
import type { Clause, MeasureCondition } from "../selection/clause.ts";
import { isUnanswered } from "../selection/measureClause.ts";
import { choiceText } from "./choiceText.ts";
import { rangeDates } from "./rangeDates.ts";
import type { WallClock } from "./rangeOnClock.ts";
import { rangeLabel } from "./rangeLabel.ts";

export interface ClauseTextOptions {
  readonly catalog: Catalog;
  readonly locale: string;
  readonly messages: Messages;
  readonly clock: WallClock;
}

/** What a clause says, in the page's language: its own words where it has them, else its filter and its range. */
export function clauseText(clause: Clause, options: ClauseTextOptions): string {
  const text = sayingOf(clause, options);
  return isUnanswered(clause) ? options.messages.filters.unapplied(text) : text;
}

function sayingOf({ label, filter, range, compare, highlight, measure }: Clause, options: ClauseTextOptions): string {
  const { filters, kpi } = options.messages;
  const own = label && textOf(label, options.locale);
  if (own !== undefined && highlight !== undefined) return filters.highlighted(own);
  const parts = [
    own ?? (measure ? measureText(measure, options) : filter && filterText(filter, options)),
    own === undefined && range && rangeText(range, options),
    compare && kpi.versus(kpi.bases[compare]),
    highlight && filters.highlighted(filterText(highlight, options)),
  ];
  return options.messages.phrases(parts.filter((part) => typeof part === "string"));
}

const signs = { lt: "<", lte: "≤", gt: ">", gte: "≥" } as const;

/** "Agent: CSAT < 80%" */
export function measureText({ dimension, metric: name, op, value }: MeasureCondition, { catalog, locale, messages }: Omit<ClauseTextOptions, "clock">): string {
  const metric = catalog.metrics[name];
  const bound = formatPlain(value, { locale, unit: metric && metricUnit(metric), digits: 0, moreDigits: 2 });
  return messages.labeled(labelOf(catalog.dimensions, dimension, locale), `${labelOf(catalog.metrics, name, locale)} ${signs[op]} ${bound}`);
}

/** A filter in words; of one that no chip could make, the dimensions alone. */
export function filterText(filter: AnyFilter, { catalog, locale, messages }: Omit<ClauseTextOptions, "clock">): string {
  const choice = choiceIn(filter);
  const names = filterDimensions(filter);
  const label = messages.list(names.map((name) => labelOf(catalog.dimensions, name, locale)));
  if (choice === null) return label;
  return messages.labeled(label, choiceText(choice, catalog.dimensions[names[0] ?? ""], { locale, messages }));
}

/** A filter that keeps or takes out values of one dimension, those that hold a text, or both; null for every other. */
export function choiceIn(filter: AnyFilter): DimensionChoice | null {
  if ("not" in filter) {
    const inner = choiceIn(filter.not);
    return inner?.contains !== undefined && inner.op === "in" ? { ...inner, op: "notIn" } : null;
  }
  if ("or" in filter) {
    const [rule, listed] = choicesIn(filter, filter.or);
    if (rule?.op !== "in" || rule.contains === undefined || rule.values.length > 0) return null;
    return listed?.op === "in" && listed.contains === undefined ? { ...rule, values: listed.values } : null;
  }
  if ("and" in filter) {
    const [rule, listed] = choicesIn(filter, filter.and);
    if (rule?.op !== "in" || rule.contains === undefined || rule.values.length > 0 || rule.except !== undefined) return null;
    return listed?.op === "notIn" && listed.contains === undefined ? { ...rule, except: listed.values } : null;
  }
  if (filter.op === "contains") {
    return { op: "in", values: [], contains: filter.value, ...(filter.ignoreCase === true && { ignoreCase: true }) };
  }
  if (filter.op === "equals") return { op: "in", values: [filter.value] };
  if (filter.op === "isNull") return { op: "in", values: [null] };
  return filter.op === "in" || filter.op === "notIn" ? { op: filter.op, values: filter.values } : null;
}

/** A rule and the list beside it, where a group is of two such parts of one dimension. */
function choicesIn(group: AnyFilter, parts: readonly AnyFilter[]): readonly (DimensionChoice | null)[] {
  return parts.length === 2 && filterDimensions(group).length === 1 ? parts.map(choiceIn) : [];
}

function rangeText(range: Range, { locale, messages, clock }: ClauseTextOptions): string {
  const { filters } = messages;
  const name = rangeLabel(range, filters);
  if (name !== filters.presets.custom) return messages.labeled(filters.dateRange, name);
  return rangeDates(range, clock, locale) ?? messages.labeled(filters.dateRange, name);
}
