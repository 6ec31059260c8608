import * as v from "valibot";
import type { CockpitView, StoredDocument } from "./documents.ts";
import { MetricsError } from "./error.ts";
import { pathText } from "./parse.ts";
import { limits, oneOf, strict, text, wholeFrom0 } from "./parseFields.ts";

/** What a request asks of a place for cockpits. */
export type AskedDocuments =
  | { readonly list: Record<never, never> }
  | { readonly get: string }
  | { readonly save: Pick<StoredDocument, "id" | "version" | "document"> }
  | { readonly remove: Pick<StoredDocument, "id" | "version"> }
  | { readonly views: string }
  | { readonly saveView: Omit<CockpitView, "owner" | "canEdit"> }
  | { readonly removeView: Pick<CockpitView, "id" | "version" | "cockpit"> }
  | { readonly setDefault: { readonly cockpit: string; readonly view: string | null; readonly for: "me" | "all" } };

/** Levels of objects and lists in a document. */
const mostLevels = 40;
const mostState = 100_000;

export const itemId = v.pipe(
  v.string("expected an id"),
  v.regex(/^[\w.:-]{1,100}$/, "an id is up to 100 letters, digits, dots, colons, hyphens and _"),
);
const label = v.pipe(text, v.minLength(1, "the text is empty"), v.maxLength(limits.name, "the text is too long"));
const json = v.pipe(
  v.looseObject({ title: v.looseObject({ en: label, "zh-CN": v.optional(label) }, "expected a title in the languages that it has") }, "expected a document"),
  v.check((document) => depthOf(document) <= mostLevels, `the document is nested more than ${mostLevels} levels deep`),
);

const asked = {
  list: strict({}),
  get: itemId,
  save: strict({ id: itemId, version: wholeFrom0, document: json }),
  remove: strict({ id: itemId, version: wholeFrom0 }),
  views: itemId,
  saveView: strict({
    id: itemId,
    version: wholeFrom0,
    cockpit: itemId,
    name: label,
    scope: oneOf(["personal", "shared"]),
    state: v.pipe(v.string("expected a text"), v.maxLength(mostState, "the view is too long")),
  }),
  removeView: strict({ id: itemId, version: wholeFrom0, cockpit: itemId }),
  setDefault: strict({ cockpit: itemId, view: v.nullable(itemId), for: oneOf(["me", "all"]) }),
};

/**
 * Reads off the wire what is asked of cockpits and views.
 * @param input parsed JSON, not trusted
 * @throws MetricsError `invalid-query` with the path of the first fault
 */
export function parseDocuments(input: unknown): AskedDocuments {
  return parseOneOf("documents", asked, input) as AskedDocuments;
}

/** Reads an object of exactly one of these names. @throws MetricsError `invalid-query` with the path of the first fault, from `part` on */
export function parseOneOf(part: string, schemas: { readonly [name: string]: v.GenericSchema }, input: unknown): unknown {
  const given = Object.keys(Object(input) as object);
  const [name = ""] = given;
  const schema = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
  if (given.length !== 1 || schema === undefined) {
    const names = Object.keys(schemas).map((one) => `{ ${one} }`);
    throw new MetricsError("invalid-query", `expected one of ${names.join(", ")}`, { path: part });
  }
  const parsed = v.safeParse(strict({ [name]: schema }), input, { abortEarly: true });
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new MetricsError("invalid-query", issue.message, { path: `${part}.${pathText(v.getDotPath(issue), issue)}` });
}

function depthOf(input: unknown): number {
  let level: readonly unknown[] = [input];
  for (let depth = 0; ; depth += 1) {
    const next = level.flatMap((value) => (typeof value === "object" && value !== null ? Object.values(value) : []));
    if (next.length === 0 || depth > mostLevels) return depth;
    level = next;
  }
}
