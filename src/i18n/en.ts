import { alertRuleInEnglish } from "./english/alertRule.ts";
import { alertsInEnglish } from "./english/alerts.ts";
import { askInEnglish } from "./english/ask.ts";
import { cockpitInEnglish } from "./english/cockpit.ts";
import { annotationsInEnglish } from "./english/annotations.ts";
import { commentsInEnglish } from "./english/comments.ts";
import { filteringInEnglish } from "./english/filtering.ts";
import { funnelInEnglish } from "./english/funnel.ts";
import { insightsInEnglish } from "./english/insights.ts";
import { outlookInEnglish } from "./english/outlook.ts";
import { filesInEnglish } from "./english/files.ts";
import { pictureInEnglish } from "./english/picture.ts";
import { queriesInEnglish } from "./english/queries.ts";
import { retentionInEnglish } from "./english/retention.ts";
import { scopeInEnglish } from "./english/scope.ts";
import { snoozingInEnglish } from "./english/snoozing.ts";
import { viewsInEnglish } from "./english/views.ts";
import { enAtOnce } from "./enAtOnce.ts";
import type { Messages } from "./messages.ts";

/** English. Its parts are apart, because a page carries the parts that its widgets speak, and no other language. */
export const en: Messages = {
  ...enAtOnce,
  retention: retentionInEnglish,
  funnel: funnelInEnglish,
  alerts: { ...alertsInEnglish, snoozing: snoozingInEnglish },
  alertRule: alertRuleInEnglish,
  outlook: outlookInEnglish,
  scope: scopeInEnglish,
  filtering: filteringInEnglish,
  cockpit: cockpitInEnglish,
  views: viewsInEnglish,
  insights: insightsInEnglish,
  queries: queriesInEnglish,
  ask: askInEnglish,
  comments: commentsInEnglish,
  annotations: annotationsInEnglish,
  files: filesInEnglish,
  picture: pictureInEnglish,
};
