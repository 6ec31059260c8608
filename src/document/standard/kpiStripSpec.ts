import type { AnyWidgetSpec, Json, JsonObject } from "../widgetSpec.ts";
import { ownTileFields, sharedTileFields } from "./kpiTileSpec.ts";
import { repeated, repeatedComparisons } from "./propFaults.ts";

interface StripProps {
  readonly metrics: readonly (string | { readonly metric: string })[];
}

export const kpiStripSpec = {
  type: "KpiStrip",
  label: { en: "KPI strip", "zh-CN": "指标条" },
  description: { en: "Several metrics as tiles side by side, asked for at once.", "zh-CN": "并排显示多个指标，一次查询。" },
  fields: {
    metrics: {
      kind: "list",
      label: { en: "Metrics", "zh-CN": "指标" },
      required: true,
      least: 1,
      most: 12,
      of: {
        kind: "oneOf",
        label: { en: "Metric", "zh-CN": "指标" },
        of: [
          { kind: "metric", label: { en: "Metric", "zh-CN": "指标" } },
          { kind: "object", label: { en: "Metric with its own limits", "zh-CN": "带目标或阈值的指标" }, fields: ownTileFields },
        ],
      },
    },
    ...sharedTileFields,
  },
  tiles: ({ metrics, compare = [], sparkline }, catalog) =>
    (Array.isArray(metrics) ? metrics : []).map((item: Json) => {
      const own = typeof item === "object" && item !== null && !Array.isArray(item) ? (item as JsonObject) : { metric: item };
      const { target = catalog.metrics[String(own["metric"])]?.target } = own as { readonly target?: Json };
      const isHeld = target !== undefined && target !== null;
      const named = Array.isArray(compare) ? compare : [compare];
      return { comparisons: named.filter((name) => name !== "target" || isHeld).length, target: isHeld, sparkline: sparkline !== false };
    }),
  size: { w: 12, h: 3, minW: 3, minH: 2 },
  check: ({ compare, ...props }) => {
    const { metrics } = props as unknown as StripProps;
    const names = metrics.map((item) => (typeof item === "string" ? item : item.metric));
    return [...repeated(names, (at) => `metrics[${at}]`), ...repeatedComparisons(compare)];
  },
} as const satisfies AnyWidgetSpec;
