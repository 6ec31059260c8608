import type { Catalog, MetricsQuery } from "../../query/index.ts";
import type { AddedBy } from "./addends.ts";
import type { Fact, Subject } from "./check.ts";
import { shapesOfDrivers } from "./shapesOfDrivers.ts";
import { shapesOfEvents } from "./shapesOfEvents.ts";
import { shapesOfMetrics, shapesOfNumbers } from "./shapesOfNumbers.ts";
import { shapesOfRows } from "./shapesOfRows.ts";

/** One way to ask, and how its answers add up where callers share out the rows. */
export interface Shape {
  readonly query: MetricsQuery;
  /** Whose rows it reads. */
  readonly entities: readonly string[];
  readonly adds: AddedBy | "nothing";
}

export interface Scene {
  readonly catalog: Catalog;
  readonly fact: Fact;
}

/** Every kind of question, with every part that it can have at least once, over the busiest days; all of one clock. */
export function shapesOf(subject: Subject): readonly Shape[] {
  const { catalog, facts, now } = subject;
  const asOf = new Date(now).toISOString();
  const ofFacts = facts.flatMap((fact) => {
    const scene = { catalog, fact };
    return [...shapesOfNumbers(scene), ...shapesOfRows(scene), ...shapesOfDrivers(scene)];
  });
  return [...ofFacts, ...shapesOfMetrics(subject), ...shapesOfEvents(subject)].map((shape) => ({
    ...shape,
    query: { asOf, ...shape.query },
  }));
}
