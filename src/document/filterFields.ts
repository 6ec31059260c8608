import type { CockpitFilter } from "./cockpitDocument.ts";
import type { Field } from "./field.ts";

const dimension = { kind: "dimension", label: { en: "Dimension", "zh-CN": "维度" }, required: true } as const satisfies Field;

const label = {
  kind: "localized",
  label: { en: "Label", "zh-CN": "名称" },
  help: { en: "Left out: what it is about, as the catalog calls it.", "zh-CN": "不填则使用指标目录中的名称。" },
  most: 60,
} as const satisfies Field;

const valueField = {
  kind: "oneOf",
  label: { en: "Value", "zh-CN": "取值" },
  of: [
    { kind: "text", label: { en: "Text", "zh-CN": "文本" }, most: 500 },
    { kind: "number", label: { en: "Number", "zh-CN": "数值" } },
    { kind: "boolean", label: { en: "Yes or no", "zh-CN": "是或否" } },
    { kind: "choice", label: { en: "Unknown", "zh-CN": "未知" }, options: [{ value: null, label: { en: "Unknown", "zh-CN": "未知" } }] },
  ],
} as const satisfies Field;

/** What each kind of filter in a cockpit's bar may say, beside its id and kind: as with a widget's props. */
export const filterFields = {
  dateRange: {
    label,
    start: {
      kind: "range",
      label: { en: "At the start", "zh-CN": "初始范围" },
      help: { en: "Left out: the last 28 complete days.", "zh-CN": "不填则为最近 28 个完整日。" },
    },
  },
  dimension: {
    dimension,
    label,
    start: {
      kind: "object",
      label: { en: "At the start", "zh-CN": "初始取值" },
      fields: {
        op: {
          kind: "choice",
          label: { en: "Values are", "zh-CN": "方式" },
          required: true,
          options: [
            { value: "in", label: { en: "Included", "zh-CN": "包含" } },
            { value: "notIn", label: { en: "Left out", "zh-CN": "排除" } },
          ],
        },
        values: { kind: "list", label: { en: "Values", "zh-CN": "取值" }, required: true, most: 1000, of: valueField },
      },
    },
  },
  measure: {
    dimension,
    metric: { kind: "metric", label: { en: "Metric", "zh-CN": "指标" }, required: true },
    label,
    start: {
      kind: "object",
      label: { en: "At the start", "zh-CN": "初始条件" },
      fields: {
        op: {
          kind: "choice",
          label: { en: "Is", "zh-CN": "条件" },
          required: true,
          options: [
            { value: "gt", label: { en: "Above", "zh-CN": "大于" } },
            { value: "gte", label: { en: "At or above", "zh-CN": "不小于" } },
            { value: "lt", label: { en: "Below", "zh-CN": "小于" } },
            { value: "lte", label: { en: "At or below", "zh-CN": "不大于" } },
          ],
        },
        value: { kind: "number", label: { en: "Value", "zh-CN": "数值" }, required: true },
      },
    },
  },
} as const satisfies { readonly [K in CockpitFilter["kind"]]: { readonly [field: string]: Field } };
