import type { Annotation, AnnotationQuery } from "../../query/annotations.ts";
import { checkAnnotations } from "../../query/checkAnnotations.ts";
import { MetricsError } from "../../query/error.ts";
import { parsed } from "./answers.ts";
import { errorOf } from "./httpError.ts";
import type { Post } from "./httpAdapter.ts";
import { retryLater } from "./retry.ts";
import type { RetryOptions } from "./retry.ts";

interface Transport extends RetryOptions {
  readonly post: Post;
  readonly url: string;
  readonly random: () => number;
}

/** Asks the server what happened, again where that may help. @throws MetricsError */
export async function listAnnotations(
  { metrics, range, signal = new AbortController().signal }: AnnotationQuery,
  { post, url, ...retry }: Transport,
): Promise<readonly Annotation[]> {
  const body = JSON.stringify({ contract: 1, annotations: { metrics, range } });
  for (let attempt = 1; ; attempt += 1) {
    try {
      const response = await post(body, signal, { accept: "application/json" });
      if (!response.ok) throw await errorOf(response);
      const answer = parsed(await response.text()) as { readonly annotations?: unknown } | null;
      return checkAnnotations(answer?.annotations);
    } catch (cause) {
      const error = asError(cause, url, signal);
      let isOver = false;
      await retryLater([[0, error]], () => (isOver = true), { attempt, signal, ...retry });
      if (isOver) throw error;
    }
  }
}

function asError(cause: unknown, url: string, { aborted }: AbortSignal): MetricsError {
  if (aborted) return new MetricsError("aborted", "the question for annotations was cancelled", { cause });
  if (cause instanceof MetricsError) return cause;
  return new MetricsError("unavailable", `${url} could not be reached, or broke off`, { cause });
}
