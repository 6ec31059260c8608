import type { AggregateQuery } from "../../query/index.ts";
import { dimensionPath } from "../../query/index.ts";
import { dayMs, midnight, numbers } from "./ask.ts";
import type { Subject } from "./check.ts";
import { entitiesOf } from "./entitiesOf.ts";
import { isOfMoments } from "./isOfMoments.ts";
import type { Scene, Shape } from "./shapes.ts";

type Numbers = Omit<AggregateQuery, "kind" | "metrics">;

const mostTogether = 6;
/** More than any dimension has that is asked for. */
const mostGroups = 1000;

/** Numbers that add up, cut, filtered, ordered and compared in every way. */
export function shapesOfNumbers({ catalog, fact: { entity, time, additive, measured, dimensions, peak } }: Scene): readonly Shape[] {
  const [metric, target] = additive;
  const range = { from: midnight(peak - 3 * dayMs), to: midnight(peak + 4 * dayMs) };
  const year = { from: midnight(peak - 200 * dayMs), to: midnight(peak + dayMs) };
  const days = { range, grain: "day" } as const;
  const noon = midnight(peak + dayMs / 2);
  const within = { dimension: time, op: "range", range } as const;
  const cut: readonly Numbers[] = [
    {},
    { time: days },
    { where: within },
    { time: { ...days, fill: "null" } },
    { time: { ...days, dimension: time }, order: [{ by: metric, direction: "desc" }] },
    ...(["minute", "hour"] as const).map((grain) => ({ time: { range: { from: midnight(peak), to: midnight(peak + dayMs) }, grain } })),
    { time: { range, grain: { interval: "PT6H" } }, calendar: { timeZone: "America/New_York" } },
    { time: { range: year, grain: "week" }, calendar: { weekStart: "sunday" } },
    ...(["month", "quarter", "year", "auto"] as const).map((grain) => ({ time: { range: year, grain } })),
    { time: { range: year, grain: "fiscalQuarter" }, calendar: { fiscalStart: { month: 2 } } },
    ...Object.keys(catalog.calendars ?? {}).map((business) => ({ time: { range, grain: "businessDay" }, calendar: { business } }) as const),
    { time: { range: { last: 2, unit: "week" } }, asOf: midnight(peak + dayMs / 2) },
    { time: days, asOf: noon },
    { time: days, compare: [{ id: "then", to: { shift: "P10D" }, align: "weekday" }] },
    { time: days, compare: [{ id: "then", to: "previous" }, { id: "elapsed", to: { shift: "P1M" }, align: "elapsed" }] },
    ...(target === undefined ? [] : [{ time: days, compare: [{ id: "target", to: { target } }] }]),
  ];
  const asked = (metrics: AggregateQuery["metrics"], rest: Numbers, adds: Shape["adds"] = "cells"): Shape => ({
    query: numbers({ metrics, ...rest }),
    entities: [entity],
    adds,
  });
  const computed = (compute: "share" | "rank" | "running") => [{ metric, as: compute, compute }];
  const grouped = dimensions.flatMap((dimension): readonly Shape[] => {
    const by = [dimension];
    const known = { not: { dimension, op: "isNull" } } as const;
    const time_ = { range };
    return [
      asked(measured, { time: time_, where: { dimension, op: "isNull" } }),
      asked(measured, { time: time_, where: known }),
      asked([metric], { time: days, where: known }),
      asked([metric], { by, time: time_, order: [{ by: metric, direction: "desc" }], page: { size: 500 } }),
      asked([metric], { by, time: time_, having: [{ metric, op: "gte", value: -1e300 }] }),
      asked([metric], { by, time: time_, having: [{ metric, op: "gt", value: 1 }] }, "nothing"),
      asked([metric], { by, time: time_, totals: [[]] }),
      asked([metric], { by, time: days, totals: [["time"], by, []] }),
      asked([metric], { by, time: time_, compare: [{ id: "before", to: "previous" }] }),
      asked([metric], { by, time: time_, where: known }),
      asked([metric], { by, time: time_, top: { n: mostGroups, by: metric } }),
      asked([metric], { by, time: time_, top: { n: 1, by: metric } }, "nothing"),
      asked([metric], { by, time: days, top: { n: 1, by: metric, of: dimension } }, "nothing"),
      asked([metric], { by, time: time_, order: [{ by: dimension, direction: "desc" }] }),
      asked([metric], { by, time: time_, top: { n: 1, by: metric, other: true } }, "whole"),
      asked([...computed("share"), { metric, as: "known", where: known }], { by, time: time_ }),
      asked(computed("rank"), { by, time: time_ }),
      asked(computed("running"), { by, time: days }),
    ];
  });
  const pairs = dimensions.length < 2 ? [] : [asked(measured, { by: dimensions.slice(0, 2), time: { range }, totals: [dimensions.slice(0, 1), []] })];
  return [...cut.map((rest) => asked([metric], rest)), ...grouped, ...pairs];
}

/** Every metric of the catalog beside others of its kind: by day, by a dimension, filtered and over a longer time. */
export function shapesOfMetrics({ catalog, facts }: Pick<Subject, "catalog" | "facts">): readonly Shape[] {
  return facts.flatMap(({ entity, dimensions, peak, range }) => {
    const own = Object.keys(catalog.metrics).filter((name) => entitiesOf(catalog, name)[0] === entity);
    const kindOf = (name: string) => `${catalog.metrics[name]?.kind}${isOfMoments(catalog, name) ? " of moments" : ""}`;
    return [...new Set(own.map(kindOf))].flatMap((kind) => {
      const names = own.filter((name) => kindOf(name) === kind);
      return chunks(names, mostTogether).flatMap((metrics): readonly Shape[] => {
        const entities = [...new Set(metrics.flatMap((name) => entitiesOf(catalog, name)))];
        const dimension = dimensions.find((name) => entities.every((one) => dimensionPath(catalog, one, name) !== null));
        const time = { range: { from: midnight(peak - 2 * dayMs), to: midnight(peak + dayMs) } };
        const ways: readonly Numbers[] = [
          { time: { ...time, grain: "day" }, compare: [{ id: "before", to: "previous" }] },
          { time: { range } },
          ...(dimension === undefined ? [] : [{ time, by: [dimension], totals: [[]] }]),
        ];
        return ways.map((way) => ({ query: numbers({ metrics, ...way }), entities, adds: "cells" }));
      });
    });
  });
}

function chunks<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));
}
