import type { FileMessages } from "../messages/files.ts";

export const filesInEnglish: FileMessages = {
  formats: { xlsx: "Excel (XLSX)", csvForExcel: "CSV for Excel", csv: "Plain CSV" },
  units: { count: "count", share: "share, 0 to 1", seconds: "seconds", points: "points", ratio: "relative, 0.01 is 1%", difference: "0.01 is 1 pp" },
};
