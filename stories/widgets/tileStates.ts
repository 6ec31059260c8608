import type { KpiTileModel } from "../../src/index.ts";
import { twelveStates } from "../support/StateMatrix.tsx";

/** A tile with a comparison, a target and a line whose last point still runs. */
export const csatTile: KpiTileModel = {
  metric: "csat",
  label: "Customer satisfaction",
  value: 0.914,
  text: "91.4%",
  exact: "91.43%",
  comparisons: [
    {
      id: "previous",
      delta: {
        kind: "change",
        absolute: 0.054,
        relative: 0.062,
        sentiment: "good",
        text: { first: "+5.4 pp", second: "+6.2%", full: "+5.4 pp (+6.2%)" },
      },
      versus: "vs. prior period",
      dates: "Jan 21 – Feb 17, 2026",
    },
  ],
  target: { zero: 0, value: 0.914, target: 0.9, met: true, text: "Target 90%", word: "On target" },
  status: null,
  sparkline: { values: [0.86, 0.87, null, 0.9, 0.89, 0.92, 0.91, 0.7], incompleteFrom: 7 },
  isSmall: false,
  note: null,
  asOf: "2026-03-18T09:05:00Z",
  sentence: "Customer satisfaction: 91.43%, vs. prior period: +5.4 pp (+6.2%), better, Target 90%, On target.",
};

export const tileStates = twelveStates<KpiTileModel>((tile) => ({ ...tile, isSmall: true, note: "Too few cases: 12, at least 30 needed" }));
