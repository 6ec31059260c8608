import { funnelInEnglish } from "../../i18n/english/funnel.ts";
import type { Messages } from "../../i18n/messages.ts";
import type { FunnelMessages } from "../../i18n/messages/funnel.ts";

export function funnelWords({ funnel = funnelInEnglish }: Pick<Messages, "funnel">): FunnelMessages {
  return funnel;
}
