import { journeysInEnglish } from "../../i18n/english/journeys.ts";
import type { JourneyMessages, Messages } from "../../i18n/messages.ts";

/** For definitions only, which are loaded last. */
export function journeyWords({ journeys }: Pick<Messages, "journeys">): JourneyMessages {
  return journeys ?? journeysInEnglish;
}
