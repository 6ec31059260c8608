import type { CockpitMessages } from "../messages/cockpit.ts";

export const cockpitInEnglish: CockpitMessages = {
  filters: "Filters",
  notShown: "This widget cannot be shown",
  unknownType: (type) => `No widget here is called “${type}”.`,
  meant: (type) => `Did you mean “${type}”?`,
  notLoaded: "Its code could not be loaded",
  failed: "It failed while it was being drawn",
};
