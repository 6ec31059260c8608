import type { AnnotationPort } from "../../query/annotations.ts";
import { checkAnnotations, checkRemovedAnnotation, checkSavedAnnotation } from "../../query/checkAnnotations.ts";
import type { Transport } from "./askDocument.ts";

export type HttpAnnotations = Required<AnnotationPort>;

/**
 * The annotations of a server whose handler has `annotationStore`, to be read and written, as `annotations` of
 * `httpAdapter({ ports })`. Loaded when first asked for.
 */
export function httpAnnotations(transport: Transport): HttpAnnotations {
  const ask = async () => (await import("./askDocument.ts")).askDocument;
  return {
    list: async ({ signal, ...asked }) => (await ask())("annotations", asked, checkAnnotations, { ...transport, signal }),
    save: async (save) => (await ask())("annotations", { save }, checkSavedAnnotation, transport),
    remove: async ({ id, version }) => (await ask())("annotations", { remove: { id, version } }, checkRemovedAnnotation, transport),
  };
}
