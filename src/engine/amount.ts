/** A number as it is computed with: an exact decimal in units of its last digit. A field's are all of one kind. */
export type Amount = number | bigint;

/** The kinds of measures that are put together from their parts, and how. */
export const joins = { count: sum, sum, known: sum, min: least, max: greatest } satisfies {
  readonly [kind: string]: (a: Amount, b: Amount) => Amount;
};

export function sum(a: Amount, b: Amount): Amount {
  return typeof a === "bigint" ? a + BigInt(b) : a + Number(b);
}

export function difference(a: Amount, b: Amount): Amount {
  return typeof a === "bigint" ? a - BigInt(b) : a - Number(b);
}

export function least(a: Amount, b: Amount): Amount {
  return typeof a === "bigint" ? (b < a ? b : a) : Math.min(a, Number(b));
}

export function greatest(a: Amount, b: Amount): Amount {
  return typeof a === "bigint" ? (b > a ? b : a) : Math.max(a, Number(b));
}

/** What amounts of a scale are added to. */
export function zeroOf(scale: number | null): Amount {
  return scale === null ? 0 : 0n;
}

/** Smaller first; what is not known comes last. */
export function compareAmounts(a: Amount | null, b: Amount | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return Number(a > b) - Number(a < b);
}

/** Larger first; what is not known comes last. */
export function descending(a: Amount | null, b: Amount | null): number {
  return a === null || b === null ? compareAmounts(a, b) : compareAmounts(b, a);
}
