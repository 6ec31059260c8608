/*
 * Funnels and retention once more, row by row and as literally as the contract says it, for tests to compare with.
 * Shares no code with the package. Times are milliseconds; the days of retention are those of UTC.
 */

export interface Happening {
  readonly actor: number;
  readonly kind: string;
  readonly time: number;
  /** What `hold` keeps apart; null: not known. */
  readonly product: string | number | null;
  /** The value of a breakdown. */
  readonly segment?: string | number | boolean | null;
}

/** How long, or when what began at an instant is over. */
export type Lasting = number | ((start: number) => number);

function endOf(lasting: Lasting, start: number): number {
  return typeof lasting === "number" ? start + lasting : lasting(start);
}

export interface FunnelRule {
  readonly steps: readonly string[];
  readonly window: Lasting;
  readonly order: "sequential" | "strict" | "any";
  readonly count: "uniques" | "totals" | { readonly gap: number };
  readonly from: number;
  readonly to: number;
  readonly now: number;
  readonly within?: readonly (Lasting | null)[];
  readonly excluded?: { readonly kind: string; readonly from: number; readonly to: number };
  readonly hold?: boolean;
  /** Whether an attempt lies within one segment. */
  readonly apart?: boolean;
}

/** What was done, step by step. */
export interface Attempt {
  readonly actor: number;
  readonly session: number;
  readonly did: readonly Happening[];
}

/** How many reach each step. */
export function oracleFunnel(rows: readonly Happening[], rule: FunnelRule): readonly number[] {
  const counted = oracleAttempts(rows, rule);
  return rule.steps.map((_, step) => counted.filter(({ did }) => did.length > step).length);
}

/** The attempts that count: all of them, or everyone's or every session's best in each bucket. */
export function oracleAttempts(rows: readonly Happening[], rule: FunnelRule, bucketOf: (time: number) => unknown = () => null): readonly Attempt[] {
  const seen = rows.filter(({ time }) => time >= rule.from && time < Math.min(endOf(rule.window, rule.to), rule.now));
  const relevant = seen.filter(({ kind }) => rule.steps.includes(kind) || kind === rule.excluded?.kind);
  const attempts: Attempt[] = [];
  let session = 0;
  for (const actor of new Set(relevant.map((row) => row.actor))) {
    const own = relevant.filter((row) => row.actor === actor);
    const held = rule.hold === true ? byProduct(own) : [own];
    for (const stream of rule.apart === true ? held.flatMap(bySegment) : held) {
      for (const part of sessions(inOrder(stream, rule), rule)) {
        session += 1;
        attempts.push(...attemptsOf(part, rule).map((did) => ({ actor, session, did })));
      }
    }
  }
  if (rule.count === "totals") return attempts;
  const best = new Map<string, Attempt>();
  for (const attempt of attempts) {
    const [entry] = attempt.did;
    const who = rule.count === "uniques" ? attempt.actor : attempt.session;
    const key = JSON.stringify([who, bucketOf(entry?.time ?? 0), rule.apart === true ? entry?.segment : null]);
    const known = best.get(key);
    if (known === undefined || isBetter(attempt.did, known.did)) best.set(key, attempt);
  }
  return [...best.values()];
}

/** Further, or as far and earlier. */
function isBetter(one: Attempt["did"], other: Attempt["did"]): boolean {
  if (one.length !== other.length) return one.length > other.length;
  const at = one.findIndex(({ time }, step) => time !== other[step]?.time);
  return at >= 0 && (one[at] as Happening).time < (other[at] as Happening).time;
}

function bySegment(rows: readonly Happening[]): readonly (readonly Happening[])[] {
  return [...new Set(rows.map(({ segment }) => segment))].map((value) => rows.filter(({ segment }) => segment === value));
}

function byProduct(rows: readonly Happening[]): readonly (readonly Happening[])[] {
  const known = new Set(rows.map(({ product }) => product).filter((product) => product !== null));
  return [...known].map((product) => rows.filter((row) => row.product === product));
}

function inOrder(rows: readonly Happening[], { steps }: FunnelRule): readonly Happening[] {
  const rank = ({ kind }: Happening) => (steps.includes(kind) ? steps.indexOf(kind) : steps.length);
  return [...rows].sort((a, b) => a.time - b.time || rank(a) - rank(b));
}

function sessions(rows: readonly Happening[], { count }: FunnelRule): readonly (readonly Happening[])[] {
  if (typeof count === "string") return [rows];
  const parts: Happening[][] = [];
  rows.forEach((row, index) => {
    const before = rows[index - 1];
    if (before === undefined || row.time - before.time > count.gap) parts.push([row]);
    else parts.at(-1)?.push(row);
  });
  return parts;
}

function attemptsOf(rows: readonly Happening[], rule: FunnelRule): readonly Attempt["did"][] {
  if (rule.order === "any") return anyAttempts(rows, rule);
  const first = rows.findIndex(({ kind, time }) => kind === rule.steps[0] && time < rule.to);
  if (first < 0) return [];
  const [did, used] = rule.order === "strict" ? strictAttempt(rows.slice(first), rule) : looseAttempt(rows.slice(first), rule);
  return [did, ...attemptsOf(rows.slice(first + used), rule)];
}

/** Whether the time that a step has since the one before is over. */
function isOverdue({ time }: Happening, did: Attempt["did"], { within }: FunnelRule): boolean {
  const before = did.at(-1);
  return before !== undefined && time >= endOf(within?.[did.length] ?? Infinity, before.time);
}

