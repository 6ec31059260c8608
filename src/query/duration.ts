/** ISO 8601 durations of calendar units, down to minutes: `P1Y`, `P4W`, `P1DT12H`, `PT30M`. */
export const isoDuration = /^P(?!$)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?)?$/;

/** Its hours and minutes, in minutes: what is beside its days, months and years. */
export function clockMinutes(text: string): number {
  const [hours = 0, minutes = 0] = (isoDuration.exec(text)?.slice(5) ?? []).map((part) => Number(part ?? 0));
  return hours * 60 + minutes;
}

/** How long a duration is, in years of the calendar on the whole. */
export function yearsIn(text: string): number {
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0] = (isoDuration.exec(text)?.slice(1) ?? []).map((part) =>
    Number(part ?? 0),
  );
  return years + months / 12 + (weeks * 7 + days + hours / 24 + minutes / 1440) / 365.2425;
}
