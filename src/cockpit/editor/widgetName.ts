import type { CockpitDocument, CockpitFilter, CockpitWidget } from "../../document/cockpitDocument.ts";
import type { Field } from "../../document/field.ts";
import type { AnyWidgetSpec, Json, JsonObject } from "../../document/widgetSpec.ts";
import type { Catalog } from "../../query/catalog.ts";
import type { LocalizedText } from "../../query/locale.ts";
import { isObject } from "../../document/isObject.ts";
import { isList } from "./fieldFit.ts";

/** What a widget is called by itself: its title, else what it shows, else its kind. */
function widgetName({ type, props }: CockpitWidget, spec: AnyWidgetSpec | undefined, catalog: Catalog): LocalizedText {
  const title = props["title"];
  if (isObject(title) && typeof title["en"] === "string" && title["en"] !== "") return title as unknown as LocalizedText;
  const subject = spec && subjectOf(spec.fields, props, catalog);
  if (subject !== undefined) return subject;
  return spec?.label ?? { en: type };
}

type SpecOf = (type: string) => AnyWidgetSpec | undefined;

/**
 * What each widget is called, by its id. Those of one name have what they are told apart by behind it: their kind, the
 * dimensions that they are split by, or a number.
 */
export function widgetNames({ widgets }: Pick<CockpitDocument, "widgets">, specOf: SpecOf, catalog: Catalog): { readonly [id: string]: LocalizedText } {
  let named = Object.entries(widgets).map(([id, widget]) => ({ id, widget, name: widgetName(widget, specOf(widget.type), catalog) }));
  const tell = (more: (widget: CockpitWidget, at: number) => LocalizedText | null) => {
    named = named.map(({ id, widget, name }) => {
      const alike = named.filter((one) => key(one.name) === key(name));
      const texts = alike.map((one, at) => more(one.widget, at));
      const text = texts[alike.findIndex((one) => one.id === id)] ?? null;
      return { id, widget, name: text === null || new Set(texts.map(key)).size < 2 ? name : joined([name, text], " · ") };
    });
  };
  tell(({ type }) => specOf(type)?.label ?? { en: type });
  tell(({ type, props }) => splitOf(specOf(type)?.fields ?? {}, props, catalog));
  tell((_, at) => ({ en: String(at + 1) }));
  return Object.fromEntries(named.map(({ id, name }) => [id, name]));
}

function key(name: LocalizedText | null): string {
  return JSON.stringify([name?.en, name?.["zh-CN"] ?? name?.en]);
}

function joined(texts: readonly LocalizedText[], sign: string, chineseSign = sign): LocalizedText {
  return { en: texts.map(({ en }) => en).join(sign), "zh-CN": texts.map((text) => text["zh-CN"] ?? text.en).join(chineseSign) };
}

/** The dimensions that its fields name; null where there are none. */
function splitOf(fields: { readonly [name: string]: Field | undefined }, props: JsonObject, catalog: Catalog): LocalizedText | null {
  const names = Object.entries(fields).flatMap(([name, field]) => {
    const value = props[name];
    if (field?.kind === "dimension") return typeof value === "string" ? [value] : [];
    return field?.kind === "dimensions" && isList(value) ? value.map(String) : [];
  });
  return names.length === 0 ? null : joined(names.map((name) => catalog.dimensions[name]?.label ?? { en: name }), ", ", "、");
}

/** What a control of the bar is called. */
export function filterName(filter: CockpitFilter, catalog: Catalog): LocalizedText {
  if (filter.label !== undefined) return filter.label;
  switch (filter.kind) {
    case "dateRange":
      return { en: "Date range", "zh-CN": "日期范围" };
    case "dimension":
      return catalog.dimensions[filter.dimension]?.label ?? { en: filter.dimension };
    case "measure":
      return catalog.metrics[filter.metric]?.label ?? { en: filter.metric };
    default:
      return filter satisfies never;
  }
}

/** The first of its fields that names a metric or a hierarchy. */
function subjectOf(
  fields: { readonly [name: string]: Field | undefined },
  props: { readonly [name: string]: Json },
  catalog: Catalog,
): LocalizedText | undefined {
  for (const [name, field] of Object.entries(fields)) {
    const value = props[name];
    if (field?.kind === "metric" && typeof value === "string") return catalog.metrics[value]?.label ?? { en: value };
    if (field?.kind !== "metrics" || !isList(value)) continue;
    const labels = value.map((metric) => catalog.metrics[String(metric)]?.label ?? { en: String(metric) });
    if (labels.length === 0) continue;
    return joined(labels, ", ", "、");
  }
  return undefined;
}
