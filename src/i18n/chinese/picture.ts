import type { PictureMessages } from "../messages/picture.ts";

export const pictureInChinese: PictureMessages = {
  png: "图片（PNG 格式）",
  copy: "复制为图片",
  made: (when) => `报告生成于 ${when}`,
  table: (title) => `${title}：全部数据`,
};
