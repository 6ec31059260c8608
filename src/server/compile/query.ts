import { answerAggregate } from "../../engine/aggregate.ts";
import { planMembers } from "../../engine/members.ts";
import { planRecords } from "../../engine/records.ts";
import type { Scan } from "../../engine/scan.ts";
import type { AggregateQuery, Catalog, MetricsQuery, RowPolicy } from "../../query/index.ts";
import type { AnyBinding, Binding } from "../binding.ts";
import type { Dialect } from "../dialects/mysql.ts";
import { entityRules } from "../policy.ts";
import type { Statement } from "../sql.ts";
import { compileMembers } from "./members.ts";
import { compileRecords } from "./records.ts";
import type { Target } from "./relations.ts";
import { compileScan } from "./scan.ts";

export interface CompileOptions<C extends Catalog> {
  readonly catalog: C;
  readonly binding: Binding<C>;
  readonly dialect: Dialect;
  /** Never left out; `"public"` shows every row to everyone. */
  readonly policy: RowPolicy<C>;
  /** The clock of relative ranges, epoch milliseconds. */
  readonly now: number;
}

/**
 * The statements that answer a query, text and values apart; touches no database. Of a query with `top` it gives
 * those that choose the n values: the others hold the values that were chosen.
 *
 * @throws MetricsError `forbidden` without a policy
 */
export async function compileQuery<C extends Catalog>(
  query: MetricsQuery<C>,
  { catalog, binding, dialect, policy, now }: CompileOptions<C>,
): Promise<readonly Statement[]> {
  const rules = entityRules(catalog, policy, { now });
  const target: Target = { catalog, binding: binding as AnyBinding, rules, dialect };
  const asked = query as MetricsQuery<Catalog>;
  switch (asked.kind) {
    case "aggregate":
      return (await firstScans(catalog, asked, now)).flatMap((scan) => {
        const { groups, percentiles } = compileScan(target, scan);
        return [groups, ...percentiles.map(({ statement }) => statement)];
      });
    case "records":
      return [compileRecords(target, planRecords(catalog, asked, { now }))];
    case "members":
      return [compileMembers(target, planMembers(catalog, asked, { now }))];
    default:
      return asked satisfies never;
  }
}

async function firstScans(catalog: Catalog, query: AggregateQuery<Catalog>, now: number): Promise<readonly Scan[]> {
  let first: readonly Scan[] | undefined;
  await answerAggregate(
    catalog,
    query,
    async (scans) => {
      first ??= scans;
      return scans.map(() => []);
    },
    { now },
  );
  return first ?? [];
}
