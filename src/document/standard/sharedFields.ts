import type { Field } from "../field.ts";

export const titleField = {
  kind: "localized",
  label: { en: "Title", "zh-CN": "标题" },
  help: { en: "Left out: what it shows, as the catalog calls it.", "zh-CN": "不填则使用指标目录中的名称。" },
  most: 120,
} as const satisfies Field;

export const metricField = {
  kind: "metric",
  label: { en: "Metric", "zh-CN": "指标" },
  required: true,
} as const satisfies Field;

export const metricsField = {
  kind: "metrics",
  label: { en: "Metrics", "zh-CN": "指标" },
  required: true,
  least: 1,
  most: 20,
} as const satisfies Field;

export const rangeField = {
  kind: "range",
  label: { en: "Date range", "zh-CN": "日期范围" },
  help: { en: "Pins it. Left out: the page's.", "zh-CN": "固定日期范围；不填则跟随页面。" },
} as const satisfies Field;

export const whereField = {
  kind: "filter",
  label: { en: "Only where", "zh-CN": "筛选条件" },
  help: { en: "Counts only what matches, whatever the page is filtered by.", "zh-CN": "无论页面如何筛选，只统计符合条件的数据。" },
} as const satisfies Field;

export const grainField = {
  kind: "grain",
  label: { en: "Interval", "zh-CN": "时间粒度" },
  help: { en: "Left out: by the length of the date range.", "zh-CN": "不填则按日期范围的长度自动选择。" },
} as const satisfies Field;

export const byField = {
  kind: "dimension",
  label: { en: "Split by", "zh-CN": "按维度拆分" },
} as const satisfies Field;

export const topField = {
  kind: "number",
  label: { en: "How many values", "zh-CN": "显示的取值个数" },
  help: { en: "The rest is put together.", "zh-CN": "其余合并为“其他”。" },
  whole: true,
  least: 1,
  most: 1000,
} as const satisfies Field;

export const minSampleField = {
  kind: "number",
  label: { en: "Least cases", "zh-CN": "最小样本量" },
  help: { en: "Rates of fewer cases are marked and not judged. Left out: 30.", "zh-CN": "样本不足的比率会被标记且不作判断；默认 30。" },
  whole: true,
  least: 0,
  most: 1_000_000,
} as const satisfies Field;

export const eventField = {
  kind: "event",
  label: { en: "Event", "zh-CN": "事件" },
  required: true,
} as const satisfies Field;

export const eventWhereField = {
  kind: "filter",
  label: { en: "Only where", "zh-CN": "筛选条件" },
} as const satisfies Field;

/** An event by its name alone, or narrowed. */
export const narrowedEventField = {
  kind: "oneOf",
  label: { en: "Event", "zh-CN": "事件" },
  of: [
    { kind: "event", label: { en: "Event", "zh-CN": "事件" } },
    {
      kind: "object",
      label: { en: "Event with a condition", "zh-CN": "带条件的事件" },
      fields: { event: eventField, where: eventWhereField },
    },
  ],
} as const satisfies Field;
