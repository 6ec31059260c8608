export interface ValueTicks {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Number of steps from `min` to `max`. */
  readonly intervals: number;
}

/** From the least to the largest. */
export function tickValues({ min, step, intervals }: ValueTicks): readonly number[] {
  return Array.from({ length: intervals + 1 }, (_, index) => min + index * step);
}

export interface ValueTickOptions {
  /** About how many intervals; `exactly` where another axis of the same plot has set it. */
  readonly intervals: number;
  readonly exactly?: boolean;
  /** Seconds step by clock units: 15 s, 30 min, 6 h; counts never by less than one. */
  readonly unit?: "seconds" | "count" | "other";
}

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;
const clockSteps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800].concat(
  [1, 2, 3, 6, 12].map((hours) => hours * HOUR),
);

/** Round bounds around [low, high] and the step between the ticks. Equal ends are given room. */
export function valueTicks(low: number, high: number, { intervals, exactly, unit = "other" }: ValueTickOptions): ValueTicks {
  const size = Math.max(Math.abs(low), Math.abs(high));
  const top = high - low > size * 1e-9 && size > 1e-12 ? high : low + (size > 1e-12 ? size * 0.1 : 1);
  let step = roundStep((top - low) / intervals, unit);
  let min = floorTo(low, step);
  while (exactly && top > min + intervals * step * (1 + 1e-9)) {
    step = roundStep(step * 1.01, unit);
    min = floorTo(low, step);
  }
  const count = exactly ? intervals : Math.max(1, Math.ceil((top - min) / step - 1e-9));
  return { min, max: clean(min + count * step), step, intervals: count };
}

function floorTo(value: number, step: number): number {
  return clean(Math.floor(value / step + 1e-9) * step);
}

function roundStep(least: number, unit: ValueTickOptions["unit"]): number {
  if (unit === "seconds" && least > MINUTE / 60 && least <= DAY) {
    return clockSteps.find((step) => step >= least) ?? DAY;
  }
  if (unit === "seconds" && least > DAY) return DAY * roundStep(least / DAY, "count");
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 2.5, 5, 10].find((candidate) => candidate * power >= least * (1 - 1e-9)) ?? 10;
  return unit === "count" ? Math.max(1, Math.ceil(factor * power)) : clean(factor * power);
}

/** Takes off what binary fractions add: 0.30000000000000004. */
function clean(value: number): number {
  return Number(value.toPrecision(12));
}
