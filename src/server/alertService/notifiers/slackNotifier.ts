import type { Notifier } from "../notifier.ts";
import type { RobotOptions } from "./dingTalkNotifier.ts";
import { plainText } from "./plainText.ts";
import { addressOf, post, requireDone } from "./post.ts";

/**
 * An incoming webhook of Slack: one message a second, and HTTP 429 with `Retry-After` where that was too much ("Rate limits",
 * docs.slack.dev). Its address is its key.
 */
export function slackNotifier({ url, locale = "en" }: Omit<RobotOptions, "secret">): Notifier {
  const address = addressOf(url, "slackNotifier");
  return {
    locale,
    limit: { messages: 1, perMs: 1_000 },
    send: async (_message, { text, signal }) => {
      // `<!channel>` calls everybody.
      const escaped = plainText(text, 30_000, (part) => part.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;"));
      requireDone(await post(address, JSON.stringify({ text: escaped, mrkdwn: false }), { signal }));
    },
  };
}
