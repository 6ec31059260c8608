import type { AnnotationMessages } from "../messages/annotations.ts";

export const annotationsInEnglish: AnnotationMessages = {
  nothing: "Nothing is noted for what is chosen.",
  others: (n) => (n === 1 ? "1 note about other rows" : `${n} notes about other rows`),
  failed: "What happened could not be loaded.",
  movedOutside: (label, days) => `“${label}” is kept on ${days}, which this page does not show now.`,
};
