import { journeysInEnglish } from "../../i18n/english/journeys.ts";
import type { JourneyMessages, Messages } from "../../i18n/messages.ts";

/** For what is loaded later only: these words are in no page's first chunk. */
export function journeyWords({ journeys = journeysInEnglish }: Pick<Messages, "journeys">): JourneyMessages {
  return journeys;
}
