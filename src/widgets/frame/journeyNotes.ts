import { journeyNotesInEnglish } from "../../i18n/english/journeyNotes.ts";
import type { JourneyNotes, Messages } from "../../i18n/messages.ts";

/** For what is loaded later only: these words are in no page's first chunk. */
export function journeyNotes({ journeys }: Pick<Messages, "journeys">): JourneyNotes {
  return journeys ?? journeyNotesInEnglish;
}
