import type { CockpitDocument, CockpitFilter, CockpitWidget, Placement } from "../../document/cockpitDocument.ts";
import type { Field } from "../../document/field.ts";
import { filterFields } from "../../document/filterFields.ts";
import { below } from "../../document/finding.ts";
import { diffDocuments } from "../../document/merge/diffDocuments.ts";
import type { DocumentChange } from "../../document/merge/diffDocuments.ts";
import { keysOf, own, sameJson } from "../../document/merge/sameJson.ts";
import type { AnyWidgetSpec, Json, JsonObject } from "../../document/widgetSpec.ts";
import type { EditorMessages } from "../../i18n/messages/editor.ts";
import type { FilterMapping } from "../../query/filterMapping.ts";
import type { ClauseTextOptions } from "../../react/clauseText.ts";
import { labelOf, localized } from "../../react/label.ts";
import { choiceApart } from "./choiceApart.ts";
import { fieldText } from "./fieldText.ts";
import { placeWords } from "./placeWords.ts";
import { filterName, widgetNames } from "./widgetName.ts";

/** One difference in words. */
export interface Difference {
  readonly path: string;
  /** What differs: `Widget “Tickets”, Title`. */
  readonly what: string;
  /** Null where it was not there. */
  readonly before: string | null;
  /** Null where it is not there any more. */
  readonly after: string | null;
  readonly verb: "changed" | "moved" | "resized" | "reordered";
}

export interface DifferenceOptions extends ClauseTextOptions {
  readonly words: EditorMessages;
  readonly specs: readonly AnyWidgetSpec[];
}

/** In what `b` differs from `a`, in the reader's words. Where a widget came or went, its place is not told. */
export function documentDifferences(a: CockpitDocument, b: CockpitDocument, options: DifferenceOptions): readonly Difference[] {
  return diffDocuments(a, b).flatMap((change) => differencesOf(change, a, b, options));
}

/** `Widget “Tickets”, Title: changed from “Tickets” to “New tickets”`. */
export function differenceText({ what, before, after, verb }: Difference, { differences }: EditorMessages): string {
  if (before !== null && after !== null) return differences[verb](what, before, after);
  return after === null ? differences.removed(what, before ?? "") : differences.added(what, after);
}

function differencesOf(change: DocumentChange, a: CockpitDocument, b: CockpitDocument, options: DifferenceOptions): readonly Difference[] {
  const { words, catalog, locale, specs } = options;
  const { differences } = words;
  const { path } = change;
  const specOf = (widget: CockpitWidget | undefined) => specs.find(({ type }) => type === widget?.type);
  const namesIn = (document: CockpitDocument) => widgetNames(document, (type) => specs.find((spec) => spec.type === type), catalog);
  const nameOf = (id: string) => {
    const names = own(namesIn(b), id) ?? own(namesIn(a), id);
    return differences.widget(names === undefined ? id : localized(names, locale));
  };
  const filterLabel = (id: string) => {
    const filter = [...(b.filters ?? []), ...(a.filters ?? [])].find((one) => one.id === id);
    return filter && localized(filterName(filter, catalog), locale);
  };
  const sourceOf = (id: string) => {
    const label = filterLabel(id);
    return label === undefined ? nameOf(id) : differences.filter(label);
  };
  const said = <T>({ before, after }: { readonly before: T | undefined; readonly after: T | undefined }, say: (value: T) => string) => ({
    path,
    before: before === undefined ? null : say(before),
    after: after === undefined ? null : say(after),
    verb: "changed" as const,
  });

  switch (change.kind) {
    case "text": {
      const name = change.key === "$schema" ? change.key : words[change.key];
      const language = change.language === null ? name : differences.part(name, change.language === "en" ? words.inEnglish : words.inChinese);
      return [{ ...said(change, String), what: language }];
    }
    case "filter": {
      const { before, after } = change;
      if (before !== undefined && after !== undefined && before.kind === after.kind) return filterParts(before, after, path, sourceOf(change.id), options);
      return [{ ...said(change, ({ kind }) => words.filterKinds[kind]), what: sourceOf(change.id) }];
    }
    case "filterOrder":
      return [{ ...said(change, (ids) => options.messages.list(ids.map((id) => filterLabel(id) ?? id))), what: words.filters, verb: "reordered" }];
    case "widget":
      return [{ ...said(change, (widget) => localized(specOf(widget)?.label ?? { en: widget.type }, locale)), what: nameOf(change.id) }];
    case "prop": {
      const fields = specOf(own(b.widgets, change.id))?.fields as { readonly [prop: string]: Field | undefined } | undefined;
      const field = own(fields, change.prop);
      const name = field === undefined ? change.prop : localized(field.label, locale);
      return [{ ...said(change, (value) => fieldText(field, value, own(b.widgets, change.id)?.props ?? {}, options)), what: differences.part(nameOf(change.id), name) }];
    }
    case "mapping": {
      const meets = (mapping: FilterMapping | undefined) => mappingText(mapping, options);
      return [{ path, what: differences.part(nameOf(change.id), sourceOf(change.source)), before: meets(change.before), after: meets(change.after), verb: "changed" }];
    }
    case "layout": {
      const from = (placements: unknown) => (placements === undefined ? words.derived : words.own);
      return [{ path, what: differences.layout(words.layout[change.at]), before: from(change.before), after: from(change.after), verb: "changed" }];
    }
    case "placement": {
      const { before, after } = change;
      if (before === undefined || after === undefined) return [];
      const what = differences.part(nameOf(change.id), differences.layout(words.layout[change.at]));
      const turned = (verb: "moved" | "resized", say: (place: Placement) => string) =>
        say(before) === say(after) ? [] : [{ path, what, before: say(before), after: say(after), verb }];
      return [
        ...turned("moved", (place) => differences.at(placeWords(place, locale))),
        ...turned("resized", (place) => differences.size(placeWords(place, locale))),
      ];
    }
    default:
      return change satisfies never;
  }
}

function filterParts(before: CockpitFilter, after: CockpitFilter, path: string, what: string, options: DifferenceOptions): readonly Difference[] {
  const fields: { readonly [name: string]: Field | undefined } = filterFields[after.kind];
  const [was, is] = [before, after] as unknown as readonly { readonly [name: string]: Json }[];
  return keysOf(was, is).flatMap((key) => {
    const [from, to] = [was?.[key], is?.[key]];
    if (sameJson(from, to)) return [];
    const field = own(fields, key);
    const text = (value: Json | undefined, other: Json | undefined, beside: JsonObject = {}) => {
      if (value === undefined) return null;
      const { value: told, most } = field?.kind === "values" ? choiceApart(value, other) : { value, most: 2 };
      return fieldText(field, told, beside, { ...options, most });
    };
    const name = localized(field?.label ?? { en: key }, options.locale);
    return [{ path: below(path, key), what: options.words.differences.part(what, name), before: text(from, to, was), after: text(to, from, is), verb: "changed" as const }];
  });
}

function mappingText(mapping: FilterMapping | undefined, { words, catalog, locale, messages }: DifferenceOptions): string {
  if (mapping === undefined) return words.meets.asIs;
  if (mapping === "ignore") return words.meets.ignored;
  const label = (name: string) => labelOf(catalog.dimensions, name, locale);
  return messages.list(Object.entries(mapping).map(([from, to]) => messages.labeled(words.mappedTo(label(from)), label(to))));
}
