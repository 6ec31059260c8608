import type { CockpitMessages } from "../messages/cockpit.ts";

export const cockpitInChinese: CockpitMessages = {
  filters: "筛选",
  empty: "此看板暂无组件",
  faulty: "看板文档存在问题",
  notShown: "无法显示此组件",
  notLoaded: "组件代码加载失败",
  failed: "组件绘制时出错",
  linkPartly: (names) => `此链接中有一部分在这里无法使用：${names}`,
  linkUnused: "此链接由更新的版本生成，在这里无法使用",
  rotation: "轮播",
  previous: "上一个看板",
  next: "下一个看板",
  pause: "暂停",
  resume: "继续",
  position: (number, count, title) => `${number}/${count}：${title}`,
  age: (duration) => `最早数据：${duration}前`,
  outOfDate: (duration) => `数据未更新：${duration}前`,
};
