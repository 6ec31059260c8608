import { filesInEnglish } from "../../i18n/english/files.ts";
import { formatExact } from "../../format/number.ts";
import { formatDuration } from "../../format/duration.ts";
import { formatInstant } from "../../format/date.ts";
import type { Incident } from "../../query/alerts.ts";
import type { TableColumn, TableModel, TableValue } from "../frame/tableModel.ts";
import { metricUnitOf, readIncident } from "./alertText.ts";
import type { AlertReading, AlertTextOptions } from "./alertText.ts";
import type { AlertsModel } from "./alertsModel.ts";

/** All incidents, one a row, with exact numbers: the list's accessible twin, and what is exported. */
export function alertsTable({ incidents }: AlertsModel, caption: string, options: AlertTextOptions): TableModel {
  const { catalog, locale, timeZone, now, words, messages } = options;
  const { columns: names } = words;
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
  const amount = (name: keyof typeof names, of: (incident: Incident) => number | null): TableColumn => ({
    name,
    label: names[name],
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
  const moment = (name: keyof typeof names, of: (incident: Incident) => string | null): TableColumn => ({
    name,
    label: names[name],
    role: "value",
    values: entries.map(({ incident }) => of(incident)),
    format: (value: TableValue) => (value === null ? "" : formatInstant(String(value), { locale, timeZone })),
  });
  const seconds = ({ startedAt, endedAt }: Incident) => (Date.parse(endedAt ?? now) - Date.parse(startedAt)) / 1000;
  const columns = [
    say("metric", ({ metric }) => metric, "row"),
    say("scope", ({ scope }) => scope),
    say("severity", ({ severity }) => severity),
    amount("actual", ({ actual }) => actual),
    amount("expected", ({ expected }) => expected),
    // Numbers of several units stand as they are, with the unit beside them.
    ...(unit === undefined && incidents.length > 0 ? [unitColumn] : []),
    say("bounds", ({ bounds }) => bounds),
    say("deviation", ({ deviation }) => deviation),
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
  return { caption, columns, rowCount: incidents.length };
}
