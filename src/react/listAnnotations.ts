import type { Annotation, AnnotationPort, AnnotationQuery } from "../query/annotations.ts";

/**
 * What a port says happened. A host may have written it: its filters are read by code that relies on their form.
 * @throws MetricsError `contract-violation` with the path of a filter that is none
 */
export async function listAnnotations(port: AnnotationPort, query: AnnotationQuery): Promise<readonly Annotation[]> {
  const told = await port.list(query);
  if (told.every(({ filter }) => !filter)) return told;
  const { checkFilterShape } = await import("../query/checkFilterShape.ts");
  told.forEach(({ filter }, at) => filter && checkFilterShape(filter, `annotations[${at}].filter`));
  return told;
}
