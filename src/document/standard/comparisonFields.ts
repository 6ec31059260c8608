import type { Field } from "../field.ts";

const idField = {
  kind: "name",
  label: { en: "Name of the comparison", "zh-CN": "对比名称" },
  help: { en: "Letters, digits and _.", "zh-CN": "字母、数字和下划线。" },
  required: true,
} as const satisfies Field;

const alignField = {
  kind: "choice",
  label: { en: "Which bucket beside which", "zh-CN": "对齐方式" },
  options: [
    { value: "calendar", label: { en: "Same date", "zh-CN": "同一日期" } },
    { value: "weekday", label: { en: "Same weekday", "zh-CN": "同一星期" } },
    { value: "elapsed", label: { en: "First beside first", "zh-CN": "按先后顺序" } },
    { value: "holiday", label: { en: "Same holiday", "zh-CN": "同一节假日" } },
  ],
} as const satisfies Field;

const previousOption = { value: "previous", label: { en: "Period before", "zh-CN": "上一周期" } } as const;
const yearAgoOption = { value: "yearAgo", label: { en: "A year ago", "zh-CN": "去年同期" } } as const;
const weekdayOption = { value: "sameWeekday", label: { en: "Same weekdays a week ago", "zh-CN": "上周同日" } } as const;

const previousField = {
  kind: "choice",
  label: { en: "Period before", "zh-CN": "上一周期" },
  options: [previousOption],
} as const satisfies Field;

const shiftField = {
  kind: "object",
  label: { en: "Back by", "zh-CN": "向前推移" },
  fields: {
    shift: { kind: "duration", label: { en: "Length", "zh-CN": "时长" }, required: true },
  },
} as const satisfies Field;

const spanField = { kind: "range", label: { en: "A range of its own", "zh-CN": "自定义范围" } } as const satisfies Field;

const toField = {
  kind: "oneOf",
  label: { en: "Compared with", "zh-CN": "对比对象" },
  required: true,
  of: [previousField, shiftField, spanField],
} as const satisfies Field;

const toTargetField = {
  kind: "oneOf",
  label: { en: "Compared with", "zh-CN": "对比对象" },
  required: true,
  of: [
    previousField,
    shiftField,
    {
      kind: "object",
      label: { en: "Another metric", "zh-CN": "另一指标" },
      fields: { target: { kind: "metric", label: { en: "Metric", "zh-CN": "指标" }, required: true } },
    },
    spanField,
  ],
} as const satisfies Field;

const compareLabel = { en: "Compare with", "zh-CN": "对比" } as const;
const ownLabel = { en: "Another period", "zh-CN": "其他周期" } as const;

const ownPeriodField = { kind: "object", label: ownLabel, fields: { id: idField, to: toField, align: alignField } } as const satisfies Field;
const periodsField = { kind: "choice", label: compareLabel, options: [previousOption, yearAgoOption, weekdayOption] } as const satisfies Field;

/** One comparison with another time. */
export const compareField = { kind: "oneOf", label: compareLabel, of: [periodsField, ownPeriodField] } as const satisfies Field;

const tableComparison = {
  kind: "oneOf",
  label: compareLabel,
  of: [periodsField, { kind: "object", label: ownLabel, fields: { id: idField, to: toTargetField, align: alignField } }],
} as const satisfies Field;

/** Columns of a table: one comparison or several, with other times or another metric. */
export const tableCompareField = {
  kind: "oneOf",
  label: compareLabel,
  of: [tableComparison, { kind: "list", label: { en: "Several", "zh-CN": "多个对比" }, of: tableComparison, least: 1, most: 5 }],
} as const satisfies Field;

const tileComparison = {
  kind: "oneOf",
  label: compareLabel,
  of: [
    {
      kind: "choice",
      label: compareLabel,
      options: [
        previousOption,
        yearAgoOption,
        weekdayOption,
        { value: "target", label: { en: "Target", "zh-CN": "目标" } },
      ],
    },
    {
      kind: "object",
      label: ownLabel,
      fields: {
        id: idField,
        label: { kind: "localized", label: { en: "What it is called", "zh-CN": "显示名称" }, most: 60 },
        to: toField,
        align: alignField,
      },
    },
  ],
} as const satisfies Field;

/** Up to three things that a tile's number is held against. */
export const tileCompareField = {
  kind: "oneOf",
  label: compareLabel,
  of: [tileComparison, { kind: "list", label: { en: "Up to three", "zh-CN": "最多三个" }, of: tileComparison, least: 1, most: 3 }],
} as const satisfies Field;
