import type { StateMessages } from "../messages/states.ts";
import { stateEssentialsInEnglish } from "./essentials.ts";

export const statesInEnglish: StateMessages = {
  ...stateEssentialsInEnglish,
  refreshing: "Refreshing",
  incomplete: "not complete yet",
  emptyFiltered: "No data for these filters",
  clearFilters: "Clear filters",
  limited: (limit, actual) => (actual === null ? `First ${limit} only` : `First ${limit} of ${actual}`),
  reasons: {
    unauthenticated: "Please sign in again",
    timeout: "The server took too long",
    unavailable: "The server cannot be reached",
    "rate-limited": "Too many requests, please wait a moment",
    "too-large": "Too much data, please narrow the selection",
  },
  undrawn: "This could not be drawn",
  codeMissing: "The chart’s code could not be loaded",
  errorCode: (code) => `Error: ${code}`,
  request: (id) => `Request ${id}`,
  forbidden: "You do not have access to this data",
  stale: (asOf) => `Out of date: as of ${asOf}`,
  tooFewOf: (n, least) => `Too few cases: ${n}, at least ${least} needed`,
  notFilteredBy: (dimension) => `Not filtered by ${dimension}: these figures do not have it`,
  hidden: "hidden",
  masked: "Hidden: too few cases or not for you",
  unsupported: (message) => `This data source cannot answer this: ${message}`,
  plans: {
    rewritten: (steps) => `Put together from ${steps} answers of the data source`,
    finished: (steps) => `Computed in the browser from ${steps} complete answers`,
  },
  warnings: { masked: "Groups of too few rows are hidden, and what would give them away" },
  notes: {
    fallback: "From the second source: the first could not answer",
    approximate: "Approximate, from values within 1 %",
  },
  placeholder: "Data appears here outside edit mode",
};
