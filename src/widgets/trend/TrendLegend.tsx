"use client";

import type { ReactElement, ReactNode } from "react";
import { seriesStyle } from "../../charts/seriesStyle.ts";
import { useMetricdeck } from "../../react/useMetricdeck.ts";
import { Swatch, ThinSwatch } from "../chart/Swatch.tsx";
import { LegendBox } from "./LegendBox.tsx";
import type { TrendModel } from "./trendModel.ts";
import { comparePen } from "./trendSeries.ts";

interface TrendLegendProps {
  readonly model: TrendModel;
  readonly hidden: ReadonlySet<string>;
  readonly onToggle: (key: string) => void;
  /** Keys of what else is drawn. */
  readonly children?: ReactNode;
}

/** Which line is which; each button shows and hides its own. */
export function TrendLegend({ model, hidden, onToggle, children }: TrendLegendProps): ReactElement | null {
  const { theme, messages } = useMetricdeck();
  const { series, comparison, kind, stacked } = model;
  // The keys of what is to come have their row from the start, so that nothing moves under the reader.
  if (series.length < 2 && comparison === null && !children && !model.outlook) return null;
  const block = kind === "bar" || stacked;
  return (
    <LegendBox label={messages.trend.series}>
      {series.map(({ key, label: name, slot, axis }) => {
        const label = axis === 1 ? messages.trend.rightAxis(name) : name;
        const entry = (
          <>
            <Swatch pen={seriesStyle(theme, series.length === 1 ? 0 : slot)} block={block} />
            <span className="md-legend-label">{label}</span>
          </>
        );
        if (series.length === 1) {
          return (
            <span key={key} className="md-legend-entry">
              {entry}
            </span>
          );
        }
        return (
          <button
            key={key}
            type="button"
            className="md-legend-entry"
            title={label}
            aria-pressed={!hidden.has(key)}
            onClick={() => onToggle(key)}
          >
            {entry}
          </button>
        );
      })}
      {comparison !== null && (
        <span className="md-legend-entry">
          <ThinSwatch {...comparePen(theme, model, null)} {...(series.length > 1 && !stacked && { colors: series.map(({ slot }) => comparePen(theme, model, slot).color) })} />
          <span className="md-legend-label">{comparison.label}</span>
        </span>
      )}
      {children}
    </LegendBox>
  );
}
