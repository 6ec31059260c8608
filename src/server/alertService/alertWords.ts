/** What messages are made of. */
const en = {
  kinds: {
    fired: "New alert",
    raised: "Graver",
    repeated: "Still firing",
    resolved: "Over",
    flapping: "On and off",
    noData: "No data",
    error: "Not evaluated",
  },
  severities: { critical: "critical", warning: "warning", info: "info" },
  head: (kind: string, severity: string, rule: string) => `${kind} (${severity}): ${rule}`,
  many: (count: number) => `${count} alerts`,
  more: (count: number) => `… and ${count} more`,
  where: (metric: string, pairs: readonly string[]) => `${metric}, ${pairs.join(", ")}`,
  pair: (dimension: string, value: string) => `${dimension} ${value}`,
  actual: (value: string) => `now ${value}`,
  expected: (value: string) => `expected ${value}`,
  range: (lower: string, upper: string) => `usual ${lower} to ${upper}`,
  atMost: (upper: string) => `limit ${upper}`,
  atLeast: (lower: string) => `at least ${lower}`,
  unknown: "unknown",
  comma: ", ",
  between: " · ",
};

const zhCN: typeof en = {
  kinds: {
    fired: "新告警",
    raised: "告警升级",
    repeated: "仍在告警",
    resolved: "已恢复",
    flapping: "反复波动",
    noData: "无数据",
    error: "未能评估",
  },
  severities: { critical: "严重", warning: "警告", info: "提示" },
  head: (kind, severity, rule) => `${kind}（${severity}）：${rule}`,
  many: (count) => `${count} 条告警`,
  more: (count) => `…… 另有 ${count} 条`,
  where: (metric, pairs) => `${metric}，${pairs.join("，")}`,
  pair: (dimension, value) => `${dimension}：${value}`,
  actual: (value) => `当前 ${value}`,
  expected: (value) => `预期 ${value}`,
  range: (lower, upper) => `正常区间 ${lower} 至 ${upper}`,
  atMost: (upper) => `上限 ${upper}`,
  atLeast: (lower) => `下限 ${lower}`,
  unknown: "未知",
  comma: "，",
  between: " · ",
};

export const alertWords = { en, "zh-CN": zhCN } as const;
