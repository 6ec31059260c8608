import type { FileMessages } from "../messages/files.ts";

export const filesInChinese: FileMessages = {
  formats: { xlsx: "Excel 工作簿（XLSX）", csvForExcel: "CSV（Excel 专用）", csv: "CSV（UTF-8 无 BOM）" },
  units: { count: "数量", share: "比例，0 至 1", seconds: "秒", points: "分", ratio: "相对，0.01 即 1%", difference: "0.01 即 1 个百分点" },
};
