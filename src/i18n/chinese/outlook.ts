import type { OutlookMessages } from "../messages/outlook.ts";

export const outlookInChinese: OutlookMessages = {
  forecast: "预测",
  expected: "预期",
  unusual: "异常",
  range: (low, high) => `${low} 至 ${high}`,
  unusualNote: (expected, range) => `异常：预期 ${expected}（${range}）`,
  interval: (level, range) => `${level} 区间 ${range}`,
  forecastNote: (interval) => `预测，${interval}`,
  wholeNote: (value, range) => `预计期末为 ${value}（${range}）`,
  unusualSentence: (points) => `异常：${points}。`,
  unusualPoint: (bucket, value, expected) => `${value}（${bucket}），预期 ${expected}`,
  more: (count) => `另有 ${count} 处`,
  noneUnusual: "没有异常。",
  forecastSentence: (bucket, value, interval) => `${bucket}预测为 ${value}，${interval}。`,
  methodsSentence: (methods) => `预测方法：${methods}。`,
  methods: {
    seasonalNaive: "上一周期同期值",
    smoothing: "指数平滑",
    dampedTrend: "阻尼趋势",
    theta: "Theta 法",
    holtWinters: "霍尔特-温特斯法",
    holtWintersMultiplicative: "乘法霍尔特-温特斯法",
  },
  from: (label) => `${label}下限`,
  to: (label) => `${label}上限`,
};