function isExcluded({ kind }: Happening, did: Attempt["did"], { excluded }: FunnelRule): boolean {
  return kind === excluded?.kind && did.length > excluded.from && did.length <= excluded.to;
}

type Ended = readonly [did: Attempt["did"], used: number];

/** Steps done, and rows used up: the row that ended the attempt is not. */
function looseAttempt(rows: readonly Happening[], rule: FunnelRule): Ended {
  const did: Happening[] = [];
  const [entry] = rows;
  for (const [index, row] of rows.entries()) {
    if (did.length === rule.steps.length) return [did, index];
    if (row.time >= endOf(rule.window, entry?.time ?? 0) || isOverdue(row, did, rule)) return [did, index];
    if (row.kind === rule.steps[did.length]) did.push(row);
    else if (isExcluded(row, did, rule)) return [did, index];
  }
  return [did, rows.length];
}

/**
 * The longest run of steps among the window's rows in which, but for repeats of the step just done, nothing stands
 * between. What is excluded ends the window.
 */
function strictAttempt(rows: readonly Happening[], rule: FunnelRule): Ended {
  const { steps, window } = rule;
  const held = rows.filter(({ time }) => time < endOf(window, rows[0]?.time ?? 0));
  let best: Attempt["did"] = [];
  let end = held.length;
  for (let start = 0; start < end; start++) {
    if (held[start]?.kind !== steps[0]) continue;
    const did = [held[start] as Happening];
    let at = start + 1;
    for (; at < end && did.length < steps.length; at++) {
      const row = held[at] as Happening;
      if (isOverdue(row, did, rule)) break;
      if (row.kind === steps[did.length]) did.push(row);
      else if (isExcluded(row, did, rule)) end = at;
      else if (steps.includes(row.kind) && row.kind !== steps[did.length - 1]) break;
    }
    if (did.length > best.length) best = did;
    if (did.length === steps.length) return [did, at];
  }
  return [best, end];
}

function anyAttempts(rows: readonly Happening[], rule: FunnelRule): readonly Attempt["did"][] {
  const { steps, window, to, count } = rule;
  const windowFrom = (start: number): Ended => {
    const end = endOf(window, (rows[start] as Happening).time);
    const did: Happening[] = [];
    for (let at = start; at < rows.length; at++) {
      const row = rows[at] as Happening;
      if (did.length === steps.length || row.time >= end || isOverdue(row, did, rule)) return [did, at];
      const left = steps.filter((step) => step === row.kind).length - did.filter(({ kind }) => kind === row.kind).length;
      if (left > 0) did.push(row);
      else if (isExcluded(row, did, rule)) return [did, at];
    }
    return [did, rows.length];
  };
  const begins = ({ kind, time }: Happening) => steps.includes(kind) && time < to;
  if (count !== "totals") return rows.flatMap((row, start) => (begins(row) ? [windowFrom(start)[0]] : []));
  const found: Attempt["did"][] = [];
  for (let start = 0; start < rows.length; ) {
    const [did, next] = begins(rows[start] as Happening) ? windowFrom(start) : [[], start + 1];
    if (did.length > 0) found.push(did);
    start = next;
  }
  return found;
}

const day = 86_400_000;

export interface RetentionRule {
  readonly start: string;
  readonly return: string;
  /** Midnight, UTC. */
  readonly from: number;
  readonly cohorts: number;
  readonly periods: readonly number[];
  readonly criterion: "on" | "onOrAfter" | "onOrBefore" | "streak";
  readonly windows: "calendar" | "rolling";
  readonly starts: "first" | "recurring";
  readonly now: number;
}

/** Size, and users by period, of each day's cohort. */
export function oracleRetention(
  rows: readonly Happening[],
  rule: RetentionRule,
): readonly { readonly size: number; readonly users: readonly number[] }[] {
  const seen = rows.filter(({ time }) => time < rule.now);
  return Array.from({ length: rule.cohorts }, (_, cohort) => {
    const from = rule.from + cohort * day;
    const members = [...new Set(seen.map(({ actor }) => actor))].flatMap((actor) => {
      const own = seen.filter((row) => row.actor === actor);
      const all = own.filter(({ kind }) => kind === rule.start).map(({ time }) => time).sort((a, b) => a - b);
      const candidates = rule.starts === "first" ? all.slice(0, 1) : all;
      const started = candidates.find((time) => time >= from && time < from + day);
      if (started === undefined) return [];
      const back = own.filter(
        ({ kind, time }) => kind === rule.return && (rule.start === rule.return ? time > started : time >= started),
      );
      const zero = rule.windows === "calendar" ? from : started;
      return [new Set(back.map(({ time }) => Math.floor((time - zero) / day)))];
    });
    return { size: members.length, users: rule.periods.map((period) => members.filter((did) => isRetained(did, period, rule)).length) };
  });
}

export function isRetained(
  did: ReadonlySet<number>,
  period: number,
  { criterion, periods }: Pick<RetentionRule, "criterion" | "periods">,
): boolean {
  const days = [...did];
  if (criterion === "onOrAfter") return days.some((one) => one >= period);
  if (period === 0 || criterion === "on") return did.has(period);
  if (criterion === "onOrBefore") return days.some((one) => one >= 1 && one <= period);
  return periods.every((one) => one < 1 || one > period || did.has(one));
}
