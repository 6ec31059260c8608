import { queriesInEnglish } from "../i18n/english/queries.ts";
import type { AnyFilter } from "../query/filter.ts";
import { narrowedEvent } from "../query/events.ts";
import type { AggregateQuery, Comparison, MetricsQuery } from "../query/query.ts";
import { labelOf } from "./label.ts";
import { grainText, rangeWords } from "./rangeWords.ts";
import { wholeFilterText } from "./wholeFilterText.ts";
import type { WholeTextOptions } from "./wholeFilterText.ts";

/** One line of a query in words. */
export interface QueryLine {
  readonly name: string;
  readonly value: string;
}

/**
 * A query in words, line by line, with nothing left out: whoever reads it has to be able to agree to it. What is seldom
 * asked stands in the last line as it is written.
 */
export function queryText(query: MetricsQuery, options: WholeTextOptions): readonly QueryLine[] {
  const { messages, catalog, locale } = options;
  const { queries: words = queriesInEnglish } = messages;
  const { names } = words;
  const rest: Record<string, unknown> = { ...query };
  const lines: QueryLine[] = [];
  const take = (name: string) => {
    const value = rest[name];
    delete rest[name];
    return value;
  };
  const say = (name: string, value: string | null | undefined) => {
    if (value != null && value !== "") lines.push({ name, value });
  };
  const dimensions = (list: readonly string[]) => messages.list(list.map((dimension) => labelOf(catalog.dimensions, dimension, locale)));
  const where = (filter: unknown) => wholeFilterText(filter as AnyFilter, options);
  const event = (request: Parameters<typeof narrowedEvent>[0] | object) => {
    const { event: name, where: only } = narrowedEvent(request as string | { readonly event: string; readonly where?: never });
    const label = labelOf(catalog.events ?? {}, name, locale);
    return only === undefined ? label : words.narrowed(label, where(only));
  };

  take("kind");
  say(names.kind, words.kinds[query.kind]);
  switch (query.kind) {
    case "aggregate":
      take("metrics");
      say(names.metrics, messages.list(query.metrics.map((asked) => metricText(asked, options))));
      say(names.by, query.by && dimensions(query.by));
      break;
    case "drivers":
      say(names.metrics, labelOf(catalog.metrics, take("metric") as string, locale));
      say(names.by, dimensions(take("dimensions") as readonly string[]));
      break;
    case "funnel":
      say(names.steps, messages.list((take("steps") as FunnelSteps).map(event)));
      say(names.window, take("window") as string);
      break;
    case "retention":
      say(names.start, event(take("start") as string | object));
      say(names.return, event(take("return") as string | object));
      say(names.periods, JSON.stringify(take("periods")));
      break;
    case "records":
      say(names.entity, labelOf(catalog.entities, take("entity") as string, locale));
      say(names.columns, dimensions(take("columns") as readonly string[]));
      break;
    case "members":
      say(names.dimension, labelOf(catalog.dimensions, take("dimension") as string, locale));
      say(names.search, take("search") as string | undefined);
      break;
    default:
      query satisfies never;
  }
  take("by");
  const { range, grain, ...time } = (take("time") ?? {}) as Partial<NonNullable<AggregateQuery["time"]>>;
  say(names.range, range && rangeWords(range, options));
  say(names.grain, grain && grainText(grain, words));
  if (Object.keys(time).length > 0) rest["time"] = time;
  say(names.filters, rest["where"] === undefined ? null : where(take("where")));
  const { compare } = rest;
  if (compare !== undefined && query.kind !== "records" && query.kind !== "members") {
    take("compare");
    const list = query.kind === "drivers" ? [{ id: "", to: query.compare ?? "previous" } as Comparison] : (compare as readonly Comparison<string>[]);
    say(names.compare, messages.list(list.map((one) => comparisonText(one, options))));
  }
  if (query.kind === "aggregate") {
    const { top, order, having } = query;
    const named = (name: string) => labelOf(catalog.metrics, name, locale);
    const ordered = (name: string) => (Object.hasOwn(catalog.dimensions, name) ? labelOf(catalog.dimensions, name, locale) : named(name));
    for (const name of ["order", "having", ...(top?.of === undefined ? ["top"] : [])]) take(name);
    say(names.top, top && words[top.other === true ? "topAndRest" : "top"](String(top.n), named(top.by)));
    say(names.order, order && messages.list(order.map(({ by, direction }) => words[direction === "desc" ? "descending" : "ascending"](ordered(by)))));
    const operators = { gt: words.above, gte: words.atLeast, lt: words.below, lte: words.atMost, equals: words.equals };
    say(names.having, having?.map(({ metric, op, value }) => operators[op](named(metric), String(value))).reduce(words.and));
  }
  const further = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  say(names.further, Object.keys(further).length === 0 ? null : JSON.stringify(further));
  return lines;
}

type FunnelSteps = readonly (string | object)[];

function metricText(asked: AggregateQuery["metrics"][number], options: WholeTextOptions): string {
  const { queries: words = queriesInEnglish } = options.messages;
  if (typeof asked === "string") return labelOf(options.catalog.metrics, asked, options.locale);
  const { metric, where, as: _as, ...rest } = asked;
  const name = labelOf(options.catalog.metrics, metric, options.locale);
  const conditions = [...(where === undefined ? [] : [wholeFilterText(where as AnyFilter, options)]), ...(Object.keys(rest).length === 0 ? [] : [JSON.stringify(rest)])];
  return conditions.length === 0 ? name : words.narrowed(name, conditions.reduce(words.and));
}

function comparisonText({ to, align }: Comparison<string>, options: WholeTextOptions): string {
  const { queries: words = queriesInEnglish } = options.messages;
  const text =
    to === "previous"
      ? words.previous
      : "shift" in to
        ? words.shifted(to.shift)
        : "target" in to
          ? labelOf(options.catalog.metrics, to.target, options.locale)
          : rangeWords(to, options);
  return align === undefined ? text : words.narrowed(text, align);
}
