import type { AnyWidgetSpec } from "../widgetSpec.ts";

export const noteSpec = {
  type: "Note",
  label: { en: "Note", "zh-CN": "文本" },
  description: { en: "What you have to say beside the numbers.", "zh-CN": "在数据旁补充文字说明。" },
  fields: {
    title: { kind: "localized", label: { en: "Title", "zh-CN": "标题" }, most: 120 },
    text: {
      kind: "localized",
      label: { en: "Text", "zh-CN": "正文" },
      help: {
        en: "Blank lines part paragraphs; addresses with https: and mailto: are links.",
        "zh-CN": "空行分段；以 https: 和 mailto: 开头的地址显示为链接。",
      },
      required: true,
      most: 4000,
      lines: true,
    },
    align: {
      kind: "choice",
      label: { en: "Alignment", "zh-CN": "对齐" },
      options: [
        { value: "start", label: { en: "At the start", "zh-CN": "起始对齐" } },
        { value: "center", label: { en: "In the middle", "zh-CN": "居中" } },
        { value: "end", label: { en: "At the end", "zh-CN": "末端对齐" } },
      ],
    },
  },
  size: { w: 4, h: 3, minW: 2, minH: 2 },
  filtered: false,
} as const satisfies AnyWidgetSpec;
