import type { DrillMessages } from "../messages.ts";

export const drillInEnglish: DrillMessages = {
  value: "Value",
  change: "Change",
  changeFrom: (base) => `Change vs. ${base}`,
  course: "Trend",
  record: "Record",
  shows: (metrics, levels, range) => `Table of ${metrics} by ${levels}, ${range}.`,
  within: (path) => `Within ${path}.`,
  across: (pivot, n) => (n === 1 ? `Across ${pivot}: 1 value.` : `Across ${pivot}: ${n} values.`),
  rows: (n, count, members) => (n === 1 ? `1 row of ${members}.` : `${count} rows of ${members}.`),
  atLeast: (count, members) => `${count} rows of ${members} or more.`,
  first: (metric, label, value) => `First by ${metric}: ${label} (${value}).`,
  last: (metric, label, value) => `Last by ${metric}: ${label} (${value}).`,
  totals: (totals) => `Total: ${totals}.`,
};
