import type { Instant } from "../query/range.ts";
import type { AlertState } from "./alertState.ts";
import { flapping } from "./stepAlert.ts";

/**
 * The state for a clock that was put back: buckets that end after `to`, epoch milliseconds, were judged before they were
 * over, and are as if they never had been. What fires goes on, so that it is not told of again and ends when it does.
 */
export function rewindAlert(state: AlertState, to: number): AlertState {
  if (state.through === null || Date.parse(state.through) <= to) return state;
  const recent = state.recent.filter((bucket) => Date.parse(bucket.to) <= to);
  const through = recent.at(-1)?.to ?? new Date(to).toISOString();
  const count = state.count - (state.recent.length - recent.length);
  const { firing, settled, earlier, blindSince, quietUntil } = state;
  const peak = firing?.peak && Date.parse(firing.peak.from) < Date.parse(through) ? firing.peak : null;
  return {
    ...state,
    through,
    count,
    recent,
    firing: firing && {
      ...firing,
      from: earlierOf(firing.from, through),
      at: earlierOf(firing.at, through),
      peak,
      notifiedAt: firing.notifiedAt && earlierOf(firing.notifiedAt, through),
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
