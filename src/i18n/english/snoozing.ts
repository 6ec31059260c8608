import type { SnoozingMessages } from "../messages/alerts.ts";

export const snoozingInEnglish: SnoozingMessages = {
  at: (zone) => `Date and time (${zone})`,
  past: "This is in the past. Choose a later time.",
  unset: "Choose a date and a time.",
  cancel: "Cancel",
};
