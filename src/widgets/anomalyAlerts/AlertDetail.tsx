"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import type { AlertAction, AlertPerson, Incident } from "../../query/alerts.ts";
import type { Instant } from "../../query/range.ts";
import { safeLink } from "../../query/safeLink.ts";
import type { MetricsQuery } from "../../query/query.ts";
import type { AnyRow, TableResult } from "../../query/result.ts";
import { useAnswer } from "../../react/useMetrics.ts";
import { formatRange } from "../../format/date.ts";
import { formatExact } from "../../format/number.ts";
import { allowsAction } from "../../analytics/applyAlertAction.ts";
import { DataTable } from "../frame/DataTable.tsx";
import type { TableModel } from "../frame/tableModel.ts";
import { Unloaded } from "../frame/Unloaded.tsx";
import { AlertChart } from "./AlertChart.tsx";
import type { AlertChoice } from "./alertChoices.ts";
import type { AlertHostAction } from "./AlertMenu.tsx";
import { driversQuery, driversTable } from "./alertDrivers.ts";
import { AlertMark } from "./AlertMark.tsx";
import type { AlertsBodyProps } from "./AlertsBody.tsx";
import { metricUnitOf, momentText, readIncident } from "./alertText.ts";
import type { AlertTextOptions } from "./alertText.ts";
import { useAlertWords } from "./useAlertWords.ts";
import { useIncident } from "./useIncident.ts";
import { useIncidentAnnotations } from "./useIncidentAnnotations.ts";

export interface AlertDetailProps extends AlertsBodyProps {
  /** As the list has it. */
  readonly listed: Incident;
  readonly people: readonly AlertPerson[];
  readonly choices: (incidents: readonly Incident[]) => readonly AlertChoice[];
  readonly act: (ids: readonly string[], action: AlertAction) => void;
  readonly runHost: (action: AlertHostAction, incidents: readonly Incident[]) => void;
  /** Asks until when, and snoozes. */
  readonly onSnoozeOther: (snooze: (until: Instant) => void) => void;
  readonly onBack: () => void;
}

