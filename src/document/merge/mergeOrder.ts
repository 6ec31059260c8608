import type { Merge } from "./mergeRecord.ts";

/**
 * The order of what is left: as the one who changed it has it, with what either added behind what it was put behind.
 * @param orders base, ours, theirs
 */
export function mergeOrder(
  merge: Merge,
  [base, ours, theirs]: readonly [readonly string[], readonly string[], readonly string[]],
  left: readonly string[],
): readonly string[] {
  const common = (ids: readonly string[]) => ids.filter((id) => base.includes(id) && ours.includes(id) && theirs.includes(id));
  const skeleton = (merge.atom("filters", common(base), common(ours), common(theirs)) ?? []).filter((id) => left.includes(id));
  const [mine, yours] = [addedTo(skeleton, ours, left), addedTo(skeleton, theirs, left)];
  const order = [null, ...skeleton].flatMap((anchor) => {
    const [a, b] = [mine.get(anchor) ?? [], yours.get(anchor) ?? []];
    // Whoever of two comes first by name, so that it is the same for both sides.
    const isMine = b[0] === undefined || (a[0] !== undefined && a[0] <= b[0]);
    return [...(anchor === null ? [] : [anchor]), ...(isMine ? [...a, ...b] : [...b, ...a])];
  });
  return [...new Set(order)];
}

/** By what stands before them: what a side has beside the skeleton. */
function addedTo(skeleton: readonly string[], ids: readonly string[], left: readonly string[]): ReadonlyMap<string | null, readonly string[]> {
  const added = new Map<string | null, string[]>();
  let anchor: string | null = null;
  for (const id of ids) {
    if (skeleton.includes(id)) anchor = id;
    else if (left.includes(id)) added.set(anchor, [...(added.get(anchor) ?? []), id]);
  }
  return added;
}
