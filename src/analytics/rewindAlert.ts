import type { Instant } from "../query/range.ts";
import type { AlertState } from "./alertState.ts";
import { flapping } from "./stepAlert.ts";

/**
 * The state for a clock that was put back: buckets that end after `to`, epoch milliseconds, were judged before they were
 * over, and are as if they never had been. What fires goes on: it was told of, is not again when its first bucket is over,
 * and ends from there on.
 */
export function rewindAlert(state: AlertState, to: number): AlertState {
  if (state.through === null || Date.parse(state.through) <= to) return state;
  const recent = state.recent.filter((bucket) => Date.parse(bucket.to) <= to);
  const through = recent.at(-1)?.to ?? new Date(to).toISOString();
  const count = state.count - (state.recent.length - recent.length);
  const { firing, settled, earlier, blindSince, quietUntil, missingBefore } = state;
  return {
    ...state,
    through,
    count,
    recent,
    ...(recent.length === 0 && missingBefore !== undefined && { missingBefore: 0 }),
    firing: firing && {
      ...firing,
      notifiedAt: firing.notifiedAt && earlierOf(firing.notifiedAt, through),
      ...(firing.toldAt && { toldAt: earlierOf(firing.toldAt, through) }),
    },
    settled: settled && earlierOf(settled, through),
    earlier: { clears: recent.length === 0 ? 0 : earlier.clears, lastBreach: earlier.lastBreach && earlierOf(earlier.lastBreach, through) },
    changes: state.changes.filter((change) => change <= count),
    quietUntil: quietUntil > count + flapping.quiet + 1 ? 0 : quietUntil,
    blindSince: blindSince && earlierOf(blindSince, through),
  };
}

function earlierOf(one: Instant, other: Instant): Instant {
  return Date.parse(one) < Date.parse(other) ? one : other;
}
