import type { Incident, IncidentPoint } from "../../query/alerts.ts";
import type { AnyFilter } from "../../query/filter.ts";
import { canonical } from "../../query/canonical.ts";
import type { AlertNotification } from "./notification.ts";

/** A total that moved alike and explains so much of a segment's deviation speaks for it. */
const explainedShare = 0.8;

/**
 * Whether the incident of a total speaks for the one that is told of: the same metric moved in the same direction in a
 * total that holds the segment, of all rows or of those that the segment's rule counts, and the segment, had it moved as the total did, would be at least 80 % of the way from
 * what was expected to what it is. Where nothing was expected, as of thresholds, both are held against the limits that
 * they are beyond: a segment that is twice its limit while its total is twice its own is spoken for.
 *
 * Both are looked at in the last bucket in which the segment was beyond its bounds, so that a segment that is well again
 * stays explained while it and its total clear, and after. A total that is over speaks for a segment that clears or has
 * not been judged as far yet, and for none that still fires.
 * @param segment the incident as it is now; without it, what the notification says of it is held against a total that fires
 */
export function isInhibited({ rule, scope, where, incident, kind }: AlertNotification, totals: readonly Incident[], segment?: Incident): boolean {
  if (incident === null || kind === "noData" || kind === "error") return false;
  const speaksNow = (total: Incident) => lasts(total) && total.condition === "firing" && explained(incident, total) >= explainedShare;
  const speaks = (total: Incident) => (segment === undefined ? null : speaksAlong(total, segment)) ?? speaksNow(total);
  return totals.some(
    (total) => total.metric === rule.metric && total.direction === incident.direction && holds(total, { scope, where }) && speaks(total),
  );
}

/** Null: they have no bucket in common by which to tell. */
function speaksAlong(total: Incident, segment: Incident): boolean | null {
  const last = lastBeyond(segment);
  const beside = last && total.points.find(({ at }) => Date.parse(at) === Date.parse(last.at));
  if (!last || !beside) return null;
  if (explained(measured(last, segment), measured(beside, total)) < explainedShare) return false;
  return lasts(total) || segment.condition !== "firing" || judgedTo(segment) < judgedTo(total);
}

function lasts({ endedAt }: Incident): boolean {
  return endedAt === null;
}

function lastBeyond({ points, direction }: Incident): IncidentPoint | undefined {
  return points.findLast(({ value, lower = null, upper = null }) => {
    if (value === null) return false;
    return direction === "above" ? upper !== null && value > upper : direction === "below" && lower !== null && value < lower;
  });
}

function judgedTo({ points }: Incident): number {
  return Date.parse(points.at(-1)?.at ?? "");
}

function measured({ value, expected = null, lower = null, upper = null }: IncidentPoint, { direction }: Incident): Measured {
  return { actual: value, expected, lower, upper, direction };
}

/** A total of some rows holds no segment but of the same ones. */
function holds(total: Pick<Incident, "scope" | "where">, { scope, where }: { readonly scope: Incident["scope"]; readonly where: AnyFilter | undefined }): boolean {
  if (total.where !== undefined && canonical(total.where) !== canonical(where)) return false;
  const names = Object.keys(total.scope);
  return names.length < Object.keys(scope).length && names.every((name) => Object.hasOwn(scope, name) && scope[name] === total.scope[name]);
}

/** Share of the deviation that is left out where the segment follows the total; −Infinity: not known. */
function explained(segment: Measured, total: Measured): number {
  const [usual, totalUsual] = segment.expected !== null && total.expected !== null ? [segment.expected, total.expected] : [limitOf(segment), limitOf(total)];
  if (segment.actual === null || usual === null || total.actual === null || totalUsual === null) return -Infinity;
  if (totalUsual === 0 || segment.actual === usual) return -Infinity;
  const followed = (usual * total.actual) / totalUsual;
  return 1 - Math.abs(segment.actual - followed) / Math.abs(segment.actual - usual);
}

type Measured = Pick<Incident, "actual" | "expected" | "lower" | "upper" | "direction">;

/** The limit that it is beyond, of what expects nothing. */
function limitOf({ expected, direction, lower, upper }: Measured): number | null {
  return expected !== null || direction === null ? null : direction === "above" ? upper : lower;
}
