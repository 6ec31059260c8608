import type { AlertPoint } from "../query/alertBacktest.ts";
import type { JudgedRule } from "../query/alertRule.ts";
import type { AlertSeverity } from "../query/alerts.ts";
import type { Instant } from "../query/range.ts";
import { alertDefaults } from "./alertDefaults.ts";
import type { AlertSettings } from "./alertDefaults.ts";
import { startAlert } from "./alertState.ts";
import type { AlertEvent, AlertFiring, AlertState, AlertStatus, JudgedBucket } from "./alertState.ts";
import { judge } from "./alertVerdict.ts";

const minuteMs = 60_000;
const rank: Readonly<Record<AlertSeverity, number>> = { info: 0, warning: 1, critical: 2 };
/** Late data may revise so many buckets, or as many as the rule counts. */
const remembered = 48;
/** Four changes in 24 buckets are told as one digest, and the next 12 buckets are quiet. */
export const flapping = { changes: 4, within: 24, quiet: 12 };
const failuresUntilError = 3;
/** One bucket beyond the other side is a swing of the same firing. */
const leastToTurn = 2;

export interface EvaluatedAlert {
  readonly state: AlertState;
  readonly events: readonly AlertEvent[];
}

/** An evaluation that came to nothing. */
export interface AlertFailure {
  readonly failed: true;
}

/** `evaluateAlert` of what is known to be right. */
export function stepAlert(
  rule: JudgedRule,
  state: AlertState | null,
  points: readonly AlertPoint[] | AlertFailure,
  { now }: { readonly now: number },
): EvaluatedAlert {
  const settings = alertDefaults(rule);
  const run: Run = { rule, settings, now, state: state ?? startAlert(), events: [] };
  if ("failed" in points) fail(run);
  else {
    run.state = { ...run.state, failures: 0, ...(run.state.status === "error" && { blindSince: null }) };
    const closedBy = now - settings.graceMinutes * minuteMs;
    for (const point of points) {
      if (Date.parse(point.to) > closedBy) break;
      if (isAfter(point.to, run.state.through)) add(run, point);
      else revise(run, point);
    }
    repeat(run);
  }
  return { state: { ...run.state, status: statusOf(run) }, events: run.events };
}

/** What a step works on. */
interface Run {
  readonly rule: JudgedRule;
  readonly settings: AlertSettings;
  readonly now: number;
  state: AlertState;
  readonly events: AlertEvent[];
}

function add(run: Run, point: AlertPoint): void {
  const { rule, settings, state } = run;
  const bucket = judged(run, point, missingUntil(state, state.recent));
  const kept = Math.max(remembered, settings.of, settings.noDataAfter + 1, rule.condition.kind === "noData" ? rule.condition.after : 0);
  const recent = [...state.recent, bucket];
  const dropped = recent.length > kept ? recent.shift() : undefined;
  run.state = {
    ...state,
    recent,
    count: state.count + 1,
    through: point.to,
    ...(dropped && { missingBefore: missingUntil(state, [dropped]) }),
    ...(dropped && state.firing && !isBefore(dropped.from, state.firing.from) && { earlier: withDropped(state.earlier, dropped) }),
  };
  noteData(run, bucket);
  transit(run);
  const { firing, count, quietUntil } = run.state;
  if (firing === null || count !== quietUntil || firing.notifiedAt === point.to) return;
  tell(run, firing.isRaiseDue ? "raised" : "repeated", point.to);
}

/** Late data: the bucket has another verdict now, and so may what follows from it. */
function revise(run: Run, point: AlertPoint): void {
  const { state } = run;
  const { recent, through } = state;
  const at = recent.findIndex(({ from }) => from === point.from);
  if (at < 0 || through === null) return;
  const before = recent.slice(0, at);
  const bucket = judged(run, point, missingUntil(state, before));
  if (JSON.stringify(bucket) === JSON.stringify(recent[at])) return;
  const revised = [...before, bucket];
  // A run without data that is broken, or joined, is another run.
  for (const next of recent.slice(at + 1)) {
    revised.push(next.isMissing ? { ...judged(run, { ...next, value: null }, missingUntil(state, revised)), value: next.value } : next);
  }
  run.state = { ...state, recent: revised };
  transit(run);
}

function judged({ rule, settings }: Run, point: AlertPoint, missingBefore: number): JudgedBucket {
  const { from, to, value } = point;
  return { from, to, value, ...judge(rule, settings, point, missingBefore) };
}

