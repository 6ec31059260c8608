import { annotationKinds } from "./annotations.ts";
import type { Annotation, KeptAnnotation, RemovedAnnotation, SavedAnnotation } from "./annotations.ts";
import { fault, fieldsOf, list, number, oneOf, orNull } from "./checkFields.ts";
import { truth } from "./checkDocuments.ts";
import { checkFilterShape } from "./checkFilterShape.ts";
import { safeLink } from "./safeLink.ts";

/**
 * Annotations that a host or a server gave, with their own fields alone.
 * @throws MetricsError `contract-violation` with the path of the first fault; a link that would run code is one
 */
export function checkAnnotations(given: unknown): readonly Annotation[] {
  if (!Array.isArray(given)) throw fault("annotations", "expected a list of annotations");
  return given.map((one: unknown, index) => checkAnnotation(one, `annotations[${index}]`));
}

/** @throws MetricsError as `checkAnnotations` does */
export function checkSavedAnnotation(given: unknown, path = "annotations"): SavedAnnotation {
  const { status, annotation } = fieldsOf(given, path);
  const known = oneOf(["saved", "conflict"])(status, `${path}.status`);
  if (known === "conflict") return { status: known, annotation: orNull(keptOf)(annotation, `${path}.annotation`) };
  return { status: known, annotation: keptOf(annotation, `${path}.annotation`) };
}

/** @throws MetricsError as `checkAnnotations` does */
export function checkRemovedAnnotation(given: unknown, path = "annotations"): RemovedAnnotation {
  const { status, annotation } = fieldsOf(given, path);
  const known = oneOf(["removed", "conflict"])(status, `${path}.status`);
  return known === "removed" ? { status: known } : { status: known, annotation: keptOf(annotation, `${path}.annotation`) };
}

function keptOf(given: unknown, path: string): KeptAnnotation {
  const known = checkAnnotation(given, path);
  const { id, version, canEdit } = known;
  if (id === undefined || version === undefined || canEdit === undefined) throw fault(path, "expected an annotation with id, version and canEdit");
  return { ...known, id, version, canEdit };
}

/** @throws MetricsError as `checkAnnotations` does */
export function checkAnnotation(given: unknown, path: string): Annotation {
  const { at, to, label, kind, owner, ownerId, link, metrics, filter, id, version, canEdit } = (given ?? {}) as { readonly [field: string]: unknown };
  const text = (value: unknown, field: string): string => {
    if (typeof value !== "string") throw fault(`${path}.${field}`, "expected a text");
    return value;
  };
  const instant = (value: unknown, field: string): string => {
    const written = text(value, field);
    if (Number.isNaN(Date.parse(written))) throw fault(`${path}.${field}`, "expected an instant such as 2026-03-29T00:00:00Z");
    return written;
  };
  const href = (value: unknown): string => {
    const written = text(value, "link");
    if (safeLink(written) === undefined) throw fault(`${path}.link`, "expected a link to a page or to mail");
    return written;
  };
  return {
    at: instant(at, "at"),
    ...(to !== undefined && { to: instant(to, "to") }),
    label: text(label, "label"),
    ...(kind !== undefined && { kind: oneOf(annotationKinds)(kind, `${path}.kind`) }),
    ...(owner !== undefined && { owner: text(owner, "owner") }),
    ...(ownerId !== undefined && { ownerId: text(ownerId, "ownerId") }),
    ...(link !== undefined && { link: href(link) }),
    ...(metrics !== undefined && { metrics: list(metrics, `${path}.metrics`, (one, place) => text(one, place.slice(path.length + 1))) }),
    ...(filter !== undefined && { filter: checkFilterShape(filter, `${path}.filter`) }),
    ...(id !== undefined && { id: text(id, "id") }),
    ...(version !== undefined && { version: number(version, `${path}.version`) }),
    ...(canEdit !== undefined && { canEdit: truth(canEdit, `${path}.canEdit`) }),
  };
}
