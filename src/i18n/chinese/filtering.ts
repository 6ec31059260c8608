import type { FilteringMessages } from "../messages/filtering.ts";

export const filteringInChinese: FilteringMessages = {
  compareWith: "对比",
  noComparison: "不对比",
  paste: "粘贴列表",
  pasteHint: "每行一个，或用逗号、制表符分隔",
  addPasted: "添加",
  cancel: "取消",
  notFound: (values) => `未找到：${values}`,
  pinyinAmong: (count) => `仅在已加载的 ${count} 个值中按拼音查找`,
  tooMany: (count) => `仅列出前 ${count} 个，其余请搜索`,
  trail: "下钻路径",
  back: (to) => `返回${to}`,
  backKeys: "快捷键：Alt + ←",
};