/** One incident: its facts, what can be done, its course, what moved with it, and its history. Escape goes back. */
export function AlertDetail({ listed, desk, people, choices, act, runHost, onSnoozeOther, onBack, incidentActions = [], driverDimensions }: AlertDetailProps) {
  const options = useAlertWords();
  const { words, messages } = options;
  const { incident, status, retry } = useIncident(listed, desk?.pending ?? []);
  const annotations = useIncidentAnnotations(incident);
  const [note, setNote] = useState("");
  const reading = readIncident(incident, options);
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), []);

  const said = note.trim() === "" ? undefined : note.trim();
  const done = (action: AlertAction | null) => {
    if (action === null) return onSnoozeOther((until) => done({ kind: "snooze", until }));
    act([incident.id], said === undefined ? action : { ...action, note: said });
    setNote("");
  };
  const offered = choices([incident]);
  const isSnooze = ({ action }: AlertChoice) => action === null || action.kind === "snooze";
  const snoozes = offered.filter(isSnooze);
  const facts: readonly (readonly [string, string | null])[] = [
    [words.columns.actual, reading.actual],
    [words.columns.expected, reading.expected],
    [words.columns.bounds, reading.bounds],
    [words.columns.deviation, reading.deviation],
    [words.columns.state, reading.state],
    [words.columns.started, reading.started],
    [words.columns.ended, reading.ended],
    [words.columns.duration, reading.duration],
    [words.columns.due, reading.due],
    [words.columns.owner, reading.owner],
    [words.columns.rule, reading.rule],
    [words.columns.reopened, incident.reopened === 0 ? null : String(incident.reopened)],
  ];

  return (
    <article
      className="md-alert-detail"
      aria-label={reading.name}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.stopPropagation();
        onBack();
      }}
    >
      <header className="md-alert-detailhead">
        <button ref={back} type="button" className="md-button" onClick={onBack}>
          {words.back}
        </button>
        <AlertMark severity={incident.severity} word={reading.severity} />
        <h4>{reading.name}</h4>
      </header>
      <dl className="md-alert-facts">
        {facts.map(([name, value]) =>
          value === null ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      {desk !== undefined && (
        <div className="md-alert-actions">
          <textarea className="md-alert-note" rows={1} aria-label={words.note} placeholder={words.note} value={note} onChange={({ target }) => setNote(target.value)} />
          {said !== undefined && allowsAction(incident, "note", options.now) && (
            <button type="button" className="md-button" onClick={() => done({ kind: "note", note: said })}>
              {words.actions.note}
            </button>
          )}
          {offered
            .filter((choice) => !isSnooze(choice))
            .map(({ key, label, action }) => (
              <button key={key} type="button" className="md-button" onClick={() => done(action)}>
                {label}
              </button>
            ))}
          {snoozes.length > 0 && (
            <select
              className="md-alerts-choice"
              aria-label={words.snooze}
              value=""
              onChange={({ target }) => {
                const chosen = snoozes.find(({ key }) => key === target.value);
                if (chosen !== undefined) done(chosen.action);
              }}
            >
              <option value="">{words.snooze}</option>
              {snoozes.map(({ key, label }) => (
                <option key={key} value={key}>
                  {label}
                </option>
              ))}
            </select>
          )}
          {people.length > 0 && allowsAction(incident, "assign", options.now) && (
            <select
              className="md-alerts-choice"
              aria-label={words.columns.owner}
              value={incident.owner?.id ?? ""}
              onChange={({ target }) => done({ kind: "assign", to: people.find(({ id }) => id === target.value) ?? null })}
            >
              <option value="">{words.nobody}</option>
              {withOwner(people, incident.owner).map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
          {incidentActions.map((action) => (
            <button key={action.label} type="button" className="md-button" onClick={() => runHost(action, [incident])}>
              {action.label}
            </button>
          ))}
        </div>
      )}
      {status === "failed" && <Unloaded text={messages.states.missing} retry={retry} />}
      <AlertChart incident={incident} annotations={annotations} options={options} name={reading.name} />
      <AlertDrivers incident={incident} options={options} dimensions={driverDimensions} />
      {incident.points.length > 0 && (
        <details className="md-alert-points">
          <summary>{words.points}</summary>
          <DataTable table={pointsTable(incident, reading.name, options)} />
        </details>
      )}
      {annotations.length > 0 && (
        <section>
          <h5>{words.annotations}</h5>
          <ul>
            {annotations.map(({ at, label, owner, link }) => (
              <li key={`${at} ${label}`}>
                <time dateTime={at}>{momentText(at, options)}</time> {safeLink(link) === undefined ? label : <a href={link}>{label}</a>}
                {owner !== undefined && <span> ({owner})</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-busy={status === "pending"}>
        <h5>{words.history}</h5>
        {incident.history.length === 0 ? (
          <p>{status === "pending" ? messages.states.loading : words.noHistory}</p>
        ) : (
          <ol className="md-alert-history">
            {incident.history.toReversed().map((event, index) => (
              <li key={incident.history.length - index}>
                <time dateTime={event.at}>{momentText(event.at, options)}</time>{" "}
                <span>{eventText(event, options)}</span>
                {event.by !== null && <span className="md-alert-by"> {event.by.name}</span>}
                {event.note !== undefined && <q>{event.note}</q>}
              </li>
            ))}
          </ol>
        )}
      </section>
    </article>
  );
}

/** Asks only here, when an incident is looked at. */
function AlertDrivers({ incident, options, dimensions }: { readonly incident: Incident; readonly options: AlertTextOptions; readonly dimensions: readonly string[] | undefined }) {
  const { words, messages, catalog, locale, timeZone } = options;
  const { metric, startedAt, endedAt } = incident;
  const [openedAt] = useState(options.now);
  // Its owner or its notes change nothing of what drives it.
  // oxlint-disable-next-line react/exhaustive-deps
  const query = useMemo(() => driversQuery(incident, { catalog, now: openedAt, dimensions }), [metric, startedAt, endedAt, catalog, openedAt, dimensions]);
  const answer = useAnswer(query as MetricsQuery | null);
  const range = query === null ? null : formatRange(startedAt, endedAt ?? openedAt, { locale, timeZone });
  return (
    <section className="md-alert-drivers" aria-busy={query !== null && answer.status === "pending"}>
      <h5>{words.drivers}</h5>
      {query === null || (answer.status === "error" && isFinal(answer.error.code)) ? (
        <p>{words.noDrivers}</p>
      ) : answer.status === "error" ? (
        <Unloaded text={messages.states.error} retry={answer.refetch} />
      ) : answer.status === "pending" ? (
        <p>{messages.states.loading}</p>
      ) : (
        <>
          <p>{words.driversOf(range ?? "")}</p>
          <DataTable table={driversTable(answer.result as TableResult<AnyRow>, incident, words.drivers, options)} />
        </>
      )}
    </section>
  );
}

function isFinal(code: string): boolean {
  return code === "invalid-query" || code === "unsupported";
}

/** Who has it may be someone to whom nothing can be assigned any more. */
function withOwner(people: readonly AlertPerson[], owner: AlertPerson | null): readonly AlertPerson[] {
  return owner === null || people.some(({ id }) => id === owner.id) ? people : [owner, ...people];
}

function eventText({ what, until, to, severity }: Incident["history"][number], options: AlertTextOptions): string {
  const { words, messages } = options;
  const detail = until !== undefined ? words.snoozedUntil(momentText(until, options)) : to !== undefined ? (to?.name ?? words.nobody) : severity && words.severities[severity];
  return detail === undefined ? words.events[what] : messages.labeled(words.events[what], detail);
}

function pointsTable({ points, metric }: Incident, caption: string, options: AlertTextOptions): TableModel {
  const { words, catalog, locale } = options;
  const unit = metricUnitOf(catalog, metric);
  const values = (["value", "expected", "lower", "upper"] as const).map((name) => ({
    name,
    label: { value: words.columns.actual, expected: words.columns.expected, lower: words.lower, upper: words.upper }[name],
    role: "value" as const,
    values: points.map((point) => point[name] ?? null),
    unit,
    format: (value: string | number | null) => (typeof value === "number" ? formatExact(value, { locale, unit }) : "—"),
  }));
  const time = { name: "time", label: words.time, role: "row" as const, values: points.map(({ at }) => at), format: (value: string | number | null) => momentText(String(value), options) };
  return { caption, columns: [time, ...values], rowCount: points.length };
}
