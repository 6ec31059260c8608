import { checkDocument } from "../../document/check/checkDocument.ts";
import type { CockpitWidget } from "../../document/cockpitDocument.ts";
import type { AnyWidgetSpec, JsonObject, WidgetSize } from "../../document/widgetSpec.ts";
import type { Catalog } from "../../query/catalog.ts";
import type { AggregateQuery, Comparison, MetricsQuery } from "../../query/query.ts";

/**
 * The widget whose numbers are those of the query: a tile or a strip for numbers of a whole range, a trend over time, a
 * table by dimensions, a funnel, a retention table. How many rows stand on a page, and in which order where the query has
 * none, is the widget's own business. Null where none of `specs` would ask the same.
 */
export function widgetFor(query: MetricsQuery, { catalog, specs }: { readonly catalog: Catalog; readonly specs: readonly AnyWidgetSpec[] }): (CockpitWidget & { readonly size: WidgetSize }) | null {
  const widget = plainly(query, catalog);
  const spec = specs.find(({ type }) => type === widget?.type);
  if (widget === null || spec === undefined) return null;
  const { size } = spec;
  const document = {
    format: "metricdeck.cockpit",
    version: 1,
    title: { en: "Asked" },
    widgets: { asked: widget },
    layout: { wide: { asked: { x: 0, y: 0, w: size.w, h: size.h } } },
  };
  const isSound = checkDocument(document, { specs, catalog }).every(({ severity }) => severity !== "error");
  return isSound ? { ...widget, size } : null;
}

function plainly(query: MetricsQuery, catalog: Catalog): CockpitWidget | null {
  if (query.calendar !== undefined || query.asOf !== undefined) return null;
  switch (query.kind) {
    case "aggregate":
      return ofNumbers(query, catalog);
    case "funnel": {
      const { kind: _kind, time, compare = [], ...props } = query;
      if (compare.length > 1) return null;
      const view = typeof props.view === "object" ? null : (props.view ?? "steps");
      if (view === null || query.steps.length < 2) return null;
      return widgetOf("Funnel", { ...props, range: time.range, ...(time.grain && { grain: time.grain }), ...comparedWith(compare) });
    }
    case "retention": {
      const { kind: _kind, time, breakdown, compare = [], ...props } = query;
      if (compare.length > 1) return null;
      return widgetOf("RetentionCohort", { ...props, range: time.range, grain: time.grain, ...breakdown, ...comparedWith(compare) });
    }
    default:
      return null;
  }
}

function ofNumbers({ metrics, by = [], time, compare = [], having, totals, top, where, order }: AggregateQuery, catalog: Catalog): CockpitWidget | null {
  const names = metrics.filter((metric) => typeof metric === "string");
  const isPlain = names.length === metrics.length && having === undefined && totals === undefined && time !== undefined;
  if (!isPlain || time.dimension !== undefined || time.fill !== undefined) return null;
  const shared = { range: time.range, ...(where && { where }) };
  // Widgets show what is left as one more row.
  const isTopOfFirst = top === undefined || ((top.of ?? by[0]) === by[0] && top.by === names[0] && top.other === true);
  if (time.grain !== undefined) {
    // As a line goes.
    const isInTime = order === undefined || (order.length === 1 && order[0]?.by === "time" && order[0]?.direction !== "desc");
    if (by.length > 1 || compare.length > 1 || !isTopOfFirst || !isInTime) return null;
    const lines = by[0] === undefined ? {} : linesOf(by[0], top?.n, catalog);
    return lines && widgetOf("Trend", { metrics: names, ...lines, grain: time.grain, ...shared, ...comparedWith(compare) });
  }
  if (by.length > 0) {
    const isListedSo = order === undefined || (by.length === 1 && order.length === 1 && order[0]?.by === names[0] && order[0]?.direction === "desc");
    if (!isTopOfFirst || !isListedSo) return null;
    return widgetOf("DrillTable", { metrics: names, by, ...(top && { top: top.n }), ...shared, ...(compare.length > 0 && { compare: compare.map(named) }) });
  }
  if (compare.length > 3) return null;
  const against = compare.map(named);
  const held = against.length === 0 ? {} : { compare: against.length === 1 ? against[0] : against };
  // A tile would show a unit that still runs up to now alone, and the query asks for all of it.
  const whole = "period" in time.range && time.range.offset === 0 ? { mode: "raw" } : {};
  const props = { ...shared, ...held, ...whole };
  return names.length === 1 ? widgetOf("KpiTile", { metric: names[0], ...props }) : widgetOf("KpiStrip", { metrics: names, ...props });
}

/** Lines of a trend, which has its own top where it is told none: null where it is not known how many are all. */
function linesOf(by: string, top: number | undefined, catalog: Catalog): JsonObject | null {
  if (top !== undefined) return { by, top };
  const dimension = catalog.dimensions[by];
  const known = dimension?.kind === "enum" ? dimension.values.length : dimension?.kind === "boolean" ? 2 : null;
  // Unknown is one more.
  return known === null ? null : { by, top: known + 1 };
}

function comparedWith([one]: readonly Comparison<string>[]) {
  return one === undefined ? {} : { compare: named(one) };
}

/** As widgets name what is compared most. */
function named(comparison: Comparison<string>): string | Comparison<string> {
  const { to, align } = comparison;
  if (align !== undefined) return comparison;
  if (to === "previous") return "previous";
  return typeof to === "object" && "shift" in to && to.shift === "P1Y" ? "yearAgo" : comparison;
}

/** A document is JSON: what is undefined is not there. */
function widgetOf(type: string, props: object): CockpitWidget {
  return { type, props: JSON.parse(JSON.stringify(props)) as JsonObject };
}
