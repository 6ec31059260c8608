import type { Catalog } from "../../query/catalog.ts";
import { limitKind, readAmount, writeAmount } from "./ruleAmount.ts";
import type { AmountKind } from "./ruleAmount.ts";
import { isShareText, unitOf } from "./ruleDraft.ts";
import type { RuleDraft } from "./ruleDraft.ts";

/** A draft that was typed in one locale as another writes it: the same numbers. What is none stays as it was typed. */
export function draftInLocale(draft: RuleDraft, catalog: Catalog, from: string, to: string): RuleDraft {
  if (from === to) return draft;
  const unit = unitOf(catalog, draft.metric);
  const rewritten = (fields: readonly NumberField[], kind: AmountKind, sign = "") =>
    Object.fromEntries(
      fields.map((field) => {
        const value = readAmount(draft[field], kind, from);
        return [field, value === null || Number.isNaN(value) ? draft[field] : writeAmount(value, kind, to) + sign];
      }),
    );
  return {
    ...draft,
    ...rewritten(limits, limitKind(draft.kind, draft.as, unit)),
    ...(isShareText(draft.least) ? rewritten(["least"], "percent", "%") : rewritten(["least"], limitKind("change", "absolute", unit))),
    ...rewritten(others, "plain"),
  };
}

type NumberField = (typeof limits)[number] | (typeof others)[number] | "least";

const limits = ["high", "low", "criticalHigh", "criticalLow", "exitHigh", "exitLow"] as const;
const others = [
  "budget", "buckets", "breaches", "of", "clearAfter", "keepFiring", "minimumVolume", "noDataAfter", "every", "grace", "repeat",
] as const;
