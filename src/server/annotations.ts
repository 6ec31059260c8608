import type { Annotation, AnnotationQuery } from "../query/annotations.ts";
import { checkAnnotations } from "../query/checkAnnotations.ts";
import type { Catalog, RowPolicy } from "../query/index.ts";
import { MetricsError } from "../query/index.ts";
import { parseAnnotationQuery } from "../query/parseAnnotations.ts";
import { withDeadline } from "./deadline.ts";

/** Who asks for annotations, and which rows they may see. */
export interface AnnotationContext<C extends Catalog, User> {
  readonly user: User;
  readonly policy: RowPolicy<C>;
  readonly requestId: string;
}

/** What happened in a time, as far as this user may know: the host's own choice, for no row rule knows of it. */
export type AnnotationsOf<C extends Catalog, User> = (
  query: AnnotationQuery,
  context: AnnotationContext<C, User>,
) => readonly Annotation[] | Promise<readonly Annotation[]>;

/**
 * Asks the host, no longer than the caller waits.
 * @throws MetricsError `unsupported` where the host has none, `invalid-query` for what cannot be read
 */
export async function annotationsFor<C extends Catalog, User>(
  catalog: C,
  asked: unknown,
  tell: AnnotationsOf<C, User> | undefined,
  { timeoutMs, signal, ...context }: AnnotationContext<C, User> & { readonly timeoutMs: number; readonly signal: AbortSignal },
): Promise<{ readonly metrics: readonly string[]; readonly annotations: readonly Annotation[] }> {
  if (tell === undefined) {
    throw new MetricsError("unsupported", "this server tells no annotations; give createMetricsHandler `annotations`");
  }
  const query = parseAnnotationQuery(catalog, asked);
  const given = await withDeadline(timeoutMs, signal, async (ended) => tell({ ...query, signal: ended }, context));
  return { metrics: query.metrics, annotations: checkAnnotations(given) };
}
