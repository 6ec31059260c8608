import type { CockpitMessages } from "../messages/cockpit.ts";

export const cockpitInEnglish: CockpitMessages = {
  filters: "Filters",
  faulty: "This cockpit’s document has faults",
  notShown: "This widget cannot be shown",
  notLoaded: "Its code could not be loaded",
  failed: "It failed while it was being drawn",
};
