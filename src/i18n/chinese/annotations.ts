import type { AnnotationMessages } from "../messages/annotations.ts";

export const annotationsInChinese: AnnotationMessages = {
  nothing: "当前所选内容没有标注。",
  others: (n) => `其他范围的 ${n} 条标注`,
  failed: "标注加载失败。",
  movedOutside: (label, days) => `“${label}”已改到 ${days}，不在当前页面显示的日期内。`,
};
