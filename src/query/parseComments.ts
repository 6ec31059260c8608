import * as v from "valibot";
import type { Catalog } from "./catalog.ts";
import type { CommentAction, CommentQuery } from "./comments.ts";
import { requireDepth } from "./parse.ts";
import { itemId, parseOneOf } from "./parseDocuments.ts";
import { instant, list, metricIn, oneOf, strict, text, wholeFrom0 } from "./parseFields.ts";
import { filterSchema } from "./parseSchema.ts";

/** What a request asks of a place for comments. */
export type AskedComments = { readonly list: Omit<CommentQuery, "signal"> } | { readonly act: CommentAction };

const words = v.pipe(
  text,
  v.check((value) => value.trim() !== "", "the comment is empty"),
);

/**
 * Reads off the wire what is asked of comments.
 * @param input parsed JSON, not trusted
 * @throws MetricsError `invalid-query` with the path of the first fault
 */
export function parseComments(catalog: Catalog, input: unknown): AskedComments {
  requireDepth(input);
  const range = v.pipe(
    strict({ from: instant, to: instant }),
    v.check(({ from, to }) => Date.parse(from) < Date.parse(to), "the range ends before it starts, or is empty"),
  );
  const metrics = v.optional(list(metricIn(catalog), { least: 1 }));
  const widget = v.optional(itemId);
  const anchor = strict({ cockpit: itemId, widget, metrics, time: v.optional(range), filter: v.optional(filterSchema(catalog)) });
  const [thread, comment, version] = [itemId, itemId, wholeFrom0];
  const act = v.lazy((input) => {
    const kind = (input as { readonly kind?: unknown } | null)?.kind;
    if (kind === "open") return strict({ kind: v.literal("open"), thread, anchor, comment, text: words });
    if (kind === "reply") return strict({ kind: v.literal("reply"), thread, comment, text: words });
    if (kind === "edit") return strict({ kind: v.literal("edit"), thread, comment, version, text: words });
    if (kind === "remove") return strict({ kind: v.literal("remove"), thread, comment, version });
    return strict({ kind: oneOf(["resolve", "reopen", "open", "reply", "edit", "remove"]), thread });
  });
  return parseOneOf("comments", { list: strict({ cockpit: itemId, widget, metrics, range: v.optional(range) }), act }, input) as AskedComments;
}
