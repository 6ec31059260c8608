import { checkProps } from "../check/checkDocument.ts";
import { collectFaults } from "../check/faults.ts";
import { below } from "../finding.ts";
import type { Finding } from "../finding.ts";
import type { AnyWidgetSpec, JsonObject } from "../widgetSpec.ts";
import { mergeRecord } from "./mergeRecord.ts";
import type { Merge } from "./mergeRecord.ts";
import { own, sameJson } from "./sameJson.ts";

/** Each prop by itself, but for those that are right on each side and wrong together. */
export function mergeProps(
  merge: Merge,
  path: string,
  spec: AnyWidgetSpec | undefined,
  base: JsonObject,
  ours: JsonObject,
  theirs: JsonObject,
): JsonObject {
  const each = mergeRecord(base, ours, theirs, path, (...three) => merge.atom(...three)) as JsonObject;
  const props = inOneUnit(merge, path, spec, each, { base, ours, theirs });
  const known = new Set([ours, theirs].flatMap((side) => faultsOf(spec, side, path)).map((one) => one.path));
  const fault = faultsOf(spec, props, path).find((one) => !known.has(one.path));
  return fault === undefined ? props : (merge.atom(path, base, ours, theirs, fault.message) ?? ours);
}

function faultsOf(spec: AnyWidgetSpec | undefined, props: JsonObject, path: string): readonly Finding[] {
  const faults = collectFaults();
  if (spec !== undefined) checkProps(spec, props, path, faults);
  return faults.found;
}

/** A limit that one side set for the metric that the other exchanged: both are of one side. */
function inOneUnit(
  merge: Merge,
  path: string,
  spec: AnyWidgetSpec | undefined,
  merged: JsonObject,
  { base, ours, theirs }: { readonly base: JsonObject; readonly ours: JsonObject; readonly theirs: JsonObject },
): JsonObject {
  let props = merged;
  for (const [limit, field] of Object.entries(spec?.fields ?? {})) {
    const metric = field?.unitOf;
    if (metric === undefined) continue;
    const isOf = (side: JsonObject) => sameJson(own(props, limit), own(side, limit)) && sameJson(own(props, metric), own(side, metric));
    if (isOf(ours) || isOf(theirs)) continue;
    const turned = sameJson(own(base, metric), own(theirs, metric)) ? limit : metric;
    merge.conflicts.push({ path: below(path, turned), base: own(base, turned), ours: own(ours, turned), theirs: own(theirs, turned), message: otherMetric });
    const { [limit]: _limit, [metric]: _metric, ...rest } = props;
    props = { ...rest, ...picked(merge.isTheirs(below(path, turned)) ? theirs : ours, [limit, metric]) };
  }
  return props;
}

function picked(props: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(names.flatMap((name) => (Object.hasOwn(props, name) ? [[name, props[name] ?? null]] : [])));
}

const otherMetric = {
  en: "one side chose another metric, the other a limit for the one before",
  "zh-CN": "一方更换了指标，另一方修改了原指标的界限",
};
