import type { Catalog } from "../../query/catalog.ts";
import type { DimensionValue } from "../../query/dimension.ts";
import { durationUnits } from "../../query/durationUnits.ts";
import { MetricsError } from "../../query/error.ts";
import { narrowedEvent } from "../../query/events.ts";
import type { FunnelQueryProps } from "./funnelQuery.ts";
import { isIndependent } from "./isIndependent.ts";

export interface FunnelAsked extends FunnelQueryProps<Catalog> {
  readonly control?: DimensionValue | undefined;
}

/** @throws MetricsError `invalid-query` with its path for what cannot have an effect beside the rest of what is asked */
export function requireEffect(asked: FunnelAsked): void {
  const { steps, window, order, exclusions = [], breakdown, control, between } = asked;
  const last = steps.length - 1;
  if (control !== undefined && breakdown === undefined) {
    fault("control", "segments are tested against the control, and there are none; give breakdown, or leave out control");
  }
  if (control !== undefined && !isIndependent(asked)) {
    fault("control", 'attempts of one actor are not independent, so nothing is tested; count "uniques" with another attribution than "all", or leave out control');
  }
  steps.forEach((step, at) => {
    const within = typeof step === "string" ? undefined : step.within;
    if (at === 0 || within === undefined || !isNoShorter(within, window)) return;
    fault(`steps[${at}].within`, `${within} is no shorter than the window of ${window}, which ends first; give a shorter one, or leave it out`);
  });
  exclusions.forEach((exclusion, at) => {
    const { from = 0, to = last } = exclusion;
    const between = steps.slice(from + 1, to + 1);
    const isStep = (step: (typeof steps)[number]) => narrowedEvent(step).event === exclusion.event && narrowedEvent(step).where === undefined;
    if (order === "any" || between.length === 0 || !between.every(isStep)) return;
    fault(`exclusions[${at}]`, `"${exclusion.event}" is the very step that comes next, so it excludes nothing; exclude another event, or other steps`);
  });
  if (between === undefined) return;
  const { from = 0, to = last } = between;
  if (to > last) fault("between.to", `the last step is ${last}, counted from 0, not ${to}`);
  if (from >= to) fault("between.from", `step ${from} is not before step ${to}; steps are counted from 0`);
}

/** The shortest and the longest that a duration may be, in hours: months, years and days are not all of one length. */
function boundsOf(duration: string): readonly [least: number, most: number] | null {
  const units = durationUnits(duration);
  if (units === null) return null;
  const { days, minutes } = units;
  const [years, months] = [Math.floor(units.months / 12), units.months % 12];
  const most = years * 366 + months * 31;
  const turn = days + most > 0 ? 1 : 0;
  return [24 * (days + years * 365 + months * 28) - turn + minutes / 60, 24 * (days + most) + turn + minutes / 60];
}

function isNoShorter(within: string, window: string): boolean {
  if (within === window) return true;
  const [own, whole] = [boundsOf(within), boundsOf(window)];
  return own !== null && whole !== null && own[0] >= whole[1];
}

function fault(path: string, message: string): never {
  throw new MetricsError("invalid-query", message, { path });
}
