import { joins } from "../engine/amount.ts";
import type { Amount } from "../engine/amount.ts";
import { planAggregate } from "../engine/aggregatePlan.ts";
import type { AnswerLimits } from "../engine/aggregatePlan.ts";
import { keyOf } from "../engine/keyOf.ts";
import type { Evaluate, First, Group, Measure, Scan } from "../engine/scan.ts";
import { groupKey } from "../engine/source.ts";
import { askTable } from "../engine/table.ts";
import type { AggregateQuery, Catalog, DimensionValue } from "../query/index.ts";

/** A scan without its fold, and the groups that it gave. */
interface Seen {
  readonly scan: Scan;
  readonly groups: readonly Group[];
}

/**
 * The values that a top keeps are chosen by a first pass over the rows, and a second one folds the others. Where all
 * measures add up without loss, the first pass takes them all, and what the second one asks is made of its groups. Where
 * the database can choose by itself, these are the first n and one of all others.
 */
export function topInOnePass(
  evaluate: Evaluate,
  catalog: Catalog,
  query: AggregateQuery<Catalog>,
  options: { readonly now: number; readonly limits: AnswerLimits; readonly minimumGroup: number },
): Evaluate {
  const wide = wideScans(catalog, query, options);
  if (wide.length === 0) return evaluate;
  const needsOthers = query.top?.other === true || wholeIsAsked(query);
  const pass = (scans: readonly Scan[]) => {
    const [first] = scans.flatMap((scan) => scan.first ?? []);
    const asked =
      first === undefined
        ? wide
        : wide
            .filter((one) => scans.some((scan) => covers(one, scan)))
            .map((scan) => ({ ...scan, first: needsOthers ? { ...first, others: true as const } : first }));
    return evaluate(asked).then((answers) => asked.map((scan, index): Seen => ({ scan, groups: answers[index] ?? [] })));
  };
  let seen: Promise<readonly Seen[]> | null = null;
  return async (scans) => {
    if (!scans.every((scan) => wide.some((one) => covers(one, scan)))) return evaluate(scans);
    const before = await seen;
    if (before === null || (wantsAll(scans) && before.some(({ scan }) => scan.first !== undefined))) seen = pass(scans);
    const all = await seen;
    const made = scans.map((scan) => folded(all?.find((one) => covers(one.scan, scan)), scan));
    const missing = scans.filter((_, index) => made[index] === null);
    const found = missing.length === 0 ? [] : await evaluate(missing);
    return made.map((groups, index) => groups ?? found[missing.indexOf(scans[index] as Scan)] ?? []);
  };
}

/** The first groups did not decide. */
function wantsAll(scans: readonly Scan[]): boolean {
  return scans.some(({ first, fold, by }) => first === undefined && fold === null && by.length > 0);
}

/** Beside the rows by the dimension, what all of them come to. */
function wholeIsAsked({ totals = [], metrics }: AggregateQuery<Catalog>): boolean {
  return totals.length > 0 || metrics.some((asked) => typeof asked === "object" && asked.compute === "share");
}

function wideScans(
  catalog: Catalog,
  query: AggregateQuery<Catalog>,
  options: { readonly now: number; readonly limits: AnswerLimits; readonly minimumGroup: number },
): readonly Scan[] {
  if (query.top === undefined || query.by?.length !== 1 || query.time?.grain !== undefined) return [];
  const plan = planAggregate(catalog, query, options);
  const { tasks } = askTable(plan, { by: plan.by, bucketed: false });
  const scans = tasks.flatMap((task) => ("measures" in task ? [task] : []));
  const addsUp = scans.every(({ time, measures }) => time?.reach === undefined && measures.every(({ kind }) => kind in joins));
  return addsUp && scans.length === tasks.length ? scans : [];
}

function joinOf({ kind }: Measure): (a: Amount, b: Amount) => Amount {
  return joins[kind as keyof typeof joins];
}

function covers(wide: Scan, { entity, time, where, by, measures }: Scan): boolean {
  const source = [wide.entity, wide.time, wide.where];
  if (JSON.stringify(source) !== JSON.stringify([entity, time, where])) return false;
  if (!by.every((dimension) => wide.by.includes(dimension))) return false;
  const known = new Set(wide.measures.map(keyOf));
  return measures.every((measure) => known.has(keyOf(measure)));
}

/** Null where the groups are not enough, or a sum is of fractions, which only the database adds exactly. */
function folded(seen: Seen | undefined, asked: Scan): readonly Group[] | null {
  if (seen === undefined) return null;
  const { by, fold, drop, measures } = asked;
  const { scan, groups } = seen;
  const keys = scan.measures.map(keyOf);
  const places = measures.map((measure) => keys.indexOf(keyOf(measure)));
  const narrowed = (group: Group): Group => ({ ...group, measures: places.map((place) => group.measures[place] ?? null) });
  if (asked.first !== undefined) return groups.filter(({ other }) => !other).map(narrowed);
  const values = by.map((dimension) => scan.by.indexOf(dimension));
  const foldAt = fold === null ? -1 : by.indexOf(fold.dimension);
  const kept = new Set<DimensionValue>(fold?.keep);
  if (scan.first !== undefined && !holds(scan.first, groups, { kept: fold && kept, dropped: drop, whole: by.length === 0 })) return null;
  const isWhole = places.every(
    (place, index) => measures[index]?.kind !== "sum" || groups.every(({ measures: found }) => isExact(found[place])),
  );
  const joinsGroups = by.length < scan.by.length || (fold !== null && groups.some(({ values: [value = null], other }) => !other && !kept.has(value)));
  if (!isWhole && joinsGroups && !(drop && by.length === scan.by.length)) return null;
  const made = new Map<string, Group & { readonly measures: (Amount | null)[] }>();
  for (const group of groups) {
    const own = values.map((place) => group.values[place] ?? null);
    const other = foldAt >= 0 && (group.other || !kept.has(own[foldAt] ?? null));
    if (other && drop) continue;
    if (other) own[foldAt] = null;
    const key = `${group.bucket} ${groupKey({ values: own, other })}`;
    const known = made.get(key);
    const found = places.map((place) => group.measures[place] ?? null);
    if (known === undefined) {
      made.set(key, { bucket: group.bucket, values: own, other, measures: found });
      continue;
    }
    found.forEach((number, index) => {
      const before = known.measures[index] ?? null;
      if (number !== null) known.measures[index] = before === null ? number : joinOf(measures[index] as Measure)(before, number);
    });
  }
  return [...made.values()];
}

/** Whether the first groups, with or without one of the others, are what is asked for. */
function holds(
  { count, others }: First,
  groups: readonly Group[],
  { kept, dropped, whole }: { readonly kept: ReadonlySet<DimensionValue> | null; readonly dropped: boolean; readonly whole: boolean },
): boolean {
  const known = new Set(groups.flatMap(({ values: [value = null], other }) => (other ? [] : [value])));
  const isAll = known.size < count;
  if (whole) return isAll || others === true;
  if (kept === null) return isAll;
  return isAll || ([...kept].every((value) => known.has(value)) && (dropped || others === true));
}

/** Whether adding it to its like loses nothing. */
function isExact(amount: Amount | null | undefined): boolean {
  return amount == null || typeof amount === "bigint" || Number.isSafeInteger(amount);
}
