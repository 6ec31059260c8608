import type { LocalizedText } from "../../query/locale.ts";
import { below } from "../finding.ts";
import { keysOf, own, sameJson } from "./sameJson.ts";

/** Where two edits of the same cannot both hold. The merged document has ours, unless theirs was chosen. */
export interface MergeConflict {
  /** As in `diffDocuments`: `widgets.csat.props.metric`. */
  readonly path: string;
  /** Undefined is what is not there. */
  readonly base: unknown;
  readonly ours: unknown;
  readonly theirs: unknown;
  /** Why, where each is right by itself and both together are not. */
  readonly message?: LocalizedText;
  /** True: all of ours stands, since both together could not be read, and `takeTheirs` changes nothing. */
  readonly isWhole?: true;
}

/** A merge on its way. */
export interface Merge {
  readonly conflicts: MergeConflict[];
  /** Whether theirs is taken where both changed what stands at this path. */
  readonly isTheirs: (path: string) => boolean;
  /** What becomes of something that is changed as a whole. */
  readonly atom: <T>(path: string, base: T | undefined, ours: T | undefined, theirs: T | undefined, message?: LocalizedText) => T | undefined;
}

/** @param theirs the paths at which theirs is taken */
export function startMerge(theirs: ReadonlySet<string> = new Set()): Merge {
  const conflicts: MergeConflict[] = [];
  const isTheirs = (path: string) => theirs.has(path);
  return {
    conflicts,
    isTheirs,
    atom: (path, base, ours, theirs, message) => {
      if (sameJson(ours, theirs) || sameJson(base, theirs)) return ours;
      if (sameJson(base, ours)) return theirs;
      conflicts.push({ path, base, ours, theirs, ...(message !== undefined && { message }) });
      return isTheirs(path) ? theirs : ours;
    },
  };
}

export interface Named<T> {
  readonly [key: string]: T;
}

/** Each key by itself; those for which nothing is left are gone. */
export function mergeRecord<T>(
  base: Named<T> | undefined,
  ours: Named<T> | undefined,
  theirs: Named<T> | undefined,
  path: string,
  mergeOne: (path: string, base: T | undefined, ours: T | undefined, theirs: T | undefined) => T | undefined,
): Named<T> {
  const merged = keysOf(base, ours, theirs).flatMap((key): readonly (readonly [string, T])[] => {
    const value = mergeOne(below(path, key), own(base, key), own(ours, key), own(theirs, key));
    return value === undefined ? [] : [[key, value]];
  });
  return Object.fromEntries(merged);
}
