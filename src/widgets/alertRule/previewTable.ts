import type { AlertRule } from "../../query/alertRule.ts";
import { labelOf } from "../../react/label.ts";
import type { TableModel, TableValue } from "../frame/tableModel.ts";
import { bucketText, previewSentence, valueText } from "./previewText.ts";
import type { PreviewTextOptions } from "./previewText.ts";
import { unitOf } from "./ruleDraft.ts";
import { isFiringAt } from "./rulePreview.ts";
import type { PreviewSeries } from "./rulePreview.ts";

/** The buckets with their limits, and whether it would have fired in them. */
export function previewTable(series: PreviewSeries, rule: AlertRule, options: PreviewTextOptions): TableModel {
  const { words, messages, locale, catalog } = options;
  const { points, limits, firings } = series;
  const unit = unitOf(catalog, rule.metric);
  const value = (given: TableValue) => valueText(given as number | null, rule, options);
  const limit = (name: "high" | "low", label: string) => {
    const values = limits.map((one) => one[name]);
    return values.every((one) => one === null) ? [] : [{ name, label, role: "value" as const, values, unit, format: value }];
  };
  return {
    caption: previewSentence(series, rule, options),
    rowCount: points.length,
    columns: [
      {
        name: "time",
        label: words.time,
        role: "row",
        values: points.map(({ from }) => from),
        instants: true,
        format: (at) => bucketText(String(at), rule, options),
      },
      {
        name: "value",
        label: labelOf(catalog.metrics, rule.metric, locale),
        role: "value",
        values: points.map((point) => point.value),
        unit,
        format: value,
      },
      ...limit("low", `${words.limit} (${words.fields.low})`),
      ...limit("high", `${words.limit} (${words.fields.high})`),
      {
        name: "fires",
        label: words.isFiring,
        role: "value",
        values: points.map((point) => (isFiringAt(firings, point) ? 1 : 0)),
        format: (at) => (at === 1 ? messages.yes : messages.no),
      },
    ],
  };
}
