import type { CockpitFilter } from "./cockpitDocument.ts";
import type { LocalizedText } from "../query/locale.ts";
import type { NamedPreset } from "../query/namedPreset.ts";
import type { Field } from "./field.ts";

const dimension = { kind: "dimension", label: { en: "Dimension", "zh-CN": "维度" }, required: true } as const satisfies Field;

const label = {
  kind: "localized",
  label: { en: "Label", "zh-CN": "名称" },
  help: { en: "Left out: what it is about, as the catalog calls it.", "zh-CN": "不填则使用指标目录中的名称。" },
  most: 60,
} as const satisfies Field;

const preset = {
  kind: "choice",
  label: { en: "Preset", "zh-CN": "预设" },
  options: [
    { value: "today", label: { en: "Today", "zh-CN": "今天" } },
    { value: "yesterday", label: { en: "Yesterday", "zh-CN": "昨天" } },
    { value: "last7Days", label: { en: "Last 7 days", "zh-CN": "最近 7 天" } },
    { value: "last28Days", label: { en: "Last 28 days", "zh-CN": "最近 28 天" } },
    { value: "last90Days", label: { en: "Last 90 days", "zh-CN": "最近 90 天" } },
    { value: "thisWeek", label: { en: "This week", "zh-CN": "本周" } },
    { value: "lastWeek", label: { en: "Last week", "zh-CN": "上周" } },
    { value: "monthToDate", label: { en: "Month to date", "zh-CN": "本月至今" } },
    { value: "lastMonth", label: { en: "Last month", "zh-CN": "上月" } },
    { value: "quarterToDate", label: { en: "Quarter to date", "zh-CN": "本季度至今" } },
    { value: "yearToDate", label: { en: "Year to date", "zh-CN": "本年至今" } },
    { value: "last12Months", label: { en: "Last 12 months", "zh-CN": "最近 12 个月" } },
    { value: "fiscalQuarterToDate", label: { en: "Fiscal quarter to date", "zh-CN": "本财季至今" } },
    { value: "lastFiscalQuarter", label: { en: "Last fiscal quarter", "zh-CN": "上一财季" } },
    { value: "fiscalYearToDate", label: { en: "Fiscal year to date", "zh-CN": "本财年至今" } },
    { value: "lastFiscalYear", label: { en: "Last fiscal year", "zh-CN": "上一财年" } },
    { value: "lastBusinessDay", label: { en: "Last business day", "zh-CN": "上一个工作日" } },
    { value: "last10BusinessDays", label: { en: "Last 10 business days", "zh-CN": "最近 10 个工作日" } },
  ] satisfies readonly { readonly value: NamedPreset; readonly label: LocalizedText }[],
} as const satisfies Field;

const ownPreset = {
  kind: "object",
  label: { en: "Another range", "zh-CN": "其他范围" },
  fields: {
    label: { ...label, help: { en: "Left out: the words of the range.", "zh-CN": "不填则为范围的文字说明。" } },
    range: { kind: "range", label: { en: "Range", "zh-CN": "范围" }, required: true },
  },
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
    presets: {
      kind: "list",
      label: { en: "Offers", "zh-CN": "可选范围" },
      help: { en: "Left out: the usual ranges, and those of the page's fiscal years and working days.", "zh-CN": "不填则为常用范围，以及页面的财年与工作日范围。" },
      least: 1,
      most: 40,
      of: { kind: "oneOf", label: { en: "Range", "zh-CN": "范围" }, of: [preset, ownPreset] },
    },
  },
  dimension: {
    dimension,
    label,
    start: {
      kind: "values",
      of: "dimension",
      label: { en: "At the start", "zh-CN": "初始取值" },
      help: { en: "Left out: all values.", "zh-CN": "不填则为全部取值。" },
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
