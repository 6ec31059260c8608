import { alertSeverities } from "../../query/alerts.ts";
import { MetricsError } from "../../query/index.ts";
import { suggestion } from "../../query/nearest.ts";
import { requireAlertTimes } from "../../query/requireAlertTimes.ts";
import { isTimeZone } from "../../query/timeZone.ts";
import type { AlertMatch, AlertRoute, AlertSilence } from "./routes.ts";

const kinds = ["fired", "raised", "repeated", "resolved", "flapping", "noData", "error"];

/** @throws MetricsError `invalid-query` with the path of what no route can be made of */
export function checkRoutes(routes: readonly AlertRoute[], names: readonly string[], dimensions: readonly string[]): void {
  listOf(routes, "routes").forEach((route, index) => {
    const path = `routes[${index}]`;
    const { match, to, groupBy, groupWaitSeconds, groupIntervalSeconds, repeatMinutes, quiet } = route;
    listOf(to, `${path}.to`).forEach((name) => named("notifier", name, names, `${path}.to`));
    if (match !== undefined) checkMatch(match, dimensions, `${path}.match`);
    if (groupBy !== undefined) {
      const known = ["rule", "metric", "severity", ...dimensions];
      listOf(groupBy, `${path}.groupBy`).forEach((name, at) => named("part", name, known, `${path}.groupBy[${at}]`));
    }
    checkNumbers({ groupWaitSeconds, groupIntervalSeconds }, `${path}.`, { least: 0 });
    checkNumbers({ repeatMinutes }, `${path}.`);
    if (quiet === undefined) return;
    requireAlertTimes(quiet.times, `${path}.quiet.times`);
    if (quiet.timeZone !== undefined) checkZone(quiet.timeZone, `${path}.quiet.timeZone`);
  });
}

/** @throws MetricsError `invalid-query` with the path of what is no silence */
export function checkSilences(silences: readonly AlertSilence[], dimensions: readonly string[]): void {
  listOf(silences, "silences").forEach(({ match, from, to }, index) => {
    const path = `silences[${index}]`;
    for (const [name, time] of Object.entries({ from, to })) {
      if (Number.isNaN(Date.parse(time))) fault(`"${String(time).slice(0, 60)}" is no time; write 2026-03-29T22:00:00Z`, `${path}.${name}`);
    }
    if (Date.parse(from) >= Date.parse(to)) fault(`the silence ends before it begins (${from} to ${to})`, `${path}.to`);
    if (match !== undefined) checkMatch(match, dimensions, `${path}.match`);
  });
}

/** Two of one id would end each other's incidents. */
export function checkIds(rules: readonly { readonly id: string }[]): void {
  const index = rules.findIndex(({ id }, at) => rules.findIndex((other) => other.id === id) < at);
  if (index >= 0) fault(`two rules have the id "${rules[index]?.id}"; give each its own`, `rules[${index}].id`);
}

/** @throws MetricsError `invalid-query` for what is given and is no number above 0, or from `least` on */
export function checkNumbers(given: { readonly [name: string]: unknown }, path = "", { least }: { readonly least?: number } = {}): void {
  for (const [name, value] of Object.entries(given)) {
    const isFine = typeof value === "number" && Number.isFinite(value) && (least === undefined ? value > 0 : value >= least);
    if (value !== undefined && !isFine) fault(`${name} is ${String(value)}; it is a number ${least === undefined ? "above 0" : `from ${least} on`}`, `${path}${name}`);
  }
}

export function checkZone(zone: string, path: string): void {
  if (!isTimeZone(zone)) fault(`unknown time zone "${zone}"; use an IANA name such as Asia/Shanghai`, path);
}

function checkMatch({ severities = [], kinds: told = [], scope = {} }: AlertMatch, dimensions: readonly string[], path: string): void {
  severities.forEach((severity, at) => named("severity", severity, alertSeverities, `${path}.severities[${at}]`));
  told.forEach((kind, at) => named("kind", kind, kinds, `${path}.kinds[${at}]`));
  for (const [name, values] of Object.entries(scope)) {
    named("dimension", name, dimensions, `${path}.scope`);
    listOf(values, `${path}.scope.${name}`);
  }
}

function named(what: string, name: string, known: readonly string[], path: string): void {
  if (!known.includes(name)) fault(`unknown ${what} "${name}"; ${suggestion(String(name), known)}`, path);
}

function listOf<T>(value: readonly T[], path: string): readonly T[] {
  if (!Array.isArray(value)) fault(`${path} is no list`, path);
  return value;
}

function fault(message: string, path: string): never {
  throw new MetricsError("invalid-query", message, { path });
}
