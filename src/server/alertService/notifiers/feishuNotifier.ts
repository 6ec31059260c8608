import { createHmac } from "node:crypto";
import { NotifyError } from "../notifier.ts";
import type { Notifier } from "../notifier.ts";
import type { RobotOptions } from "./dingTalkNotifier.ts";
import { plainText } from "./plainText.ts";
import { addressOf, codeOf, post, requireDone } from "./post.ts";

/**
 * 11232 "frequency limited", of robots, also by the load of full and half hours; 99991400 "request trigger frequency limit", of
 * all its interfaces. 9499 is "too many request" and "Bad Request": as the body is a right one, it is taken for the former.
 */
const tooFast: readonly number[] = [9499, 11232, 99991400];

/**
 * A custom robot of a Feishu or Lark group: five messages a second, a hundred a minute, 20 kB each. Signed as Feishu's page
 * on them says ("自定义机器人使用指南", open.feishu.cn): `timestamp + "\n" + secret` is the key, and nothing is what is
 * signed; 19021 is a signature that is wrong or an hour old.
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
      const content = { text: plainText(text, 18_000, (part) => part.replaceAll("<", "＜")) };
      const posted = await post(address, JSON.stringify({ ...signed, msg_type: "text", content }), { signal });
      const code = codeOf(posted, "code", "StatusCode");
      if (code !== null && tooFast.includes(code)) throw new NotifyError(`Feishu takes no more for a minute (${code})`, { isRefused: true, retryAfterMs: 60_000 });
      requireDone(posted);
      if (code !== 0) throw new NotifyError(`Feishu refused the message (${code ?? "no code"})`, { isRefused: code !== null, isFinal: code !== null });
    },
  };
}
