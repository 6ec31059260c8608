import { alertRuleInEnglish } from "./english/alertRule.ts";
import { englishForPages } from "./english/page.ts";
import type { Messages } from "./messages.ts";

/** English, every word of it. Pages carry `englishForPages`, and what a widget brings by itself. */
export const en: Messages = { ...englishForPages, alertRule: alertRuleInEnglish };
