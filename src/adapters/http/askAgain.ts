import type { MetricsError } from "../../query/error.ts";
import type { Tell } from "./answers.ts";
import { retryLater } from "./retry.ts";

/** Of those that are still open, some. */
type Half = <O extends readonly [index: number, asked: unknown]>(open: () => readonly O[]) => () => readonly O[];

/**
 * What was too much for one request is asked in two, side by side; what may pass is asked later, by who asked it.
 * @param ended why the request did
 * @param errors what each that is still open has met
 */
export async function askAgain(
  sent: readonly (readonly [index: number, asked: unknown])[],
  ended: MetricsError,
  errors: Parameters<typeof retryLater>[0],
  settle: Tell,
  options: Parameters<typeof retryLater>[2],
  exchange: (half: Half) => Promise<void>,
): Promise<void> {
  if (sent.length < 2 || ended.code !== "too-large") return retryLater(errors, settle, options);
  const [middle = 0] = sent[sent.length >> 1] ?? [];
  await Promise.all([exchange(openWhere((index) => index < middle)), exchange(openWhere((index) => index >= middle))]);
}

function openWhere(isIn: (index: number) => boolean): Half {
  return (open) => () => open().filter(([index]) => isIn(index));
}
