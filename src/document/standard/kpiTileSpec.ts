import type { Field } from "../field.ts";
import type { AnyWidgetSpec } from "../widgetSpec.ts";
import { tileCompareField } from "./comparisonFields.ts";
import { repeatedComparisons } from "./propFaults.ts";
import { metricField, rangeField, whereField } from "./sharedFields.ts";

/** What every tile may have of its own, alone or in a strip. */
export const ownTileFields = {
  metric: metricField,
  target: {
    kind: "oneOf",
    label: { en: "Target", "zh-CN": "目标值" },
    unitOf: "metric",
    help: { en: "In the metric's unit. Left out: the catalog's.", "zh-CN": "以指标的单位填写；不填则使用指标目录中的目标。" },
    of: [
      { kind: "number", label: { en: "Value", "zh-CN": "数值" } },
      { kind: "choice", label: { en: "None", "zh-CN": "不显示" }, options: [{ value: null, label: { en: "None", "zh-CN": "不显示" } }] },
    ],
  },
  thresholds: {
    kind: "object",
    label: { en: "Thresholds", "zh-CN": "阈值" },
    unitOf: "metric",
    help: {
      en: "Where the bad limit is the larger one, high values are bad; else low ones.",
      "zh-CN": "“差”的界限较大时，数值越高越差；否则越低越差。",
    },
    fields: {
      warning: { kind: "number", label: { en: "Warning from", "zh-CN": "警告界限" }, required: true },
      bad: { kind: "number", label: { en: "Bad from", "zh-CN": "“差”的界限" }, required: true },
      hysteresis: {
        kind: "number",
        label: { en: "Slack before it improves", "zh-CN": "恢复缓冲" },
        help: { en: "Keeps the status from flickering at a limit.", "zh-CN": "避免状态在界限附近来回跳动。" },
        least: 0,
      },
    },
  },
  href: { kind: "link", label: { en: "Link", "zh-CN": "链接" }, help: { en: "Where a click on the tile leads.", "zh-CN": "点击后打开的地址。" } },
} as const satisfies { readonly [prop: string]: Field };

/** What the tiles of a strip share. */
export const sharedTileFields = {
  compare: tileCompareField,
  range: rangeField,
  where: whereField,
  mode: {
    kind: "choice",
    label: { en: "A period that still runs", "zh-CN": "未结束的周期" },
    options: [
      { value: "aligned", label: { en: "So far, against as much of the other", "zh-CN": "截至目前，与同进度对比" } },
      { value: "lastComplete", label: { en: "The last one that is over", "zh-CN": "显示上一个完整周期" } },
      { value: "raw", label: { en: "As it is, against a whole one", "zh-CN": "原样显示，与完整周期对比" } },
    ],
  },
  summary: {
    kind: "choice",
    label: { en: "Number", "zh-CN": "汇总方式" },
    options: [
      { value: "total", label: { en: "Of the whole range", "zh-CN": "整个范围" } },
      { value: "latest", label: { en: "Of its last bucket", "zh-CN": "最近一个时间段" } },
    ],
  },
  sparkline: { kind: "boolean", label: { en: "Line of its course", "zh-CN": "走势线" } },
} as const satisfies { readonly [prop: string]: Field };

export const kpiTileSpec = {
  type: "KpiTile",
  label: { en: "KPI tile", "zh-CN": "指标卡" },
  description: {
    en: "One metric as a number, with what it is held against, its target and its course.",
    "zh-CN": "一个指标的数值、对比、目标和走势。",
  },
  fields: { ...ownTileFields, ...sharedTileFields },
  size: { w: 3, h: 3, minW: 2, minH: 2 },
  check: ({ compare }) => repeatedComparisons(compare),
} as const satisfies AnyWidgetSpec;
