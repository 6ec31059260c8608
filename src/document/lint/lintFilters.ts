import type { Catalog } from "../../query/catalog.ts";
import { entitiesBehind, isReached } from "../../query/entitiesBehind.ts";
import type { FilterMapping } from "../../query/filterMapping.ts";
import type { LocalizedText } from "../../query/locale.ts";
import type { Range } from "../../query/range.ts";
import type { CockpitDocument, CockpitFilter, CockpitWidget } from "../cockpitDocument.ts";
import { below } from "../finding.ts";
import type { Finding } from "../finding.ts";
import { widgetNames } from "./documentNames.ts";
import type { LintOptions } from "./lintDocument.ts";

/** Whether each filter reaches some widget, and each widget is reached, or says that it is not to be. */
export function lintFilters({ filters = [], widgets }: CockpitDocument, options: LintOptions): readonly Finding[] {
  const asking = Object.entries(widgets).flatMap(([id, widget]) => askingWidget(id, widget, options));
  return [
    ...repeatedFilters(filters),
    ...filters.flatMap((filter, at) => reachOf(filter, at, asking, options.catalog)),
    ...filters.flatMap((filter, at) => uncountedDays(filter, at, options.catalog)),
    ...filters.flatMap((filter) => idleMappings(filter, widgets, options.catalog)),
  ];
}

/** Offers of business days where the catalog has no calendar that says which days they are. */
function uncountedDays(filter: CockpitFilter, at: number, { calendars = {} }: Catalog): readonly Finding[] {
  if (filter.kind !== "dateRange" || Object.keys(calendars).length > 0) return [];
  const { start, presets = [] } = filter;
  const path = below("filters", at);
  const offered = presets.flatMap((choice, place) => {
    const isCounted = typeof choice === "string" ? /BusinessDay/.test(choice) : countsBusinessDays(choice.range);
    return isCounted ? [`${path}.presets[${place}]`] : [];
  });
  return [...(start && countsBusinessDays(start) ? [`${path}.start`] : []), ...offered].map((where) =>
    warning(where, {
      en: "the catalog has no calendar of working days; add calendars to it, or choose another range",
      "zh-CN": "指标目录没有工作日日历;请在目录中添加 calendars,或换一个范围",
    }),
  );
}

function countsBusinessDays(range: Range): boolean {
  return ("last" in range ? range.unit : "toDate" in range ? range.toDate : "period" in range ? range.period : null) === "businessDay";
}

/** A widget whose numbers filters can change. */
interface Asking {
  readonly id: string;
  readonly entities: readonly string[];
  readonly isPinned: boolean;
  readonly filters: { readonly [source: string]: FilterMapping };
}

function askingWidget(id: string, widget: CockpitWidget, { specs, catalog }: LintOptions): readonly Asking[] {
  const spec = specs.find(({ type }) => type === widget.type);
  if (spec === undefined || spec.filtered === false) return [];
  const entities = widgetNames(widget, specs, "").flatMap((use) => {
    if (use.kind === "metric") return entitiesBehind(catalog, use.name);
    return use.kind === "event" ? (catalog.events?.[use.name]?.entity ?? []) : [];
  });
  if (entities.length === 0) return [];
  return [{ id, entities: [...new Set(entities)], isPinned: Object.hasOwn(widget.props, "range"), filters: widget.filters ?? {} }];
}

function reachOf(filter: CockpitFilter, at: number, asking: readonly Asking[], catalog: Catalog): readonly Finding[] {
  const heeding = asking.filter(({ filters }) => mappingIn(filters, filter.id) !== "ignore");
  if (filter.kind === "dateRange") {
    return asking.length === 0 || heeding.some(({ isPinned }) => !isPinned) ? [] : [reachesNone(filter, at)];
  }
  const own = filter.dimension;
  if (!Object.hasOwn(catalog.dimensions, own)) return [];
  const missed = heeding.filter(({ entities, filters }) => {
    const mapping = mappingIn(filters, filter.id);
    const dimension = typeof mapping === "object" ? (mapping[own] ?? own) : own;
    return !isReached(catalog, entities, dimension);
  });
  if (asking.length > 0 && missed.length === heeding.length) return [reachesNone(filter, at)];
  const measured = filter.kind === "measure" && !isReached(catalog, entitiesBehind(catalog, filter.metric), own);
  return [...(measured ? [unmeasured(filter.metric, own, at)] : []), ...missed.map(({ id }) => missesWidget(filter.id, own, id))];
}

function mappingIn(filters: Asking["filters"], source: string): FilterMapping | undefined {
  return Object.hasOwn(filters, source) ? filters[source] : undefined;
}

function reachesNone({ id }: CockpitFilter, at: number): Finding {
  return warning(below("filters", at), {
    en: `the filter "${id}" changes no widget; remove it, or add widgets that it filters`,
    "zh-CN": `筛选器“${id}”不影响任何组件；请移除，或添加受其筛选的组件`,
  });
}

function missesWidget(source: string, dimension: string, widget: string): Finding {
  return warning(below("widgets", widget), {
    en: `the filter "${source}" does not reach the widget: its rows have no "${dimension}"; under filters map it to another dimension, or write "ignore"`,
    "zh-CN": `筛选器“${source}”影响不到该组件:其数据没有“${dimension}”；请在 filters 中映射到其他维度，或写 "ignore"`,
  });
}

function unmeasured(metric: string, dimension: string, at: number): Finding {
  return {
    path: `${below("filters", at)}.metric`,
    message: { en: `"${metric}" cannot be split by "${dimension}"`, "zh-CN": `“${metric}”不能按“${dimension}”拆分` },
    severity: "error",
  };
}

function repeatedFilters(filters: readonly CockpitFilter[]): readonly Finding[] {
  const about = filters.map((filter) => (filter.kind === "dateRange" ? "" : filter.kind === "dimension" ? filter.dimension : `${filter.dimension} ${filter.metric}`));
  return filters.flatMap((filter, at) => {
    const first = filters.findIndex((other, index) => other.kind === filter.kind && about[index] === about[at]);
    const other = filters[first];
    if (first === at || other === undefined) return [];
    return [
      warning(below("filters", at), {
        en: `"${filter.id}" and "${other.id}" filter by the same; remove one`,
        "zh-CN": `“${filter.id}”与“${other.id}”筛选相同内容；请移除其一`,
      }),
    ];
  });
}

/** Mappings of dimensions that the filter says nothing of. */
function idleMappings(filter: CockpitFilter, widgets: CockpitDocument["widgets"], catalog: Catalog): readonly Finding[] {
  return Object.entries(widgets).flatMap(([id, widget]) => {
    const mapping = mappingIn(widget.filters ?? {}, filter.id);
    if (typeof mapping !== "object") return [];
    const own = filter.kind === "dateRange" ? null : filter.dimension;
    const path = below(`${below("widgets", id)}.filters`, filter.id);
    return Object.keys(mapping)
      .filter((dimension) => dimension !== own && Object.hasOwn(catalog.dimensions, dimension))
      .map((dimension) =>
        warning(below(path, dimension), {
          en: `the filter "${filter.id}" says nothing of "${dimension}"; remove the mapping`,
          "zh-CN": `筛选器“${filter.id}”不涉及“${dimension}”；请移除该映射`,
        }),
      );
  });
}

function warning(path: string, message: LocalizedText): Finding {
  return { path, message, severity: "warning" };
}
