import type { Grain } from "../../query/range.ts";
import { isTimeZone } from "../../query/timeZone.ts";
import { mostValue, refuse, requireGrain, requireInstant, requireList, requireNumber, requireOneOf, requireOptions } from "../requireOption.ts";
import type { DetectorOptions, DetectorPoint } from "./detection.ts";
import { detectorTuning } from "./detectorTuning.ts";
import type { DetectorTuning } from "./detectorTuning.ts";
import { requireState } from "./requireState.ts";
import { valueKinds } from "./stabilize.ts";

const known = ["falseAlarmsPerWeek", "values", "timeZone", "direction", "minimumChange", "leaveOut", "hold", "state", "tuning"];

/** @throws MetricsError `invalid-query` for what no detector can be made of, with what could */
export function requireDetector(grain: Grain, options: DetectorOptions): void {
  requireOptions(options, known);
  requireGrain(grain);
  const { falseAlarmsPerWeek = 1, values = "plain", timeZone = "UTC", direction = "both", minimumChange, leaveOut = [], hold = 0 } = options;
  requireNumber("falseAlarmsPerWeek", falseAlarmsPerWeek, "a number from 0.000001 on", { from: 1e-6 });
  requireOneOf("values", values, valueKinds);
  requireOneOf("direction", direction, ["up", "down", "both"]);
  if (typeof timeZone !== "string" || !isTimeZone(timeZone)) refuse("timeZone", timeZone, "an IANA name such as Asia/Shanghai");
  if (minimumChange !== undefined) requireChange(minimumChange);
  requireList("leaveOut", leaveOut, "a list of times with from and to");
  leaveOut.forEach((time: unknown, at) => {
    const { from, to } = Object(time) as { readonly from?: unknown; readonly to?: unknown };
    const [start, end] = [requireInstant(`leaveOut[${at}].from`, from), requireInstant(`leaveOut[${at}].to`, to)];
    if (start >= end) refuse(`leaveOut[${at}].to`, to, `after ${from}, where it begins`);
  });
  requireNumber("hold", hold, "a whole number of points from 0 on", { from: 0, isWhole: true });
  if (options.tuning !== undefined) requireTuning(options.tuning);
  if (options.state !== undefined) requireState(options.state, grain);
}

function requireChange(change: unknown): void {
  const given = Object.keys(Object(change) as object);
  const [name] = given;
  if (given.length !== 1 || (name !== "absolute" && name !== "relative")) refuse("minimumChange", change, "{ absolute } or { relative }");
  const value = (change as { readonly [name: string]: unknown })[name];
  requireNumber(`minimumChange.${name}`, value, "a number, 0 or more", { from: 0 });
}

function requireTuning(tuning: object): void {
  requireOptions(tuning, Object.keys(detectorTuning));
  for (const [name, value] of Object.entries(tuning)) {
    const usual = detectorTuning[name as keyof DetectorTuning];
    const from = name === "binRatio" ? 1.001 : usual / 10;
    requireNumber(`tuning.${name}`, value, `a number from ${from} to ${usual * 10}`, { from, to: usual * 10 });
  }
}

/** When it begins, epoch milliseconds. What is no finite number is not known. @throws MetricsError `invalid-query` */
export function requirePoint(point: DetectorPoint): number {
  const { from, value, n } = Object(point) as { readonly [name in keyof DetectorPoint]?: unknown };
  if (typeof value === "number" ? Math.abs(value) > mostValue && Number.isFinite(value) : value !== null) {
    refuse("value", value, `a number, null where it is not known, and no larger than ${mostValue}`);
  }
  if (n != null) requireNumber("n", n, "a number of cases, 0 or more", { from: 0 });
  return requireInstant("from", from);
}
