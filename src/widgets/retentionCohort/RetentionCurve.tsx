"use client";

import { useMemo, useState } from "react";
import type { ReactElement } from "react";
import { useMetricdeck } from "../../react/useMetricdeck.ts";
import { CartesianChart } from "../chart/CartesianChart.tsx";
import { ChartTooltip } from "../chart/ChartTooltip.tsx";
import { PlotAxes } from "../chart/PlotAxes.tsx";
import { Swatch } from "../chart/Swatch.tsx";
import { useChartContext } from "../chart/useChartContext.ts";
import { useDataCursor } from "../chart/useDataCursor.ts";
import { curveLayout, curveLines, curveTicks, curveX, curveY } from "./curveLayout.ts";
import type { CurveLine } from "./curveLayout.ts";
import { isDrillable } from "./isDrillable.ts";
import type { RetentionModel, RetentionRow } from "./retentionModel.ts";
import { retentionOption } from "./retentionOption.ts";
import { announceRest, readCell } from "./retentionReading.ts";
import type { RetentionMean, ShownRows } from "./retentionRows.ts";
import { retentionWords } from "./retentionWords.ts";

export interface RetentionCurveProps {
  readonly model: RetentionModel;
  readonly rows: ShownRows;
  readonly mean: RetentionMean;
  readonly label: string;
  readonly describedBy: string;
  readonly onCell: ((row: RetentionRow, period: number) => void) | undefined;
}

/** The mean by period, or a line for each segment, with the number of cases behind every point. */
export function RetentionCurve({ model, rows, mean, label, describedBy, onCell }: RetentionCurveProps): ReactElement {
  const { locale, messages, theme } = useMetricdeck();
  const [measure, context] = useChartContext();
  const [hovered, setHovered] = useState<number | null>(null);
  const lines = useMemo(() => curveLines(model, rows, { locale, messages, theme, mean }), [model, rows, locale, messages, theme, mean]);
  const painted = useMemo(() => {
    if (context === null) return null;
    const cohorts = rows.body.filter(({ kind }) => kind === "cohort");
    const layout = curveLayout(model, lines, cohorts, context);
    const ticks = curveTicks(layout, model.periods.length);
    return { context, layout, ticks, option: retentionOption(lines, cohorts, layout, context) };
  }, [context, model, rows, lines]);
  const points = model.periods.length;
  const activate = (at: number, period: number) => {
    const row = lines[at]?.row;
    if (row !== undefined && isDrillable(row, period)) onCell?.(row, period);
  };
  const cursor = useDataCursor({ points, series: lines.length, onActivate: ({ point, series }) => activate(series, point) });
  const place = cursor.place?.point ?? (hovered === null ? null : Math.min(hovered, points - 1));
  const readings =
    place === null
      ? null
      : lines.map(({ key, label, pen, row }) => ({
          key,
          label,
          pen,
          row,
          reading: readCell(model, row, place, { locale, messages, mean, meanRow: undefined }),
        }));
  const focused = cursor.place === null ? null : (readings?.[cursor.place.series] ?? null);
  const { clauses, labeled, phrases } = messages;
  return (
    <div className="md-cohort-box">
      {lines.length > 1 && (
        <ul className="md-legend">
          {lines.map(({ key, label, pen }) => (
            <li key={key} className="md-legend-entry">
              <Swatch pen={pen} />
              <span className="md-legend-label">{label}</span>
            </li>
          ))}
        </ul>
      )}
      <div className="md-cohort-plot" ref={measure}>
        {painted !== null && (
          <>
            <CartesianChart option={painted.option} width={painted.context.width} height={painted.context.height}>
              <PlotAxes box={painted.layout} ticks={painted.ticks} theme={theme} />
            </CartesianChart>
            <svg className="md-cohort-overlay" aria-hidden="true" focusable="false">
              {place !== null && (
                <path
                  className="md-cohort-crosshair"
                  d={`M${curveX(painted.layout, place, points)} ${painted.layout.top}v${painted.layout.height}`}
                />
              )}
              {readings?.map(({ key, row, pen }) => {
                const value = place === null ? null : (row.cells[place]?.value ?? null);
                return value === null || place === null ? null : (
                  <circle
                    key={key}
                    cx={curveX(painted.layout, place, points)}
                    cy={curveY(painted.layout, value)}
                    r={key === focused?.key && lines.length > 1 ? 6 : 5}
                    fill={pen.color}
                  />
                );
              })}
            </svg>
            <div
              {...cursor.handlers}
              className="md-cohort-surface"
              role="application"
              aria-roledescription={retentionWords(messages).views.curve}
              aria-label={label}
              aria-describedby={describedBy}
              onPointerMove={({ clientX, currentTarget }) => {
                const { left, width } = painted.layout;
                const x = clientX - currentTarget.getBoundingClientRect().left - left;
                setHovered(Math.max(0, Math.min(points - 1, Math.round((x / width) * (points - 1)))));
              }}
              onPointerLeave={() => setHovered(null)}
              data-clickable={onCell !== undefined || undefined}
              onClick={({ clientY, currentTarget }) => {
                if (place === null) return;
                const y = clientY - currentTarget.getBoundingClientRect().top;
                activate(nearestLine(lines, place, (value) => Math.abs(curveY(painted.layout, value) - y)), place);
              }}
            />
            <div role="status" className="md-sr">
              {focused === null
                ? null
                : clauses([
                    labeled(phrases(lines.length > 1 ? [focused.label, focused.reading.period] : [focused.reading.period]), focused.reading.value),
                    announceRest(focused.reading, { locale, messages }),
                  ].filter((text) => text !== ""))}
            </div>
            {readings !== null && place !== null && (
              <ChartTooltip x={curveX(painted.layout, place, points)} y={painted.layout.top + 4} width={painted.context.width}>
                <div className="md-tooltip-title">{readings[0]?.reading.period}</div>
                <div className="md-tooltip-rows">
                  {readings.map(({ key, label, pen, reading }) => (
                    <div key={key} className="md-tooltip-row" data-focused={(lines.length > 1 && key === focused?.key) || undefined}>
                      <Swatch pen={pen} />
                      <span className="md-tooltip-label">{label}</span>
                      <span className="md-tooltip-value">{reading.value}</span>
                      {(reading.cases ?? reading.note) !== null && (
                        <span className="md-tooltip-note">{reading.cases ?? reading.note}</span>
                      )}
                    </div>
                  ))}
                </div>
              </ChartTooltip>
            )}
          </>
        )}
      </div>
    </div>
  );
}

/** The line that is closest to a height; the first where none is known there. */
function nearestLine(lines: readonly CurveLine[], place: number, distance: (value: number) => number): number {
  const away = lines.map(({ row }) => {
    const value = row.cells[place]?.value ?? null;
    return value === null ? Infinity : distance(value);
  });
  return Math.max(0, away.indexOf(Math.min(...away)));
}
