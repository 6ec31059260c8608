import type { Domain, Json } from "./pieces.ts";
import { clockOf, compact, filterOf, kindOf, rangeOf, reachable, reaches } from "./pieces.ts";
import type { Random } from "./random.ts";

/** Journeys of those to whom the catalog's events happen. */
export function funnelQuery(domain: Domain, random: Random): Json {
  const steps = Array.from({ length: 2 + random.int(3) }, () => stepOf(domain, random));
  const view = random.pick<unknown>([undefined, undefined, "trend", { timeToConvert: { bins: 1 + random.int(6) } }]);
  return compact({
    kind: "funnel",
    steps,
    time: compact({ range: rangeOf(domain, random).range, grain: view === "trend" ? random.pick(["week", "month", "quarter"]) : undefined }),
    window: random.pick(["P1D", "P3D", "P14D", "PT6H", "P1M"]),
    order: random.pick([undefined, undefined, "strict", "any"]),
    count: random.pick<unknown>([undefined, undefined, "totals", { sessions: "PT12H" }]),
    exclusions: random.chance(0.2) ? [{ ...eventOf(domain, random), from: 0, to: 1 }] : undefined,
    holdConstant: random.chance(0.25) ? [random.pick(shared(domain, random))] : undefined,
    breakdown: random.chance(0.4)
      ? compact({
          by: random.pick(shared(domain, random)),
          attribution: random.pick<unknown>([undefined, "last", "all", { step: 1 }]),
          top: random.chance(0.4) ? 1 + random.int(3) : undefined,
        })
      : undefined,
    view,
    compare: random.chance(0.2) ? [{ id: "before", to: random.pick<unknown>(["previous", { shift: "P1Y" }]) }] : undefined,
    where: random.chance(0.3) ? filterOf(domain, random, 1, shared(domain, random)) : undefined,
    ...clockOf(domain, random),
  });
}

export function retentionQuery(domain: Domain, random: Random): Json {
  const back = eventOf(domain, random);
  const numbers = kindOf(domain.catalog, "number").filter((name) => reaches(domain.catalog, domain.catalog.events?.[back.event]?.entity ?? "", name));
  return compact({
    kind: "retention",
    start: eventOf(domain, random),
    return: back,
    time: { range: rangeOf(domain, random).range, grain: random.pick(["week", "month", "quarter"]) },
    periods: random.chance(0.5) ? 1 + random.int(6) : [0, 1, 3],
    criterion: random.pick([undefined, "onOrAfter", "onOrBefore", "streak"]),
    windows: random.pick([undefined, "rolling"]),
    starts: random.pick([undefined, "recurring"]),
    measure: random.pick<unknown>([undefined, undefined, "users", { sum: random.pick(numbers) }, { average: random.pick(numbers) }]),
    reference: random.pick([undefined, "previous"]),
    breakdown: random.chance(0.4) ? compact({ by: random.pick(shared(domain, random)), top: random.chance(0.4) ? 2 : undefined }) : undefined,
    compare: random.chance(0.2) ? [{ id: "before", to: random.pick<unknown>(["previous", { shift: "P1Y" }]) }] : undefined,
    where: random.chance(0.3) ? filterOf(domain, random, 1, shared(domain, random)) : undefined,
    ...clockOf(domain, random),
  });
}

function stepOf(domain: Domain, random: Random): string | Json {
  if (random.chance(0.6)) return random.pick(Object.keys(domain.catalog.events ?? {}));
  return compact({ ...eventOf(domain, random), within: random.chance(0.4) ? random.pick(["P1D", "PT12H"]) : undefined });
}

function eventOf(domain: Domain, random: Random): { readonly event: string; readonly where?: Json } {
  const { events = {} } = domain.catalog;
  const event = random.pick(Object.keys(events));
  const within = reachable(domain.catalog, [events[event]?.entity ?? ""], random);
  return { event, ...(random.chance(0.3) ? { where: filterOf(domain, random, 1, within) } : {}) };
}

/** Dimensions that all events have, and no time. */
function shared({ catalog }: Domain, random: Random): readonly string[] {
  const entities = Object.values(catalog.events ?? {}).map(({ entity }) => entity);
  return reachable(catalog, entities, random).filter((name) => catalog.dimensions[name]?.kind !== "time");
}
