"use client";
import type { CSSProperties } from "react";
import { kpiInEnglish } from "../../i18n/english/kpi.ts";
import { useProvided, useWords } from "../../react/useProvided.ts";
import { changeSignal } from "../../theme/evaluation.ts";
import type { KpiComparisonModel } from "./kpiTileModel.ts";
import { textWidthEm } from "./textWidth.ts";

/** A change as shape, figure, color and word, and what it is held against. */
export function ComparisonLine({ comparison }: { readonly comparison: KpiComparisonModel }) {
  const { evaluation } = useProvided();
  const { kpi } = useWords({ kpi: kpiInEnglish });
  const { delta, versus, dates } = comparison;
  const { absolute, kind, sentiment, text } = delta;
  const way = kind !== "change" && kind !== "zero-base" ? "none" : (absolute ?? 0) > 0 ? "up" : "down";
  const word = sentiment === "neutral" ? null : kpi.sentiments[sentiment];
  const width = { "--md-kpi-em": textWidthEm(text.full) + 1.3 } as CSSProperties;
  return (
    <div className="md-kpi-comparison" title={dates ?? undefined}>
      <span className="md-kpi-delta" data-signal={changeSignal(sentiment, absolute, evaluation)} style={width}>
        {way !== "none" && (
          <svg className="md-kpi-way" viewBox="0 0 8 8" data-way={way} aria-hidden="true">
            <path d="M4 1 7.5 7h-7Z" />
          </svg>
        )}
        {text.full}
      </span>
      <span className="md-kpi-versus">{word === null ? versus : `${word} · ${versus}`}</span>
    </div>
  );
}
