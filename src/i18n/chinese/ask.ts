import type { AskMessages } from "../messages/ask.ts";

export const askInChinese: AskMessages = {
  title: "提问",
  placeholder: "本月各渠道的工单走势如何？",
  ask: "提问",
  empty: "请先输入问题",
  thinking: "正在查找可回答该问题的查询",
  secondTry: "首次回答无法使用，正在重试一次",
  cancel: "取消",
  cancelled: "已取消，未执行任何查询。",
  timedOut: "未能及时得到回答，请重试或简化问题。",
  failed: "无法回答该问题",
  refused: "得到的回答不是此处可执行的查询，因此未执行任何内容",
  at: (path) => `位置：${path}`,
  proposal: "将执行以下查询",
  show: "显示",
  discard: "放弃",
  add: "添加到驾驶舱",
  added: "已添加",
  another: "再问一个问题",
  onlyTable: "没有组件可原样显示此查询，以下为其数据行。",
  history: "历史提问",
};
