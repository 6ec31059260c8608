import { alertConditions, alertSeverities, incidentEvents, incidentStates } from "./alerts.ts";
import type { Acted, AlertPage, AlertPeople, AlertPerson, Incident, IncidentEvent, IncidentPoint } from "./alerts.ts";
import { asMetricsError, MetricsError } from "./error.ts";
import type { WireError } from "./error.ts";
import { errorCodes } from "./errorCodes.ts";
import type { LocalizedText } from "./locale.ts";

/**
 * A page of incidents that a host or a server gave, with its own fields alone.
 * @throws MetricsError `contract-violation` with the path of the first fault
 */
export function checkAlertPage(given: unknown, path = "alerts"): AlertPage {
  const { incidents, next, total, evaluatedAt } = fieldsOf(given, path);
  return {
    incidents: list(incidents, `${path}.incidents`, checkIncident),
    ...(next !== undefined && { next: text(next, `${path}.next`) }),
    ...(total !== undefined && { total: number(total, `${path}.total`) }),
    evaluatedAt: instant(evaluatedAt, `${path}.evaluatedAt`),
  };
}

/** @throws MetricsError as `checkAlertPage` does */
export function checkIncident(given: unknown, path = "alerts"): Incident {
  const fields = fieldsOf(given, path);
  const at = (field: string) => `${path}.${field}`;
  const amount = (field: string) => orNull(number)(fields[field], at(field));
  const time = (field: string) => orNull(instant)(fields[field], at(field));
  return {
    id: text(fields["id"], at("id")),
    ruleId: text(fields["ruleId"], at("ruleId")),
    ruleName: inLanguages(fields["ruleName"], at("ruleName")),
    metric: text(fields["metric"], at("metric")),
    scope: scope(fields["scope"], at("scope")),
    severity: oneOf(alertSeverities)(fields["severity"], at("severity")),
    state: oneOf(incidentStates)(fields["state"], at("state")),
    condition: oneOf(alertConditions)(fields["condition"], at("condition")),
    snoozedUntil: time("snoozedUntil"),
    startedAt: instant(fields["startedAt"], at("startedAt")),
    endedAt: time("endedAt"),
    owner: orNull(person)(fields["owner"], at("owner")),
    dueAt: time("dueAt"),
    actual: amount("actual"),
    expected: amount("expected"),
    lower: amount("lower"),
    upper: amount("upper"),
    direction: orNull(oneOf(["above", "below"]))(fields["direction"], at("direction")),
    score: amount("score"),
    points: list(fields["points"], at("points"), point),
    ...(fields["incompleteFrom"] !== undefined && { incompleteFrom: instant(fields["incompleteFrom"], at("incompleteFrom")) }),
    groupKey: orNull(text)(fields["groupKey"], at("groupKey")),
    reopened: number(fields["reopened"], at("reopened")),
    feedback: orNull(oneOf(["false"]))(fields["feedback"], at("feedback")),
    history: list(fields["history"], at("history"), event),
  };
}

/** @throws MetricsError as `checkAlertPage` does; an incident that was not asked for, or is missing, is a fault */
export function checkActed(given: unknown, ids: readonly string[], path = "alerts"): readonly Acted[] {
  const acted = list(given, path, (one, at): Acted => {
    const { id, incident, error } = fieldsOf(one, at);
    if (error === undefined) return { id: text(id, `${at}.id`), incident: checkIncident(incident, `${at}.incident`) };
    return { id: text(id, `${at}.id`), error: checkError(error, `${at}.error`) };
  });
  if (acted.length !== ids.length || acted.some(({ id }, index) => id !== ids[index])) {
    throw fault(path, `expected an answer for each of ${ids.join(", ")}, in this order`);
  }
  return acted;
}

/** @throws MetricsError as `checkAlertPage` does */
export function checkAlertPeople(given: unknown, path = "alerts"): AlertPeople {
  const { people, me } = fieldsOf(given, path);
  return { people: list(people, `${path}.people`, person), me: orNull(person)(me, `${path}.me`) };
}

