import type { AnyWidgetSpec } from "../widgetSpec.ts";
import { repeated } from "./propFaults.ts";
import { titleField } from "./sharedFields.ts";

interface AlertsProps {
  readonly metrics?: readonly string[];
  readonly severities?: readonly string[];
}

export const anomalyAlertsSpec = {
  type: "AnomalyAlerts",
  label: { en: "Alerts", "zh-CN": "异常预警" },
  description: { en: "What fires now, what is done about it, and what drives it.", "zh-CN": "正在触发的预警、处理情况和驱动因素。" },
  fields: {
    title: titleField,
    metrics: {
      kind: "metrics",
      label: { en: "Metrics", "zh-CN": "指标" },
      help: { en: "Left out: all.", "zh-CN": "不填则为全部指标。" },
      least: 1,
      most: 50,
    },
    severities: {
      kind: "list",
      label: { en: "Severities", "zh-CN": "严重程度" },
      least: 1,
      most: 3,
      of: {
        kind: "choice",
        label: { en: "Severity", "zh-CN": "严重程度" },
        options: [
          { value: "info", label: { en: "Info", "zh-CN": "提示" } },
          { value: "warning", label: { en: "Warning", "zh-CN": "警告" } },
          { value: "critical", label: { en: "Critical", "zh-CN": "严重" } },
        ],
      },
    },
    initialShown: {
      kind: "choice",
      label: { en: "Listed first", "zh-CN": "初始列表" },
      options: [
        { value: "active", label: { en: "Active", "zh-CN": "进行中" } },
        { value: "ended", label: { en: "Ended", "zh-CN": "已结束" } },
        { value: "all", label: { en: "All", "zh-CN": "全部" } },
      ],
    },
    size: {
      kind: "number",
      label: { en: "How many at most", "zh-CN": "最多条数" },
      help: { en: "Left out: 200.", "zh-CN": "默认 200。" },
      whole: true,
      least: 1,
      most: 1000,
    },
    refreshMs: {
      kind: "number",
      label: { en: "Asks again every … milliseconds", "zh-CN": "刷新间隔(毫秒)" },
      help: { en: "0: never. Left out: a minute.", "zh-CN": "0 为不刷新；默认一分钟。" },
      whole: true,
      least: 0,
      most: 86_400_000,
    },
    snoozeSeconds: {
      kind: "list",
      label: { en: "Snoozes on offer, in seconds", "zh-CN": "可选的暂停时长(秒)" },
      least: 1,
      most: 8,
      of: { kind: "number", label: { en: "Seconds", "zh-CN": "秒" }, whole: true, least: 60, most: 31_536_000 },
    },
    driverDimensions: {
      kind: "dimensions",
      label: { en: "What may have driven a change", "zh-CN": "驱动因素维度" },
      least: 1,
      most: 12,
    },
  },
  size: { w: 6, h: 8, minW: 3, minH: 4 },
  filtered: false,
  check: (props) => {
    const { metrics = [], severities = [] } = props as unknown as AlertsProps;
    return [...repeated(metrics, (at) => `metrics[${at}]`), ...repeated(severities, (at) => `severities[${at}]`)];
  },
} as const satisfies AnyWidgetSpec;