/** normal → pending → firing ⇄ recovering → normal, as the buckets that are known say. */
function transit(run: Run): void {
  const { rule, settings, state } = run;
  const at = state.through as Instant;
  const { firing } = state;
  if (firing === null) {
    const window = windowOf(run);
    const breaches = window.filter(({ verdict }) => verdict === "breach");
    const [first] = breaches;
    if (first === undefined || !areEnough(breaches, settings.breaches)) return;
    open(run, first, breaches);
    change(run, "fired", at);
    return;
  }
  const own = state.recent.filter(({ from }) => !isBefore(from, firing.from));
  const opposite = turnOf(own, firing, settings);
  const [turned] = opposite;
  if (turned !== undefined) {
    resolve(run, "turned");
    open(run, turned, opposite);
    tell(run, "fired", at);
    return;
  }
  const breaches = own.filter(({ verdict, direction }) => verdict === "breach" && !isOpposite(direction, firing.direction));
  const severity = worst(breaches, firing.severity);
  const [oldest] = state.recent;
  const isForgotten = firing.peak !== null && oldest !== undefined && isBefore(firing.peak.from, oldest.from);
  run.state = { ...state, firing: { ...firing, severity, peak: peakOf(breaches, isForgotten ? firing.peak : null) } };
  if (severity !== firing.severity) tell(run, "raised", at);
  const last = state.recent.at(-1);
  if (last === undefined || last.verdict === "skip") return timeOut(run, at);
  const { clears, lastBreach } = sinceLastBreach(run);
  const quietFor = lastBreach === null ? Infinity : Date.parse(at) - Date.parse(lastBreach);
  if (clears >= settings.clearAfter && quietFor >= settings.keepFiringMinutes * minuteMs) return resolve(run, "cleared");
  const { condition } = rule;
  const relearnAfter = condition.kind === "anomaly" ? (condition.relearnAfter ?? null) : null;
  if (relearnAfter !== null && state.count - (state.changes.at(-1) ?? state.count) >= relearnAfter) resolve(run, "relearned");
}

function areEnough(breaches: readonly JudgedBucket[], least: number): boolean {
  return breaches.length >= least || breaches.some(({ severity }) => severity === "critical");
}

function open(run: Run, { from, direction }: JudgedBucket, breaches: readonly JudgedBucket[]): void {
  const at = run.state.through as Instant;
  const severity = worst(breaches, "info");
  const firing: AlertFiring = { from, at, severity, direction, peak: peakOf(breaches, null), notifiedAt: null, isRaiseDue: false };
  run.state = { ...run.state, firing, earlier: { clears: 0, lastBreach: null } };
}

function isOpposite(one: AlertFiring["direction"], other: AlertFiring["direction"]): boolean {
  return one !== null && other !== null && one !== other;
}

/** The last buckets, where they are beyond the other side as a firing of their own would need, and two at least; else none. */
function turnOf(own: readonly JudgedBucket[], { from, direction }: AlertFiring, { breaches: least, of }: AlertSettings): readonly JudgedBucket[] {
  const breaches = own
    .filter(({ verdict }) => verdict !== "skip")
    .slice(-Math.max(of, leastToTurn))
    .filter(({ verdict }) => verdict === "breach");
  // A firing is named by where it begins, also where late data say that it began on the other side.
  const opposite = breaches.filter((bucket) => isAfter(bucket.from, from) && isOpposite(bucket.direction, direction));
  return opposite.at(-1) === breaches.at(-1) && areEnough(opposite, Math.max(least, leastToTurn)) ? opposite : [];
}

function timeOut(run: Run, at: Instant): void {
  const { resolveAfterMinutes } = run.settings;
  const { firing, blindSince } = run.state;
  if (firing === null || blindSince === null || resolveAfterMinutes === null) return;
  if (Date.parse(at) - Date.parse(blindSince) >= resolveAfterMinutes * minuteMs) resolve(run, "timeout", at);
}

function resolve(run: Run, reason: NonNullable<AlertEvent["reason"]>, at = run.state.through as Instant): void {
  change(run, "resolved", at, reason);
  run.state = { ...run.state, firing: null, settled: run.state.through };
}

/** The firing began or ended: told, or part of the digest that is. */
function change(run: Run, kind: "fired" | "resolved", at: Instant, reason?: AlertEvent["reason"]): void {
  const { count, quietUntil } = run.state;
  const changes = [...run.state.changes, count].slice(-flapping.changes);
  run.state = { ...run.state, changes };
  const isOften = changes.length === flapping.changes && count - (changes[0] ?? 0) < flapping.within;
  if (!isOften || count < quietUntil) return tell(run, kind, at, reason);
  run.events.push({ kind, at, notify: false, firing: run.state.firing, ...(reason && { reason }) });
  tell(run, "flapping", at);
  run.state = { ...run.state, quietUntil: count + flapping.quiet + 1 };
}

function tell(run: Run, kind: "fired" | "raised" | "repeated" | "resolved" | "flapping", at: Instant, reason?: AlertEvent["reason"]): void {
  const { firing, count, quietUntil } = run.state;
  const told = { notifiedAt: at, isRaiseDue: false, ...(run.settings.repeatMinutes !== null && { toldAt: new Date(run.now).toISOString() }) };
  const notify = count >= quietUntil && (kind !== "resolved" || firing?.notifiedAt !== null);
  if (notify && firing !== null) run.state = { ...run.state, firing: { ...firing, ...told } };
  else if (kind === "raised" && firing !== null) run.state = { ...run.state, firing: { ...firing, isRaiseDue: true } };
  run.events.push({ kind, at, notify, firing: run.state.firing, ...(reason && { reason }) });
}

