import { MetricsError } from "../../query/index.ts";
import type { AlertRows } from "./alertStore.ts";

/** Who one is among those that could evaluate. */
export interface Leader {
  readonly holder: string;
  readonly fence: number;
}

/**
 * The leader's place, if it is free or one's own already; null: somebody else has it.
 *
 * It is a row with a time until which it holds and a number that grows with every holder, and not the database's
 * `GET_LOCK`: that one belongs to a connection, so that it goes away unnoticed with a connection while its holder still
 * writes, and a holder that stood still (a paused machine, a long collection) comes back and writes too. Here every
 * write looks at the row first, under its lock, in the same transaction (`requireLead`): a late one changes nothing.
 */
export async function takeLead(rows: AlertRows, holder: string, leaseMs: number): Promise<Leader | null> {
  const lease = await rows.lease();
  if (lease !== null && lease.holder !== holder && !lease.isOver) return null;
  const fence = lease?.holder === holder ? lease.fence : (lease?.fence ?? 0) + 1;
  await rows.putLease({ holder, fence }, leaseMs);
  return { holder, fence };
}

/**
 * Holds the leader's place for the length of a transaction and prolongs it.
 * @throws MetricsError `aborted` where it was lost: nothing may be written
 */
export async function requireLead(rows: AlertRows, { holder, fence }: Leader, leaseMs: number): Promise<void> {
  const lease = await rows.lease();
  // One that is over and that nobody took is one's own still.
  if (lease === null || lease.holder !== holder || lease.fence !== fence) {
    throw new MetricsError("aborted", "another alert service evaluates now; this one wrote nothing");
  }
  await rows.putLease({ holder, fence }, leaseMs);
}
