import type { DrillMessages } from "../messages/drill.ts";

export const drillInEnglish: DrillMessages = {
  value: "Value",
  change: "Change",
  changeFrom: (base) => `Change vs. ${base}`,
  course: "Trend",
  record: "Record",
  shows: (metrics, levels, range) => `Table of ${metrics} by ${levels}, ${range}.`,
  within: (path) => `Within ${path}.`,
  across: (pivot, n) => (n === 1 ? `Across ${pivot}: 1 value.` : `Across ${pivot}: ${n} values.`),
  oneRow: (members) => `1 row of ${members}.`,
  rows: (count, members) => `${count} rows of ${members}.`,
  atLeast: (count, members) => `${count} rows of ${members} or more.`,
  first: (metric, label, value) => `First by ${metric}: ${label} (${value}).`,
  last: (metric, label, value) => `Last by ${metric}: ${label} (${value}).`,
  same: (metric, value) => `${metric}: ${value} in every row.`,
  totals: (figures) => `In total, ${figures}.`,
};
