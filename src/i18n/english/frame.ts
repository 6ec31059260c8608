import type { FrameMessages } from "../messages/frame.ts";

export const frameInEnglish: FrameMessages = {
  chart: "Chart",
  table: "Table",
  copy: "Copy",
  copied: "Copied",
  copyFailed: "This could not be copied",
  export: "Export",
  notes: "Notes",
  fullScreen: "Full screen",
  close: "Close",
  actions: "Actions",
  alerts: "Alerts",
  asOf: (time) => `As of ${time}`,
  showMore: (shown, total) => `Show more (${shown} of ${total})`,
};
