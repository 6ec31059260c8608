import { journeysInEnglish } from "../../i18n/english/journeys.ts";
import type { Messages } from "../../i18n/messages.ts";
import type { JourneyMessages } from "../../i18n/messages/journeys.ts";

/** For definitions only, which are loaded last. */
export function journeyWords({ journeys }: Pick<Messages, "journeys">): JourneyMessages {
  return journeys ?? journeysInEnglish;
}
