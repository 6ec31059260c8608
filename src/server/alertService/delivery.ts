import type { AlertMessage } from "./notification.ts";
import type { OutboxEntry } from "./outbox.ts";

/** A message on its way to a receiver. */
export interface Delivery {
  /** The message's. */
  readonly id: string;
  readonly receiver: string;
  /** `failed`: given up, after it was refused for good or too often. */
  readonly status: "pending" | "sent" | "failed";
  /** How often it was begun: those that a crash cut short count too. */
  readonly attempts: number;
  /** How often the receiver refused it, or was not there. */
  readonly failures: number;
  /** Not before; epoch milliseconds. */
  readonly nextAt: number;
  readonly sentAt: number | null;
  /** Why it did not arrive the last time; nothing secret is in it. */
  readonly error: string | null;
  readonly message: AlertMessage;
  /** Some of whom it is for have it: what comes after it does not wait for it. Default false. */
  readonly isPartial?: boolean;
  /** How each of its notifications waited, in their order; not known of what an older version made. */
  readonly waited?: readonly Omit<OutboxEntry, "notification">[];
}

/** How what does not arrive is sent again. */
export interface RetryOptions {
  /** Before the second time. Default 5 000; doubled with each failure. */
  readonly firstMs?: number;
  /** Default an hour. */
  readonly mostMs?: number;
  /** Failures until it is given up. Default 12: about six hours. */
  readonly failures?: number;
}

/** How long to wait after so many failures. */
export function backoffMs(failures: number, { firstMs = 5_000, mostMs = 3_600_000 }: RetryOptions = {}): number {
  return Math.min(mostMs, firstMs * 2 ** Math.max(0, failures - 1));
}

export const failuresUntilGivenUp = 12;

/** What waited for a message, as it did; null: it is not known how. */
export function entriesOf({ message, waited }: Delivery): readonly OutboxEntry[] | null {
  if (waited?.length !== message.notifications.length) return null;
  return message.notifications.flatMap((notification, index) => {
    const own = waited[index];
    return own === undefined ? [] : { ...own, notification };
  });
}
