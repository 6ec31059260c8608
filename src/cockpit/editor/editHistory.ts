import { sameJson } from "../../document/merge/sameJson.ts";

/** One thing that was done: what was there on its other side, and what to call it. */
export interface HistoryStep<T, S> {
  readonly value: T;
  readonly step: S;
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
}

export function startHistory<T, S>(present: T): EditHistory<T, S> {
  return { present, past: [], future: [], open: null };
}

/**
 * The history after one more step. Steps under the same `part`, one after the other, are one; together they are none
 * where they end with what they began with. An edit that changes nothing leaves the history as it is.
 *
 * @param options.most steps that can be taken back, the oldest going first
 */
export function edited<T, S>(
  history: EditHistory<T, S>,
  value: T,
  step: S,
  { part = null, most = 200 }: { readonly part?: string | null; readonly most?: number } = {},
): EditHistory<T, S> {
  const { present, past, open } = history;
  if (sameJson(value, present)) return history;
  const isGoingOn = part !== null && part === open;
  const before = isGoingOn ? past.slice(0, -1) : past;
  const from = isGoingOn ? (past.at(-1)?.value ?? present) : present;
  if (sameJson(value, from)) return { present: from, past: before, future: [], open: null };
  return { present: value, past: [...before, { value: from, step }].slice(-most), future: [], open: part };
}

/** Ends what was going on: the next edit is a step of its own. */
export function settled<T, S>(history: EditHistory<T, S>): EditHistory<T, S> {
  return history.open === null ? history : { ...history, open: null };
}

/** Without its last step; the same where there is none. */
export function undone<T, S>(history: EditHistory<T, S>): EditHistory<T, S> {
  const last = history.past.at(-1);
  if (last === undefined) return history;
  const { present, past, future } = history;
  return { present: last.value, past: past.slice(0, -1), future: [{ value: present, step: last.step }, ...future], open: null };
}

/** With the step again that was taken back last; the same where there is none. */
export function redone<T, S>(history: EditHistory<T, S>): EditHistory<T, S> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  const { present, past } = history;
  return { present: next.value, past: [...past, { value: present, step: next.step }], future, open: null };
}

/** The same steps on another ground: each value as it is there. What is the same there as the one after it is no step. */
export function rebased<T, S>({ past, present, future }: EditHistory<T, S>, onto: (value: T) => T): EditHistory<T, S> {
  const now = onto(present);
  const moved = ({ value, step }: HistoryStep<T, S>) => ({ value: onto(value), step });
  const before = past.map(moved);
  const after = future.map(moved);
  return {
    present: now,
    past: before.filter(({ value }, at) => !sameJson(value, before[at + 1]?.value ?? now)),
    future: after.filter(({ value }, at) => !sameJson(value, after[at - 1]?.value ?? now)),
    open: null,
  };
}
