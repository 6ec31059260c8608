import type { Annotation, AnnotationPort, AnnotationQuery } from "../query/annotations.ts";
import { checkAnnotations, checkRemovedAnnotation, checkSavedAnnotation } from "../query/checkAnnotations.ts";
import type { Catalog, RowPolicy } from "../query/index.ts";
import { MetricsError } from "../query/index.ts";
import { parseAnnotations } from "../query/parseAnnotations.ts";
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

/** The annotations as this user may see and change them, such as `storedAnnotations(items, { me, may })`. */
export type AnnotationStoreOf<C extends Catalog, User> = (context: AnnotationContext<C, User>) => AnnotationPort | Promise<AnnotationPort>;

export interface AnnotationSources<C extends Catalog, User> {
  readonly annotations?: AnnotationsOf<C, User>;
  readonly annotationStore?: AnnotationStoreOf<C, User>;
}

/** What happened, as far as this user may know: what the host tells, and what is kept. None where it has neither. */
export async function notedFor<C extends Catalog, User>(
  query: AnnotationQuery,
  { annotations: tell, annotationStore: storeOf }: AnnotationSources<C, User>,
  context: AnnotationContext<C, User>,
): Promise<readonly Annotation[]> {
  const told = tell === undefined ? [] : checkAnnotations(await tell(query, context));
  const store = await storeOf?.(context);
  return [...told, ...(store === undefined ? [] : checkAnnotations(await store.list(query)))];
}

/**
 * Asks the host, no longer than the caller waits.
 * @throws MetricsError `unsupported` where the host has none, `invalid-query` for what cannot be read
 */
export async function annotationsFor<C extends Catalog, User>(
  catalog: C,
  input: unknown,
  sources: AnnotationSources<C, User>,
  { timeoutMs, signal, ...context }: AnnotationContext<C, User> & { readonly timeoutMs: number; readonly signal: AbortSignal },
): Promise<{ readonly metrics: readonly string[]; readonly answer: unknown; readonly rowCount: number }> {
  if (sources.annotations === undefined && sources.annotationStore === undefined) {
    throw new MetricsError("unsupported", "this server tells no annotations; give createMetricsHandler `annotations`");
  }
  const asked = parseAnnotations(catalog, input);
  return withDeadline(timeoutMs, signal, async (ended) => {
    if ("metrics" in asked) {
      const answer = await notedFor({ ...asked, signal: ended }, sources, context);
      return { metrics: asked.metrics, answer, rowCount: answer.length };
    }
    const { save, remove } = (await sources.annotationStore?.(context)) ?? {};
    if (save === undefined || remove === undefined) throw new MetricsError("unsupported", "this server keeps no annotations; give createMetricsHandler `annotationStore`");
    const answer = "save" in asked ? checkSavedAnnotation(await save(asked.save)) : checkRemovedAnnotation(await remove(asked.remove));
    return { metrics: [], answer, rowCount: 1 };
  });
}
