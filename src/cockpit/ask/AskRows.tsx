"use client";

import type { ReactElement } from "react";
import { formatInstant } from "../../format/date.ts";
import { formatNumber } from "../../format/number.ts";
import { askInEnglish } from "../../i18n/english/ask.ts";
import type { Catalog } from "../../query/catalog.ts";
import type { ColumnData } from "../../query/columns.ts";
import { metricUnit } from "../../query/metric.ts";
import type { MetricsQuery } from "../../query/query.ts";
import { valueText } from "../../react/valueText.ts";
import { labelOf } from "../../react/label.ts";
import { useAnswer } from "../../react/useMetrics.ts";
import { useLocalized } from "../../react/useLocalized.ts";

/** More are not shown here; a widget of the host's may. */
const mostRows = 100;

/** The rows of an answer that no widget shows as it is. */
export function AskRows({ query, caption }: { readonly query: MetricsQuery; readonly caption: string }): ReactElement {
  const { catalog, locale, messages, timeZone } = useLocalized<Catalog>();
  const { ask: words = askInEnglish, states } = messages;
  const answer = useAnswer(query);
  if (answer.status === "pending") return <p className="md-ask-note">{states.loading}</p>;
  if (answer.status === "error") {
    return (
      <p className="md-ask-note" data-signal="warning">
        {answer.error.message}
      </p>
    );
  }
  const { columns, rowCount } = answer.result;
  if (rowCount === 0) return <p className="md-ask-note">{states.empty}</p>;
  const text = (column: ColumnData, row: number) => {
    if (column.role === "time") return formatInstant(column.values[row] as string, { locale, timeZone });
    if (column.role === "dimension") {
      if (column.other?.includes(row)) return messages.other;
      const dimension = catalog.dimensions[column.name];
      const value = column.values[row] ?? null;
      return dimension?.kind === "time" && typeof value === "string" ? formatInstant(value, { locale, timeZone }) : valueText(dimension, value, { locale, messages });
    }
    if (column.states?.[row] === "masked") return states.hidden;
    const metric = catalog.metrics[column.metric ?? column.name];
    return formatNumber(column.cells.value[row] ?? null, { locale, unit: column.compute === undefined ? metric && metricUnit(metric) : undefined, digits: metric?.digits });
  };
  const head = ({ role, name }: ColumnData) => (role === "time" ? name : labelOf(role === "dimension" ? catalog.dimensions : catalog.metrics, name, locale));
  return (
    <>
      <p className="md-ask-note">{words.onlyTable}</p>
      <div className="md-table" role="group" aria-label={caption} tabIndex={0}>
        <table>
          <caption className="md-sr">{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.name} scope="col">
                  {head(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: Math.min(rowCount, mostRows) }, (_, row) => (
              <tr key={row}>
                {columns.map((column) => (
                  <td key={column.name}>{text(column, row)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rowCount > mostRows && <p className="md-ask-note">{states.limited(String(mostRows), formatNumber(rowCount, { locale, unit: "count" }))}</p>}
    </>
  );
}
