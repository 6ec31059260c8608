import type { FunnelTimesPart } from "./funnelTimesModel.ts";

/** Heights of the bars, as shares of the tallest one anywhere: segments of different size compare by their shape. */
export interface TimesScale {
  readonly own: readonly (readonly number[])[];
  readonly compare: readonly (readonly number[])[];
}

export function timesScale({ times }: Pick<FunnelTimesPart, "times">): TimesScale {
  const own = times.map(({ counts }) => sharesOf(counts));
  const compare = times.map((one) => sharesOf(one.compare.map((count) => count ?? 0)));
  const most = Math.max(...[...own, ...compare].flat(), 0);
  const scaled = (lists: readonly (readonly number[])[]) => lists.map((list) => list.map((share) => (most === 0 ? 0 : share / most)));
  return { own: scaled(own), compare: scaled(compare) };
}

function sharesOf(counts: readonly number[]): readonly number[] {
  const all = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => (all === 0 ? 0 : count / all));
}

/** At most five of the starts of spans, evenly apart, and where they stand on the axis as shares of it. */
export function axisSpans(spans: FunnelTimesPart["spans"]): readonly { readonly from: number; readonly at: number }[] {
  const step = Math.max(1, Math.ceil(spans.length / 5));
  return spans.flatMap(({ from }, index) => (index % step === 0 ? [{ from, at: index / spans.length }] : []));
}

/** Where a time stands on the axis, as a share of it. */
export function placeOf(spans: FunnelTimesPart["spans"], seconds: number): number {
  const [from, to] = [spans[0]?.from ?? 0, spans.at(-1)?.to ?? 1];
  return (seconds - from) / (to - from);
}
