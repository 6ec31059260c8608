import { createHmac, timingSafeEqual } from "node:crypto";
import type { Notifier } from "../notifier.ts";
import { addressOf, post, requireDone } from "./post.ts";

export interface WebhookNotifierOptions {
  readonly url: string;
  /** Signs each message. Left out: nothing is signed. */
  readonly secret?: string;
  /** Sent along, such as `authorization`. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly locale?: "en" | "zh-CN";
  readonly limit?: Notifier["limit"];
}

/**
 * Posts messages as JSON: `{ id, createdAt, title, notifications }`. `idempotency-key` is the message's id, the same
 * whenever it is sent again. With a secret `x-metricdeck-timestamp` has the time in seconds and `x-metricdeck-signature`
 * what `webhookSignature` makes of it and the body; `isWebhookSigned` is its test.
 */
export function webhookNotifier({ url, secret, headers = {}, locale = "en", limit }: WebhookNotifierOptions): Notifier {
  const address = addressOf(url, "webhookNotifier");
  return {
    locale,
    ...(limit && { limit }),
    send: async ({ id, createdAt, notifications }, { text, signal, now }) => {
      const body = JSON.stringify({ id, createdAt, title: text.title, notifications });
      const timestamp = String(Math.floor(now / 1_000));
      const signed = secret === undefined ? {} : { "x-metricdeck-signature": webhookSignature(secret, timestamp, body) };
      const own = { "idempotency-key": id, "x-metricdeck-timestamp": timestamp, ...signed };
      requireDone(await post(address, body, { signal, headers: { ...headers, ...own } }));
    },
  };
}

/** `v1=` and the hexadecimal HMAC-SHA256 of time, point and body. */
export function webhookSignature(secret: string, timestamp: string, body: string): string {
  return `v1=${createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex")}`;
}

/**
 * For a receiver: whether a body is one of ours and not old.
 * @param given its two headers, and the body as it came
 */
export function isWebhookSigned(
  secret: string,
  { timestamp, signature, body }: { readonly timestamp: string; readonly signature: string; readonly body: string },
  { now, toleranceSeconds = 300 }: { readonly now: number; readonly toleranceSeconds?: number },
): boolean {
  const [own, theirs] = [webhookSignature(secret, timestamp, body), signature].map((one) => Buffer.from(one)) as [Buffer, Buffer];
  const isRecent = Math.abs(now / 1_000 - Number(timestamp)) <= toleranceSeconds;
  return isRecent && own.length === theirs.length && timingSafeEqual(own, theirs);
}
