"use client";
import { kpiEssentialsInEnglish } from "../../i18n/english/essentials.ts";
import { useProvided, useWords } from "../../react/useProvided.ts";
import { changeSignal } from "../../theme/evaluation.ts";
import type { KpiComparisonModel } from "./kpiTileModel.ts";

/** A change as shape, figure, color and word, and what it is held against. */
export function ComparisonLine({ comparison: { delta, versus, dates } }: { readonly comparison: KpiComparisonModel }) {
  const { evaluation } = useProvided();
  const { kpi } = useWords({ kpi: kpiEssentialsInEnglish });
  const { absolute, kind, sentiment, text } = delta;
  const word = sentiment === "neutral" ? "" : `${kpi.sentiments[sentiment]} · `;
  return (
    <div className="md-kpi-comparison" title={dates ?? undefined}>
      <span className="md-kpi-delta" data-signal={changeSignal(sentiment, absolute, evaluation)}>
        {kind !== "equal" && absolute !== null && (
          <svg className="md-kpi-way" viewBox="0 0 8 8" data-down={absolute < 0 || undefined} aria-hidden="true">
            <path d="M4 1 7.5 7h-7Z" />
          </svg>
        )}
        {text.full}
      </span>
      <span className="md-kpi-versus">{word + versus}</span>
    </div>
  );
}
