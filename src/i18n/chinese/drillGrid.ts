import type { DrillGridMessages } from "../messages/drillGrid.ts";

export const drillGridInChinese: DrillGridMessages = {
  keyboard:
    "方向键移动，右键展开行，左键收起行。回车键执行，Shift 加回车只看该行，空格键选中。Alt 加下键打开列菜单，Ctrl 加 C 复制。",
  path: "路径",
  more: "显示更多",
  failed: "这些行加载失败",
  enter: (label) => `只看${label}`,
  select: (label) => `按${label}筛选`,
  column: (label) => `列：${label}`,
  ascending: "升序",
  descending: "降序",
  natural: "按名称排序",
  pinStart: "固定在左侧",
  pinEnd: "固定在右侧",
  unpin: "取消固定",
  earlier: "前移",
  later: "后移",
  wider: "加宽",
  narrower: "变窄",
  usualWidth: "默认宽度",
  hide: "隐藏该列",
  show: (label) => `显示${label}`,
  untouched: "重置所有列",
  copied: (rows) => `已复制 ${rows} 行`,
  tones: { good: "良好", bad: "异常", warning: "关注", neutral: "已标记" },
  trendOf: (n, first, last) => `${n} 个点，从 ${first} 到 ${last}`,
};
