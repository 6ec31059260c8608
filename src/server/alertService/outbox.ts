import type { AlertTimes } from "../../query/alertRule.ts";
import type { AlertNotification } from "./notification.ts";

/** A notification that waits for its message. */
export interface OutboxEntry {
  /** Of the notification and the receiver. */
  readonly id: string;
  readonly receiver: string;
  /** Entries of one group go into one message. */
  readonly groupKey: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  /** How long a group collects before its first message. */
  readonly waitMs: number;
  /** How long after its last message a group is quiet. */
  readonly intervalMs: number;
  /** In these times it waits for their end. */
  readonly quiet: readonly { readonly times: AlertTimes; readonly timeZone: string }[];
  readonly notification: AlertNotification;
}
