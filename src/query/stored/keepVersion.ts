/** What comes of saving over what is kept. */
export type Kept<T> = { readonly status: "saved"; readonly kept: T } | { readonly status: "conflict"; readonly kept: T | null };

/**
 * The law of every place for what people write: it is kept if it was made from the version that is there, 0 where none is.
 * What is sent again because its answer was lost is saved already, and no conflict with itself.
 * @param kept under the same id; null: none
 * @param next as it would be kept, with the version that it was made from
 * @param content what has to be alike for both to be the same
 */
export function keepVersion<T extends { readonly version: number }>(kept: T | null, next: T, content: (one: T) => unknown): Kept<T> {
  const version = next.version + 1;
  if (kept?.version === version && JSON.stringify(content(kept)) === JSON.stringify(content(next))) return { status: "saved", kept };
  if ((kept?.version ?? 0) !== next.version) return { status: "conflict", kept };
  return { status: "saved", kept: { ...next, version } };
}
