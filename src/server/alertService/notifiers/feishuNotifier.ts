import { createHmac } from "node:crypto";
import { NotifyError } from "../notifier.ts";
import type { Notifier } from "../notifier.ts";
import type { RobotOptions } from "./dingTalkNotifier.ts";
import { plainText } from "./plainText.ts";
import { addressOf, codeOf, post, requireDone } from "./post.ts";

const tooFast: readonly number[] = [9499, 11232];

/**
 * A custom robot of a Feishu or Lark group: five messages a second and a hundred a minute. Signed as Feishu's page on
 * custom robots says: `timestamp + "\n" + secret` is the key, and nothing is what is signed.
 */
export function feishuNotifier({ url, secret, locale = "zh-CN" }: RobotOptions): Notifier {
  const address = addressOf(url, "feishuNotifier");
  return {
    locale,
    limit: { messages: 5, perMs: 3_000 },
    send: async (_message, { text, signal, now }) => {
      const timestamp = String(Math.floor(now / 1_000));
      const signed = secret === undefined ? {} : { timestamp, sign: createHmac("sha256", `${timestamp}\n${secret}`).update("").digest("base64") };
      // `<at user_id="all">` in a text calls everybody.
      const content = { text: plainText(text, 18_000).replaceAll("<", "＜") };
      const posted = await post(address, JSON.stringify({ ...signed, msg_type: "text", content }), { signal });
      const code = codeOf(posted, "code", "StatusCode");
      if (code !== null && tooFast.includes(code)) throw new NotifyError(`Feishu takes no more for a minute (${code})`, { retryAfterMs: 60_000 });
      requireDone(posted);
      if (code !== 0) throw new NotifyError(`Feishu refused the message (${code ?? "no code"})`, { isFinal: code !== null });
    },
  };
}
