import { checkOutcome, checkThreads } from "../query/checkComments.ts";
import type { CommentPort } from "../query/comments.ts";
import type { Catalog } from "../query/index.ts";
import { MetricsError } from "../query/index.ts";
import { parseComments } from "../query/parseComments.ts";
import type { AlertContext } from "./alerts.ts";
import { withDeadline } from "./deadline.ts";

/** The comments as this user may see and write them: the host's own choice, such as `storedComments(items, { me, may })`. */
export type CommentsOf<C extends Catalog, User> = (context: AlertContext<C, User>) => CommentPort | Promise<CommentPort>;

/**
 * Asks the host's port, no longer than the caller waits.
 * @throws MetricsError `unsupported` where the host has none, `invalid-query` for what cannot be read
 */
export async function commentsFor<C extends Catalog, User>(
  catalog: C,
  input: unknown,
  portOf: CommentsOf<C, User> | undefined,
  { timeoutMs, signal, ...context }: AlertContext<C, User> & { readonly timeoutMs: number; readonly signal: AbortSignal },
): Promise<{ readonly metrics: readonly string[]; readonly answer: unknown; readonly rowCount: number }> {
  if (portOf === undefined) {
    throw new MetricsError("unsupported", "this server keeps no comments; give createMetricsHandler `comments`");
  }
  const asked = parseComments(catalog, input);
  return withDeadline(timeoutMs, signal, async (ended) => {
    const port = await portOf(context);
    if ("act" in asked) return { metrics: [], answer: checkOutcome(await port.act(asked.act)), rowCount: 1 };
    const answer = checkThreads(await port.list({ ...asked.list, signal: ended }));
    return { metrics: asked.list.metrics ?? [], answer, rowCount: answer.length };
  });
}
