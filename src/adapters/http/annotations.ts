import type { Annotation, AnnotationQuery } from "../../query/annotations.ts";
import { checkAnnotations } from "../../query/checkAnnotations.ts";
import { askDocument } from "./askDocument.ts";
import type { Transport } from "./askDocument.ts";

/** Asks the server what happened. @throws MetricsError */
export function listAnnotations({ signal, ...asked }: AnnotationQuery, transport: Transport): Promise<readonly Annotation[]> {
  return askDocument("annotations", asked, checkAnnotations, { ...transport, signal });
}
