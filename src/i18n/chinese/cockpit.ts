import type { CockpitMessages } from "../messages/cockpit.ts";

export const cockpitInChinese: CockpitMessages = {
  filters: "筛选",
  notShown: "无法显示此组件",
  unknownType: (type) => `没有名为“${type}”的组件。`,
  meant: (type) => `是否指“${type}”？`,
  notLoaded: "组件代码加载失败",
  failed: "组件绘制时出错",
};
