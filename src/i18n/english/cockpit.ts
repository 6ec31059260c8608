import type { CockpitMessages } from "../messages/cockpit.ts";

export const cockpitInEnglish: CockpitMessages = {
  filters: "Filters",
  faulty: "This cockpit’s document has faults",
  notShown: "This widget cannot be shown",
  notLoaded: "Its code could not be loaded",
  failed: "It failed while it was being drawn",
  rotation: "Rotation",
  previous: "Previous cockpit",
  next: "Next cockpit",
  pause: "Pause",
  resume: "Go on",
  position: (number, count, title) => `${number} of ${count}: ${title}`,
  age: (duration) => `Oldest figures: ${duration}`,
};
