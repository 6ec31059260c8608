import type { CockpitDocument } from "../cockpitDocument.ts";
import { MetricsError } from "../../query/error.ts";
import { read } from "./checkDocument.ts";
import type { DocumentOptions } from "./checkDocument.ts";

/**
 * Reads a document that came from a file, a server, an editor or a model: a copy that holds nothing that was not checked,
 * in the current version. A document that is read and written again is the same.
 * @param input parsed JSON, not trusted
 * @throws MetricsError `invalid-query` with the path of the first fault and, for names, the nearest valid one
 */
export function parseDocument(input: unknown, options: DocumentOptions): CockpitDocument {
  const { found, document } = read(input, options);
  const [first] = found;
  if (document !== null) return document;
  throw new MetricsError("invalid-query", first?.message.en ?? "the document is not read", { path: first?.path ?? "" });
}
