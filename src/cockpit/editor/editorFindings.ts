import { breakpoints } from "../../document/cockpitDocument.ts";
import type { CockpitDocument, CockpitWidget } from "../../document/cockpitDocument.ts";
import { checkDocument } from "../../document/check/checkDocument.ts";
import { below } from "../../document/finding.ts";
import type { Finding } from "../../document/finding.ts";
import { isObject } from "../../document/isObject.ts";
import { lintDocument } from "../../document/lint/lintDocument.ts";
import type { LintOptions } from "../../document/lint/lintDocument.ts";
import type { Json, JsonObject, PropFault } from "../../document/widgetSpec.ts";
import { undrawable } from "../undrawable.ts";
import { isBelow } from "./pathBelow.ts";

/**
 * Everything that is wrong with a document while it is edited. A widget or filter that is half said does not keep the
 * others from being looked at.
 */
export function editorFindings(document: CockpitDocument, options: LintOptions): readonly Finding[] {
  const found = checkDocument(document, options);
  if (found.length === 0) return lintDocument(document, options);
  const shape = checkDocument(document, { specs: options.specs });
  const isClear = (path: string) => !shape.some((one) => one.path === path || isBelow(one.path, path));
  const { filters = [], widgets } = document;
  if (!isClear("layout")) return shape;
  // By index, so that paths stay those of the document.
  const clear = {
    ...document,
    filters: filters.map((filter, at) => (isClear(`filters[${at}]`) ? filter : ({ id: filter.id, kind: "dateRange" } as const))),
    widgets: Object.fromEntries(Object.entries(widgets).filter(([id]) => isClear(below("widgets", id)))),
  };
  // What is no JSON is found alone: only then may the rest be wrong as well, and the lint asks for a document that is not.
  if (checkDocument(clear, { specs: options.specs }).some(({ path }) => !isBelow(path, "layout") && !isSource(clear, path))) return shape;
  const names = lintDocument(clear, options).filter(({ path, severity }) => severity === "error" && /^(?:widgets|filters)\b/.test(path));
  return [...shape, ...names];
}

/** Whether a path is all that a widget says of one source, which may be a widget that was left out. */
function isSource({ widgets }: CockpitDocument, path: string): boolean {
  return Object.entries(widgets).some(([id, { filters = {} }]) => Object.keys(filters).some((source) => path === below(below(below("widgets", id), "filters"), source)));
}

/**
 * Where a document is wrong in what no control of an editor speaks of, as its version, or where what is edited has no ids;
 * null where all can be put right there.
 */
export function beyondRepair(document: CockpitDocument): string | null {
  const { widgets, layout } = document;
  if (!isObject(widgets)) return "widgets";
  const at = breakpoints.find((one) => Object.hasOwn(layout, one) && !isObject(layout[one]));
  if (at !== undefined) return `layout.${at}`;
  // Without what is edited, as a fault of what is no JSON is found alone.
  const { description: _description, filters: _filters, ...rest } = document;
  const [found] = checkDocument({ ...rest, title: { en: "" }, widgets: {}, layout: { wide: {} } }, { specs: [] });
  return found?.path ?? null;
}

/** Whether an editor can work on it, whatever is wrong inside it: where not, it could not give it back whole. */
export function isEditable(value: unknown): value is CockpitDocument {
  return undrawable(value) === null && beyondRepair(value as CockpitDocument) === null;
}

/** Of them the errors in what stands at a path, with their paths below it. */
export function faultsBelow(findings: readonly Finding[], path: string): readonly PropFault[] {
  return findings.flatMap((finding) =>
    finding.severity === "error" && isBelow(finding.path, path) ? [{ path: finding.path.slice(path.length).replace(/^\./, ""), message: finding.message }] : [],
  );
}

/** Of them the errors of one widget, those of its own place in the document among them. */
export function faultsIn(findings: readonly Finding[], widget: string): readonly Finding[] {
  const path = below("widgets", widget);
  return findings.filter((one) => one.severity === "error" && (one.path === path || isBelow(one.path, path)));
}

/** Of them the errors of the filter at an index. */
export function faultsOfFilter(findings: readonly Finding[], at: number): readonly Finding[] {
  const path = below("filters", at);
  return findings.filter((one) => one.severity === "error" && (one.path === path || isBelow(one.path, path)));
}

/** The errors of a widget that was set up once; none where all that is wrong is what it has yet to say. */
export function faultsOfSetUp(findings: readonly Finding[], id: string, widget: CockpitWidget): readonly Finding[] {
  const path = below("widgets", id);
  const found = faultsIn(findings, id);
  const said = new Set([path, ...["type", "props", "filters"].flatMap((part) => saidPaths(widget[part as keyof CockpitWidget] as Json | undefined, below(path, part)))]);
  said.delete(below(path, "props"));
  return found.some((one) => said.has(one.path)) ? found : [];
}

/** Where something stands that is not empty. */
function saidPaths(value: Json | undefined, path: string): readonly string[] {
  if (value === undefined || value === "") return [];
  if (typeof value !== "object" || value === null) return [path];
  const parts = Array.isArray(value) ? (value as readonly Json[]).map((item, at) => [at, item] as const) : Object.entries(value as JsonObject);
  return parts.length === 0 ? [] : [path, ...parts.flatMap(([key, item]) => saidPaths(item, below(path, key)))];
}

/** Whether nothing keeps a widget from being shown. */
export function isFaultlessIn(findings: readonly Finding[], widget: string): boolean {
  return faultsIn(findings, widget).length === 0;
}
