import type { AlertPoint } from "../query/alertBacktest.ts";
import type { JudgedRule } from "../query/alertRule.ts";
import { requireAlertTimes } from "../query/requireAlertTimes.ts";
import { isTimeZone } from "../query/timeZone.ts";
import type { AlertState } from "./alertState.ts";
import { mostValue, refuse, requireGrain, requireInstant, requireList, requireNumber, requireOneOf } from "./requireOption.ts";
import type { AlertFailure } from "./stepAlert.ts";

type Fields = { readonly [name: string]: unknown };
type Bounds = { readonly from: number; readonly isWhole?: boolean };

const buckets = { rule: "a whole number of buckets from 1 on", from: 1, isWhole: true };
const minutes = { rule: "a number of minutes, 0 or more", from: 0 };

/** @throws MetricsError `invalid-query`, with its path, for what no alert can be evaluated by */
export function requireAlert(
  rule: JudgedRule,
  state: AlertState | null,
  points: readonly AlertPoint[] | AlertFailure,
  { now }: { readonly now: number },
): void {
  requireNumber("now", now, "a time in epoch milliseconds", { from: 0, to: 8.64e15 });
  const { calendar, mute } = requireRule(rule as unknown as Fields);
  if (state !== null) requireState(state as unknown as Fields);
  // That it failed can be told of a rule whose times are none: they may be why.
  if (typeof points === "object" && points !== null && "failed" in points) return;
  const zone = fieldsOf("calendar", calendar, {})["timeZone"];
  if (zone !== undefined && (typeof zone !== "string" || !isTimeZone(zone))) refuse("calendar.timeZone", zone, "an IANA name such as Asia/Shanghai");
  if (mute !== undefined) requireAlertTimes(mute, "mute");
  requireList("points", points, "a list of points, or { failed: true }");
  points.forEach((point, at) => {
    const { from, to, value, score } = fieldsOf(`points[${at}]`, point);
    requireInstant(`points[${at}].from`, from);
    requireInstant(`points[${at}].to`, to);
    const number = { from: -mostValue };
    if (value !== null) requireNumber(`points[${at}].value`, value, "a number, or null where it is not known", number);
    if (score != null) requireNumber(`points[${at}].score`, score, "a number, 0 or more", { from: 0, to: Infinity });
  });
}

function requireRule(rule: Fields): Fields {
  const { condition, grain, severity = "info", minimumVolume, for: counted, clearAfter, keepFiringMinutes, missing, check, notify } = fieldsOf("rule", rule);
  requireGrain(grain as JudgedRule["grain"]);
  requireOneOf("severity", severity, ["info", "warning", "critical"]);
  const { breaches = 1, of = 1 } = fieldsOf("for", counted, {});
  const { as = "keep", noDataAfter, resolveAfterMinutes } = fieldsOf("missing", missing, {});
  const { everyMinutes, graceMinutes } = fieldsOf("check", check, {});
  const { repeatMinutes } = fieldsOf("notify", notify, {});
  requireOneOf("missing.as", as, ["keep", "ok", "alert"]);
  optional({ "for.breaches": breaches, "for.of": of, clearAfter, "missing.noDataAfter": noDataAfter }, buckets);
  if (Number(breaches) > Number(of)) refuse("for.breaches", breaches, `no more than ${String(of)}, the buckets that are looked at`);
  optional({ keepFiringMinutes, "missing.resolveAfterMinutes": resolveAfterMinutes, "check.everyMinutes": everyMinutes }, minutes);
  optional({ "check.graceMinutes": graceMinutes, "notify.repeatMinutes": repeatMinutes }, minutes);
  optional({ minimumVolume }, { rule: "a number of cases, 0 or more", from: 0 });
  requireCondition(fieldsOf("condition", condition));
  return rule;
}

function requireCondition({ kind, enter, exit, levels, as, after, direction, minimumChange, relearnAfter }: Fields): void {
  requireOneOf("condition.kind", kind, ["threshold", "change", "anomaly", "noData"]);
  const { warning, critical } = fieldsOf("condition.levels", levels, {});
  if (kind === "noData") return optional({ "condition.after": after ?? null }, buckets);
  if (kind === "anomaly") {
    requireOneOf("condition.direction", direction, ["up", "down", "both"]);
    const { absolute, relative } = fieldsOf("condition.minimumChange", minimumChange, {});
    const scores = { "condition.exit": exit, "condition.levels.warning": warning, "condition.levels.critical": critical };
    optional({ ...scores, "condition.minimumChange.absolute": absolute, "condition.minimumChange.relative": relative }, { rule: "a number, 0 or more", from: 0 });
    return optional({ "condition.relearnAfter": relearnAfter }, buckets);
  }
  if (kind === "change") requireOneOf("condition.as", as, ["relative", "absolute"]);
  requireLimits("condition.enter", enter);
  const rest = { "condition.exit": exit, "condition.levels.warning": warning, "condition.levels.critical": critical };
  for (const [path, limits] of Object.entries(rest)) if (limits !== undefined) requireLimits(path, limits);
}

function requireLimits(path: string, limits: unknown): void {
  const { above, below } = fieldsOf(path, limits);
  if (above === undefined && below === undefined) refuse(path, limits, "{ above }, { below } or both");
  optional({ [`${path}.above`]: above, [`${path}.below`]: below }, { rule: "a number", from: -mostValue });
}

/** Plain JSON that `evaluateAlert` or `startAlert` gave. */
function requireState(state: Fields): void {
  const { format, through, firing, count, recent, missingBefore, changes, earlier } = fieldsOf("state", state);
  if (format !== 1) refuse("state.format", format, "1, of what evaluateAlert gave");
  if (through !== null) requireInstant("state.through", through);
  if (firing !== null) requireInstant("state.firing.from", fieldsOf("state.firing", firing)["from"]);
  requireNumber("state.count", count, "how many buckets were judged", { from: 0 });
  optional({ "state.missingBefore": missingBefore }, { rule: "a number of buckets", from: 0 });
  requireList("state.changes", changes, "a list of counts");
  requireNumber("state.earlier.clears", fieldsOf("state.earlier", earlier)["clears"], "a number of buckets", { from: 0 });
  requireList("state.recent", recent, "a list of judged buckets");
  recent.forEach((bucket, at) => {
    const { from, to } = fieldsOf(`state.recent[${at}]`, bucket);
    requireInstant(`state.recent[${at}].from`, from);
    requireInstant(`state.recent[${at}].to`, to);
  });
}

function optional(given: Fields, { rule, ...bounds }: Bounds & { readonly rule: string }): void {
  for (const [path, value] of Object.entries(given)) if (value !== undefined) requireNumber(path, value, rule, bounds);
}

/** @param usual where it is left out */
function fieldsOf(path: string, given: unknown, usual?: Fields): Fields {
  const value = given === undefined ? usual : given;
  if (typeof value !== "object" || value === null || Array.isArray(value)) refuse(path, value, "an object");
  return value as Fields;
}
