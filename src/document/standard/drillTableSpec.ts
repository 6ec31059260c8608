import { below } from "../finding.ts";
import type { AnyWidgetSpec, PropFault } from "../widgetSpec.ts";
import { tableCompareField } from "./comparisonFields.ts";
import { comparisonIds, repeated, repeatedComparisons } from "./propFaults.ts";
import { metricsField, rangeField, titleField, topField, whereField } from "./sharedFields.ts";

interface TableProps {
  readonly metrics: readonly string[];
  readonly hierarchy?: string;
  readonly by?: readonly string[];
  readonly pivot?: string | { readonly grain: unknown };
  readonly formats?: { readonly [column: string]: unknown };
}

export const drillTableSpec = {
  type: "DrillTable",
  label: { en: "Drill-down table", "zh-CN": "下钻表格" },
  description: { en: "Numbers in rows that open along a hierarchy.", "zh-CN": "可逐级展开的数据表。" },
  fields: {
    title: titleField,
    metrics: metricsField,
    hierarchy: {
      kind: "hierarchy",
      label: { en: "Hierarchy", "zh-CN": "层级" },
      help: { en: "One of the catalog's ways to drill down; else name dimensions.", "zh-CN": "目录中的下钻层级；或改为指定维度。" },
    },
    by: {
      kind: "dimensions",
      label: { en: "Dimensions", "zh-CN": "维度" },
      help: { en: "From the coarsest to the finest; of one alone the table is flat.", "zh-CN": "由粗到细；只有一个时为平铺表格。" },
      least: 1,
      most: 8,
    },
    pivot: {
      kind: "oneOf",
      label: { en: "Columns for each", "zh-CN": "列透视" },
      of: [
        { kind: "dimension", label: { en: "Value of a dimension", "zh-CN": "维度的取值" } },
        {
          kind: "object",
          label: { en: "Bucket of time", "zh-CN": "时间段" },
          fields: { grain: { kind: "grain", label: { en: "Interval", "zh-CN": "时间粒度" }, required: true } },
        },
      ],
    },
    compare: tableCompareField,
    range: rangeField,
    where: whereField,
    top: topField,
    pageSize: {
      kind: "number",
      label: { en: "Rows of a page", "zh-CN": "每页行数" },
      help: { en: "Left out: 100.", "zh-CN": "默认 100。" },
      whole: true,
      least: 1,
      most: 10_000,
    },
    trend: {
      kind: "grain",
      label: { en: "Line beside the first metric", "zh-CN": "首个指标的走势线" },
    },
    records: {
      kind: "object",
      label: { en: "Rows below the last level", "zh-CN": "明细记录" },
      fields: {
        columns: { kind: "dimensions", of: "any", label: { en: "Columns", "zh-CN": "列" }, required: true, least: 1, most: 50 },
        of: { kind: "metric", label: { en: "Behind the metric", "zh-CN": "所属指标" } },
        order: {
          kind: "list",
          label: { en: "Order", "zh-CN": "排序" },
          most: 5,
          of: {
            kind: "object",
            label: { en: "Column", "zh-CN": "列" },
            fields: {
              by: { kind: "dimension", of: "any", label: { en: "By", "zh-CN": "排序列" }, required: true },
              direction: {
                kind: "choice",
                label: { en: "Direction", "zh-CN": "方向" },
                options: [
                  { value: "asc", label: { en: "Ascending", "zh-CN": "升序" } },
                  { value: "desc", label: { en: "Descending", "zh-CN": "降序" } },
                ],
              },
            },
          },
        },
      },
    },
    density: {
      kind: "choice",
      label: { en: "Rows are", "zh-CN": "行高" },
      options: [
        { value: "compact", label: { en: "Compact", "zh-CN": "紧凑" } },
        { value: "normal", label: { en: "Normal", "zh-CN": "标准" } },
        { value: "roomy", label: { en: "Roomy", "zh-CN": "宽松" } },
      ],
    },
    formats: {
      kind: "perMetric",
      label: { en: "Marks and bars", "zh-CN": "条件格式" },
      of: {
        kind: "object",
        label: { en: "Format", "zh-CN": "格式" },
        fields: {
          bar: { kind: "boolean", label: { en: "Bar behind the number", "zh-CN": "数据条" } },
          rules: {
            kind: "list",
            label: { en: "Marks", "zh-CN": "标记规则" },
            help: { en: "The first that holds marks the number.", "zh-CN": "命中的第一条规则生效。" },
            most: 10,
            of: {
              kind: "object",
              label: { en: "Rule", "zh-CN": "规则" },
              fields: {
                from: { kind: "number", label: { en: "From", "zh-CN": "不小于" } },
                to: { kind: "number", label: { en: "Below", "zh-CN": "小于" } },
                tone: {
                  kind: "choice",
                  label: { en: "Means", "zh-CN": "含义" },
                  required: true,
                  options: [
                    { value: "good", label: { en: "Good", "zh-CN": "好" } },
                    { value: "warning", label: { en: "Warning", "zh-CN": "警告" } },
                    { value: "bad", label: { en: "Bad", "zh-CN": "差" } },
                    { value: "neutral", label: { en: "Neutral", "zh-CN": "中性" } },
                  ],
                },
                label: { kind: "localized", label: { en: "In a word", "zh-CN": "说明" }, most: 40 },
              },
            },
          },
        },
      },
    },
  },
  size: { w: 12, h: 8, minW: 4, minH: 4 },
  check: (props) => {
    const { metrics, hierarchy, by = [], pivot, formats = {} } = props as unknown as TableProps;
    return [
      ...repeated(metrics, (at) => `metrics[${at}]`),
      ...((hierarchy === undefined) === (by.length === 0) ? [oneWay] : []),
      ...repeated(by, (at) => `by[${at}]`),
      ...repeatedComparisons(props["compare"]),
      ...(typeof pivot === "string" && by.includes(pivot) ? [pivotTwice(pivot)] : []),
      ...Object.keys(formats).flatMap((column) => strayFormat(column, metrics, comparisonIds(props["compare"]))),
    ];
  },
} as const satisfies AnyWidgetSpec;

const oneWay: PropFault = {
  path: "hierarchy",
  message: {
    en: "a drill-down table goes by a hierarchy or by dimensions; give either hierarchy or by",
    "zh-CN": "下钻表格按层级或维度展开；请在 hierarchy 与 by 中只设置一个",
  },
};

function pivotTwice(pivot: string): PropFault {
  return {
    path: "pivot",
    message: { en: `the rows already go by "${pivot}"; pivot by another dimension`, "zh-CN": `行已按“${pivot}”展开；请换一个透视维度` },
  };
}

function strayFormat(column: string, metrics: readonly string[], ids: readonly string[]): readonly PropFault[] {
  const [metric = "", id, change, ...rest] = column.split(":");
  const isColumn = metrics.includes(metric) && (id === undefined || ids.includes(id)) && (change === undefined || change === "change");
  if (isColumn && rest.length === 0) return [];
  const message = { en: `"${column}" is not a column of this table`, "zh-CN": `“${column}”不是此表格的列` };
  return [{ path: below("formats", column), message }];
}
