import { breakpoints } from "../document/cockpitDocument.ts";

interface Json {
  readonly [name: string]: Json;
}

const most = 10_000;

/**
 * The path of the first part without which a document cannot be drawn at all; null where it can, whatever else is wrong
 * with it. A server, which has no second try, needs to know before it begins.
 */
export function undrawable(input: unknown): string | null {
  if (!isObject(input)) return "";
  const { title, description = "", filters = [], widgets, layout } = input as { readonly [part: string]: unknown };
  const among = (path: string, parts: unknown, isFine: (part: Json) => boolean) => {
    if (typeof parts !== "object" || parts === null) return path;
    const found = Object.entries(parts).find(([, part]) => !isObject(part) || !isFine(part));
    return found && (Array.isArray(parts) ? `${path}[${found[0]}]` : `${path}.${found[0]}`);
  };
  const places = isObject(layout) ? breakpoints.map((at) => among(`layout.${at}`, layout[at] ?? (at === "wide" ? null : {}), isPlace)) : ["layout"];
  const found = [
    !isText(title) && "title",
    !isText(description) && "description",
    Array.isArray(filters) ? among("filters", filters, isFilter) : "filters",
    among("widgets", widgets, ({ type, props, filters: meets = {} }) => isName(type) && isObject(props) && isObject(meets) && Object.values(meets).every((one: unknown) => one === "ignore" || isObject(one))),
    ...places,
  ];
  return found.find((path) => typeof path === "string") ?? null;
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: unknown): boolean {
  return typeof value === "string" || (isObject(value) && Object.values(value).every((one) => typeof one === "string"));
}

/** What it starts with is published before anything can be checked. */
function isFilter(filter: Json): boolean {
  const { id, kind, dimension, metric = "", label = "", start, presets = [] } = filter as { readonly [part: string]: unknown };
  if (typeof id !== "string" || !isText(label) || !isObject(start ?? {})) return false;
  if (kind === "dateRange") return Array.isArray(presets) && presets.every(isChoice);
  if (kind === "measure") return [dimension, metric].every(isName);
  return kind === "dimension" && isName(dimension) && (!isObject(start) || isStart(start));
}

function isStart(start: Json): boolean {
  const { values, except = [], contains = "" } = start as { readonly [part: string]: unknown };
  return Array.isArray(values) && Array.isArray(except) && isName(contains);
}

function isChoice(choice: unknown): boolean {
  if (!isObject(choice)) return isName(choice);
  return isObject(choice["range"]) && isText(choice["label"] ?? "");
}

function isName(value: unknown): boolean {
  return typeof value === "string";
}

function isPlace(place: Json): boolean {
  return [place["x"], place["y"], place["w"], place["h"]].every((side: unknown) => Number.isInteger(side) && (side as number) >= 0 && (side as number) <= most);
}
