import { journeyNotesInEnglish } from "../../i18n/english/journeyNotes.ts";
import type { Messages } from "../../i18n/messages.ts";
import type { JourneyNotes } from "../../i18n/messages/journeys.ts";

/** For what is loaded later only: these words are in no page's first chunk. */
export function journeyNotes({ journeys }: Pick<Messages, "journeys">): JourneyNotes {
  return journeys ?? journeyNotesInEnglish;
}
