import type { FrameMessages } from "../messages/frame.ts";

export const frameInEnglish: FrameMessages = {
  chart: "Chart",
  table: "Table",
  copy: "Copy",
  copied: "Copied",
  export: "Export",
  exports: { xlsx: "Excel (XLSX)", csvForExcel: "CSV for Excel", csv: "Plain CSV" },
  notes: "Notes",
  exportUnits: { count: "count", share: "share, 0 to 1", seconds: "seconds", points: "points", ratio: "relative, 0.01 is 1%", difference: "0.01 is 1 pp" },
  fullScreen: "Full screen",
  close: "Close",
  actions: "Actions",
  alerts: "Alerts",
  asOf: (time) => `As of ${time}`,
  showMore: (shown, total) => `Show more (${shown} of ${total})`,
};
