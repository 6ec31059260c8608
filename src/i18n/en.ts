import { alertRuleInEnglish } from "./english/alertRule.ts";
import { alertsInEnglish } from "./english/alerts.ts";
import { filteringInEnglish } from "./english/filtering.ts";
import { commentsInEnglish } from "./english/comments.ts";
import { outlookInEnglish } from "./english/outlook.ts";
import { scopeInEnglish } from "./english/scope.ts";
import { snoozingInEnglish } from "./english/snoozing.ts";
import { viewsInEnglish } from "./english/views.ts";
import { enAtOnce } from "./enAtOnce.ts";
import type { Messages } from "./messages.ts";

/** English. Its parts are apart, because a page carries the parts that its widgets speak, and no other language. */
export const en: Messages = { ...enAtOnce, alerts: { ...alertsInEnglish, snoozing: snoozingInEnglish }, alertRule: alertRuleInEnglish, outlook: outlookInEnglish, scope: scopeInEnglish, filtering: filteringInEnglish, comments: commentsInEnglish, views: viewsInEnglish };
