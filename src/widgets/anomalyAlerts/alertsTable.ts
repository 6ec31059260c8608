import { filesInEnglish } from "../../i18n/english/files.ts";
import { describeDelta } from "../../format/delta.ts";
import { formatExact, formatNumber } from "../../format/number.ts";
import { formatDuration } from "../../format/duration.ts";
import { formatInstant } from "../../format/date.ts";
import type { Incident } from "../../query/alerts.ts";
import type { Unit } from "../../query/metric.ts";
import type { TableColumn, TableModel, TableValue } from "../frame/tableModel.ts";
import { noFilter, passesFilter } from "./alertRows.ts";
import type { AlertFilter } from "./alertRows.ts";
import type { ShownAlerts } from "./AlertsBody.tsx";
import { metricUnitOf, readIncident, tellsTimes } from "./alertText.ts";
import type { AlertReading, AlertTextOptions } from "./alertText.ts";
import type { AlertsModel } from "./alertsModel.ts";

export interface AlertsTableOptions extends AlertTextOptions {
  /** What of them is shown. Default: all. */
  readonly filter?: AlertFilter | undefined;
  /** Which were asked for, where the reader can choose. */
  readonly shown?: ShownAlerts | undefined;
}

/** The incidents that are shown, one a row, with exact numbers: the list's accessible twin, and what is exported. */
export function alertsTable({ incidents: all }: AlertsModel, caption: string, { filter = noFilter, shown, ...options }: AlertsTableOptions): TableModel {
  const { catalog, locale, timeZone, now, words, messages } = options;
  const { columns: names } = words;
  const incidents = all.filter((incident) => passesFilter(incident, filter));
  const entries = incidents.map((incident) => ({ incident, reading: readIncident(incident, options) }));
  const say = (name: keyof typeof names, of: (reading: AlertReading) => string | null, role: TableColumn["role"] = "value"): TableColumn => ({
    name,
    label: names[name],
    role,
    values: entries.map(({ reading }) => of(reading)),
    format: (value) => String(value ?? ""),
  });
  // Each row has a unit of its own, so what is shown is the exact number with it.
  const units = incidents.map(({ metric }) => metricUnitOf(catalog, metric));
  const unit = units.every((one) => JSON.stringify(one) === JSON.stringify(units[0])) ? units[0] : undefined;
  const amount = (name: string, label: string, of: (incident: Incident) => number | null): TableColumn => ({
    name,
    label,
    role: "value",
    values: incidents.map(of),
    ...(unit !== undefined && { unit }),
    format: (value) => (typeof value === "number" ? formatExact(value, { locale, unit: unit ?? "number" }) : "—"),
  });
  const unitColumn: TableColumn = {
    name: "unit",
    label: messages.definition.unit,
    role: "value",
    values: units.map((one) => (typeof one === "object" ? one.currency : one === "number" ? "" : (messages.files ?? filesInEnglish).units[one])),
    format: (value) => String(value ?? ""),
  };
  const deltas = incidents.map(({ actual, expected }, row) =>
    actual === null || expected === null ? null : describeDelta(actual, expected, { locale, unit: units[row] ?? "number", words: messages.delta }),
  );
  const difference: TableColumn = {
    ...amount("deviation", names.deviation, () => null),
    values: deltas.map((delta) => delta?.absolute ?? null),
    ...(unit === "share" && { unit: "difference" }),
    format: (value) => (typeof value === "number" ? differenceText(value, unit ?? "number", options) : "—"),
  };
  const relative: TableColumn = {
    name: "deviation:relative",
    label: messages.delta.both(names.deviation, "%"),
    role: "value",
    values: deltas.map((delta) => delta?.relative ?? null),
    unit: "ratio",
    format: (value) => (typeof value === "number" && tellsTimes(value) ? formatNumber(value, { locale, unit: "share", sign: "change" }) : "—"),
  };
  const moment = (name: keyof typeof names, of: (incident: Incident) => string | null): TableColumn => ({
    name,
    label: names[name],
    role: "value",
    values: incidents.map(of),
    instants: true,
    format: (value: TableValue) => (value === null ? "" : formatInstant(String(value), { locale, timeZone })),
  });
  const seconds = ({ startedAt, endedAt }: Incident) => (Date.parse(endedAt ?? now) - Date.parse(startedAt)) / 1000;
  const columns = [
    say("metric", ({ metric }) => metric, "row"),
    say("scope", ({ scope }) => scope),
    say("severity", ({ severity }) => severity),
    amount("actual", names.actual, ({ actual }) => actual),
    amount("expected", names.expected, ({ expected }) => expected),
    // Numbers of several units stand as they are, with the unit beside them.
    ...(unit === undefined && incidents.length > 0 ? [unitColumn] : []),
    amount("lower", words.lower, ({ lower }) => lower),
    amount("upper", words.upper, ({ upper }) => upper),
    difference,
    relative,
    moment("started", ({ startedAt }) => startedAt),
    moment("ended", ({ endedAt }) => endedAt),
    {
      name: "duration",
      label: names.duration,
      role: "value" as const,
      values: entries.map(({ incident }) => seconds(incident)),
      unit: "seconds" as const,
      format: (value: TableValue) => formatDuration(Number(value), { locale, style: "exact" }),
    },
    say("owner", ({ owner }) => owner),
    moment("due", ({ dueAt }) => dueAt),
    say("state", ({ state }) => state),
  ];
  const owner = filter.owner === null ? null : (all.find((incident) => incident.owner?.id === filter.owner)?.owner?.name ?? words.nobody);
  const notes = [
    shown === undefined ? null : messages.labeled(words.shown, words.shownStates[shown]),
    filter.severity === null ? null : messages.labeled(names.severity, words.severities[filter.severity]),
    owner === null ? null : messages.labeled(names.owner, owner),
  ].filter((note) => note !== null);
  return { caption, columns, rowCount: incidents.length, notes };
}

/** In percentage points where it is one of shares. */
function differenceText(value: number, unit: Unit, { locale, messages }: AlertTextOptions): string {
  const sign = "change";
  if (unit === "share") return messages.delta.percentagePoints(formatNumber(value * 100, { locale, digits: 1, sign }));
  return formatExact(value, { locale, unit, sign });
}