type Fields = { readonly [field: string]: unknown };
type Check<T> = (given: unknown, path: string) => T;

function fieldsOf(given: unknown, path: string): Fields {
  if (typeof given !== "object" || given === null || Array.isArray(given)) throw fault(path, "expected an object");
  return given as Fields;
}

function list<T>(given: unknown, path: string, check: Check<T>): readonly T[] {
  if (!Array.isArray(given)) throw fault(path, "expected a list");
  return given.map((one: unknown, index) => check(one, `${path}[${index}]`));
}

/** Null, and what is left out, is what is not known. */
function orNull<T>(check: Check<T>): Check<T | null> {
  return (given, path) => (given == null ? null : check(given, path));
}

function text(given: unknown, path: string): string {
  if (typeof given !== "string") throw fault(path, "expected a text");
  return given;
}

function inLanguages(given: unknown, path: string): LocalizedText {
  const { en, "zh-CN": zh } = fieldsOf(given, path);
  return { en: text(en, `${path}.en`), ...(zh !== undefined && { "zh-CN": text(zh, `${path}.zh-CN`) }) };
}

function number(given: unknown, path: string): number {
  if (typeof given !== "number" || !Number.isFinite(given)) throw fault(path, "expected a number");
  return given;
}

function instant(given: unknown, path: string): string {
  const written = text(given, path);
  if (Number.isNaN(Date.parse(written))) throw fault(path, "expected an instant such as 2026-03-29T00:00:00Z");
  return written;
}

function oneOf<const T extends readonly string[]>(values: T): Check<T[number]> {
  return (given, path) => {
    if (!values.includes(given as string)) throw fault(path, `expected one of ${values.join(", ")}`);
    return given as T[number];
  };
}

function scope(given: unknown, path: string): Incident["scope"] {
  const fields = fieldsOf(given, path);
  for (const [dimension, value] of Object.entries(fields)) {
    if (value !== null && !["string", "number", "boolean"].includes(typeof value)) {
      throw fault(`${path}.${dimension}`, "expected a value of the dimension");
    }
  }
  return { ...fields } as Incident["scope"];
}

function person(given: unknown, path: string): AlertPerson {
  const { id, name } = fieldsOf(given, path);
  return { id: text(id, `${path}.id`), name: text(name, `${path}.name`) };
}

function point(given: unknown, path: string): IncidentPoint {
  const { at, value, ...band } = fieldsOf(given, path);
  const known = (["expected", "lower", "upper"] as const).filter((name) => band[name] !== undefined);
  return {
    at: instant(at, `${path}.at`),
    value: orNull(number)(value, `${path}.value`),
    ...Object.fromEntries(known.map((name) => [name, orNull(number)(band[name], `${path}.${name}`)])),
  };
}

function event(given: unknown, path: string): IncidentEvent {
  const { at, what, by, note, until, to, severity } = fieldsOf(given, path);
  return {
    at: instant(at, `${path}.at`),
    what: oneOf(incidentEvents)(what, `${path}.what`),
    by: orNull(person)(by, `${path}.by`),
    ...(note !== undefined && { note: text(note, `${path}.note`) }),
    ...(until !== undefined && { until: instant(until, `${path}.until`) }),
    ...(to !== undefined && { to: orNull(person)(to, `${path}.to`) }),
    ...(severity !== undefined && { severity: oneOf(alertSeverities)(severity, `${path}.severity`) }),
  };
}

/** An error of ours, thrown in this process or as it travels. */
function checkError(given: unknown, path: string): MetricsError {
  if (given instanceof Error) return asMetricsError(given);
  const { code, message } = fieldsOf(given, path);
  oneOf(errorCodes)(code, `${path}.code`);
  text(message, `${path}.message`);
  return MetricsError.fromJSON(given as WireError);
}

function fault(path: string, expected: string): MetricsError {
  return new MetricsError("contract-violation", `${expected} at ${path}`, { path });
}
