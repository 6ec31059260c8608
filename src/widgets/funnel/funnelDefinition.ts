import { formatNumber } from "../../format/number.ts";
import type { Catalog } from "../../query/catalog.ts";
import { narrowedEvent } from "../../query/events.ts";
import type { AnyFilter } from "../../query/filter.ts";
import type { FunnelQuery } from "../../query/funnel.ts";
import { labelOf } from "../../react/label.ts";
import { conditionsText } from "../frame/conditionsText.ts";
import type { MetricDefinition } from "../frame/definition.ts";
import { journeyWords } from "../frame/journeyWords.ts";
import type { FunnelModel } from "./funnelModel.ts";
import { rangeText, windowText } from "./funnelText.ts";
import type { FunnelTextOptions } from "./funnelText.ts";
import { funnelWords } from "./funnelWords.ts";

export interface FunnelDefinitionOptions extends FunnelTextOptions {
  readonly catalog: Catalog;
}

/** What the numbers of a funnel are (口径): everything that was asked, in words. */
export function funnelDefinition(model: FunnelModel, label: string, options: FunnelDefinitionOptions): MetricDefinition {
  const { catalog, locale, messages } = options;
  const words = journeyWords(messages);
  const { query, minSample, timeZone } = model;
  const { exclusions = [], holdConstant = [], count = "uniques", order = "sequential", window, where } = query;
  const names = query.steps.map((step) => eventText(step, options));
  const facts: readonly (readonly [string, string] | null)[] = [
    [words.steps, names.map((name, at) => `${at + 1} ${stepText(query, at, name, options)}`).join(" → ")],
    [words.order, words.orders[order]],
    [words.window, words.windowOf(windowText(window, locale))],
    [words.counted, typeof count === "object" ? words.counts.sessions(windowText(count.sessions, locale)) : words.counts[count]],
    ...exclusions.map((exclusion): readonly [string, string] => {
      const { from = 0, to = names.length - 1 } = exclusion;
      const [first, last] = order === "any" ? [from, to].map((at) => funnelWords(messages).atLeast(at + 1)) : [names[from], names[to]];
      return [words.excluded, words.excludedBetween(eventText(exclusion, options), first ?? "", last ?? "")];
    }),
    holdConstant.length === 0
      ? null
      : [words.held, words.heldOf(messages.list(holdConstant.map((name) => labelOf(catalog.dimensions, name, locale))))],
    model.by === null ? null : [words.brokenDown, attributionText(model.by.label, query, names, options)],
    model.view === "timeToConvert"
      ? [words.times, funnelWords(messages).span(model.steps[model.between.from] ?? "", model.steps[model.between.to] ?? "")]
      : [words.share, words.shares],
    testsOf(model, options),
    [words.fewCases, words.fewCasesOf(formatNumber(minSample, { locale, unit: "count" }))],
    [words.period, rangeText(model, options)],
    where === undefined ? null : [words.filters, conditionsText(where as AnyFilter, options)],
  ];
  return { label, description: null, facts: merged(facts.filter((fact) => fact !== null)), timeZone };
}

/** One entry for several exclusions. */
function merged(facts: readonly (readonly [string, string])[]): readonly (readonly [string, string])[] {
  const found = new Map<string, string[]>();
  for (const [name, value] of facts) found.set(name, [...(found.get(name) ?? []), value]);
  return [...found].map(([name, values]) => [name, values.join(" · ")]);
}

function eventText(request: string | { readonly event: string; readonly as?: string; readonly where?: unknown }, options: FunnelDefinitionOptions): string {
  const { catalog, locale, messages } = options;
  const { event, where } = narrowedEvent(request as string) as { readonly event: string; readonly where?: AnyFilter };
  const as = typeof request === "string" ? undefined : request.as;
  const name = as ?? labelOf(catalog.events ?? {}, event, locale);
  return where === undefined ? name : journeyWords(messages).narrowed(name, conditionsText(where, options));
}

function stepText({ steps }: FunnelQuery, at: number, name: string, { locale, messages }: FunnelDefinitionOptions): string {
  const step = steps[at];
  const within = typeof step === "object" ? step.within : undefined;
  return within === undefined ? name : journeyWords(messages).stepWithin(name, windowText(within, locale));
}

function attributionText(dimension: string, { breakdown }: FunnelQuery, names: readonly string[], { messages }: FunnelDefinitionOptions): string {
  const { attributions } = journeyWords(messages);
  const { attribution = "first" } = breakdown ?? {};
  if (typeof attribution === "object") return attributions.step(dimension, names[attribution.step] ?? "");
  return attributions[attribution](dimension);
}

function testsOf(model: FunnelModel, { messages }: FunnelDefinitionOptions): readonly [string, string] | null {
  if (model.view !== "steps") return null;
  const words = journeyWords(messages);
  if (model.controlMissing !== null) return [words.tests, words.controlMissing(model.controlMissing)];
  return model.against === null ? null : [words.tests, words.testOf(model.against)];
}
