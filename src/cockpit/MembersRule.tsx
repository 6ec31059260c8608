"use client";

import type { DimensionChoice } from "../query/dimensionChoice.ts";
import { useLocalized } from "../react/useLocalized.ts";
import { choiceText } from "../react/choiceText.ts";
import type { Language } from "../react/choiceText.ts";
import { crossGlyph, Glyph } from "./Glyph.tsx";
import { filteringInEnglish } from "../i18n/english/filtering.ts";

export interface MembersRuleProps {
  readonly choice: DimensionChoice;
  /** The rule in whose place the choice came. */
  readonly before: DimensionChoice | null;
  readonly choose: (choice: DimensionChoice) => void;
}

/** What a live region says of a rule: that it is chosen, or was until just now; null where there was none. */
export function ruleWords({ choice, before }: Pick<MembersRuleProps, "choice" | "before">, { locale, messages }: Language): string | null {
  const { filtering = filteringInEnglish } = messages;
  if (choice.contains !== undefined) return choiceText(choice, undefined, { locale, messages });
  return before && filtering.takenBack(choiceText(before, undefined, { locale, messages }));
}

/** That a rule is chosen, or was until just now, and the one button that takes it back or brings it back. */
export function MembersRule({ choice, before, choose }: MembersRuleProps) {
  const { locale, messages } = useLocalized();
  const { filtering = filteringInEnglish } = messages;
  const isHeld = choice.contains !== undefined;
  const rule = isHeld ? choice : before;
  if (rule === null) return null;
  const text = choiceText(rule, undefined, { locale, messages });
  return (
    <p className="md-members-held">
      <span>{ruleWords({ choice, before }, { locale, messages })}</span>
      <button type="button" className="md-button" data-variant="quiet" aria-label={isHeld ? filtering.removePart(text) : undefined} onClick={() => choose(isHeld ? { op: choice.op, values: [] } : rule)}>
        {isHeld ? <Glyph path={crossGlyph} /> : filtering.undo}
      </button>
    </p>
  );
}
