import type { DimensionValue } from "../query/index.ts";
import { MetricsError } from "../query/index.ts";
import type { AggregatePlan, CellPlan, Kept } from "./aggregatePlan.ts";
import { descending } from "./amount.ts";
import { orderedAmount, valueComparator } from "./compareValues.ts";
import type { Figure } from "./figure.ts";
import { isSettled, rankingOf } from "./ranking.ts";
import type { Ranking } from "./ranking.ts";
import { askTable } from "./table.ts";
import { ask } from "./task.ts";
import type { Workers } from "./task.ts";

/** The values that the top n keeps: by the metric over the whole range, ties in the dimension's own order. */
export async function keptValues(plan: AggregatePlan, workers: Workers): Promise<Kept | null> {
  const { query, catalog, by, cells } = plan;
  const { top } = query;
  if (top === undefined) return null;
  const dimension = top.of ?? by[0];
  const cell = cells.find(({ name }) => name === top.by);
  if (dimension === undefined || cell === undefined) {
    throw new MetricsError("invalid-query", `top needs a grouped dimension and a metric of this query, got "${top.by}"`, {
      path: "top",
    });
  }
  const byValue = valueComparator(catalog.dimensions[dimension]);
  const rankBy = async (among: readonly CellPlan[], ranking: Ranking | null) => {
    const asked = askTable({ ...plan, cells: among, comparisons: [] }, { by: [dimension], bucketed: false });
    const tasks = ranking === null ? asked.tasks : asked.tasks.map((task) => ("measures" in task ? { ...task, first: ranking.first } : task));
    const { combinations, own } = await ask({ ...asked, tasks }, workers);
    const column = own[among.indexOf(cell)]?.[0];
    return combinations
      .map(({ values }, place) => {
        const figure = column?.[place] as Figure;
        return { value: values[0] as DimensionValue, figure, number: orderedAmount(figure.value) };
      })
      .sort((a, b) => descending(a.number, b.number) || byValue(a.value, b.value));
  };
  const kept = (ranked: Awaited<ReturnType<typeof rankBy>>): Kept => ({
    dimension,
    values: ranked.slice(0, top.n).map(({ value }) => value),
    other: top.other ?? false,
  });
  const ranking = rankingOf(plan, cell, { dimension, n: top.n });
  const alone = await rankBy([cell], ranking);
  if (ranking !== null && !isSettled(ranking, top.n, alone.map(({ figure }) => figure))) return kept(await rankBy(cells, null));
  // Values without a row of this metric can only matter where they could be among the first: they are 0 or unknown.
  const decided = cell.formula.kind !== "derived" && (alone[top.n - 1]?.number ?? 0) > 0;
  return kept(decided || cells.length === 1 ? alone : await rankBy(cells, null));
}
