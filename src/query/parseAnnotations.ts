import * as v from "valibot";
import { annotationKinds } from "./annotations.ts";
import type { AnnotationQuery, KeptAnnotation } from "./annotations.ts";
import type { Catalog } from "./catalog.ts";
import { MetricsError } from "./error.ts";
import { pathText, requireDepth } from "./parse.ts";
import { itemId } from "./parseDocuments.ts";
import { instant, limits, list, metricIn, oneOf, strict, text, wholeFrom0 } from "./parseFields.ts";
import { filterSchema } from "./parseSchema.ts";

/** What a request asks of a port of annotations. */
export type AskedAnnotations =
  | Omit<AnnotationQuery, "signal">
  | { readonly save: Omit<KeptAnnotation, "canEdit" | "owner" | "ownerId"> }
  | { readonly remove: Pick<KeptAnnotation, "id" | "version"> };

/**
 * Reads off the wire what is asked of annotations.
 * @param input parsed JSON, not trusted
 * @throws MetricsError `invalid-query` with the path of the first fault
 */
export function parseAnnotations(catalog: Catalog, input: unknown): AskedAnnotations {
  requireDepth(input);
  const range = v.pipe(
    strict({ from: instant, to: instant }),
    v.check(({ from, to }) => Date.parse(from) < Date.parse(to), "the range ends before it starts, or is empty"),
  );
  const metrics = list(metricIn(catalog), { least: 1 });
  const save = v.pipe(
    strict({
      id: itemId,
      version: wholeFrom0,
      at: instant,
      to: v.optional(instant),
      label: v.pipe(text, v.minLength(1, "the label is empty"), v.maxLength(limits.name, "the label is too long")),
      kind: v.optional(oneOf(annotationKinds)),
      link: v.optional(v.pipe(text, v.check((link) => /^(?:https?:|mailto:|\/(?!\/))/i.test(link), "expected a link to a page or to mail"))),
      metrics: v.optional(metrics),
      filter: v.optional(filterSchema(catalog)),
    }),
    v.check(({ at, to }) => to === undefined || Date.parse(at) < Date.parse(to), "it ends before it starts"),
  );
  const given = Object(input) as object;
  const schema = "save" in given ? strict({ save }) : "remove" in given ? strict({ remove: strict({ id: itemId, version: wholeFrom0 }) }) : strict({ metrics, range });
  const parsed = v.safeParse(schema, input, { abortEarly: true });
  if (parsed.success) return parsed.output as AskedAnnotations;
  const [issue] = parsed.issues;
  const inside = pathText(v.getDotPath(issue), issue);
  throw new MetricsError("invalid-query", issue.message, { path: inside === "" ? "annotations" : `annotations.${inside}` });
}
