import type { Items } from "./itemStore.ts";

type Versioned = "document" | "view" | "annotation";

interface Version {
  readonly id: string;
  readonly version: number;
}

const removedKind = (kind: Versioned) => `removed ${kind}`;

/**
 * The version that the next one follows: the one it was made from, or where that is 0 the last that was ever removed under
 * its id. A page that still shows what was removed so never has the version of what was made anew.
 */
export async function versionBefore(items: Items, kind: Versioned, { id, version }: Version): Promise<number> {
  if (version > 0) return version;
  return ((await items.get(removedKind(kind), id)) as number | null) ?? 0;
}

/** Removes it, and keeps which version it had. The first frees the room of the second where a store is full. */
export async function removeVersion(items: Items, kind: Versioned, { id, version }: Version): Promise<void> {
  await items.remove(kind, id);
  await items.put({ kind: removedKind(kind), id, group: "", span: null, value: version });
}
