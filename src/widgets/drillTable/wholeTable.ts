import type { AggregateQuery, RecordsQuery } from "../../query/query.ts";
import type { AnyRow } from "../../query/result.ts";
import { fetchAnswer } from "../../react/useAnswers.ts";
import type { Provided } from "../../react/useProvided.ts";
import type { TableModel } from "../frame/tableModel.ts";
import { drillBranches } from "./drillBranches.ts";
import type { Answered, BranchesOptions } from "./drillBranches.ts";
import { drillModel, treeOf } from "./drillModel.ts";
import type { DrillModelOptions } from "./drillModel.ts";
import type { DrillState } from "./drillState.ts";
import { drillTableTable } from "./drillTableTable.ts";

export interface WholeTableOptions {
  readonly drill: DrillState;
  readonly branches: BranchesOptions;
  readonly model: DrillModelOptions;
  readonly provided: Provided;
}

type Pages = ReadonlyMap<string, readonly number[]>;

/** Rows of one question: as many as a server answers at once. */
const pageSize = 10_000;

/**
 * Everything that is open, whether it was scrolled to or not: asks for every branch in large pages, one after another
 * as cursors have it.
 * @throws MetricsError
 */
export async function wholeTable({ result, query }: Answered, { drill, branches, model, provided }: WholeTableOptions): Promise<TableModel> {
  const ask = (one: AggregateQuery | RecordsQuery) => fetchAnswer<AnyRow>(provided, one);
  const large: AggregateQuery = { ...query, page: { size: pageSize } };
  const whole: Answered = query.page === undefined ? { result, query } : { result: await ask(large), query: large };
  const open: DrillState = { ...drill, expanded: new Map([...drill.expanded.keys()].map((key) => [key, 0])) };
  const branchesOf = (pages: Pages) => drillBranches(whole, { ...open, pages }, { ...branches, pageSize });
  const load = async (pages: Pages): Promise<Pages> => {
    const asked = [...branchesOf(pages).values()].flatMap((branch) => branch.pages.flatMap((page) => branch.queryOf(page) ?? []));
    await Promise.all(asked.filter((one) => branches.known(one).status !== "success").map(ask));
    const more = [...branchesOf(pages).values()].flatMap((branch) => {
      const last = branch.pages.at(-1) ?? 0;
      const piece = branch.piece(last);
      return piece.status === "ready" && piece.next !== null ? [[branch.key, [...branch.pages, last + 1]] as const] : [];
    });
    return more.length === 0 ? pages : load(new Map([...pages, ...more]));
  };
  const pages = await load(new Map([...branchesOf(new Map()).keys()].map((key) => [key, [0]])));
  const told = drillModel(whole, treeOf(branchesOf(pages), drill.root), drill, model);
  return drillTableTable(told, "", model);
}
