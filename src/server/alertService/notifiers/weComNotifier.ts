import { NotifyError } from "../notifier.ts";
import type { Notifier } from "../notifier.ts";
import type { RobotOptions } from "./dingTalkNotifier.ts";
import { plainText } from "./plainText.ts";
import { addressOf, codeOf, post, requireDone } from "./post.ts";

const tooFast = 45009;
const systemBusy = -1;

/**
 * A robot of a WeCom group: twenty messages a minute of 2 048 bytes ("群机器人配置说明", developer.work.weixin.qq.com), else
 * 45009 "api freq out of limit". Its address is its key, and 93000 says that it is none; it signs nothing.
 */
export function weComNotifier({ url, locale = "zh-CN" }: Omit<RobotOptions, "secret">): Notifier {
  const address = addressOf(url, "weComNotifier");
  return {
    locale,
    limit: { messages: 20, perMs: 60_000 },
    send: async (_message, { text, signal }) => {
      const posted = await post(address, JSON.stringify({ msgtype: "text", text: { content: plainText(text, 2_048) } }), { signal });
      requireDone(posted);
      const code = codeOf(posted, "errcode");
      if (code === 0) return;
      if (code === tooFast) throw new NotifyError(`WeCom takes no more for a minute (${code})`, { isRefused: true, retryAfterMs: 60_000 });
      throw new NotifyError(`WeCom refused the message (${code ?? "no code"})`, { isRefused: code !== null, isFinal: code !== null && code !== systemBusy });
    },
  };
}
