import type { ScopeMessages } from "../messages/scope.ts";

export const scopeInChinese: ScopeMessages = {
  ignored: (dimension) => `此处不按${dimension}筛选`,
  mapped: (dimension, as) => `${dimension}的筛选在此处用于${as}`,
  ownDates: "不跟随页面的日期",
};
