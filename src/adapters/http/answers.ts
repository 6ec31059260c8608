import type { Settled } from "../../query/adapter.ts";
import { withRows } from "../../query/columns.ts";
import type { WireResult } from "../../query/columns.ts";
import { MetricsError } from "../../query/error.ts";
import type { TableResult } from "../../query/result.ts";

export type Tell = (index: number, settled: Settled<TableResult<unknown>>) => void;

/**
 * Hands out the answers to `count` queries: of a stream, each as it arrives; else all at once. A stream that ends in
 * the middle ends in silence.
 * @throws MetricsError what a refused request means; `contract-violation` at the first thing that is no answer
 */
export async function readAnswers(response: Response, count: number, tell: Tell): Promise<void> {
  const { body, headers, ok } = response;
  if (!ok || body === null || !headers.get("content-type")?.includes("ndjson")) {
    const { wholeAnswer } = await import("./later.ts");
    for (const answer of await wholeAnswer(response)) await takeAnswer(answer, count, tell);
    return;
  }
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (let isDone = false; !isDone; ) {
    const { done, value } = await reader.read();
    isDone = done;
    const lines = (rest + decoder.decode(value, { stream: !done })).split("\n");
    // A last line that was cut off is left out.
    rest = done && lines.at(-1)?.trimEnd().endsWith("}") ? "" : (lines.pop() ?? "");
    for (const line of lines) if (line.trim() !== "") await takeAnswer(parsed(line), count, tell);
  }
}

/**
 * Hands out one answer of a request of `count` queries.
 * @throws MetricsError `contract-violation` for what is none
 */
export async function takeAnswer(answer: unknown, count: number, tell: Tell): Promise<void> {
  const { index, status, result } = (answer ?? {}) as { index?: unknown; status?: unknown; result?: unknown };
  const isAsked = Number.isInteger(index) && (index as number) >= 0 && (index as number) < count;
  if (isAsked && status === "ok" && isWireResult(result)) {
    return tell(index as number, { status: "fulfilled", value: withRows(result) });
  }
  const error = isAsked && status === "error" ? (await import("./later.ts")).wireErrorIn(answer) : null;
  if (error === null) throw violation(answer);
  tell(index as number, { status: "rejected", error: MetricsError.fromJSON(error) });
}

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw violation(text);
  }
}

function isWireResult(result: unknown): result is WireResult {
  const { contract, columns, rowCount } = (result ?? {}) as Partial<WireResult>;
  return contract === 1 && typeof rowCount === "number" && Array.isArray(columns) && columns.every(isColumn);
}

function isColumn(column: unknown): boolean {
  const { name, role, values, cells } = (column ?? {}) as { [part: string]: unknown };
  const data = role === "metric" ? (cells as { readonly value?: unknown } | undefined)?.value : values;
  return typeof name === "string" && Array.isArray(data);
}

/** What was found stays out of the message: it may be data. */
export function violation(found: unknown): MetricsError {
  return new MetricsError("contract-violation", "the answer is not of contract 1", { cause: found });
}
