import type { AnyWidgetSpec } from "../document/widgetSpec.ts";
import { checkDocument, checkEntries, checkRemovedDocument, checkRemovedView, checkSavedDocument, checkSavedView, checkViews } from "../query/checkDocuments.ts";
import type { CockpitStore, ViewPort } from "../query/documents.ts";
import type { Catalog } from "../query/index.ts";
import { MetricsError } from "../query/index.ts";
import { parseDocuments } from "../query/parseDocuments.ts";
import type { AskedDocuments } from "../query/parseDocuments.ts";
import type { AlertContext } from "./alerts.ts";
import { withDeadline } from "./deadline.ts";
import { requireDocument } from "./requireDocument.ts";

/** The cockpits as this user may see and change them: the host's own choice, such as `storedCockpits(items, { me, may })`. */
export type DocumentsOf<C extends Catalog, User> = (context: AlertContext<C, User>) => CockpitStore | Promise<CockpitStore>;

export interface DocumentSources<C extends Catalog, User> {
  /** The cockpits and views that a user may see and change. Left out: there are none to ask for. */
  readonly documents?: DocumentsOf<C, User>;
  /**
   * The kinds of widgets that a document may name to be kept: `standardSpecs`, and the host's own. Default: the library's,
   * and others with whatever props they are given.
   */
  readonly widgets?: readonly AnyWidgetSpec[];
}

/**
 * Asks the host's store, no longer than the caller waits.
 * @throws MetricsError `unsupported` where the host has none, `invalid-query` for what cannot be read
 */
export async function documentsFor<C extends Catalog, User>(
  input: unknown,
  { documents: storeOf, widgets }: DocumentSources<C, User>,
  { timeoutMs, signal, ...context }: AlertContext<C, User> & { readonly timeoutMs: number; readonly signal: AbortSignal },
): Promise<{ readonly metrics: readonly string[]; readonly answer: unknown; readonly rowCount: number }> {
  if (storeOf === undefined) {
    throw new MetricsError("unsupported", "this server keeps no cockpits; give createMetricsHandler `documents`");
  }
  const asked = parseDocuments(input);
  if ("save" in asked) requireDocument(asked.save.document, widgets);
  const answer = await withDeadline(timeoutMs, signal, async (ended) => answerOf(await storeOf(context), asked, ended));
  return { metrics: [], answer, rowCount: Array.isArray(answer) ? answer.length : Number(answer !== null) };
}

async function answerOf(store: CockpitStore, asked: AskedDocuments, signal: AbortSignal): Promise<unknown> {
  if ("list" in asked) return checkEntries(await store.list({ signal }));
  if ("get" in asked) return checkDocument(await store.get(asked.get, { signal }));
  if ("save" in asked) return checkSavedDocument(await store.save(asked.save));
  if ("remove" in asked) return checkRemovedDocument(await store.remove(asked.remove));
  const views = viewsOf(store);
  if ("views" in asked) return checkViews(await views.list(asked.views, { signal }));
  if ("saveView" in asked) return checkSavedView(await views.save(asked.saveView));
  if ("removeView" in asked) return checkRemovedView(await views.remove(asked.removeView));
  const { cockpit, view, ...options } = asked.setDefault;
  await views.setDefault(cockpit, view, options);
  return {};
}

function viewsOf({ views }: CockpitStore): ViewPort {
  if (views === undefined) throw new MetricsError("unsupported", "this server keeps no views of cockpits");
  return views;
}
