import type { DefinitionMessages } from "../messages/definition.ts";

export const definitionInEnglish: DefinitionMessages = {
  timeZone: (zone) => `Time zone: ${zone}`,
  business: (duration) => `${duration} (business hours)`,
  formula: "Formula",
  owner: "Owner",
  version: "Version",
  unit: "Unit",
  units: { count: "Count", share: "Percent", seconds: "Duration", points: "Points", number: "Number" },
  direction: "Direction",
  directions: { up: "Higher is better", down: "Lower is better", neutral: "Neither is better" },
  interval: "Interval",
  between: (low, high, level) => `${low} to ${high} (Wilson, ${level})`,
  band: (low, high) => `Best between ${low} and ${high}`,
};
