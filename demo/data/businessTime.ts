export const secondMs = 1000;
export const minuteMs = 60 * secondMs;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

// China has kept UTC+8 without daylight saving since 1991, so a constant is exact for Asia/Shanghai here.
const shanghaiOffsetMs = 8 * hourMs;

const opensAtHour = 9;
const closesAtHour = 21;

// First days of the lunar year.
const springFestivals = [
  "2022-02-01",
  "2023-01-22",
  "2024-02-10",
  "2025-01-29",
  "2026-02-17",
  "2027-02-06",
  "2028-01-26",
  "2029-02-13",
  "2030-02-03",
].map((date) => Date.parse(date) / dayMs);

export type Season = "ordinary" | "springFestival" | "nationalDay" | "rebound";

export function shanghaiMidnight(time: number): number {
  return localDay(time) * dayMs - shanghaiOffsetMs;
}

export function shanghaiHour(time: number): number {
  return Math.floor((((time + shanghaiOffsetMs) % dayMs) + dayMs) % dayMs / hourMs);
}

/** Date and hour in Shanghai as eight digits: 26112208. */
export function shanghaiStamp(time: number): string {
  return new Date(time + shanghaiOffsetMs).toISOString().slice(2, 13).replaceAll(/\D/g, "");
}

/** 0 is Sunday. */
export function shanghaiWeekday(time: number): number {
  return new Date(time + shanghaiOffsetMs).getUTCDay();
}

/** Midnight in Shanghai, the same day of the month `months` later; a day that month lacks runs into the next one. */
export function addShanghaiMonths(time: number, months: number): number {
  const local = new Date(time + shanghaiOffsetMs);
  return Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + months, local.getUTCDate()) - shanghaiOffsetMs;
}

/** Midnight of the month's first day in Shanghai. */
export function shanghaiMonthStart(time: number): number {
  const local = new Date(time + shanghaiOffsetMs);
  return Date.UTC(local.getUTCFullYear(), local.getUTCMonth()) - shanghaiOffsetMs;
}

/** Months since the year 0 in Shanghai: 0 is a January. */
export function monthOf(time: number): number {
  const local = new Date(time + shanghaiOffsetMs);
  return local.getUTCFullYear() * 12 + local.getUTCMonth();
}

/** Day of the year in Shanghai, 1 on New Year's Day. */
export function dayOfYear(time: number): number {
  const local = new Date(time + shanghaiOffsetMs);
  return localDay(time) - Date.UTC(local.getUTCFullYear(), 0, 1) / dayMs + 1;
}

/** Where the day stands in the Chinese holiday year: Spring Festival and National Day weeks, and the week after them. */
export function seasonAt(time: number): Season {
  const day = localDay(time);
  for (const festival of springFestivals) {
    if (day >= festival - 3 && day <= festival + 7) return "springFestival";
    if (day > festival + 7 && day <= festival + 14) return "rebound";
  }
  const local = new Date(time + shanghaiOffsetMs);
  if (local.getUTCMonth() !== 9) return "ordinary";
  if (local.getUTCDate() <= 7) return "nationalDay";
  return local.getUTCDate() <= 12 ? "rebound" : "ordinary";
}

/** When an agent next sits at a desk: `time` itself within 9–21 h, else up to 45 minutes past opening. */
export function atDesk(time: number, share: number): number {
  const hour = shanghaiHour(time);
  if (hour >= opensAtHour && hour < closesAtHour) return time;
  const opening = shanghaiMidnight(time) + (hour < opensAtHour ? 0 : dayMs) + opensAtHour * hourMs;
  return opening + share * 45 * minuteMs;
}

function localDay(time: number): number {
  return Math.floor((time + shanghaiOffsetMs) / dayMs);
}
