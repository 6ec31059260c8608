import type { FilteringMessages } from "../messages/filtering.ts";

export const filteringInChinese: FilteringMessages = {
  compareWith: "对比",
  noComparison: "不对比",
};
