import { MetricsError } from "../../query/error.ts";
import { parsed, violation } from "./answers.ts";
import { errorOf } from "./httpError.ts";

/**
 * The answers of a response that is no stream.
 * @throws MetricsError what a refused request means; `contract-violation` for anything but answers
 */
export async function wholeAnswer(response: Response): Promise<readonly unknown[]> {
  if (!response.ok) throw await errorOf(response);
  const type = response.headers.get("content-type") ?? "nothing";
  if (!type.includes("json")) {
    await response.body?.cancel();
    throw new MetricsError("contract-violation", `the server answered ${type}: is there a sign-in page before it?`);
  }
  const body = parsed(await response.text()) as { readonly contract?: unknown; readonly answers?: unknown } | null;
  if (body?.contract !== 1 || !Array.isArray(body.answers)) throw violation(body);
  return body.answers;
}
