import type { AnyWidgetSpec } from "../widgetSpec.ts";
import { compareField } from "./comparisonFields.ts";
import { ownTileFields } from "./kpiTileSpec.ts";
import { repeated } from "./propFaults.ts";
import { metricField, rangeField, titleField, whereField } from "./sharedFields.ts";

export const insightCardSpec = {
  type: "InsightCard",
  label: { en: "Insights", "zh-CN": "洞察" },
  description: { en: "What is notable of a metric, in sentences.", "zh-CN": "用文字说明指标的值得关注之处。" },
  fields: {
    title: titleField,
    metric: metricField,
    compare: compareField,
    range: rangeField,
    where: whereField,
    dimensions: {
      kind: "dimensions",
      label: { en: "Changes are split by", "zh-CN": "变化归因维度" },
      help: { en: "Left out: the first four that have few values.", "zh-CN": "不填则使用取值较少的前四个维度。" },
      most: 12,
    },
    combine: {
      kind: "choice",
      label: { en: "Values that may stand together", "zh-CN": "可组合的取值个数" },
      options: [
        { value: 1, label: { en: "One", "zh-CN": "一个" } },
        { value: 2, label: { en: "Two", "zh-CN": "两个" } },
        { value: 3, label: { en: "Three", "zh-CN": "三个" } },
      ],
    },
    target: ownTileFields.target,
    most: {
      kind: "number",
      label: { en: "Sentences at most", "zh-CN": "最多条数" },
      help: { en: "Left out: 5.", "zh-CN": "默认 5。" },
      whole: true,
      least: 1,
      most: 20,
    },
    leastChange: {
      kind: "number",
      label: { en: "Least change worth saying", "zh-CN": "值得说明的最小变化" },
      help: { en: "As a share of what was before. Left out: 0.01.", "zh-CN": "占之前数值的比例；默认 0.01。" },
      least: 0,
      most: 10,
    },
    falseAlarmsPerWeek: {
      kind: "number",
      label: { en: "False alarms a week", "zh-CN": "每周误报上限" },
      least: 0.001,
      most: 100,
    },
  },
  size: { w: 4, h: 6, minW: 3, minH: 4 },
  check: ({ dimensions = [] }) => repeated(dimensions as readonly string[], (at) => `dimensions[${at}]`),
} as const satisfies AnyWidgetSpec;
