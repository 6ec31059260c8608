import type { Settled } from "../../query/adapter.ts";
import { withRows } from "../../query/columns.ts";
import type { WireResult } from "../../query/columns.ts";
import { MetricsError } from "../../query/error.ts";
import type { TableResult } from "../../query/result.ts";
import { wireErrorIn } from "./httpError.ts";

/**
 * Hands out the answers to `count` queries: of a stream, each as it arrives; else all at once. A stream that ends in
 * the middle ends in silence.
 * @throws MetricsError `contract-violation` at the first thing that is no answer
 */
export async function readAnswers(
  response: Response,
  count: number,
  tell: (position: number, settled: Settled<TableResult<unknown>>) => void,
): Promise<void> {
  const type = response.headers.get("content-type") ?? "nothing";
  const take = (answer: unknown) => {
    const { index, status, result } = (answer ?? {}) as { index?: unknown; status?: unknown; result?: unknown };
    const error = status === "error" ? wireErrorIn(answer) : null;
    if (!Number.isInteger(index) || (index as number) < 0 || (index as number) >= count) throw violation(answer);
    if (error !== null) return tell(index as number, { status: "rejected", error: MetricsError.fromJSON(error) });
    if (status !== "ok" || !isWireResult(result)) throw violation(answer);
    tell(index as number, { status: "fulfilled", value: withRows(result) });
  };

  if (type.includes("ndjson") && response.body !== null) {
    for await (const line of linesOf(response.body)) take(parse(line));
    return;
  }
  if (!type.includes("json")) {
    await response.body?.cancel();
    throw new MetricsError("contract-violation", `the server answered ${type}: is there a sign-in page before it?`);
  }
  const body = parse(await response.text()) as { readonly contract?: unknown; readonly answers?: unknown } | null;
  if (body?.contract !== 1 || !Array.isArray(body.answers)) throw violation(body);
  body.answers.forEach(take);
}

/** Whole lines; a last one that was cut off is left out. */
async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    const lines = (rest + decoder.decode(value, { stream: !done })).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (line.trim() !== "") yield line;
    if (!done) continue;
    if (rest.trimEnd().endsWith("}")) yield rest;
    return;
  }
}

function parse(text: string): unknown {
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
function violation(found: unknown): MetricsError {
  return new MetricsError("contract-violation", "the server does not speak contract 1", { cause: found });
}
