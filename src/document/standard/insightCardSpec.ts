import type { AnyWidgetSpec } from "../widgetSpec.ts";
import { compareField } from "./comparisonFields.ts";
import { metricField, rangeField, titleField, whereField } from "./sharedFields.ts";

export const insightCardSpec = {
  type: "InsightCard",
  label: { en: "Insight card", "zh-CN": "要点卡片" },
  description: { en: "What is notable of a metric, in sentences.", "zh-CN": "用文字说明一个指标值得注意之处。" },
  fields: {
    title: titleField,
    metric: metricField,
    compare: compareField,
    range: rangeField,
    where: whereField,
    dimensions: {
      kind: "dimensions",
      label: { en: "A change is split by", "zh-CN": "变化拆分维度" },
      help: { en: "Left out: the first four that have few values.", "zh-CN": "不填则取前四个取值较少的维度。" },
      most: 8,
    },
    most: {
      kind: "number",
      label: { en: "Findings at most", "zh-CN": "要点数量上限" },
      help: { en: "Left out: five.", "zh-CN": "不填则最多五条。" },
      whole: true,
      least: 1,
      most: 10,
    },
  },
  size: { w: 6, h: 5, minW: 3, minH: 3 },
} as const satisfies AnyWidgetSpec;