function repeat(run: Run): void {
  const { firing, count, quietUntil } = run.state;
  const { repeatMinutes } = run.settings;
  if (firing === null || firing.notifiedAt === null || repeatMinutes === null || count < quietUntil) return;
  const [since, told] = [firing.notifiedAt, firing.toldAt ?? firing.notifiedAt].map((at) => Date.parse(at)) as [number, number];
  if (statusOf(run) === "firing" && run.now >= nextRepeat(since, told, Math.max(1, repeatMinutes * minuteMs))) {
    tell(run, "repeated", new Date(run.now).toISOString());
  }
}

/** A whole number of repeats after the end of the bucket, and half of one at least after somebody was told of it. */
function nextRepeat(since: number, told: number, every: number): number {
  return since + every * Math.ceil((told - since) / every + 0.5);
}

function noteData(run: Run, { isMissing, to }: JudgedBucket): void {
  const { rule, settings, state } = run;
  if (!isMissing) run.state = { ...state, blindSince: null };
  if (!isMissing || rule.condition.kind === "noData" || settings.missingAs === "alert") return;
  const missing = missingUntil(state, state.recent);
  if (missing < settings.noDataAfter) return;
  run.state = { ...state, blindSince: state.blindSince ?? to };
  if (missing === settings.noDataAfter) run.events.push({ kind: "noData", at: to, notify: true, firing: state.firing });
}

function fail(run: Run): void {
  const at = new Date(run.now).toISOString();
  const failures = run.state.failures + 1;
  run.state = { ...run.state, failures };
  if (failures < failuresUntilError) return;
  run.state = { ...run.state, blindSince: run.state.blindSince ?? at };
  if (failures === failuresUntilError) run.events.push({ kind: "error", at, notify: true, firing: run.state.firing });
  timeOut(run, at);
}

function statusOf(run: Run): AlertStatus {
  const { rule, settings, state } = run;
  const { recent, firing, failures } = state;
  if (failures >= failuresUntilError) return "error";
  const isBlind = rule.condition.kind !== "noData" && settings.missingAs !== "alert" && missingUntil(state, recent) >= settings.noDataAfter;
  if (isBlind) return "nodata";
  if (firing !== null) return sinceLastBreach(run).clears > 0 ? "recovering" : "firing";
  if (recent.every(({ isMissing, verdict }) => isMissing || verdict === "skip")) return "nodata";
  return windowOf(run).some(({ verdict }) => verdict === "breach") ? "pending" : "normal";
}

/** The last of those that count for the next firing. */
function windowOf({ settings, state }: Run): readonly JudgedBucket[] {
  const { recent, settled } = state;
  return recent.filter(({ verdict, to }) => verdict !== "skip" && isAfter(to, settled)).slice(-settings.of);
}

function sinceLastBreach({ state }: Run): AlertState["earlier"] {
  const { recent, firing, earlier } = state;
  return recent
    .filter(({ from }) => firing !== null && !isBefore(from, firing.from))
    .reduce<AlertState["earlier"]>(withDropped, earlier);
}

function withDropped(earlier: AlertState["earlier"], { verdict, to }: JudgedBucket): AlertState["earlier"] {
  if (verdict === "breach") return { clears: 0, lastBreach: to };
  return verdict === "clear" ? { ...earlier, clears: earlier.clears + 1 } : earlier;
}

/** How many buckets in a row are without data at the end of the first of those that are remembered. */
function missingUntil({ missingBefore = 0 }: AlertState, remembered: readonly JudgedBucket[]): number {
  const last = remembered.findLastIndex(({ isMissing }) => !isMissing);
  return last < 0 ? missingBefore + remembered.length : remembered.length - 1 - last;
}

function worst(breaches: readonly JudgedBucket[], least: AlertSeverity): AlertSeverity {
  return breaches.reduce((most, { severity }) => (rank[severity] > rank[most] ? severity : most), least);
}

/** The bucket furthest out, the first of equals; `before` is one that is no longer remembered. */
function peakOf(breaches: readonly JudgedBucket[], before: AlertFiring["peak"]): AlertFiring["peak"] {
  return breaches.reduce(
    (peak, { from, value, size }) => (value !== null && (peak === null || size > peak.size) ? { from, value, size } : peak),
    before,
  );
}

function isAfter(instant: Instant, other: Instant | null): boolean {
  return other === null || Date.parse(instant) > Date.parse(other);
}

function isBefore(instant: Instant, other: Instant): boolean {
  return Date.parse(instant) < Date.parse(other);
}
