import type { DimensionValue } from "../query/dimension.ts";
import { meetsText } from "../query/meetsText.ts";
import type { DimensionChoice } from "../query/dimensionChoice.ts";

/** Whether a value holds the text that a choice names. */
function holdsText({ contains, ignoreCase = false }: DimensionChoice, value: DimensionValue): boolean {
  return contains !== undefined && meetsText({ dimension: "", op: "contains", value: contains, ignoreCase })(value);
}

/** Whether a value is one of those that a choice speaks of. */
export function isChosen(choice: DimensionChoice, value: DimensionValue): boolean {
  if (choice.values.includes(value)) return true;
  return holdsText(choice, value) && choice.except?.includes(value) !== true;
}

/** The choice with these values besides, and without those. A rule stays one, whichever of its values are listed. */
export function changedChoice(
  choice: DimensionChoice,
  { added = [], removed = [] }: { readonly added?: readonly DimensionValue[]; readonly removed?: readonly DimensionValue[] },
): DimensionChoice {
  const { except: _, ...rest } = choice;
  const isHeld = (value: DimensionValue) => holdsText(choice, value);
  const values = [...choice.values, ...added.filter((value) => !isHeld(value))].filter((value) => !removed.includes(value));
  const except = [...(choice.except ?? []), ...removed.filter(isHeld)].filter((value) => !added.includes(value));
  return { ...rest, values: [...new Set(values)], ...(except.length > 0 && { except: [...new Set(except)] }) };
}

/** Every value that holds what is searched for, as a search finds them; what was chosen besides stays. */
export function ruleChoice({ op, values }: DimensionChoice, search: string): DimensionChoice {
  const rule = { op, values: [], contains: search, ignoreCase: true } as const;
  return { ...rule, values: values.filter((value) => !holdsText(rule, value)) };
}

/** Whether a rule takes all that a search found, and so can stand for it: not where some sound so, or are called so. */
export function isWholeRule(search: string, found: readonly DimensionValue[]): boolean {
  const rule = { op: "in", values: [], contains: search, ignoreCase: true } as const;
  return search.trim() !== "" && found.length > 0 && found.every((value) => holdsText(rule, value));
}
