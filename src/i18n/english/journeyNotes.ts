import type { JourneyNotes } from "../messages/journeys.ts";

export const journeyNotesInEnglish: JourneyNotes = {
  controlMissing: (control) => `${control} is not among the segments shown, so nothing is tested against it`,
  from: "From",
  to: "To",
  drillKeys: {
    timeToConvert: "Enter shows who took so long.",
    trend: "Enter shows who converted, Shift and Enter who did not.",
  },
  meanRises: "No row rises. The mean may, where fewer cohorts are old enough for a later period",
  meanFalls: "No row falls. The mean may, where fewer cohorts are old enough for a later period",
  noWholeCohort: "The period holds no whole cohort, and nobody who started in it",
};
