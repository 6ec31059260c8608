import { alertConditions, alertSeverities, incidentEvents, incidentStates } from "./alerts.ts";
import type { Acted, AlertPage, AlertPeople, AlertPerson, Incident, IncidentEvent, IncidentPoint } from "./alerts.ts";
import { asMetricsError, MetricsError } from "./error.ts";
import type { WireError } from "./error.ts";
import { errorCodes } from "./errorCodes.ts";
import { checkFilterShape } from "./checkFilterShape.ts";
import { fault, fieldsOf, inLanguages, instant, list, number, oneOf, orNull, text } from "./checkFields.ts";

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
    ...(fields["where"] !== undefined && { where: checkFilterShape(fields["where"], at("where")) }),
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
