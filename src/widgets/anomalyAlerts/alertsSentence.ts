import { isSnoozed, compareIncidents } from "../../analytics/applyAlertAction.ts";
import { alertSeverities } from "../../query/alerts.ts";
import { momentText, readIncident } from "./alertText.ts";
import type { AlertTextOptions } from "./alertText.ts";
import type { AlertsModel } from "./alertsModel.ts";

/** What a list shows: how many of which severity, the gravest, and those without data or snoozed. */
export function alertsSentence({ incidents, evaluatedAt }: Pick<AlertsModel, "incidents" | "evaluatedAt">, options: AlertTextOptions): string {
  const { words, messages, locale, now } = options;
  const { sentence } = words;
  if (incidents.length === 0) return stopped(words.none(momentText(evaluatedAt, options)), locale);
  const living = incidents.filter(({ endedAt, state }) => endedAt === null && state !== "closed");
  const over = incidents.length - living.length;
  const awake = living.filter((incident) => !isSnoozed(incident, now));
  const counts = alertSeverities.flatMap((severity) => {
    const n = living.filter((incident) => incident.severity === severity).length;
    return n === 0 ? [] : [sentence.count(n, words.severities[severity])];
  });
  const totals = [sentence.open(living.length), ...(over === 0 ? [] : [sentence.ended(over)])];
  const worst = awake.toSorted(compareIncidents)[0];
  const nodata = living.filter(({ condition }) => condition === "nodata").length;
  const snoozed = living.length - awake.length;
  const sentences = [
    stopped(counts.length === 0 ? messages.list(totals) : messages.labeled(messages.list(totals), messages.list(counts)), locale),
    ...(worst === undefined ? [] : [gravest(worst, options)]),
    ...(nodata === 0 ? [] : [sentence.nodata(nodata)]),
    ...(snoozed === 0 ? [] : [sentence.snoozed(snoozed)]),
  ];
  return sentences.join(locale.startsWith("zh") ? "" : " ");
}

function gravest(incident: AlertsModel["incidents"][number], options: AlertTextOptions): string {
  const { sentence } = options.words;
  const { name, actual, against } = readIncident(incident, options);
  return incident.actual === null ? sentence.worstWithout(name) : sentence.worst(name, actual, against);
}

function stopped(text: string, locale: string): string {
  return text + (locale.startsWith("zh") ? "。" : ".");
}
