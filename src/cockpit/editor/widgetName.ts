import type { CockpitFilter, CockpitWidget } from "../../document/cockpitDocument.ts";
import type { Field } from "../../document/field.ts";
import type { AnyWidgetSpec, Json } from "../../document/widgetSpec.ts";
import type { Catalog } from "../../query/catalog.ts";
import type { LocalizedText } from "../../query/locale.ts";
import { isObject } from "../../document/isObject.ts";
import { isList } from "./fieldFit.ts";

/** What a widget is called while it is edited: its title, else what it shows, else its kind. */
export function widgetName({ type, props }: CockpitWidget, spec: AnyWidgetSpec | undefined, catalog: Catalog): LocalizedText {
  const title = props["title"];
  if (isObject(title) && typeof title["en"] === "string" && title["en"] !== "") return title as unknown as LocalizedText;
  const subject = spec && subjectOf(spec.fields, props, catalog);
  if (subject !== undefined) return subject;
  return spec?.label ?? { en: type };
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
    return {
      en: labels.map(({ en }) => en).join(", "),
      "zh-CN": labels.map((label) => label["zh-CN"] ?? label.en).join("、"),
    };
  }
  return undefined;
}
