import { wilsonInterval } from "../../analytics/wilsonInterval.ts";
import { formatNumber } from "../../format/number.ts";
import { maskedText } from "../../react/maskedText.ts";
import type { FunnelBase, FunnelCell, FunnelShare } from "./funnelCell.ts";
import type { FunnelShared, FunnelStepsModel, FunnelTimesModel, FunnelTrendModel } from "./funnelModel.ts";
import { bucketNote, bucketText, openText, printer } from "./funnelText.ts";
import type { FunnelTextOptions } from "./funnelText.ts";
import { funnelWords } from "./funnelWords.ts";

/** What is said of one place of the picture: in the tooltip, and to whom cannot see it. */
export interface FunnelReading {
  readonly title: string;
  readonly facts: readonly (readonly [name: string, value: string])[];
  /** What the numbers are to be taken with. */
  readonly notes: readonly string[];
}

export interface FunnelPlace {
  /** A step, a span of time or a bucket of entries. */
  readonly point: number;
  readonly segment: number;
}

export function stepReading(
  model: FunnelStepsModel,
  { point: step, segment }: FunnelPlace,
  options: FunnelTextOptions,
  { base = "first" }: { readonly base?: FunnelBase } = {},
): FunnelReading {
  const { messages } = options;
  const words = funnelWords(messages);
  const { count, share, duration, change } = printer(options);
  const cell = model.cells[segment]?.[step];
  const title = titleOf(model, model.steps[step] ?? "", segment, options);
  if (cell === undefined) return { title, facts: [], notes: [] };
  if (isMasked(cell)) return { title, facts: [[words.reached, maskedText]], notes: [messages.states.masked] };
  const { first, previous } = cell.shares;
  const shown = cell.shares[base];
  const ofThose = ({ value, n }: FunnelShare) =>
    n === null ? share(value) : messages.delta.both(share(value), words.countOf(count(cell.count), count(n)));
  const interval = step === 0 || cell.count === null || shown.n === null ? null : wilsonInterval(Math.min(cell.count, shown.n), shown.n);
  const changed = change(shown.value, shown.compare);
  const isOpen = model.openSince !== null && step > 0;
  const facts: readonly (readonly [string, string] | null)[] = [
    [words.reached, count(cell.count)],
    step === 0 ? null : [words.conversions.first, ofThose(first)],
    step < 2 ? null : [words.conversions.previous, ofThose(previous)],
    interval && [words.interval, words.between(share(interval.lower), share(interval.upper))],
    cell.dropped === null ? null : [words.dropped, messages.delta.both(count(cell.dropped), share(cell.dropRate))],
    cell.medianSeconds === null ? null : [words.median, duration(cell.medianSeconds)],
    cell.p90Seconds === null ? null : [words.p90, duration(cell.p90Seconds)],
    model.comparison === null
      ? null
      : step === 0
        ? [model.comparison, count(cell.compareCount)]
        : [model.comparison, isOpen ? messages.states.incomplete : changed === null ? share(shown.compare) : messages.delta.both(share(shown.compare), changed)],
  ];
  const notes = [tooFew(model, shown, step, options), significanceText(model.against, shown, options), isOpen && model.comparison !== null ? openText(model, options) : null];
  return { title, facts: facts.filter((fact) => fact !== null), notes: notes.filter((note) => note !== null) };
}

export function spanReading(model: FunnelTimesModel, { point, segment }: FunnelPlace, options: FunnelTextOptions): FunnelReading {
  const { messages } = options;
  const { count, exactShare, duration } = printer(options);
  const [span, times] = [model.spans[point], model.times[segment]];
  const title = titleOf(model, span === undefined ? "" : funnelWords(messages).span(duration(span.from), duration(span.to)), segment, options);
  const own = times?.counts[point] ?? null;
  const beside = times?.compare[point] ?? null;
  const facts: readonly (readonly [string, string] | null)[] = [
    [funnelWords(messages).reached, count(own)],
    [funnelWords(messages).share, exactShare(own === null || !times?.n ? null : own / times.n)],
    model.comparison === null ? null : [model.comparison, model.openSince === null ? count(beside) : messages.states.incomplete],
  ];
  return { title, facts: facts.filter((fact) => fact !== null), notes: [] };
}

export function entryReading(model: FunnelTrendModel, { point, segment }: FunnelPlace, options: FunnelTextOptions): FunnelReading {
  const { messages } = options;
  const { count, exactShare, share, change } = printer(options);
  const line = model.lines[segment];
  const [value, beside] = [line?.conversion[point] ?? null, line?.compare[point] ?? null];
  const changed = change(value, beside);
  const n = line?.entered[point] ?? null;
  const facts: readonly (readonly [string, string] | null)[] = [
    [funnelWords(messages).conversion, exactShare(value)],
    [funnelWords(messages).entered, count(n)],
    [funnelWords(messages).reached, count(line?.converted[point] ?? null)],
    model.comparison === null || point >= model.openFrom ? null : [model.comparison, changed === null ? share(beside) : messages.delta.both(share(beside), changed)],
  ];
  const notes = [
    bucketNote(model, point, options),
    line?.small.has(point) && n !== null ? messages.states.tooFewOf(count(n), count(model.minSample)) : null,
  ];
  return {
    title: titleOf(model, bucketText(model, point, options), segment, options),
    facts: facts.filter((fact) => fact !== null),
    notes: notes.filter((note) => note !== null),
  };
}

/** The reading as one statement, for the live region. */
export function announcement({ title, facts, notes }: FunnelReading, { messages }: FunnelTextOptions): string {
  const said = facts.map(([name, value]) => messages.labeled(name, value));
  return messages.clauses([title, ...said, ...notes]);
}

/** How a share differs from the others', with how sure that is; null where nothing is claimed. */
function significanceText(against: string | null, { significance }: FunnelShare, { locale, messages }: FunnelTextOptions): string | null {
  if (against === null || significance === null) return null;
  const { p, direction } = significance;
  const text = p < 0.001 ? "p < 0.001" : `p = ${formatNumber(p, { locale, digits: 3 })}`;
  return messages.delta.both(funnelWords(messages).significance[direction](against), text);
}

/** Why a share is not to be judged yet; null where it can be. */
export function tooFew({ minSample }: FunnelShared, { small, n }: FunnelShare, step: number, options: FunnelTextOptions): string | null {
  if (!small || step === 0) return null;
  const { count } = printer(options);
  return n === null ? options.messages.states.tooFew : options.messages.states.tooFewOf(count(n), count(minSample));
}

export function isMasked({ count, shares }: FunnelCell): boolean {
  return count === null && shares.first.masked;
}

function titleOf({ by, segments }: FunnelShared, name: string, segment: number, { messages }: FunnelTextOptions): string {
  const label = by === null ? undefined : segments[segment]?.label;
  return label === undefined ? name : messages.phrases([label, name]);
}
