/** Fewer buckets do not tell how much they vary. */
const leastBuckets = 8;

/**
 * How much buckets vary about what their place in the season has: the standard deviation of the residuals about the means
 * of the slots, with as many degrees of freedom as there are values more than slots. Null where too few are known. A trend
 * within counts as noise, so that what is claimed is rather too little.
 * @param period buckets of a season; 1 for none
 */
export function bucketNoise(values: readonly (number | null)[], period: number): number | null {
  const known = values.flatMap((value, index) => (value === null ? [] : [{ value, slot: index % period }]));
  const slots = new Map<number, (typeof known)[number][]>();
  for (const one of known) slots.set(one.slot, [...(slots.get(one.slot) ?? []), one]);
  const freedom = known.length - slots.size;
  if (known.length < leastBuckets || freedom < leastBuckets / 2) return null;
  let squares = 0;
  for (const slot of slots.values()) {
    const mean = slot.reduce((sum, { value }) => sum + value, 0) / slot.length;
    for (const { value } of slot) squares += (value - mean) ** 2;
  }
  return Math.sqrt(squares / freedom);
}
