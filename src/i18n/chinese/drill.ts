import type { DrillMessages } from "../messages/drill.ts";

export const drillInChinese: DrillMessages = {
  value: "数值",
  change: "变化",
  changeFrom: (base) => `较${base}变化`,
  course: "趋势",
  record: "记录",
  shows: (metrics, levels, range) => `按${levels}的${metrics}表，${range}。`,
  within: (path) => `范围：${path}。`,
  across: (pivot, n) => `按${pivot}展开为 ${n} 列组。`,
  oneRow: (members) => `共 1 行${members}。`,
  rows: (count, members) => `共 ${count} 行${members}。`,
  atLeast: (count, members) => `至少 ${count} 行${members}。`,
  first: (metric, label, value) => `按${metric}排序首位：${label}（${value}）。`,
  same: (metric, value) => `各行${metric}均为 ${value}。`,
  last: (metric, label, value) => `按${metric}排序末位：${label}（${value}）。`,
  totals: (figures) => `总体来看，${figures}。`,
};
