import type { Catalog } from "../../query/catalog.ts";
import { actorEntity } from "../../query/actorEntity.ts";
import { entitiesBehind, isReached } from "../../query/entitiesBehind.ts";
import type { EventRequest } from "../../query/events.ts";
import { narrowedEvent } from "../../query/events.ts";
import type { PropFault, PropFinding } from "../widgetSpec.ts";

/** Each entry that stands in the list before. @param pathOf of the entry at an index */
export function repeated(names: readonly string[], pathOf: (index: number) => string): readonly PropFault[] {
  return names.flatMap((name, at) =>
    names.indexOf(name) === at
      ? []
      : [{ path: pathOf(at), message: { en: `"${name}" stands twice; name it once`, "zh-CN": `“${name}”重复,只需写一次` } }],
  );
}

/** Each given prop that has no effect because another is left out. */
export function without(
  props: { readonly [prop: string]: unknown },
  needed: string,
  names: readonly string[],
): readonly PropFault[] {
  if (props[needed] !== undefined) return [];
  return names
    .filter((name) => props[name] !== undefined)
    .map((name) => ({
      path: name,
      message: {
        en: `${name} has no effect without ${needed}; give ${needed}, or leave out ${name}`,
        "zh-CN": `缺少 ${needed} 时 ${name} 不起作用;请设置 ${needed} 或去掉 ${name}`,
      },
    }));
}

/** The ids of comparisons, one or several: names of their own, or what is well known. */
export function comparisonIds(compare: unknown): readonly string[] {
  return [compare ?? []].flat().map((one) => (typeof one === "string" ? one : (one as { readonly id: string }).id));
}

/** @param compare one comparison or several */
export function repeatedComparisons(compare: unknown): readonly PropFault[] {
  return repeated(comparisonIds(compare), (at) => (Array.isArray(compare) ? `compare[${at}]` : "compare"));
}

interface Placed {
  readonly dimension: string;
  readonly path: string;
}

/** Each dimension by which rows of one of the metrics cannot be split. */
export function unreached(catalog: Catalog, metrics: readonly string[], dimensions: readonly Placed[]): readonly PropFinding[] {
  return dimensions.flatMap(({ dimension, path }) => {
    const metric = metrics.find((name) => !isReached(catalog, entitiesBehind(catalog, name), dimension));
    if (metric === undefined) return [];
    const message = {
      en: `"${metric}" cannot be split by "${dimension}"; choose another dimension, or another metric`,
      "zh-CN": `“${metric}”不能按“${dimension}”拆分;请更换维度或指标`,
    };
    return [{ path, message, severity: "error" }];
  });
}

interface AskedEvent {
  readonly request: EventRequest;
  readonly path: string;
}

/** Each event that happens to something else than the first one: nobody could do both. */
export function strangers(catalog: Catalog, asked: readonly AskedEvent[]): readonly PropFinding[] {
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
      "zh-CN": `${first.name} 发生在 ${first.actor} 上,${name} 发生在 ${actor} 上,主体不同`,
    };
    return [{ path, message, severity: "error" }];
  });
}

/** Each dimension that the rows of one of the events do not have. */
export function unreachedByEvents(catalog: Catalog, asked: readonly AskedEvent[], dimensions: readonly Placed[]): readonly PropFinding[] {
  return dimensions.flatMap(({ dimension, path }) => {
    const names = asked.map(({ request }) => narrowedEvent(request).event);
    const event = names.find((name) => !isReached(catalog, [catalog.events?.[name]?.entity ?? ""], dimension));
    if (event === undefined) return [];
    const message = {
      en: `"${event}" has no "${dimension}"; choose another dimension`,
      "zh-CN": `事件“${event}”没有维度“${dimension}”;请更换维度`,
    };
    return [{ path, message, severity: "error" }];
  });
}
