import type { FilteringMessages } from "../messages/filtering.ts";

export const filteringInEnglish: FilteringMessages = {
  compareWith: "Compare with",
  noComparison: "nothing",
};
