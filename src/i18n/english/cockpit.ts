import type { CockpitMessages } from "../messages/cockpit.ts";

export const cockpitInEnglish: CockpitMessages = {
  filters: "Filters",
  empty: "This cockpit has no widgets yet",
  faulty: "This cockpit’s document has faults",
  notShown: "This widget cannot be shown",
  notLoaded: "Its code could not be loaded",
  failed: "It failed while it was being drawn",
  linkPartly: (names) => `Part of this link could not be used here: ${names}`,
  linkUnused: "This link was made by a later version and could not be used here",
  rotation: "Rotation",
  previous: "Previous cockpit",
  next: "Next cockpit",
  pause: "Pause",
  resume: "Go on",
  position: (number, count, title) => `${number} of ${count}: ${title}`,
  age: (duration) => `Oldest figures: ${duration}`,
  outOfDate: (duration) => `Out of date: ${duration} old`,
};
