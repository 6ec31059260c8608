import { joins } from "../engine/amount.ts";
import type { Amount } from "../engine/amount.ts";
import { planAggregate } from "../engine/aggregatePlan.ts";
import type { AnswerLimits } from "../engine/aggregatePlan.ts";
import { keyOf } from "../engine/keyOf.ts";
import type { Evaluate, Group, Measure, Scan } from "../engine/scan.ts";
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
 * measures add up without loss, the first pass takes them all, and what the second one asks is made of its groups.
 */
export function topInOnePass(
  evaluate: Evaluate,
  catalog: Catalog,
  query: AggregateQuery<Catalog>,
  options: { readonly now: number; readonly limits: AnswerLimits; readonly minimumGroup: number },
): Evaluate {
  const wide = wideScans(catalog, query, options);
  if (wide.length === 0) return evaluate;
  let seen: Promise<readonly Seen[]> | null = null;
  return async (scans) => {
    if (!scans.every((scan) => wide.some((one) => covers(one, scan)))) return evaluate(scans);
    seen ??= evaluate(wide).then((answers) => wide.map((scan, index) => ({ scan, groups: answers[index] ?? [] })));
    const all = await seen;
    const made = scans.map((scan) => folded(all.find((one) => covers(one.scan, scan)), scan));
    const missing = scans.filter((_, index) => made[index] === null);
    const asked = missing.length === 0 ? [] : await evaluate(missing);
    return made.map((groups, index) => groups ?? asked[missing.indexOf(scans[index] as Scan)] ?? []);
  };
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

/** Null where a sum is of fractions, which only the database adds exactly. */
function folded(seen: Seen | undefined, { by, fold, drop, measures }: Scan): readonly Group[] | null {
  if (seen === undefined) return null;
  const { scan, groups } = seen;
  const keys = scan.measures.map(keyOf);
  const places = measures.map((measure) => keys.indexOf(keyOf(measure)));
  const values = by.map((dimension) => scan.by.indexOf(dimension));
  const foldAt = fold === null ? -1 : by.indexOf(fold.dimension);
  const kept = new Set<DimensionValue>(fold?.keep);
  const isWhole = places.every(
    (place, index) => measures[index]?.kind !== "sum" || groups.every(({ measures: found }) => isExact(found[place])),
  );
  if (!isWhole && (fold !== null || by.length < scan.by.length)) return null;
  const made = new Map<string, Group & { readonly measures: (Amount | null)[] }>();
  for (const group of groups) {
    const own = values.map((place) => group.values[place] ?? null);
    const other = foldAt >= 0 && !kept.has(own[foldAt] ?? null);
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

/** Whether adding it to its like loses nothing. */
function isExact(amount: Amount | null | undefined): boolean {
  return amount == null || typeof amount === "bigint" || Number.isSafeInteger(amount);
}
