/** What comes of saving over what is kept. */
export type Kept<T> = { readonly status: "saved"; readonly kept: T } | { readonly status: "conflict"; readonly kept: T | null };

/**
 * The law of every place for what people write: it is kept if it was made from the version that is there, 0 where none is.
 * Under one id no version comes again: what is made anew after a removal follows the last that was there, so that a page
 * which still shows what was removed meets a conflict. What is sent again because its answer was lost is saved already,
 * and no conflict with itself.
 * @param kept under the same id; null: none
 * @param next as it would be kept, with the version that it was made from
 * @param before the version that it follows: its own, or where that is 0 the last that was removed under its id, 0 where none was
 * @param content what has to be alike for both to be the same
 */
export function keepVersion<T extends { readonly version: number }>(kept: T | null, next: T, before: number, content: (one: T) => unknown): Kept<T> {
  const version = before + 1;
  if (kept?.version === version && JSON.stringify(content(kept)) === JSON.stringify(content(next))) return { status: "saved", kept };
  if ((kept?.version ?? 0) !== next.version) return { status: "conflict", kept };
  return { status: "saved", kept: { ...next, version } };
}
