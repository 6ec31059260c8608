import { isObject } from "../../document/isObject.ts";
import { below } from "../../document/finding.ts";
import type { MergeConflict } from "../../document/merge/mergeRecord.ts";
import type { LocalizedText } from "../../query/locale.ts";
import { changeText } from "./changeText.ts";
import type { Difference } from "./documentDifferences.ts";
import { isBelow } from "./pathBelow.ts";

/** What is decided at once of what both changed. */
export interface ConflictChoice {
  /** Of the conflicts that it decides. */
  readonly paths: readonly string[];
  /** Theirs before, ours after. */
  readonly told: readonly Pick<Difference, "what" | "before" | "after">[];
  readonly message: LocalizedText | undefined;
  /** True: there is nothing to choose. */
  readonly isWhole: boolean;
}

/**
 * Conflicts of a merge in the words of the differences between both sides; where nothing has words for one, as it is written.
 * Where something stands, and how large it is, is one choice each.
 * @param differences in what ours differs from theirs
 */
export function conflictChoices(conflicts: readonly MergeConflict[], differences: readonly Difference[]): readonly ConflictChoice[] {
  const choices = new Map<string, ConflictChoice>();
  for (const conflict of conflicts) {
    const { path, ours, theirs, message, isWhole = false } = conflict;
    const found = toldOf(conflict, differences);
    const told = found.length > 0 ? found : [{ what: path, before: written(theirs), after: written(ours) }];
    const key = found[0] !== undefined && isBelow(path, found[0].path) ? `${found[0].path} ${found[0].verb}` : path;
    choices.set(key, { paths: [...(choices.get(key)?.paths ?? []), path], told, message, isWhole });
  }
  return [...choices.values()];
}

function toldOf({ path, ours, theirs }: MergeConflict, differences: readonly Difference[]): readonly Difference[] {
  const same = differences.filter((one) => one.path === path);
  if (same.length > 0) return same;
  // A filter's label is decided by itself.
  const isLabelled = [ours, theirs].some((side) => isObject(side) && Object.hasOwn(side, "label"));
  const inside = differences.filter((one) => isBelow(one.path, path) && (isLabelled || one.path !== below(path, "label")));
  if (inside.length > 0) return inside;
  const verb = /\.[xy]$/.test(path) ? "moved" : "resized";
  return differences.filter((one) => one.verb === verb && isBelow(path, one.path));
}

function written(value: unknown): string | null {
  return value === undefined ? null : changeText(value);
}
