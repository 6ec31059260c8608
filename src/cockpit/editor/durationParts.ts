/** ISO 8601 durations of one unit. */
export const durationUnits = {
  minute: (amount: string) => `PT${amount}M`,
  hour: (amount: string) => `PT${amount}H`,
  day: (amount: string) => `P${amount}D`,
  week: (amount: string) => `P${amount}W`,
  month: (amount: string) => `P${amount}M`,
  year: (amount: string) => `P${amount}Y`,
} as const;

export type DurationUnit = keyof typeof durationUnits;

/** A duration of one unit by its parts: `P28D` is 28 days; null for every other text. */
export function durationParts(text: string): { readonly amount: string; readonly unit: DurationUnit } | null {
  const amount = /\d+/.exec(text)?.[0] ?? "";
  const unit = (Object.keys(durationUnits) as DurationUnit[]).find((name) => amount !== "" && durationUnits[name](amount) === text);
  return unit === undefined ? null : { amount, unit };
}
