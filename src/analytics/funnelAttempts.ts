import type { ActorEvents } from "./byActor.ts";
import { anyOrderRun, allSteps } from "./funnelAnyOrder.ts";

/** The rules of a funnel. Event marks have bit i for step i; the bits after the steps are those of the exclusions. */
export interface FunnelRules {
  readonly steps: number;
  /**
   * `sequential`: one after the other, whatever else happens between. `strict`: and no event of another step between
   * two of them (a repeat of the step just done may). `any`: all of them, in any order.
   */
  readonly order: "sequential" | "strict" | "any";
  /** The first instant after the window of who enters at an instant. */
  readonly deadline: (entered: number) => number;
  /** By step: the first instant after the time that it has since the step before; null for no limit but the window. */
  readonly within: readonly (((before: number) => number) | null)[];
  /** An event with the bit ends an attempt that has done step `from` and not yet step `to`. */
  readonly exclusions: readonly { readonly bit: number; readonly from: number; readonly to: number }[];
  /** Only who enters before counts. */
  readonly entryTo: number;
  /** Longest time without an event within a session, milliseconds; null without sessions. */
  readonly gap: number | null;
  /** Whether only the best attempt of each actor or session is asked for, in each of the spans that `cuts` part. */
  readonly once: boolean;
  /** Instants, ascending, from which on `once` starts anew for who enters. */
  readonly cuts: readonly number[];
}

/** Attempts at a funnel, in the order of their actors. */
export interface Attempts {
  readonly count: number;
  /** The actor whose events it is made of. */
  readonly actors: Int32Array;
  /** The session it belongs to, counted over all actors; without sessions the same as `actors`. */
  readonly sessions: Int32Array;
  /** How many steps were done, 1 or more. */
  readonly reached: Uint8Array;
  /** `places[attempt * steps + k]`: where the event of the step done k-th stands; −1 where none was. */
  readonly places: Int32Array;
}

/**
 * Every attempt of every actor. An attempt begins with a first step outside any other, and lasts until the window that
 * began with it is over, all steps are done, or an exclusion ends it: repeats of the first step neither begin another
 * nor prolong the window. Each step is the first of its events after the step before; one event is one step only. An
 * event exactly at the end of the window is outside. In any order a window may begin with each event where `once` asks
 * for the best; otherwise windows follow one another. Where `once` allows, worse attempts are left out.
 */
export function funnelAttempts(events: ActorEvents, rules: FunnelRules): Attempts {
  const found = new AttemptList(rules.steps);
  const { starts, times } = events;
  let session = -1;
  for (let actor = 0; actor + 1 < starts.length; actor++) {
    const end = starts[actor + 1] as number;
    for (let from = starts[actor] as number; from < end; ) {
      session = rules.gap === null ? actor : session + 1;
      const to = rules.gap === null ? end : sessionEnd(times, from, end, rules.gap);
      const stretch = { from, to };
      if (rules.order === "any") anyOrderRun(events, rules, stretch, (places, reached) => found.add(actor, session, places, reached));
      else inOrder(events, rules, stretch, found, { actor, session });
      from = to;
    }
  }
  return found.attempts();
}

function sessionEnd(times: Float64Array, from: number, end: number, gap: number): number {
  let to = from + 1;
  while (to < end && (times[to] as number) - (times[to - 1] as number) <= gap) to += 1;
  return to;
}

function inOrder(
  events: ActorEvents,
  rules: FunnelRules,
  { from, to }: { readonly from: number; readonly to: number },
  found: AttemptList,
  { actor, session }: { readonly actor: number; readonly session: number },
): void {
  const { times, marks } = events;
  const { steps, once, cuts, entryTo } = rules;
  const places = new Int32Array(steps);
  let at = from;
  while (at < to) {
    if (((marks[at] as number) & 1) === 0) {
      at += 1;
      continue;
    }
    if ((times[at] as number) >= entryTo) return;
    const { next, reached } = rules.order === "strict" ? strictRun(events, rules, at, to, places) : run(events, rules, at, to, places);
    found.add(actor, session, places, reached);
    if (once && cuts.length === 0 && reached === steps) return;
    at = next;
  }
}

interface Run {
  /** Where the next attempt may begin. */
  readonly next: number;
  readonly reached: number;
}

