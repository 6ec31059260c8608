import type { ResultMeta } from "../query/index.ts";
import type { AggregatePlan } from "./aggregatePlan.ts";
import { iso, rangesOf } from "./eventTable.ts";
import { isOpenAt } from "./period.ts";

/** What time an answer is about: its grain, its range, those beside it, and from when on it may still change. */
export function answeredRange(plan: AggregatePlan): Pick<ResultMeta, "grain" | "resolvedRange" | "resolvedCompare" | "incompleteFrom"> {
  const { grain, own, comparisons } = plan;
  const incompleteFrom = incompleteStart(plan);
  return {
    ...(grain === null ? {} : { grain }),
    ...(own === null ? {} : rangesOf([own, ...comparisons.map(({ period }) => period)])),
    ...(incompleteFrom === null ? {} : { incompleteFrom: iso(incompleteFrom) }),
  };
}

function incompleteStart({ cells, clock, own }: AggregatePlan): number | null {
  if (own === null) return null;
  if (own.bounds === null) return own.to > clock.now ? own.from : null;
  const windows = cells.flatMap((cell) => cell.windows);
  const ends = own.bounds.slice(1);
  const index = ends.findIndex((end, bucket) => end > clock.now || isOpenAt(own, true, bucket, { windows, clock }));
  return index < 0 ? null : (own.bounds[index] as number);
}
