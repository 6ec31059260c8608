import type { AlertRule } from "../../src/query/index.ts";

/** What the service desk is told of. */
export const lowSatisfaction: AlertRule = {
  format: 1,
  id: "csat-low",
  version: 4,
  name: { en: "Satisfaction is low", "zh-CN": "满意度偏低" },
  metric: "csat",
  grain: "day",
  condition: { kind: "threshold", enter: { below: 0.85 }, exit: { below: 0.88 }, levels: { critical: { below: 0.5 } } },
  for: { breaches: 2, of: 3 },
  minimumVolume: 5,
  check: { everyMinutes: 60 },
  notify: { repeatMinutes: 1440, quiet: { weekly: [{ from: "22:00", to: "08:00" }] } },
  owner: "Customer experience",
};

export const slowResponse: AlertRule = {
  format: 1,
  id: "response-slow",
  version: 1,
  name: { en: "First responses are slow", "zh-CN": "首次响应变慢" },
  metric: "firstResponseP90",
  by: ["channel"],
  grain: "day",
  condition: { kind: "threshold", enter: { above: 900 } },
  severity: "critical",
};

/** A rule that says everything that the form has a field for, and something that it has none for. */
export const everything: AlertRule = {
  ...lowSatisfaction,
  where: { dimension: "channel", op: "in", values: ["phone", "chat"] },
  by: ["region"],
  calendar: { timeZone: "Asia/Shanghai" },
  condition: { kind: "threshold", enter: { below: 0.85 }, exit: { below: 0.9 }, levels: { warning: { below: 0.8 }, critical: { below: 0.7 } } },
  severity: "info",
  minimumVolume: 30,
  clearAfter: 4,
  keepFiringMinutes: 1440,
  missing: { as: "alert", noDataAfter: 2, resolveAfterMinutes: 10_080 },
  mute: { weekly: [{ days: ["saturday"], from: "00:00", to: "24:00" }], dates: [{ from: "2026-10-01", to: "2026-10-08" }] },
  check: { everyMinutes: 60, graceMinutes: 90 },
  notify: { repeatMinutes: 720, quiet: { weekly: [{ from: "22:00", to: "08:00" }], dates: [{ from: "2026-10-01", to: "2026-10-08" }] } },
};
