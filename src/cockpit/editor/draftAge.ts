import { sameJson } from "../../document/merge/sameJson.ts";
import type { Draft } from "./draftStore.ts";
import type { EditorSaving } from "./useSaving.ts";

/**
 * Whether a draft was made from what is saved by now, from what was saved before it, or after it. Where versions say
 * nothing, as where the host counts none, what it was made from does: of two that differ the one that was known later to be
 * saved is the later one.
 */
export function draftAge({ version, base, baseAt = 0 }: Draft, saving: Pick<EditorSaving, "version" | "base" | "baseAt">): "same" | "older" | "newer" {
  if (version !== saving.version) return version < saving.version ? "older" : "newer";
  if (sameJson(base, saving.base)) return "same";
  return baseAt > saving.baseAt ? "newer" : "older";
}
