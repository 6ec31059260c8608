import type { AlertMessage } from "./notification.ts";

/** A message in words. */
export interface AlertText {
  readonly title: string;
  readonly items: readonly {
    readonly text: string;
    /** Where the incident is shown. */
    readonly url?: string;
  }[];
  /** That so many are left out, where a message may not be as long. */
  readonly more: (count: number) => string;
}

export interface SendContext {
  /** In the notifier's language. */
  readonly text: AlertText;
  readonly signal: AbortSignal;
  /** Epoch milliseconds, by the system's clock: what receivers hold signatures against. */
  readonly now: number;
}

/**
 * A way to tell people. It keeps its address and its secrets to itself: nothing of them may be in what it throws.
 * A host's own one may throw anything: of what is no `NotifyError` only the name is told on.
 */
export interface Notifier {
  /** The language of its texts. Default `en`. */
  readonly locale?: "en" | "zh-CN";
  /** What the receiver takes. Beyond half of it, everything that waits goes into one message. */
  readonly limit?: { readonly messages: number; readonly perMs: number };
  /** Resolves once the receiver has it. @throws NotifyError */
  send(message: AlertMessage, context: SendContext): Promise<void>;
}

/** Why a message did not arrive. Its text is kept, logged and shown. */
export class NotifyError extends Error {
  override readonly name = "NotifyError";
  /** Whether it is no use to send it again. */
  readonly isFinal: boolean;
  /**
   * Whether the receiver is known not to have it, as it said so or could not be reached: then quiet hours, silences and what
   * people do hold it back still. Otherwise it may have arrived, and is sent again as it is. Default false.
   */
  readonly isRefused: boolean;
  /** Whether some of whom it is for have it: what comes after it does not wait until the others do. Default false. */
  readonly isPartial: boolean;
  /** When the receiver wants to be asked again. */
  readonly retryAfterMs: number | null;

  constructor(message: string, { isFinal = false, isRefused = false, isPartial = false, retryAfterMs = null }: { readonly isFinal?: boolean; readonly isRefused?: boolean; readonly isPartial?: boolean; readonly retryAfterMs?: number | null } = {}) {
    super(`metricdeck: ${message}`);
    this.isFinal = isFinal;
    this.isRefused = isRefused;
    this.isPartial = isPartial;
    this.retryAfterMs = retryAfterMs;
  }
}
