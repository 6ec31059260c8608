import type { AlertRule } from "../../../src/query/index.ts";
import { busy } from "./scripted.ts";
import type { Support } from "./scripted.ts";

/** What a service that is to be killed is told. */
export interface KilledOptions {
  readonly mysqlUrl: string;
  readonly prefix: string;
  readonly receiverUrl: string;
  readonly secret: string;
  /** What its clock shows when it is `startedAt` by the system's, epoch milliseconds. */
  readonly begin: number;
  readonly startedAt: number;
  /** How much faster its clock runs. */
  readonly speed: number;
}

export const killedSeries: readonly string[] = Array.from({ length: 10 }, (_, index) => `region ${index}`);

export const killedRule: AlertRule<Support> = { ...busy, id: "killed", grain: "minute", by: ["region"], check: { everyMinutes: 0.01, graceMinutes: 0 } };

/** Well for a while, then bad and worse for a while: a firing of each series every forty minutes, each at another time. */
export function killedValue(minute: number, name: string | null): number {
  const phase = (minute + 13 * killedSeries.indexOf(name ?? "")) % 40;
  return phase < 30 ? 10 : phase < 34 ? 50 : 90;
}
