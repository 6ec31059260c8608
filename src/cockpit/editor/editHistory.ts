import { sameJson } from "../../document/merge/sameJson.ts";

const mostSteps = 200;

/** One thing that was done: what was there on its other side, on which ground, and what to call it. */
export interface HistoryStep<T, S> {
  readonly value: T;
  readonly step: S;
  readonly ground: number;
}

/** A value with everything that was done to it, the latest last. */
export interface EditHistory<T, S> {
  readonly present: T;
  /** Each with the value before it. */
  readonly past: readonly HistoryStep<T, S>[];
  /** What was taken back, the next to be done again first; each with the value after it. */
  readonly future: readonly HistoryStep<T, S>[];
  /** What the last step is still part of: a drag, or typing into one field. Null: it is over. */
  readonly open: string | null;
  /** Which of the things that others kept meanwhile the present is made from: 0 is what was there at first. */
  readonly ground: number;
}

export function startHistory<T, S>(present: T): EditHistory<T, S> {
  return { present, past: [], future: [], open: null, ground: 0 };
}

/**
 * The history after one more step. Steps under the same `part`, one after the other, are one; together they are none
 * where they end with what they began with. An edit that changes nothing leaves the history as it is.
 *
 * @param options.most steps that can be taken back, the oldest going first. Default 200
 */
export function edited<T, S>(
  history: EditHistory<T, S>,
  value: T,
  step: S,
  { part = null, most = mostSteps }: { readonly part?: string | null; readonly most?: number } = {},
): EditHistory<T, S> {
  const { present, past, open, ground } = history;
  if (sameJson(value, present)) return history;
  const isGoingOn = part !== null && part === open;
  const before = isGoingOn ? past.slice(0, -1) : past;
  const from = isGoingOn ? (past.at(-1)?.value ?? present) : present;
  if (sameJson(value, from)) return { present: from, past: before, future: [], open: null, ground };
  return { present: value, past: [...before, { value: from, step, ground }].slice(-most), future: [], open: part, ground };
}

/** Ends what was going on: the next edit is a step of its own. */
export function settled<T, S>(history: EditHistory<T, S>): EditHistory<T, S> {
  return history.open === null ? history : { ...history, open: null };
}

/** Without its last step; the same where there is none. */
export function undone<T, S>(history: EditHistory<T, S>): EditHistory<T, S> {
  const last = history.past.at(-1);
  if (last === undefined) return history;
  const { present, past, future, ground } = history;
  return { present: last.value, past: past.slice(0, -1), future: [{ value: present, step: last.step, ground }, ...future], open: null, ground: last.ground };
}

/** With the step again that was taken back last; the same where there is none. */
export function redone<T, S>(history: EditHistory<T, S>): EditHistory<T, S> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  const { present, past, ground } = history;
  return { present: next.value, past: [...past, { value: present, step: next.step, ground }], future, open: null, ground: next.ground };
}

/**
 * On another ground from one more step on: `value`, made of the present and of what somebody else kept. What was done before
 * is laid on that, too, where it can be (`onto`; null: it cannot); a step that cannot be, or that stood on a ground before this
 * one, stays on its own: who goes back to it has that ground again. What is the same as the one after it is no step.
 */
export function regrounded<T, S>(
  history: EditHistory<T, S>,
  ground: number,
  value: T,
  step: S,
  onto: (value: T) => T | null,
): EditHistory<T, S> {
  const done = [...history.past, { value: history.present, step, ground: history.ground }].map((one) => {
    const laid = one.ground === history.ground ? onto(one.value) : null;
    return laid === null ? one : { ...one, value: laid, ground };
  });
  const last = { value, ground };
  const past = done.filter((one, at) => {
    const after = done[at + 1] ?? last;
    return one.ground !== after.ground || !sameJson(one.value, after.value);
  });
  return { present: value, past: past.slice(-mostSteps), future: [], open: null, ground };
}
