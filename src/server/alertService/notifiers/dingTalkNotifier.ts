import { createHmac } from "node:crypto";
import { NotifyError } from "../notifier.ts";
import type { Notifier } from "../notifier.ts";
import { plainText } from "./plainText.ts";
import { addressOf, codeOf, post, requireDone } from "./post.ts";

export interface RobotOptions {
  /** The robot's address, with its key in it. */
  readonly url: string;
  /** Of a robot that wants signatures. */
  readonly secret?: string;
  readonly locale?: "en" | "zh-CN";
}

/**
 * Twenty messages a minute, then ten minutes of silence ("自定义机器人接入", open.dingtalk.com). 130101 says "send too fast,
 * exceed 20 times per minute", 410100 the same of the newer interface, 90030 "webhook over limit": a quota that is used up.
 */
const tooFast: readonly number[] = [130101, 410100, 90030];
const throttledMs = 600_000;
const systemBusy = -1;

/**
 * A custom robot of a DingTalk group. It answers everything with HTTP 200: 310000 is a wrong signature, keyword or address,
 * 300005 and 400101 a key that is not there, both for good. Signed as DingTalk's page on custom robots says: the HMAC-SHA256, keyed with the
 * secret, of `timestamp + "\n" + secret`, in base64, beside the time in milliseconds in the address.
 */
export function dingTalkNotifier({ url, secret, locale = "zh-CN" }: RobotOptions): Notifier {
  const address = addressOf(url, "dingTalkNotifier");
  return {
    locale,
    limit: { messages: 20, perMs: 60_000 },
    send: async (_message, { text, signal, now }) => {
      const signed = new URL(address);
      if (secret !== undefined) {
        signed.searchParams.set("timestamp", String(now));
        signed.searchParams.set("sign", createHmac("sha256", secret).update(`${now}\n${secret}`).digest("base64"));
      }
      const body = JSON.stringify({ msgtype: "text", text: { content: plainText(text, 18_000) }, at: { isAtAll: false } });
      const posted = await post(signed, body, { signal });
      requireDone(posted);
      const code = codeOf(posted, "errcode");
      if (code === 0) return;
      if (code !== null && tooFast.includes(code)) {
        throw new NotifyError(`DingTalk takes no more for ten minutes (${code})`, { isRefused: true, retryAfterMs: throttledMs });
      }
      throw new NotifyError(`DingTalk refused the message (${code ?? "no code"})`, { isRefused: code !== null, isFinal: code !== null && code !== systemBusy });
    },
  };
}
