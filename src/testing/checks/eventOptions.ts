import type { AnyRow, FunnelQuery, RetentionQuery } from "../../query/index.ts";
import { dimensionPath } from "../../query/index.ts";
import { ask, dayMs, midnight, same, shown, sum, valueIn } from "./ask.ts";
import { fail, firstFault, pass } from "./check.ts";
import type { Check, Subject } from "./check.ts";
import { overPairs, retentionOf } from "./events.ts";
import type { Pair } from "./events.ts";
import { eventsOfActor, reachedBy } from "./shapesOfEvents.ts";

export const funnelOptionsKeepEntrants: Check = {
  name: "who enters a funnel does not depend on what follows",
  area: "correctness",
  weight: 3,
  run: (subject) =>
    overPairs(subject, async (pair) => {
      const { from, to, fact } = pair;
      const range = { from: midnight(fact.peak), to: midnight(fact.peak + dayMs) };
      const funnel = { kind: "funnel", steps: [from, to], time: { range }, window: "P7D" } as const;
      const plain = (await ask(subject, funnel)).rows;
      const [entered, converted] = [valueIn(plain[0] ?? {}, "count") ?? 0, valueIn(plain[1] ?? {}, "count") ?? 0];
      return firstFault(waysOn(subject, pair), async (way) => {
        const { rows } = await ask(subject, { ...funnel, ...way, time: way.view === "trend" ? { range, grain: "day" } : { range } });
        const isOfTimes = typeof way.view === "object";
        const found = sum(rows.filter(({ step = 0 }) => step === 0).map((row) => valueIn(row, way.view === "trend" ? "entered" : "count")));
        if (same(found, isOfTimes ? converted : entered)) return pass;
        return fail(
          `of ${from}, then ${to} with ${shown(way)}, ${found} ${isOfTimes ? "have taken a time" : "enter"}`,
          `${isOfTimes ? converted : entered}, as without it`,
          "count everyone who did the first step, in one segment, one bucket or one span of time each",
        );
      });
    }),
};

function waysOn(subject: Subject, { from, to, fact }: Pair): readonly Partial<FunnelQuery>[] {
  const { catalog } = subject;
  const third = eventsOfActor(catalog, from).filter((event) => event !== to);
  return [
    { order: "strict" },
    { view: "trend" },
    { view: { timeToConvert: {} } },
    { compare: [{ id: "before", to: { shift: "P1D" } }] },
    { steps: [from, { event: to, within: "P1D" }] },
    ...third.slice(0, 1).map((event) => ({ exclusions: [{ event }] })),
    ...reachedBy(catalog, [from, to], fact.dimensions).slice(0, 1).map((by) => ({ breakdown: { by } })),
  ];
}

export const cohortOptionsKeepSizes: Check = {
  name: "who is in a cohort does not depend on what is asked of it",
  area: "correctness",
  weight: 3,
  run: (subject) =>
    overPairs(subject, async (pair) => {
      const cohorts = retentionOf(pair);
      const plain = sizesOf((await ask(subject, cohorts)).rows);
      return firstFault(waysAbout(subject, pair), async (way) => {
        const found = sizesOf((await ask(subject, { ...cohorts, ...way })).rows);
        const wrong = [...plain].find(([place, size]) => !same(found.get(place) ?? 0, size));
        if (wrong === undefined) return pass;
        return fail(
          `with ${shown(way)} the cohort and period ${wrong[0]} has a size of ${found.get(wrong[0]) ?? 0}`,
          `${wrong[1]}, as without it`,
          "a cohort is everyone whose start lies in its bucket, in one segment each, whatever is measured of them",
        );
      });
    }),
};

function waysAbout({ catalog }: Subject, { from, to, fact }: Pair): readonly Partial<RetentionQuery>[] {
  const returns = catalog.events?.[to]?.entity ?? "";
  const number = Object.entries(catalog.dimensions).find(([name, { kind }]) => kind === "number" && dimensionPath(catalog, returns, name) !== null)?.[0];
  return [
    { windows: "rolling" },
    { reference: "previous" },
    { criterion: "onOrAfter" },
    { compare: [{ id: "before", to: { shift: "P3D" } }] },
    ...(number === undefined ? [] : [{ measure: { sum: number } }, { measure: { average: number } }]),
    ...reachedBy(catalog, [from, to], fact.dimensions).slice(0, 1).map((by) => ({ breakdown: { by } })),
  ];
}

/** Of each cohort and period all segments together. */
function sizesOf(rows: readonly AnyRow[]): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const row of rows) {
    const place = `${shown(row["time"])}, ${shown(row["period"])}`;
    sizes.set(place, (sizes.get(place) ?? 0) + (valueIn(row, "size") ?? 0));
  }
  return sizes;
}
