import { addDuration } from "../time/zoned.ts";
import type { Clock } from "../time/resolveRange.ts";
import { daysOf, elapsedOf, monthsOf } from "../time/duration.ts";
import type { Duration } from "../time/duration.ts";
import { zoneTransitions } from "../time/offsets.ts";

const dayLength = 86_400_000;
/** Before, zones are looked up instant by instant. */
const earliest = Date.UTC(1970, 0, 1);

/**
 * The instant a duration later, for instants in `[from, to)`: days and longer by the zone's calendar, hours as elapsed
 * time. So a P1D from noon ends at noon, 23 to 25 hours later.
 */
export function laterBy(
  duration: Duration,
  zone: Clock,
  { from, to }: { readonly from: number; readonly to: number },
): (instant: number) => number {
  const exactly = (instant: number) => addDuration(instant, duration, zone);
  if (monthsOf(duration) !== 0) return exactly;
  const elapsed = elapsedOf(duration);
  const days = daysOf(duration) * dayLength;
  if (days === 0) return (instant) => instant + elapsed;
  const since = Math.max(from - dayLength, earliest);
  const changes = zoneTransitions(zone.timeZone, since, to + days + dayLength).map(({ at }) => at);
  return (instant) => {
    if (instant - dayLength < since) return exactly(instant);
    for (const change of changes) {
      if (change > instant - dayLength && change <= instant + days + dayLength) return exactly(instant);
    }
    return instant + days + elapsed;
  };
}
