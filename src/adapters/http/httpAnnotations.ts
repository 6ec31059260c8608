import type { AnnotationPort } from "../../query/annotations.ts";
import type { Transport } from "./askDocument.ts";

/** The annotations of a server whose handler has `annotations`, to be read alone. Loaded when first asked for. */
export function httpAnnotationList(transport: Transport): Pick<AnnotationPort, "list"> {
  return { list: async (query) => (await import("./later.ts")).listAnnotations(query, transport) };
}

export type HttpAnnotations = Required<AnnotationPort>;

/**
 * The annotations of a server whose handler has `annotationStore`, to be read and written, as `annotations` of
 * `httpAdapter({ ports })`. Loaded when first asked for.
 */
export function httpAnnotations(transport: Transport): HttpAnnotations {
  const port = async () => (await import("./keptAnnotations.ts")).askAnnotations(transport);
  return {
    list: async (query) => (await port()).list(query),
    save: async (annotation) => (await port()).save(annotation),
    remove: async (annotation) => (await port()).remove(annotation),
  };
}
