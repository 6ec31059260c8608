import { retentionInEnglish } from "../../i18n/english/retention.ts";
import type { Messages } from "../../i18n/messages.ts";
import type { RetentionMessages } from "../../i18n/messages/retention.ts";

export function retentionWords({ retention = retentionInEnglish }: Pick<Messages, "retention">): RetentionMessages {
  return retention;
}
