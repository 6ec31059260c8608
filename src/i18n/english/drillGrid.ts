import type { DrillGridMessages } from "../messages/drillGrid.ts";

export const drillGridInEnglish: DrillGridMessages = {
  keyboard:
    "Arrow keys move; right opens a row and left closes it. Enter acts, Shift and Enter shows a row alone, Space selects. " +
    "Alt and Down opens a column's menu; Control and C copies.",
  path: "Path",
  more: "Show more",
  failed: "These rows could not be loaded",
  enter: (label) => `Show ${label} alone`,
  select: (label) => `Filter by ${label}`,
  column: (label) => `Column ${label}`,
  ascending: "Sort ascending",
  descending: "Sort descending",
  natural: "Sort by name",
  sortedBy: (label) => `Sorted by ${label}, which is hidden`,
  pinStart: "Pin at the start",
  pinEnd: "Pin at the end",
  unpin: "Unpin",
  earlier: "Move back",
  later: "Move on",
  wider: "Wider",
  narrower: "Narrower",
  usualWidth: "Usual width",
  hide: "Hide column",
  show: (label) => `Show ${label}`,
  untouched: "Reset all columns",
  level: "Level",
  notes: "Notes",
  printed: (rows, all) => `First ${rows} of ${all} rows; export for all`,
  copied: (rows) => `${rows} rows copied`,
  tones: { good: "good", bad: "bad", warning: "watch", neutral: "marked" },
  trendOf: (n, first, last) => `${n} points, from ${first} to ${last}`,
};
