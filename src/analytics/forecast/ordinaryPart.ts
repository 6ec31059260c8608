import type { Grain } from "../../query/range.ts";
import { stabilize } from "../detect/stabilize.ts";
import type { ValueKind } from "../detect/stabilize.ts";
import { seasonsOf } from "./detectSeasonality.ts";
import type { Season } from "./detectSeasonality.ts";
import { endedOutages, withoutStretches } from "./endedOutages.ts";
import { forecastTuning } from "./forecastTuning.ts";
import type { Scale } from "./scales.ts";
import type { Series } from "./series.ts";
import type { Stretch } from "./stillStretches.ts";
import { withoutWild } from "./withoutWild.ts";

/** What of a series says what comes, from the first known to the last. */
export interface OrdinaryPart {
  /** Index of its first value. */
  readonly from: number;
  readonly values: Series;
  readonly seasons: readonly Season[];
  /** What it does without. */
  readonly outages: readonly Stretch[];
}

/**
 * A series without what is far from all about it (`withoutWild`), and outages that ended (`endedOutages`).
 * @param even the scale on which noise is even
 */
export function ordinaryPart(values: Series, even: Scale, kind: ValueKind, periods: readonly number[], grain: Grain): OrdinaryPart {
  const tame = withoutWild(values, even.to, periods);
  const part = knownPart(tame);
  const seasons = seasonsIn(part.values, kind, periods);
  // The first values after an outage are far from all before them, as a wild one is.
  const last = values.findLastIndex((value) => value === value);
  const going = tame.map((value, at) => (at > last - forecastTuning.lonePoints ? (values[at] as number) : value));
  const outages = endedOutages(going, even, seasons.map(({ period }) => period), periods, grain);
  if (outages.length === 0) return { ...part, seasons, outages };
  const rest = knownPart(withoutWild(withoutStretches(going, outages), even.to, periods));
  return { ...rest, seasons: seasonsIn(rest.values, kind, periods), outages };
}

/** On the scale on which what is off a season is alike; that of shares is their own. */
export function seasonsIn(series: Series, kind: ValueKind, periods: readonly number[]): readonly Season[] {
  return seasonsOf(series.map((value) => (value === value && kind !== "share" ? stabilize(kind, value, null) : value)), periods);
}

function knownPart(values: Series): { readonly from: number; readonly values: Series } {
  const from = Math.max(0, values.findIndex((value) => value === value));
  return { from, values: values.subarray(from, values.findLastIndex((value) => value === value) + 1) };
}
