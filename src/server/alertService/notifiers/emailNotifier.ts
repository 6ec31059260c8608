import { MetricsError } from "../../../query/index.ts";
import { NotifyError } from "../notifier.ts";
import type { Notifier } from "../notifier.ts";
import { plainText } from "./plainText.ts";

/** What is used of a transport, which `createTransport` of nodemailer gives. */
export interface MailTransport {
  sendMail(mail: Mail): Promise<unknown>;
}
interface Mail {
  from: string;
  to: string[];
  subject: string;
  text: string;
  messageId: string;
  headers: Record<string, string>;
  /** To whom it goes, where that is not who it names. */
  envelope?: { from: string; to: string[] };
}

/** So many messages that only some have taken are remembered. */
const mostParted = 1_000;

export interface EmailNotifierOptions {
  /** With TLS and a password of its own: they are the transport's, and stay there. */
  readonly transport: MailTransport;
  readonly from: string;
  readonly to: readonly string[];
  readonly locale?: "en" | "zh-CN";
  readonly limit?: Notifier["limit"];
}

/**
 * E-mail over SMTP. The Message-ID is the message's, so that one that is sent again is known again; `Auto-Submitted`
 * keeps holiday replies away (RFC 3834). Whoever of several the server does not take it for gets it with the next try, which a process
 * that began anew sends to all.
 * @throws MetricsError `invalid-query` with the path of an option that no mail can be sent by; without its value
 */
export function emailNotifier(options: EmailNotifierOptions): Notifier {
  checkMailOptions(options);
  const { transport, from, to, locale = "en", limit } = options;
  /** Who has not got a message that others have. */
  const missing = new Map<string, readonly string[]>();
  const domain = /@([A-Za-z0-9.-]+)/.exec(from)?.[1] ?? "metricdeck";
  return {
    locale,
    ...(limit && { limit }),
    send: async ({ id }, { text, signal }) => {
      const rest = missing.get(id);
      const mail: Mail = {
        from,
        to: [...to],
        subject: text.title,
        text: plainText(text, 100_000),
        messageId: `<${id}@${domain}>`,
        headers: { "Auto-Submitted": "auto-generated" },
        ...(rest && { envelope: { from, to: [...rest] } }),
      };
      const answer = await Promise.race([transport.sendMail(mail), ended(signal)]).catch((thrown: unknown) => {
        throw signal.aborted ? new NotifyError("the mail server did not answer in time") : mailError(thrown, rest !== undefined);
      });
      const refused = refusedOf(answer);
      missing.delete(id);
      if (refused.length === 0) return;
      missing.set(id, refused.map(({ address }) => address));
      const [oldest] = missing.keys();
      if (missing.size > mostParted && oldest !== undefined) missing.delete(oldest);
      const [{ status }] = refused as readonly [Refused];
      throw new NotifyError(`the mail server did not take the message for ${refused.length} of ${to.length} receivers${status === null ? "" : ` (${status})`}`, {
        isFinal: refused.every((one) => one.status !== null && one.status >= 500),
        isPartial: true,
      });
    },
  };
}

function checkMailOptions(options: EmailNotifierOptions): void {
  const { transport, from, to, locale, limit }: { readonly [Name in keyof EmailNotifierOptions]?: unknown } = Object(options);
  if (typeof Object(transport).sendMail !== "function") wrong("transport", "a transport that has sendMail, such as nodemailer's createTransport(url)");
  const strange = Object.keys(options).find((name) => !["transport", "from", "to", "locale", "limit"].includes(name));
  if (strange !== undefined) wrong(strange, "transport, from, to, locale and limit, and nothing else");
  if (!isAddress(from)) wrong("from", 'the sender, such as "BI <bi@example.org>"');
  if (!Array.isArray(to) || to.length === 0) wrong("to", "a list of one address or more");
  Array.from<unknown>(to).forEach((address, at) => {
    if (!isAddress(address)) wrong(`to[${at}]`, 'one address, such as "ann@example.org" or "Ann <ann@example.org>"');
  });
  if (locale !== undefined && locale !== "en" && locale !== "zh-CN") wrong("locale", '"en" or "zh-CN"');
  if (limit === undefined) return;
  const { messages, perMs } = Object(limit) as { readonly messages?: unknown; readonly perMs?: unknown };
  if (!Number.isSafeInteger(messages) || Number(messages) < 1 || typeof perMs !== "number" || !(perMs > 0)) wrong("limit", "{ messages, perMs }: a whole number from 1, and milliseconds above 0");
}

/** RFC 5322's dot-atom at a host's name, with letters of any language (RFC 6531). */
const mailbox = /[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*@[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?)*/u;
/** Of what is neither comment nor group nor half a quote: those mail somebody else, or nobody. */
const name = /(?:"[^"\\<>@\p{C}\u2028\u2029]*"|[^"\\<>@,;:()\p{C}\u2028\u2029]*)/u;
const address = new RegExp(`^(?:${mailbox.source}|${name.source}\\s*<${mailbox.source}>)$`, "u");
/** Of an address in all (RFC 5321). */
const mostLetters = 254;

/** One address, by itself or in angle brackets after a name. */
function isAddress(given: unknown): boolean {
  return typeof given === "string" && given.slice(given.lastIndexOf("<") + 1).length <= mostLetters && address.test(given);
}

function wrong(path: string, expected: string): never {
  throw new MetricsError("invalid-query", `emailNotifier needs ${expected}; what it was given is not shown`, { path });
}

function ended(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener("abort", () => reject(new Error("aborted")), { once: true }));
}

/** A transport's own error may hold addresses and what the server said to the password. */
interface Refused {
  readonly address: string;
  /** The server's answer; null: not known. */
  readonly status: number | null;
}

/** For whom the server did not take what it took for others. */
function refusedOf(answer: unknown): readonly Refused[] {
  const { rejected, rejectedErrors } = Object(answer) as { readonly rejected?: unknown; readonly rejectedErrors?: unknown };
  const errors = Array.isArray(rejectedErrors) ? (rejectedErrors as readonly unknown[]).map((one) => Object(one) as { readonly recipient?: unknown; readonly responseCode?: unknown }) : [];
  return (Array.isArray(rejected) ? (rejected as readonly unknown[]) : []).flatMap((one) => {
    const address = typeof one === "string" ? one : (Object(one) as { readonly address?: unknown }).address;
    if (typeof address !== "string") return [];
    const code = errors.find(({ recipient }) => recipient === address)?.responseCode;
    return [{ address, status: typeof code === "number" ? code : null }];
  });
}

/** @param isTaken by others, in a try before */
function mailError(thrown: unknown, isTaken: boolean): NotifyError {
  const { code, responseCode, syscall } = Object(thrown) as { readonly code?: unknown; readonly responseCode?: unknown; readonly syscall?: unknown };
  const status = typeof responseCode === "number" ? responseCode : null;
  const name = typeof code === "string" && /^[A-Z_]{1,40}$/.test(code) ? code : "unknown error";
  // Replies from 500 on are for good (RFC 5321, 4.2.1), but a password can be mended.
  const isFinal = status !== null && status >= 500 && name !== "EAUTH";
  // Of a connection that breaks later nobody knows what was taken.
  const isUnreached = name === "EDNS" || syscall === "connect" || syscall === "getaddrinfo";
  return new NotifyError(`the mail server did not take the message (${name}${status === null ? "" : `, ${status}`})`, { isFinal, isRefused: !isTaken && (status !== null || isUnreached), isPartial: isTaken });
}
