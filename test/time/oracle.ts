/*
 * Bucket starts by walking through time minute by minute and reading the clock that `Intl` shows: slow, and without a
 * line in common with the code under test.
 */

export const twelveZones = [
  "Europe/Berlin",
  "America/New_York",
  "America/Sao_Paulo",
  "Asia/Shanghai",
  "Australia/Lord_Howe",
  "Africa/Cairo",
  "America/St_Johns",
  "Asia/Kolkata",
  "Pacific/Apia",
  "Africa/Casablanca",
  "America/Santiago",
  "Pacific/Auckland",
] as const;

const minute = 60_000;

/** What the zone's clock shows: `2026-03-29`, minutes since midnight. */
export interface Reading {
  readonly instant: number;
  readonly date: string;
  readonly minutes: number;
}

/** Every whole minute in `[from, to)`. */
export function readings(from: number, to: number, timeZone: string): readonly Reading[] {
  return read(from, to, minute, clockOf(timeZone));
}

/** Every sixth hour, and every half hour between two of them that have different dates. */
export function dateReadings(from: number, to: number, timeZone: string): readonly Reading[] {
  const clock = clockOf(timeZone);
  const coarse = read(from, to + 1, 360 * minute, clock);
  return coarse.flatMap((now, index) => {
    const next = coarse[index + 1];
    return next === undefined || next.date === now.date ? [now] : read(now.instant, next.instant, 30 * minute, clock);
  });
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
}

function read(from: number, to: number, step: number, clock: Intl.DateTimeFormat): readonly Reading[] {
  return Array.from({ length: Math.ceil((to - from) / step) }, (_, index) => {
    const instant = from + index * step;
    const [date = "", time = ""] = clock.format(instant).split(" ");
    return { instant, date, minutes: Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) };
  });
}

/** The instants at which the name of the bucket changes, or at which the clock goes back and it begins anew. */
export function starts(
  found: readonly Reading[],
  nameOf: (reading: Reading) => string,
  { isAnew = false } = {},
): readonly number[] {
  let named: string | undefined;
  return found.flatMap((now, index) => {
    const before = found[index - 1];
    const [name, nameBefore] = [nameOf(now), named];
    named = name;
    if (before === undefined) return [];
    const wentBack = now.date < before.date || (now.date === before.date && now.minutes < before.minutes);
    const isNew = name !== nameBefore && !(wentBack && !isAnew);
    return isNew || (isAnew && wentBack) ? [now.instant] : [];
  });
}

/** Days since 1970 of a date. */
export function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000;
}

/** Every minute at which the zone's clock jumps, by walking through time. */
export function jumps(from: number, to: number, timeZone: string): readonly number[] {
  const clock = clockOf(timeZone);
  const ahead = (instant: number) => Date.parse(`${clock.format(instant).replace(" ", "T")}Z`) - instant;
  const found: number[] = [];
  let [atHour, atNext] = [NaN, ahead(from)];
  for (let hour = from; hour < to; hour += 60 * minute) {
    [atHour, atNext] = [atNext, ahead(hour + 60 * minute)];
    if (atHour === atNext) continue;
    for (let instant = hour; instant < hour + 60 * minute; instant += minute) {
      if (ahead(instant) !== ahead(instant + minute)) found.push(instant + minute);
    }
  }
  return found;
}
