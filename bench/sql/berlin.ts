/** Pairs of midnights in Berlin as UTC texts; summer time is written out, as one does by hand. */
export function berlinMidnights(firstDay: string, days: number): readonly (readonly [from: string, to: string])[] {
  const midnight = (offset: number) => {
    const date = new Date(Date.parse(`${firstDay}T00:00:00Z`) + offset * 86_400_000);
    const summer = isSummer(date);
    return new Date(date.getTime() - (summer ? 2 : 1) * 3_600_000).toISOString().slice(0, 19).replace("T", " ");
  };
  return Array.from({ length: days }, (_, at) => [midnight(at), midnight(at + 1)] as const);
}

/** From the last Sunday of March until the last Sunday of October; at midnight of those days the old time still holds. */
function isSummer(date: Date): boolean {
  const year = date.getUTCFullYear();
  const lastSunday = (month: number) => {
    const last = new Date(Date.UTC(year, month + 1, 0));
    return last.getTime() - last.getUTCDay() * 86_400_000;
  };
  return date.getTime() > lastSunday(2) && date.getTime() <= lastSunday(9);
}
