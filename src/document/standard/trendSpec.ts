import type { AnyWidgetSpec, PropFault } from "../widgetSpec.ts";
import { compareField } from "./comparisonFields.ts";
import { repeated, without } from "./propFaults.ts";
import { byField, grainField, metricsField, rangeField, titleField, topField, whereField } from "./sharedFields.ts";

interface TrendProps {
  readonly metrics: readonly string[];
  readonly secondAxis?: readonly string[];
  readonly stacked?: boolean;
}

export const trendSpec = {
  type: "Trend",
  label: { en: "Trend", "zh-CN": "趋势图" },
  description: { en: "Metrics over time, as lines, areas or bars.", "zh-CN": "指标随时间的变化:折线、面积或柱形。" },
  fields: {
    title: titleField,
    metrics: metricsField,
    by: byField,
    top: topField,
    kind: {
      kind: "choice",
      label: { en: "Drawn as", "zh-CN": "图形" },
      options: [
        { value: "line", label: { en: "Lines", "zh-CN": "折线" } },
        { value: "area", label: { en: "Areas", "zh-CN": "面积" } },
        { value: "bar", label: { en: "Bars", "zh-CN": "柱形" } },
      ],
    },
    stacked: {
      kind: "boolean",
      label: { en: "Stacked", "zh-CN": "堆叠" },
      help: { en: "Only metrics that may be added up.", "zh-CN": "仅适用于可相加的指标。" },
    },
    grain: grainField,
    range: rangeField,
    where: whereField,
    compare: compareField,
    secondAxis: {
      kind: "metrics",
      label: { en: "Metrics on a second axis", "zh-CN": "使用右侧坐标轴的指标" },
      help: { en: "Metrics of another unit than the first must stand there.", "zh-CN": "与首个指标单位不同的指标必须放在右轴。" },
      most: 20,
    },
    targetLine: {
      kind: "oneOf",
      label: { en: "Target line", "zh-CN": "目标线" },
      unitOf: "metrics",
      of: [
        {
          kind: "choice",
          label: { en: "The catalog's target", "zh-CN": "目录中的目标" },
          options: [{ value: true, label: { en: "The catalog's target", "zh-CN": "目录中的目标" } }],
        },
        { kind: "number", label: { en: "Value", "zh-CN": "数值" } },
      ],
    },
    anomalies: {
      kind: "oneOf",
      label: { en: "Mark what is unusual", "zh-CN": "标记异常" },
      of: [
        { kind: "boolean", label: { en: "As usual", "zh-CN": "默认灵敏度" } },
        {
          kind: "object",
          label: { en: "By a sensitivity", "zh-CN": "自定义灵敏度" },
          fields: {
            falseAlarmsPerWeek: {
              kind: "number",
              label: { en: "False alarms a week", "zh-CN": "每周误报上限" },
              least: 0.001,
              most: 100,
            },
            direction: {
              kind: "choice",
              label: { en: "Which way", "zh-CN": "方向" },
              options: [
                { value: "both", label: { en: "Both", "zh-CN": "双向" } },
                { value: "up", label: { en: "Up", "zh-CN": "上升" } },
                { value: "down", label: { en: "Down", "zh-CN": "下降" } },
              ],
            },
          },
        },
      ],
    },
    forecast: {
      kind: "object",
      label: { en: "Forecast", "zh-CN": "预测" },
      fields: {
        buckets: { kind: "number", label: { en: "Buckets to come", "zh-CN": "预测期数" }, required: true, whole: true, least: 1, most: 400 },
        level: {
          kind: "choice",
          label: { en: "Confidence", "zh-CN": "置信水平" },
          options: [
            { value: 0.9, label: { en: "90%", "zh-CN": "90%" } },
            { value: 0.95, label: { en: "95%", "zh-CN": "95%" } },
            { value: 0.99, label: { en: "99%", "zh-CN": "99%" } },
          ],
        },
      },
    },
    zoomable: {
      kind: "choice",
      label: { en: "Choosing a part of the time", "zh-CN": "框选时间" },
      options: [
        { value: "zoom", label: { en: "Shows it larger", "zh-CN": "放大查看" } },
        { value: "filter", label: { en: "Filters the page", "zh-CN": "筛选页面" } },
      ],
    },
  },
  size: { w: 6, h: 6, minW: 3, minH: 4 },
  check: (props) => {
    const { metrics, secondAxis = [], stacked = false } = props as unknown as TrendProps;
    const stranger: readonly PropFault[] = secondAxis.flatMap((name, at) =>
      metrics.includes(name)
        ? []
        : [
            {
              path: `secondAxis[${at}]`,
              message: { en: `"${name}" is not drawn; name it in metrics, too`, "zh-CN": `“${name}”不在图中；请同时加入 metrics` },
            },
          ],
    );
    const ofStack: readonly PropFault[] = ["forecast", "anomalies"]
      .filter((name) => stacked && props[name] !== undefined && props[name] !== false)
      .map((name) => ({
        path: name,
        message: { en: `a stack has no ${name}; leave out stacked, or ${name}`, "zh-CN": `堆叠图不支持 ${name}；请去掉 stacked 或 ${name}` },
      }));
    return [...repeated(metrics, (at) => `metrics[${at}]`), ...without(props, "by", ["top"]), ...stranger, ...ofStack];
  },
} as const satisfies AnyWidgetSpec;
