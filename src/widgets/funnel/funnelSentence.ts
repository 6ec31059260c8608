import type { FunnelCells } from "./funnelCell.ts";
import type { FunnelModel, FunnelStepsModel, FunnelTimesModel, FunnelTrendModel } from "./funnelModel.ts";
import { bucketText, joined, openText, printer, rangeText, windowText } from "./funnelText.ts";
import type { FunnelTextOptions } from "./funnelText.ts";
import { funnelWords } from "./funnelWords.ts";

/** So many are told one by one; of more only how many there are. */
const mostTold = 8;

/** What the picture shows, in sentences. */
export function funnelSentence(model: FunnelModel, options: FunnelTextOptions): string {
  if (model.view === "steps") return stepsSentence(model, options);
  return model.view === "trend" ? trendSentence(model, options) : timesSentence(model, options);
}

function stepsSentence(model: FunnelStepsModel, options: FunnelTextOptions): string {
  const { locale, messages } = options;
  const { steps, total, by, segments, cells } = model;
  const words = funnelWords(messages);
  const last = steps.length - 1;
  const finals = segments.flatMap(({ label, other }, index) => {
    const { value = null, small } = cells[index]?.[last]?.shares.first ?? {};
    return value === null || small || other ? [] : [{ label, value }];
  });
  return joined(
    [
      words.shows(steps.length, rangeText(model, options), windowText(model.window, locale)),
      ...(total === null ? [] : totalSentences(model, total, options)),
      by === null ? null : words.segments(segments.length, by.label),
      by === null ? null : extremes(finals, segments.length, options),
      openSentence(model, options),
    ],
    messages,
  );
}

/** Who is highest and who is lowest, all of them where several are. */
function extremes(finals: readonly { readonly label: string; readonly value: number }[], segments: number, options: FunnelTextOptions): string | null {
  const { messages } = options;
  const { share } = printer(options);
  const ranked = finals.toSorted((a, b) => b.value - a.value);
  const [[best], worst] = [ranked, ranked.at(-1)];
  if (best === undefined || worst === undefined) return null;
  if (segments === 1) return sentence(messages.labeled(best.label, share(best.value)), options);
  const all = (text: string) => messages.list(finals.filter(({ value }) => share(value) === text).map(({ label }) => label));
  const [high, low] = [share(best.value), share(worst.value)];
  if (high !== low) return joined([funnelWords(messages).highest(all(high), high), funnelWords(messages).lowest(all(low), low)], messages);
  return finals.length === segments ? funnelWords(messages).same(high) : funnelWords(messages).highest(all(high), high);
}

function totalSentences({ steps, comparison }: FunnelStepsModel, total: FunnelCells, options: FunnelTextOptions): readonly (string | null)[] {
  const { messages } = options;
  const words = funnelWords(messages);
  const { delta } = messages;
  const { count, share, change } = printer(options);
  const told = steps.length > mostTold ? [0, steps.length - 1] : [...steps.keys()];
  const drops = total.map(({ dropped }, step) => ({ step, dropped: dropped ?? 0 }));
  const worst = drops.reduce((most, one) => (one.dropped > most.dropped ? one : most), { step: 0, dropped: 0 });
  const final = total.at(-1)?.shares.first;
  const changed = final && change(final.value, final.compare);
  return [
    ...told.map((step) => words.reachedSentence(steps[step] ?? "", count(total[step]?.count ?? null), share(total[step]?.shares.first.value ?? null))),
    comparison === null || !final || changed == null ? null : sentence(messages.labeled(comparison, delta.both(share(final.compare), changed)), options),
    steps.length === 1
      ? null
      : worst.dropped === 0
        ? (total[0]?.count ?? 0) > 0 ? words.noDrop : null
        : words.largestDrop(
            steps[worst.step - 1] ?? "",
            steps[worst.step] ?? "",
            words.droppedOf(count(worst.dropped), share(total[worst.step]?.dropRate ?? null)),
          ),
  ];
}

function timesSentence(model: FunnelTimesModel, options: FunnelTextOptions): string {
  const { messages } = options;
  const words = funnelWords(messages);
  const { count, duration } = printer(options);
  const { steps, times, segments, spans, by, between } = model;
  const told = times.slice(0, mostTold).map(({ n, counts, medianSeconds, p90Seconds }, index) => {
    const most = counts.indexOf(Math.max(...counts));
    const span = spans[most];
    const said =
      n === 0
        ? words.nobody
        : joined(
            [
              words.took(count(n), duration(medianSeconds), duration(p90Seconds)),
              span === undefined ? null : words.mostFrequent(words.span(duration(span.from), duration(span.to)), count(counts[most] ?? null)),
            ],
            messages,
          );
    return by === null ? said : messages.labeled(segments[index]?.label ?? "", said);
  });
  return joined([words.times(steps[between.from] ?? "", steps[between.to] ?? "", rangeText(model, options)), ...told, openSentence(model, options)], messages);
}

function trendSentence(model: FunnelTrendModel, options: FunnelTextOptions): string {
  const { messages } = options;
  const words = funnelWords(messages);
  const { share } = printer(options);
  const { lines, segments, by, openFrom, wholeFrom } = model;
  const told = lines.slice(0, mostTold).map(({ conversion }, index) => {
    const known = conversion.flatMap((value, at) => (value === null || at < wholeFrom || at >= openFrom ? [] : [{ value, at }]));
    const best = known.reduce((most, one) => (one.value > most.value ? one : most), known[0] ?? { value: -1, at: -1 });
    const worst = known.reduce((least, one) => (one.value < least.value ? one : least), known[0] ?? { value: 2, at: -1 });
    const said =
      known.length === 0
        ? messages.states.empty
        : best.value === worst.value
          ? messages.trend.unchanged(share(best.value))
          : joined(
              [
                words.best(share(best.value), bucketText(model, best.at, options)),
                words.worst(share(worst.value), bucketText(model, worst.at, options)),
              ],
              messages,
            );
    return by === null ? said : messages.labeled(segments[index]?.label ?? "", said);
  });
  return joined([words.overTime(rangeText(model, options)), ...told, openSentence(model, options)], messages);
}

function openSentence(model: FunnelModel, options: FunnelTextOptions): string | null {
  const text = openText(model, options);
  return text === null ? null : sentence(text, options);
}

function sentence(text: string, { locale }: FunnelTextOptions): string {
  return text + (locale.startsWith("zh") ? "。" : ".");
}