function run({ times, marks }: ActorEvents, rules: FunnelRules, entry: number, to: number, places: Int32Array): Run {
  const { steps, within } = rules;
  const entered = times[entry] as number;
  const deadline = rules.deadline(entered);
  places[0] = entry;
  let reached = 1;
  let limit = limitOf(within, 1, entered, deadline);
  let at = entry + 1;
  for (; at < to && reached < steps; at++) {
    const time = times[at] as number;
    if (time >= limit) break;
    const mark = marks[at] as number;
    if (((mark >> reached) & 1) === 1) {
      places[reached] = at;
      reached += 1;
      limit = limitOf(within, reached, time, deadline);
    } else if (isExcluded(rules, mark, reached)) break;
  }
  return { next: at, reached };
}

/** What stands between breaks a chain; under the same window the longest chain counts, whichever first step began it. */
function strictRun(events: ActorEvents, rules: FunnelRules, entry: number, to: number, best: Int32Array): Run {
  const { times, marks } = events;
  const deadline = rules.deadline(times[entry] as number);
  const chain = new Int32Array(rules.steps);
  let most = 0;
  let end = to;
  let at = entry;
  for (; at < end && (times[at] as number) < deadline; at++) {
    if (((marks[at] as number) & 1) === 0) continue;
    const { next, reached, excluded } = strictChain(events, rules, { from: at, to: end, deadline }, chain);
    if (reached > most) {
      most = reached;
      best.set(chain);
    }
    if (reached === rules.steps) return { next, reached };
    if (excluded) end = next;
  }
  return { next: at, reached: most };
}

function strictChain(
  { times, marks }: ActorEvents,
  rules: FunnelRules,
  { from, to, deadline }: { readonly from: number; readonly to: number; readonly deadline: number },
  chain: Int32Array,
): Run & { readonly excluded: boolean } {
  const { steps, within } = rules;
  chain[0] = from;
  let reached = 1;
  let limit = limitOf(within, 1, times[from] as number, deadline);
  let at = from + 1;
  for (; at < to && reached < steps; at++) {
    const time = times[at] as number;
    if (time >= limit) break;
    const mark = marks[at] as number;
    if (((mark >> reached) & 1) === 1) {
      chain[reached] = at;
      reached += 1;
      limit = limitOf(within, reached, time, deadline);
    } else if (isExcluded(rules, mark, reached)) return { next: at, reached, excluded: true };
    else if ((mark & allSteps(steps)) !== 0 && ((mark >> (reached - 1)) & 1) === 0) break;
  }
  return { next: at, reached, excluded: false };
}

function limitOf(within: FunnelRules["within"], step: number, before: number, deadline: number): number {
  const own = within[step] ?? null;
  return own === null ? deadline : Math.min(own(before), deadline);
}

/** An event that is the next step is no exclusion. */
function isExcluded({ exclusions }: FunnelRules, mark: number, reached: number): boolean {
  for (const { bit, from, to } of exclusions) {
    if (((mark >> bit) & 1) === 1 && from < reached && reached <= to) return true;
  }
  return false;
}

class AttemptList {
  readonly #steps: number;
  #count = 0;
  #actors = new Int32Array(1024);
  #sessions = new Int32Array(1024);
  #reached = new Uint8Array(1024);
  #places: Int32Array;

  constructor(steps: number) {
    this.#steps = steps;
    this.#places = new Int32Array(1024 * steps);
  }

  add(actor: number, session: number, places: Int32Array, reached: number): void {
    if (this.#count === this.#actors.length) this.#grow();
    const attempt = this.#count++;
    this.#actors[attempt] = actor;
    this.#sessions[attempt] = session;
    this.#reached[attempt] = reached;
    const first = attempt * this.#steps;
    for (let step = 0; step < this.#steps; step++) {
      this.#places[first + step] = step < reached ? (places[step] as number) : -1;
    }
  }

  attempts(): Attempts {
    const count = this.#count;
    return {
      count,
      actors: this.#actors.subarray(0, count),
      sessions: this.#sessions.subarray(0, count),
      reached: this.#reached.subarray(0, count),
      places: this.#places.subarray(0, count * this.#steps),
    };
  }

  #grow(): void {
    const room = this.#actors.length * 2;
    const actors = new Int32Array(room);
    const sessions = new Int32Array(room);
    const reached = new Uint8Array(room);
    const places = new Int32Array(room * this.#steps);
    actors.set(this.#actors);
    sessions.set(this.#sessions);
    reached.set(this.#reached);
    places.set(this.#places);
    [this.#actors, this.#sessions, this.#reached, this.#places] = [actors, sessions, reached, places];
  }
}
