import type { FunnelQuery, RetentionQuery } from "../../query/index.ts";
import { dimensionPath } from "../../query/index.ts";
import { dayMs, midnight } from "./ask.ts";
import type { Subject } from "./check.ts";
import { pairsOf, retentionOf } from "./events.ts";
import type { Pair } from "./events.ts";
import type { Shape } from "./shapes.ts";

/** Funnels and cohorts of each pair of events, with every option of theirs. */
export function shapesOfEvents(subject: Subject): readonly Shape[] {
  return pairsOf(subject).flatMap((pair) => [...funnelsOf(subject, pair), ...cohortsOf(subject, pair)]);
}

type Funnel = Omit<FunnelQuery, "kind" | "steps" | "time" | "window">;

function funnelsOf({ catalog }: Subject, pair: Pair): readonly Shape[] {
  const { from, to, fact } = pair;
  const entities = entitiesOf(catalog, [from, to]);
  const time = { range: { from: midnight(fact.peak), to: midnight(fact.peak + dayMs) } };
  const funnel = { kind: "funnel", steps: [from, to], time, window: "P7D" } as const;
  const asked = (query: FunnelQuery, adds: Shape["adds"] = "cells"): Shape => ({ query, entities, adds: pair.ofRow ? adds : "nothing" });
  const ways: readonly Funnel[] = [
    ...(["strict", "any"] as const).map((order) => ({ order })),
    { count: "totals" },
    { count: { sessions: "PT12H" } },
    { compare: [{ id: "before", to: { shift: "P1D" } }] },
  ];
  const [dimension] = reachedBy(catalog, [from, to], fact.dimensions);
  const known = dimension === undefined ? null : ({ not: { dimension, op: "isNull" } } as const);
  const ofDimension: readonly Shape[] =
    dimension === undefined || known === null
      ? []
      : [
          asked({ ...funnel, where: known }),
          asked({ ...funnel, steps: [{ event: from, where: known }, { event: to, within: "P2D" }] }),
          asked({ ...funnel, holdConstant: [dimension] }),
          asked({ ...funnel, breakdown: { by: dimension } }),
          asked({ ...funnel, breakdown: { by: dimension, top: 1 } }, "nothing"),
        ];
  const third = eventsOfActor(catalog, from).find((event) => event !== to);
  const excluding: readonly Shape[] =
    third === undefined
      ? []
      : [
          { query: { ...funnel, exclusions: [{ event: third }] }, entities: entitiesOf(catalog, [from, to, third]), adds: "nothing" },
          { query: { ...funnel, steps: [from, to, third] }, entities: entitiesOf(catalog, [from, to, third]), adds: "nothing" },
        ];
  return [
    asked({ ...funnel, window: "PT12H" }),
    ...ways.map((way) => asked({ ...funnel, ...way })),
    asked({ ...funnel, time: { ...time, grain: "day" }, view: "trend" }),
    asked({ ...funnel, view: { timeToConvert: {} } }, "whole"),
    ...ofDimension,
    ...excluding,
  ];
}

function cohortsOf({ catalog }: Subject, pair: Pair): readonly Shape[] {
  const entities = entitiesOf(catalog, [pair.from, pair.to]);
  const cohorts = retentionOf(pair);
  const returns = catalog.events?.[pair.to]?.entity ?? "";
  const number = Object.entries(catalog.dimensions).find(([name, { kind }]) => kind === "number" && dimensionPath(catalog, returns, name) !== null)?.[0];
  const [dimension] = reachedBy(catalog, [pair.from, pair.to], pair.fact.dimensions);
  const ways: readonly Partial<RetentionQuery>[] = [
    {},
    { starts: "first" },
    { time: { ...cohorts.time, grain: "week" } },
    { windows: "rolling" },
    { measure: "users" },
    { reference: "previous" },
    { compare: [{ id: "before", to: { shift: "P3D" } }] },
    ...(["onOrAfter", "onOrBefore", "streak"] as const).map((criterion) => ({ criterion })),
    ...(number === undefined ? [] : [{ measure: { sum: number } }, { measure: { average: number } }]),
    ...(dimension === undefined
      ? []
      : [{ breakdown: { by: dimension } }, { where: { not: { dimension, op: "isNull" } } } as const]),
  ];
  return ways.map((way) => ({ query: { ...cohorts, ...way }, entities, adds: pair.ofRow ? "cells" : "nothing" }));
}

type Known = Subject["catalog"];

function entitiesOf({ events }: Known, names: readonly string[]): readonly string[] {
  return [...new Set(names.flatMap((name) => events?.[name]?.entity ?? []))];
}

/** Those of the dimensions that the rows of all the events have. */
export function reachedBy(catalog: Known, events: readonly string[], dimensions: readonly string[]): readonly string[] {
  const entities = entitiesOf(catalog, events);
  return dimensions.filter((dimension) => entities.every((entity) => dimensionPath(catalog, entity, dimension) !== null));
}

/** The other events that are told of the same actors. */
export function eventsOfActor({ events = {}, entities }: Known, name: string): readonly string[] {
  const actorOf = (event: string) => events[event]?.actor ?? entities[events[event]?.entity ?? ""]?.key;
  return Object.keys(events).filter((event) => event !== name && actorOf(event) !== undefined && actorOf(event) === actorOf(name));
}
