import { actorEntity } from "../../query/actorEntity.ts";
import type { Catalog } from "../../query/catalog.ts";
import { entitiesBehind, isReached } from "../../query/entitiesBehind.ts";
import { narrowedEvent } from "../../query/events.ts";
import type { EventRequest } from "../../query/events.ts";
import { isAdditive, metricUnit } from "../../query/metric.ts";
import type { AnyWidgetSpec, PropFinding } from "../widgetSpec.ts";
import { drillTableSpec } from "./drillTableSpec.ts";
import { funnelSpec } from "./funnelSpec.ts";
import { kpiStripSpec } from "./kpiStripSpec.ts";
import { kpiTileSpec } from "./kpiTileSpec.ts";
import { comparisonIds } from "./propFaults.ts";
import { retentionCohortSpec } from "./retentionCohortSpec.ts";
import { trendSpec } from "./trendSpec.ts";

type Lint = Exclude<AnyWidgetSpec["lint"], undefined>;

const kpiTileLint: Lint = (props, catalog) => {
  const { metric, target = catalog.metrics[metric]?.target, compare, thresholds } = props as unknown as TileProps;
  const isAimless = comparisonIds(compare).includes("target") && typeof target !== "number";
  return [...(isAimless ? [noTarget(metric, "compare")] : []), ...wrongWayRound(catalog, metric, thresholds, "thresholds")];
};

const kpiStripLint: Lint = ({ compare, ...props }, catalog) => {
  const isAimed = comparisonIds(compare).includes("target");
  return (props as unknown as StripProps).metrics.flatMap((item, at) => {
    const { metric, target = catalog.metrics[metric]?.target, thresholds }: TileProps = typeof item === "string" ? { metric: item } : item;
    const isAimless = isAimed && typeof target !== "number";
    return [...(isAimless ? [noTarget(metric, `metrics[${at}]`)] : []), ...wrongWayRound(catalog, metric, thresholds, `metrics[${at}].thresholds`)];
  });
};

const trendLint: Lint = (props, catalog) => {
  const { metrics, secondAxis = [], stacked = false, by, targetLine } = props as unknown as TrendProps;
  const [first = ""] = metrics;
  return [
    ...metrics.flatMap((name, at) => unitClash(catalog, { name, at, metrics, secondAxis })),
    ...(by === undefined ? [] : unreached(catalog, metrics, [{ dimension: by, path: "by" }])),
    ...metrics.flatMap((name, at) => (stacked ? unstackable(catalog, name, `metrics[${at}]`) : [])),
    ...(targetLine === true && catalog.metrics[first]?.target === undefined ? [noTargetLine(first)] : []),
  ];
};

const funnelLint: Lint = (props, catalog) => {
  const { steps, exclusions = [], holdConstant = [], breakdown } = props as unknown as FunnelProps;
  const asked = [
    ...steps.map((request, at) => ({ request, path: `steps[${at}]` })),
    ...exclusions.map((request, at) => ({ request, path: `exclusions[${at}]` })),
  ];
  const held = holdConstant.map((dimension, at) => ({ dimension, path: `holdConstant[${at}]` }));
  const split = breakdown === undefined ? [] : [{ dimension: breakdown.by, path: "breakdown.by" }];
  return [
    ...strangers(catalog, asked),
    ...unreachedByEvents(catalog, asked.slice(0, steps.length), held),
    ...unreachedByEvents(catalog, asked.slice(0, 1), split),
  ];
};

const retentionCohortLint: Lint = (props, catalog) => {
  const { start, return: back, by } = props as unknown as RetentionProps;
  const first = { request: start, path: "start" };
  const split = by === undefined ? [] : [{ dimension: by, path: "by" }];
  return [...strangers(catalog, [first, { request: back, path: "return" }]), ...unreachedByEvents(catalog, [first], split)];
};

const drillTableLint: Lint = (props, catalog) => {
  const { metrics, hierarchy, by = [], pivot } = props as unknown as TableProps;
  const levels = hierarchy === undefined ? by : (catalog.hierarchies?.[hierarchy] ?? []);
  const pathOf = (at: number) => (hierarchy === undefined ? `by[${at}]` : "hierarchy");
  return [
    ...unreached(catalog, metrics, levels.map((dimension, at) => ({ dimension, path: pathOf(at) }))),
    ...(typeof pivot === "string" ? unreached(catalog, metrics, [{ dimension: pivot, path: "pivot" }]) : []),
  ];
};

/** Apart from the specs, which pages have that show a document and do not lint it. */
export const standardLints: ReadonlyMap<AnyWidgetSpec, Lint> = new Map<AnyWidgetSpec, Lint>([
  [kpiTileSpec, kpiTileLint],
  [kpiStripSpec, kpiStripLint],
  [trendSpec, trendLint],
  [funnelSpec, funnelLint],
  [retentionCohortSpec, retentionCohortLint],
  [drillTableSpec, drillTableLint],
]);

interface TileProps {
  readonly metric: string;
  readonly target?: number | null;
  readonly compare?: unknown;
  readonly thresholds?: { readonly warning: number; readonly bad: number };
}

interface StripProps {
  readonly metrics: readonly (string | TileProps)[];
}

interface TrendProps {
  readonly metrics: readonly string[];
  readonly secondAxis?: readonly string[];
  readonly stacked?: boolean;
  readonly by?: string;
  readonly targetLine?: number | true;
}

interface FunnelProps {
  readonly steps: readonly EventRequest[];
  readonly exclusions?: readonly EventRequest[];
  readonly holdConstant?: readonly string[];
  readonly breakdown?: { readonly by: string };
}

