import { hourMs } from "./data/businessTime.ts";
import type { Surge } from "./data/incidents.ts";

/** A rehearsal: something breaks now, and the portal's clock is put forward, so that nobody waits for hours. */
export interface Drill {
  /** Epoch milliseconds: the given clock's, put forward. */
  readonly clock: () => number;
  readonly surges: () => readonly Surge[];
  readonly state: () => DrillState;
  /** From the hour that has begun on. */
  break(): void;
  repair(): void;
  forward(hours: number): void;
}

export interface DrillState {
  readonly offsetMs: number;
  readonly isBroken: boolean;
}

/** A batch of washing machines that fails in the East. */
const batch = { mark: "X", region: "East", product: "washingMachine", categories: ["repair", "complaint"], extra: 0, perHour: 40, slowdown: 2, penalty: 1.5 } as const;

export function openDrill(real: () => number): Drill {
  let offsetMs = 0;
  let surges: readonly Surge[] = [];
  const clock = () => real() + offsetMs;
  const hour = () => Math.floor(clock() / hourMs) * hourMs;
  const isBroken = () => surges.some(({ to }) => to === Infinity);
  return {
    clock,
    surges: () => surges,
    state: () => ({ offsetMs, isBroken: isBroken() }),
    break: () => {
      if (!isBroken()) surges = [...surges, { ...batch, from: hour(), to: Infinity }];
    },
    repair: () => {
      surges = surges.map((surge) => (surge.to === Infinity ? { ...surge, to: hour() } : surge));
    },
    forward: (hours) => {
      offsetMs += hours * hourMs;
    },
  };
}
