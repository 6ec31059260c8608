import { NotifyError } from "../notifier.ts";

export interface Posted {
  readonly status: number;
  /** Null where the answer is no JSON. */
  readonly json: { readonly [name: string]: unknown } | null;
  readonly retryAfterMs: number | null;
}

/** An address of which no error may tell: robots have their key in it. @throws TypeError without it, where it is none */
export function addressOf(url: string, notifier: string): URL {
  const address = URL.canParse(url) ? new URL(url) : null;
  if (address === null || (address.protocol !== "https:" && address.protocol !== "http:")) {
    const why = "the one that it was given is not shown, as it may hold a key";
    throw new TypeError(`metricdeck: ${notifier} needs a url that begins with https://; ${why}`);
  }
  return address;
}

/**
 * Posts JSON. A redirect is not followed: what is signed is for the address that was given.
 * @throws NotifyError whose text holds nothing of address, body or answer
 */
export async function post(
  address: URL,
  body: string,
  { signal, headers = {} }: { readonly signal: AbortSignal; readonly headers?: Readonly<Record<string, string>> },
): Promise<Posted> {
  try {
    const response = await fetch(address, {
      method: "POST",
      redirect: "manual",
      signal,
      headers: { "content-type": "application/json; charset=utf-8", ...headers },
      body,
    });
    const text = (await response.text()).slice(0, 10_000);
    return { status: response.status, json: parsed(text), retryAfterMs: retryAfterOf(response.headers.get("retry-after")) };
  } catch (thrown) {
    if (signal.aborted) throw new NotifyError("the receiver did not answer in time");
    const { code } = Object((thrown as { readonly cause?: unknown }).cause) as { readonly code?: unknown };
    const name = typeof code === "string" && /^[A-Z_]{1,40}$/.test(code) ? ` (${code})` : "";
    throw new NotifyError(`the receiver cannot be reached${name}`, { isRefused: typeof code === "string" && unreached.includes(code) });
  }
}

/** Nobody was there to take anything. */
const unreached = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN"];

/** @throws NotifyError for every status but 2xx: final where asking again is of no use */
export function requireDone({ status, retryAfterMs }: Posted): void {
  if (status >= 200 && status < 300) return;
  const isFinal = status < 500 && ![408, 425, 429].includes(status);
  // What stands before a receiver may say of any other that it failed though it has it.
  const isRefused = status < 500 || status === 503;
  throw new NotifyError(`the receiver answered with HTTP ${status}`, { isFinal, isRefused, retryAfterMs });
}

/** The code of a robot's answer: they say HTTP 200 to everything. Null: it has none. */
export function codeOf({ json }: Posted, ...names: readonly string[]): number | null {
  const code = names.map((name) => json?.[name]).find((value) => typeof value === "number");
  return typeof code === "number" ? code : null;
}

function parsed(text: string): Posted["json"] {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === "object" && json !== null ? (json as Posted["json"]) : null;
  } catch {
    return null;
  }
}

/** Seconds, or a date. */
function retryAfterOf(header: string | null): number | null {
  if (header === null) return null;
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1_000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - Date.now());
}