interface RetentionProps {
  readonly start: EventRequest;
  readonly return: EventRequest;
  readonly by?: string;
}

interface TableProps {
  readonly metrics: readonly string[];
  readonly hierarchy?: string;
  readonly by?: readonly string[];
  readonly pivot?: string | { readonly grain: unknown };
}

function noTarget(metric: string, path: string): PropFinding {
  return {
    path,
    message: {
      en: `"${metric}" has no target, so it is compared with none; give target, or compare with something else`,
      "zh-CN": `“${metric}”没有目标值，无法与目标对比；请设置 target 或更换对比`,
    },
    severity: "warning",
  };
}

interface OnAxis {
  readonly name: string;
  readonly at: number;
  readonly metrics: readonly string[];
  readonly secondAxis: readonly string[];
}

function unitClash(catalog: Catalog, { name, at, metrics, secondAxis }: OnAxis): readonly PropFinding[] {
  const isSecond = secondAxis.includes(name);
  const first = metrics.find((other) => secondAxis.includes(other) === isSecond);
  const unitOf = (metric: string) => JSON.stringify(catalog.metrics[metric] && metricUnit(catalog.metrics[metric]));
  if (first === undefined || unitOf(first) === unitOf(name)) return [];
  const message = {
    en: `"${name}" and "${first}" have different units and cannot share an axis; name one of them in secondAxis`,
    "zh-CN": `“${name}”与“${first}”单位不同，不能共用坐标轴；请将其一加入 secondAxis`,
  };
  return [{ path: `metrics[${at}]`, message, severity: "error" }];
}

function unstackable(catalog: Catalog, name: string, path: string): readonly PropFinding[] {
  const metric = catalog.metrics[name];
  if (metric === undefined || isAdditive(metric)) return [];
  const message = { en: `"${name}" cannot be added up, so it is not stacked`, "zh-CN": `“${name}”不可相加，不会堆叠显示` };
  return [{ path, message, severity: "warning" }];
}

/** Limits that call good what the catalog calls bad. */
function wrongWayRound(catalog: Catalog, metric: string, thresholds: TileProps["thresholds"], path: string): readonly PropFinding[] {
  if (thresholds === undefined || thresholds.warning === thresholds.bad) return [];
  const direction = catalog.metrics[metric]?.direction;
  const bad = thresholds.bad > thresholds.warning ? "up" : "down";
  if (direction !== bad) return [];
  const [en, zh] = bad === "up" ? ["below", "低"] : ["above", "高"];
  const message = {
    en: `the limits are the wrong way round: more of "${metric}" is ${bad === "up" ? "better" : "worse"}, so bad lies ${en} warning`,
    "zh-CN": `界限方向相反:“${metric}”越高越${bad === "up" ? "好" : "差"}，“差”的界限应${zh}于警告界限`,
  };
  return [{ path, message, severity: "warning" }];
}

function noTargetLine(metric: string): PropFinding {
  const message = { en: `"${metric}" has no target in the catalog; give a value`, "zh-CN": `目录中“${metric}”没有目标值；请填写数值` };
  return { path: "targetLine", message, severity: "warning" };
}

interface Placed {
  readonly dimension: string;
  readonly path: string;
}

/** Each dimension by which rows of one of the metrics cannot be split. */
function unreached(catalog: Catalog, metrics: readonly string[], dimensions: readonly Placed[]): readonly PropFinding[] {
  return dimensions.flatMap(({ dimension, path }) => {
    const metric = metrics.find((name) => !isReached(catalog, entitiesBehind(catalog, name), dimension));
    if (metric === undefined) return [];
    const message = {
      en: `"${metric}" cannot be split by "${dimension}"; choose another dimension, or another metric`,
      "zh-CN": `“${metric}”不能按“${dimension}”拆分；请更换维度或指标`,
    };
    return [{ path, message, severity: "error" }];
  });
}

interface AskedEvent {
  readonly request: EventRequest;
  readonly path: string;
}

/** Each event that happens to something else than the first one: nobody could do both. */
function strangers(catalog: Catalog, asked: readonly AskedEvent[]): readonly PropFinding[] {
  const actors = asked.flatMap(({ request, path }) => {
    const { event: name } = narrowedEvent(request);
    const event = catalog.events?.[name];
    return event === undefined ? [] : [{ name, path, actor: actorEntity(catalog, event) }];
  });
  const [first] = actors;
  return actors.flatMap(({ name, path, actor }) => {
    if (first === undefined || actor === first.actor) return [];
    const message = {
      en: `${first.name} happens to a ${first.actor}, ${name} to a ${actor}: they cannot be one and the same`,
      "zh-CN": `${first.name} 发生在 ${first.actor} 上，${name} 发生在 ${actor} 上，主体不同`,
    };
    return [{ path, message, severity: "error" }];
  });
}

/** Each dimension that the rows of one of the events do not have. */
function unreachedByEvents(catalog: Catalog, asked: readonly AskedEvent[], dimensions: readonly Placed[]): readonly PropFinding[] {
  return dimensions.flatMap(({ dimension, path }) => {
    const names = asked.map(({ request }) => narrowedEvent(request).event);
    const event = names.find((name) => !isReached(catalog, [catalog.events?.[name]?.entity ?? ""], dimension));
    if (event === undefined) return [];
    const message = {
      en: `"${event}" has no "${dimension}"; choose another dimension`,
      "zh-CN": `事件“${event}”没有维度“${dimension}”；请更换维度`,
    };
    return [{ path, message, severity: "error" }];
  });
}
