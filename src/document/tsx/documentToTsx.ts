import { MetricsError } from "../../query/error.ts";
import { breakpoints } from "../cockpitDocument.ts";
import type { CockpitDocument, CockpitWidget } from "../cockpitDocument.ts";
import type { Field } from "../field.ts";
import { readingOrder } from "../layout/placement.ts";
import { isObject } from "../isObject.ts";
import { meantBy } from "../visitFields.ts";
import type { AnyWidgetSpec, Json, JsonObject } from "../widgetSpec.ts";
import { keyText, tsxAttribute, tsxLiteral } from "./tsxLiteral.ts";

export interface TsxOptions {
  readonly specs: readonly AnyWidgetSpec[];
  /** Default `MyCockpit`. */
  readonly componentName?: string;
}

const ours = ["Cockpit", "CockpitItem", "localized", "useMetricdeck"];

/**
 * A document as a module of TSX that shows the same: one component whose children are the widgets, as they are read.
 * From then on it is code, and a host's own: names that the catalog does not have fail to compile.
 * @throws MetricsError `invalid-query` for a widget that `specs` do not have, and a name that no component can have
 */
export function documentToTsx(document: CockpitDocument, { specs, componentName = "MyCockpit" }: TsxOptions): string {
  const used = [...new Set(Object.values(document.widgets).map(({ type }) => type))].map((type) => specOf(type, specs));
  const taken = [...ours, ...used.map(({ type }) => type)];
  if (!/^[A-Z][A-Za-z0-9]*$/.test(componentName) || taken.includes(componentName)) {
    throw new MetricsError("invalid-query", `a component cannot be named "${componentName}"; begin with a capital letter, and use no name of a widget`, {
      path: "componentName",
    });
  }
  const items = itemOrder(document).map((id) => itemText(document, id, specs));
  const isTranslated = items.some((item) => item.includes("localized("));
  const { title, description, filters = [] } = document;
  const props = [
    tsxAttribute("title", title as unknown as Json, "      "),
    ...(description === undefined ? [] : [tsxAttribute("description", description as unknown as Json, "      ")]),
    ...(filters.length === 0 ? [] : [tsxAttribute("filters", filters as unknown as Json, "      ")]),
  ];
  return [
    ...importLines(used, isTranslated),
    "",
    `export function ${componentName}() {`,
    ...(isTranslated ? ["  const { locale } = useMetricdeck();"] : []),
    "  return (",
    "    <Cockpit",
    ...props.map((prop) => `      ${prop.trimStart()}`),
    ...(items.length === 0 ? ["    />"] : ["    >", ...items, "    </Cockpit>"]),
    "  );",
    "}",
    "",
  ].join("\n");
}

function specOf(type: string, specs: readonly AnyWidgetSpec[]): AnyWidgetSpec {
  const spec = specs.find((one) => one.type === type);
  if (spec !== undefined) return spec;
  throw new MetricsError("invalid-query", `there is no spec of the widget "${type}"; name it in specs`, { path: "specs" });
}

function importLines(used: readonly AnyWidgetSpec[], isTranslated: boolean): readonly string[] {
  const names = new Map<string, string[]>([["metricdeck", ["Cockpit", ...(used.length === 0 ? [] : ["CockpitItem"]), ...(isTranslated ? ["localized", "useMetricdeck"] : [])]]]);
  for (const { type, from = "metricdeck" } of used) names.set(from, [...(names.get(from) ?? []), type]);
  return [...names].map(([from, list]) => `import { ${list.toSorted().join(", ")} } from ${tsxLiteral(from)};`);
}

/** As they are read; those without a place at the end, as `Cockpit` puts them. */
function itemOrder({ widgets, layout }: CockpitDocument): readonly string[] {
  const placed = readingOrder(layout.wide).filter((id) => Object.hasOwn(widgets, id));
  return [...placed, ...Object.keys(widgets).filter((id) => !placed.includes(id))];
}

function itemText({ widgets, layout }: CockpitDocument, id: string, specs: readonly AnyWidgetSpec[]): string {
  const widget = widgets[id] as CockpitWidget;
  const { size, fields } = specOf(widget.type, specs);
  const places = breakpoints.flatMap((at) => {
    const place = layout[at]?.[id];
    return place === undefined ? [] : [tsxAttribute(at, place as unknown as Json, "      ")];
  });
  const filters = widget.filters === undefined ? "" : tsxAttribute("filters", widget.filters as unknown as Json, "      ");
  const head = `      <CockpitItem${tsxAttribute("id", id, "")}${places.join("")}${tsxAttribute("size", size as unknown as Json, "      ")}${filters}>`;
  const props = Object.entries(widget.props).map(([name, value]) => propText(name, value, fields[name]));
  const flat = `        <${widget.type}${props.join("")} />`;
  const body =
    flat.length <= 120 && !flat.includes("\n")
      ? flat
      : [`        <${widget.type}`, ...props.map((prop) => `          ${prop.trimStart()}`), "        />"].join("\n");
  return [head, body, "      </CockpitItem>"].join("\n");
}

function propText(name: string, value: Json, field: Field | undefined): string {
  if (field === undefined || !hasTexts(field, value)) return tsxAttribute(name, value, "          ");
  return ` ${name}={${shown(field, value)}}`;
}

function hasTexts(field: Field, value: Json): boolean {
  return shown(field, value).includes("localized({");
}

/** A value whose texts are chosen where it is shown. */
function shown(field: Field, value: Json): string {
  if (field.kind === "localized") return `localized(${tsxLiteral(value)}, locale)`;
  if (field.kind === "oneOf") {
    const meant = meantBy(field.of, value);
    return meant === undefined ? tsxLiteral(value) : shown(meant, value);
  }
  if (field.kind === "list" && Array.isArray(value)) return `[${(value as readonly Json[]).map((item) => shown(field.of, item)).join(", ")}]`;
  if (field.kind === "object" && isObject(value)) return shownObject(value, (name) => (Object.hasOwn(field.fields, name) ? field.fields[name] : undefined));
  if (field.kind === "perMetric" && isObject(value)) return shownObject(value, () => field.of);
  return tsxLiteral(value);
}

function shownObject(value: JsonObject, fieldOf: (name: string) => Field | undefined): string {
  const entries = Object.entries(value).map(([name, item]) => {
    const field = fieldOf(name);
    return `${keyText(name)}: ${field === undefined ? tsxLiteral(item) : shown(field, item)}`;
  });
  return `{ ${entries.join(", ")} }`;
}
