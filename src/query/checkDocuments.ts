import type { AlertPerson } from "./alerts.ts";
import { fault, fieldsOf, inLanguages, instant, list, number, oneOf, orNull, text } from "./checkFields.ts";
import type { CockpitView, CockpitViews, DocumentEntry, DocumentJson, RemovedDocument, RemovedView, SavedDocument, SavedView, StoredDocument } from "./documents.ts";

/**
 * Cockpits that a host or a server gave. What is in a document is for `metricdeck/document` to check.
 * @throws MetricsError `contract-violation` with the path of the first fault
 */
export function checkEntries(given: unknown, path = "documents"): readonly DocumentEntry[] {
  return list(given, path, entry);
}

/** @throws MetricsError as `checkEntries` does, as all here */
export function checkDocument(given: unknown, path = "documents"): StoredDocument | null {
  return orNull(stored)(given, path);
}

export function checkSavedDocument(given: unknown, path = "documents"): SavedDocument {
  const { status, document } = fieldsOf(given, path);
  const known = oneOf(["saved", "conflict"])(status, `${path}.status`);
  if (known === "conflict") return { status: known, document: checkDocument(document, `${path}.document`) };
  return { status: known, document: stored(document, `${path}.document`) };
}

export function checkRemovedDocument(given: unknown, path = "documents"): RemovedDocument {
  const { status, document } = fieldsOf(given, path);
  const known = oneOf(["removed", "conflict"])(status, `${path}.status`);
  return known === "removed" ? { status: known } : { status: known, document: stored(document, `${path}.document`) };
}

export function checkViews(given: unknown, path = "documents"): CockpitViews {
  const { views, defaults, canShare } = fieldsOf(given, path);
  const { me, all } = fieldsOf(defaults, `${path}.defaults`);
  return {
    views: list(views, `${path}.views`, view),
    defaults: { me: orNull(text)(me, `${path}.defaults.me`), all: orNull(text)(all, `${path}.defaults.all`) },
    canShare: truth(canShare, `${path}.canShare`),
  };
}

export function checkSavedView(given: unknown, path = "documents"): SavedView {
  const { status, view: kept } = fieldsOf(given, path);
  const known = oneOf(["saved", "conflict"])(status, `${path}.status`);
  if (known === "conflict") return { status: known, view: orNull(view)(kept, `${path}.view`) };
  return { status: known, view: view(kept, `${path}.view`) };
}

export function checkRemovedView(given: unknown, path = "documents"): RemovedView {
  const { status, view: kept } = fieldsOf(given, path);
  const known = oneOf(["removed", "conflict"])(status, `${path}.status`);
  return known === "removed" ? { status: known } : { status: known, view: view(kept, `${path}.view`) };
}

function entry(given: unknown, path: string): DocumentEntry {
  const { id, version, title, changedAt, changedBy, canEdit } = fieldsOf(given, path);
  return {
    id: text(id, `${path}.id`),
    version: number(version, `${path}.version`),
    title: inLanguages(title, `${path}.title`),
    changedAt: instant(changedAt, `${path}.changedAt`),
    changedBy: orNull(person)(changedBy, `${path}.changedBy`),
    canEdit: truth(canEdit, `${path}.canEdit`),
  };
}

function stored(given: unknown, path: string): StoredDocument {
  const document = fieldsOf(fieldsOf(given, path)["document"], `${path}.document`);
  inLanguages(document["title"], `${path}.document.title`);
  return { ...entry(given, path), document: document as DocumentJson };
}

function view(given: unknown, path: string): CockpitView {
  const { id, version, cockpit, name, scope, state, owner, canEdit } = fieldsOf(given, path);
  return {
    id: text(id, `${path}.id`),
    version: number(version, `${path}.version`),
    cockpit: text(cockpit, `${path}.cockpit`),
    name: text(name, `${path}.name`),
    scope: oneOf(["personal", "shared"])(scope, `${path}.scope`),
    state: text(state, `${path}.state`),
    owner: orNull(person)(owner, `${path}.owner`),
    canEdit: truth(canEdit, `${path}.canEdit`),
  };
}

export function person(given: unknown, path: string): AlertPerson {
  const { id, name } = fieldsOf(given, path);
  return { id: text(id, `${path}.id`), name: text(name, `${path}.name`) };
}

export function truth(given: unknown, path: string): boolean {
  if (typeof given !== "boolean") throw fault(path, "expected true or false");
  return given;
}
