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
}

/** How many reach each step. */
export function oracleFunnel(rows: readonly Happening[], rule: FunnelRule): readonly number[] {
  const seen = rows.filter(({ time }) => time >= rule.from && time < Math.min(endOf(rule.window, rule.to), rule.now));
  const relevant = seen.filter(({ kind }) => rule.steps.includes(kind) || kind === rule.excluded?.kind);
  const reached: number[] = [];
  for (const actor of new Set(relevant.map((row) => row.actor))) {
    const own = relevant.filter((row) => row.actor === actor);
    const streams = rule.hold === true ? byProduct(own) : [own];
    const attempts = streams.map((stream) => sessions(inOrder(stream, rule), rule).map((part) => attemptsOf(part, rule)));
    if (rule.count === "totals") reached.push(...attempts.flat(2));
    else if (rule.count === "uniques") reached.push(Math.max(0, ...attempts.flat(2)));
    else reached.push(...attempts.flat().map((session) => Math.max(0, ...session)));
  }
  return rule.steps.map((_, step) => reached.filter((most) => most > step).length);
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

function attemptsOf(rows: readonly Happening[], rule: FunnelRule): readonly number[] {
  if (rule.order === "any") return anyAttempts(rows, rule);
  const first = rows.findIndex(({ kind, time }) => kind === rule.steps[0] && time < rule.to);
  if (first < 0) return [];
  const [reached, used] = rule.order === "strict" ? strictAttempt(rows.slice(first), rule) : looseAttempt(rows.slice(first), rule);
  return [reached, ...attemptsOf(rows.slice(first + used), rule)];
}

/** Steps done, and rows used up: the row that ended the attempt is not. */
function looseAttempt(rows: readonly Happening[], rule: FunnelRule): readonly [number, number] {
  const done: number[] = [];
  const [entry] = rows;
  for (const [index, row] of rows.entries()) {
    if (done.length === rule.steps.length) return [done.length, index];
    const overdue = done.length > 0 && row.time >= endOf(rule.within?.[done.length] ?? Infinity, done.at(-1) as number);
    if (row.time >= endOf(rule.window, entry?.time ?? 0) || overdue) return [done.length, index];
    if (row.kind === rule.steps[done.length]) done.push(row.time);
    else if (row.kind === rule.excluded?.kind && done.length > rule.excluded.from && done.length <= rule.excluded.to) {
      return [done.length, index];
    }
  }
  return [done.length, rows.length];
}

/** The longest run of steps among the window's rows in which, but for repeats of the step just done, nothing stands between. */
function strictAttempt(rows: readonly Happening[], { steps, window }: FunnelRule): readonly [number, number] {
  const held = rows.filter(({ time }) => time < endOf(window, rows[0]?.time ?? 0));
  let most = 0;
  let usedUp = held.length;
  held.forEach((entry, start) => {
    if (entry.kind !== steps[0] || most === steps.length) return;
    let done = 1;
    for (let at = start + 1; at < held.length && done < steps.length; at++) {
      const { kind } = held[at] as Happening;
      if (kind === steps[done]) done += 1;
      else if (steps.includes(kind) && kind !== steps[done - 1]) break;
      if (done === steps.length) usedUp = at + 1;
    }
    most = Math.max(most, done);
    if (steps.length === 1) usedUp = start + 1;
  });
  return [most, usedUp];
}

function anyAttempts(rows: readonly Happening[], { steps, window, to, count }: FunnelRule): readonly number[] {
  const deeds = rows.filter(({ kind }) => steps.includes(kind));
  const heldFrom = (start: number) => deeds.slice(start).filter(({ time }) => time < endOf(window, (deeds[start] as Happening).time));
  const differentIn = (held: readonly Happening[]) =>
    [...new Set(steps)]
      .map((kind) => Math.min(held.filter((row) => row.kind === kind).length, steps.filter((step) => step === kind).length))
      .reduce((sum, one) => sum + one, 0);
  if (count !== "totals") return deeds.flatMap(({ time }, start) => (time < to ? [differentIn(heldFrom(start))] : []));
  const found: number[] = [];
  for (let start = 0; start < deeds.length && (deeds[start] as Happening).time < to; ) {
    const held = heldFrom(start);
    const needed = held.findIndex((_, last) => differentIn(held.slice(0, last + 1)) === steps.length);
    found.push(differentIn(held));
    start += needed < 0 ? held.length : needed + 1;
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
