import type { ActorEvents } from "./byActor.ts";
import type { FunnelRules } from "./funnelAttempts.ts";

/** The bits of all steps. */
export function allSteps(steps: number): number {
  return (1 << steps) - 1;
}

type Add = (places: Int32Array, reached: number) => void;

/**
 * Attempts in any order: the most different steps that a window holds, each done by an event of its own. With `once`
 * the best window of the stretch, the earliest of equals; otherwise one window after the other.
 */
export function anyOrderRun(
  events: ActorEvents,
  rules: FunnelRules,
  { from, to }: { readonly from: number; readonly to: number },
  add: Add,
): void {
  const { times, marks } = events;
  const all = allSteps(rules.steps);
  const places = new Int32Array(rules.steps);
  const best = new Int32Array(rules.steps);
  let most = 0;
  let cut = 0;
  for (let at = from; at < to; ) {
    const entered = times[at] as number;
    if (entered >= rules.entryTo) break;
    while (cut < rules.cuts.length && entered >= (rules.cuts[cut] as number)) {
      if (most > 0) add(best, most);
      most = 0;
      cut += 1;
    }
    if (((marks[at] as number) & all) === 0 || most === rules.steps) {
      at += 1;
      continue;
    }
    const { reached, next } = windowFrom(events, rules, at, to, places);
    if (!rules.once) add(places, reached);
    else if (reached > most) {
      most = reached;
      best.set(places);
    }
    at = rules.once ? at + 1 : next;
  }
  if (most > 0) add(best, most);
}

/** @param places receives the event of each step in the order in which they were done */
function windowFrom(
  { times, marks }: ActorEvents,
  rules: FunnelRules,
  entry: number,
  to: number,
  places: Int32Array,
): { readonly reached: number; readonly next: number } {
  const { steps, within, exclusions } = rules;
  const all = allSteps(steps);
  const deadline = rules.deadline(times[entry] as number);
  const doneBy = new Int32Array(steps).fill(-1);
  let reached = 0;
  let limit = deadline;
  let at = entry;
  for (; at < to && reached < steps; at++) {
    const time = times[at] as number;
    if (time >= limit) break;
    const mark = marks[at] as number;
    if ((mark & all) !== 0 && takes(at, marks, all, doneBy, 0)) {
      places[reached] = at;
      reached += 1;
      const own = within[reached] ?? null;
      limit = own === null ? deadline : Math.min(own(time), deadline);
    } else if (exclusions.some(({ bit, from, to: before }) => ((mark >> bit) & 1) === 1 && from < reached && reached <= before)) break;
  }
  return { reached, next: at };
}

/** Gives the event a step of its own, moving others to another of theirs where that frees one. */
function takes(event: number, marks: ActorEvents["marks"], all: number, doneBy: Int32Array, tried: number): boolean {
  const own = (marks[event] as number) & all & ~tried;
  for (let step = 0; step < doneBy.length; step++) {
    if (((own >> step) & 1) === 0 || doneBy[step] !== -1) continue;
    doneBy[step] = event;
    return true;
  }
  for (let step = 0; step < doneBy.length; step++) {
    if (((own >> step) & 1) === 0) continue;
    const holder = doneBy[step] as number;
    if (!takes(holder, marks, all, doneBy, tried | (1 << step))) continue;
    doneBy[step] = event;
    return true;
  }
  return false;
}
