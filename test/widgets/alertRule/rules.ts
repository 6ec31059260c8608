import type { AlertRule } from "../../../src/query/index.ts";

/** A rule that says everything that the form has a field for, and something that it has none for. */
export const everything: AlertRule = {
  format: 1,
  id: "csat-low",
  version: 3,
  name: { en: "Satisfaction is low", "zh-CN": "满意度偏低" },
  metric: "csat",
  where: { dimension: "channel", op: "in", values: ["phone", "chat"] },
  by: ["region"],
  grain: "day",
  calendar: { timeZone: "Asia/Shanghai" },
  condition: { kind: "threshold", enter: { below: 0.85 }, exit: { below: 0.9 }, levels: { warning: { below: 0.8 }, critical: { below: 0.7 } } },
  severity: "info",
  minimumVolume: 30,
  for: { breaches: 2, of: 3 },
  clearAfter: 4,
  keepFiringMinutes: 1440,
  missing: { as: "alert", noDataAfter: 2, resolveAfterMinutes: 10_080 },
  mute: { dates: [{ from: "2026-10-01", to: "2026-10-08" }] },
  check: { everyMinutes: 60, graceMinutes: 90 },
  notify: { repeatMinutes: 720, quiet: { weekly: [{ from: "22:00", to: "08:00" }], dates: [{ from: "2026-10-01", to: "2026-10-08" }] } },
  owner: "Customer experience",
};
