import type { FilteringMessages } from "../messages/filtering.ts";

export const filteringInEnglish: FilteringMessages = {
  compareWith: "Compare with",
  noComparison: "nothing",
  paste: "Paste a list",
  pasteHint: "One value a line, or between commas or tabs",
  addPasted: "Add these",
  cancel: "Cancel",
  notFound: (values) => `Not found: ${values}`,
  pinyinAmong: (count) => `Pinyin is looked for among the ${count} values loaded`,
  tooMany: (count) => `The first ${count} are listed: search for others`,
  trail: "Drilled from",
  back: (to) => `Back to ${to}`,
  backKeys: "Alt + ←",
};
