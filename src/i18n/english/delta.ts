import type { DeltaWords } from "../../format/delta.ts";

export const deltaInEnglish: DeltaWords = {
  percentagePoints: (amount) => `${amount} pp`,
  points: (amount) => `${amount} points`,
  both: (first, second) => `${first} (${second})`,
  noChange: "no change",
  zeroBase: "— (base is 0)",
  notAvailable: "n/a",
};
