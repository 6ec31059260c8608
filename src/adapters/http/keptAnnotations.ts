import { checkRemovedAnnotation, checkSavedAnnotation } from "../../query/checkAnnotations.ts";
import { listAnnotations } from "./annotations.ts";
import { askDocument } from "./askDocument.ts";
import type { Transport } from "./askDocument.ts";
import type { HttpAnnotations } from "./httpAnnotations.ts";

/** Asks the server's own port. What is saved is sent again where the answer was lost, and kept once. */
export function askAnnotations(transport: Transport): HttpAnnotations {
  return {
    list: (query) => listAnnotations(query, transport),
    save: (save) => askDocument("annotations", { save }, checkSavedAnnotation, transport),
    remove: ({ id, version }) => askDocument("annotations", { remove: { id, version } }, checkRemovedAnnotation, transport),
  };
}
