import type { ScopeMessages } from "../messages/scope.ts";

export const scopeInEnglish: ScopeMessages = {
  ignored: (dimension) => `Not filtered by ${dimension} here`,
  mapped: (dimension, as) => `The filter by ${dimension} holds for ${as} here`,
  ownDates: "Does not follow the page’s dates",
};
