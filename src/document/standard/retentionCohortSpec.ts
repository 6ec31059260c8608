import type { AnyWidgetSpec, PropFault } from "../widgetSpec.ts";
import { compareField } from "./comparisonFields.ts";
import { without } from "./propFaults.ts";
import { byField, minSampleField, narrowedEventField, rangeField, titleField, topField, whereField } from "./sharedFields.ts";

interface RetentionProps {
  readonly periods?: number | readonly number[];
  readonly measure?: string | object;
  readonly reference?: string;
}

const mostPeriods = 400;

const propertyField = { kind: "dimension", of: "number", label: { en: "Property", "zh-CN": "属性" }, required: true } as const;

export const retentionCohortSpec = {
  type: "RetentionCohort",
  label: { en: "Retention", "zh-CN": "留存" },
  description: { en: "Who comes back: cohorts by the time of their start.", "zh-CN": "按起始时间分组，观察之后有多少人回来。" },
  fields: {
    title: titleField,
    start: { ...narrowedEventField, label: { en: "Start", "zh-CN": "起始事件" }, required: true },
    return: { ...narrowedEventField, label: { en: "Return", "zh-CN": "回访事件" }, required: true },
    grain: { kind: "grain", label: { en: "Cohorts and periods of", "zh-CN": "分组与周期" }, help: { en: "Left out: weeks.", "zh-CN": "不填则按周。" } },
    range: rangeField,
    periods: {
      kind: "oneOf",
      label: { en: "Periods", "zh-CN": "周期" },
      help: { en: "How many, or which ones. Left out: as many as have begun.", "zh-CN": "周期个数，或指定哪些周期；不填则为已开始的全部。" },
      of: [
        { kind: "number", label: { en: "How many", "zh-CN": "个数" }, whole: true, least: 1, most: mostPeriods },
        {
          kind: "list",
          label: { en: "Which ones", "zh-CN": "指定周期" },
          least: 1,
          most: 50,
          of: { kind: "number", label: { en: "Period", "zh-CN": "周期" }, whole: true, least: 0, most: mostPeriods },
        },
      ],
    },
    criterion: {
      kind: "choice",
      label: { en: "Retained", "zh-CN": "留存口径" },
      options: [
        { value: "on", label: { en: "In the period", "zh-CN": "当期回来" } },
        { value: "onOrAfter", label: { en: "In it or later", "zh-CN": "当期或之后回来" } },
        { value: "onOrBefore", label: { en: "In it or before", "zh-CN": "当期或之前回来" } },
        { value: "streak", label: { en: "In every one up to it", "zh-CN": "连续每期回来" } },
      ],
    },
    windows: {
      kind: "choice",
      label: { en: "Periods run", "zh-CN": "周期划分" },
      options: [
        { value: "calendar", label: { en: "By the calendar", "zh-CN": "按日历" } },
        { value: "rolling", label: { en: "From each one's start", "zh-CN": "从各自起始时刻滚动" } },
      ],
    },
    starts: {
      kind: "choice",
      label: { en: "Starts", "zh-CN": "起始次数" },
      options: [
        { value: "first", label: { en: "The first of each", "zh-CN": "仅首次" } },
        { value: "recurring", label: { en: "Every one", "zh-CN": "每次" } },
      ],
    },
    measure: {
      kind: "oneOf",
      label: { en: "Shows", "zh-CN": "显示" },
      of: [
        {
          kind: "choice",
          label: { en: "People", "zh-CN": "人数" },
          options: [
            { value: "rate", label: { en: "Share retained", "zh-CN": "留存率" } },
            { value: "users", label: { en: "Number retained", "zh-CN": "留存人数" } },
          ],
        },
        { kind: "object", label: { en: "Sum of a property", "zh-CN": "属性求和" }, fields: { sum: propertyField } },
        { kind: "object", label: { en: "Average of a property", "zh-CN": "属性均值" }, fields: { average: propertyField } },
        { kind: "object", label: { en: "Sum as a share of the start's", "zh-CN": "求和占起始的比例" }, fields: { share: propertyField } },
      ],
    },
    reference: {
      kind: "choice",
      label: { en: "Share of", "zh-CN": "比率的分母" },
      options: [
        { value: "start", label: { en: "The whole cohort", "zh-CN": "整个分组" } },
        { value: "previous", label: { en: "Who was there in the period before", "zh-CN": "上一周期留存者" } },
      ],
    },
    by: byField,
    top: topField,
    compare: compareField,
    where: whereField,
    mean: {
      kind: "choice",
      label: { en: "Mean", "zh-CN": "平均" },
      options: [
        { value: "pooled", label: { en: "Over all people", "zh-CN": "合并计算" } },
        { value: "simple", label: { en: "Of the cohorts' rates", "zh-CN": "各组简单平均" } },
      ],
    },
    scale: {
      kind: "choice",
      label: { en: "Colors", "zh-CN": "色阶" },
      options: [
        { value: "table", label: { en: "Over the table", "zh-CN": "全表" } },
        { value: "row", label: { en: "By row", "zh-CN": "按行" } },
        { value: "column", label: { en: "By column", "zh-CN": "按列" } },
        { value: "diverging", label: { en: "Around the mean", "zh-CN": "偏离平均" } },
      ],
    },
    initialView: {
      kind: "choice",
      label: { en: "Shown first", "zh-CN": "初始视图" },
      options: [
        { value: "cohorts", label: { en: "Table", "zh-CN": "表格" } },
        { value: "curve", label: { en: "Curves", "zh-CN": "曲线" } },
      ],
    },
    minSample: minSampleField,
  },
  size: { w: 6, h: 8, minW: 4, minH: 5 },
  check: (props) => {
    const { periods, measure = "rate", reference } = props as unknown as RetentionProps;
    const isShare = measure === "rate" || (typeof measure === "object" && "share" in measure);
    return [
      ...without(props, "by", ["top"]),
      ...(typeof periods === "object" ? unordered(periods) : []),
      ...(reference === "previous" && !isShare ? [noShare] : []),
    ];
  },
} as const satisfies AnyWidgetSpec;

const noShare: PropFault = {
  path: "reference",
  message: { en: "reference is of shares, and measure is none; leave it out", "zh-CN": "reference 只用于比率，而 measure 不是比率；请去掉" },
};

function unordered(periods: readonly number[]): readonly PropFault[] {
  return periods.flatMap((period, at) => {
    const before = at === 0 ? undefined : periods[at - 1];
    if (before === undefined || period > before) return [];
    const message = { en: `period ${period} is not after period ${before}; list them in order`, "zh-CN": `周期 ${period} 不在 ${before} 之后；请按升序排列` };
    return [{ path: `periods[${at}]`, message }];
  });
}
