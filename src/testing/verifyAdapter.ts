import { memoryAdapter } from "../adapters/memory/index.ts";
import type { MemoryTables } from "../adapters/memory/index.ts";
import type { AbsoluteRange, Catalog, MetricsAdapter, QueryContext } from "../query/index.ts";
import { MetricsError } from "../query/index.ts";
import { checks } from "./checks/all.ts";
import type { Area, Check, Finding, HttpEndpoint, Subject } from "./checks/check.ts";
import { factsOfTenants, findFacts } from "./checks/facts.ts";
import { runCheck } from "./checks/runCheck.ts";
import { gradeOf } from "./grade.ts";
import type { Grade } from "./grade.ts";

export interface VerifyOptions<C extends Catalog = Catalog> {
  readonly catalog: C;
  /** The context of every query; a policy, where the adapter needs one, that shows everything. */
  readonly context?: QueryContext;
  /** Contexts of tenants who together see everything that `context` shows, and no row twice. */
  readonly contexts?: readonly QueryContext[];
  /**
   * The same, where what an adapter sends says whose it is, as a token does: an adapter for each tenant, of all of them
   * together what `adapter` sees.
   */
  readonly tenants?: readonly MetricsAdapter<C>[];
  /** The data itself: every answer is then held against the memory adapter's. */
  readonly tables?: MemoryTables;
  /** Where the adapter's API answers, for what only the wire can show. */
  readonly http?: HttpEndpoint;
  /** Where data is. Default: looked for in the last ten years. */
  readonly range?: AbsoluteRange;
  /** Epoch milliseconds. Default: the system's clock. */
  readonly clock?: () => number;
}

export interface CheckedLaw {
  readonly name: string;
  readonly area: Area;
  readonly weight: number;
  readonly finding: Finding;
}

/** What an API was found to be. */
export interface ConformanceReport {
  readonly grade: Grade;
  readonly areas: readonly {
    readonly area: Area;
    readonly grade: Grade | null;
    readonly passed: number;
    readonly of: number;
  }[];
  readonly checks: readonly CheckedLaw[];
}

/**
 * Holds an adapter to the contract: laws that every data set keeps, and with `tables` the very numbers. It only reads.
 * Asks some 250 small queries for each entity and 300 more, most of them one after the other, and for each tenant half as many again,
 * up to 50 at a time where the adapter takes them so.
 */
export async function verifyAdapter<C extends Catalog>(
  adapter: MetricsAdapter<C>,
  options: VerifyOptions<C>,
): Promise<ConformanceReport> {
  const subject = await subjectOf(adapter, options);
  const laws: CheckedLaw[] = [];
  for (const check of checks) laws.push({ ...lawOf(check), finding: await runCheck(check, subject) });
  return reportOf(laws);
}

/** @throws MetricsError `invalid-query` where there is no data, and what the adapter throws when it is asked for it */
export async function subjectOf<C extends Catalog>(
  adapter: MetricsAdapter<C>,
  { catalog, context = {}, contexts = [], tenants: apart = [], tables, http, range, clock = Date.now }: VerifyOptions<C>,
): Promise<Subject> {
  const now = clock();
  const asked = adapter as unknown as MetricsAdapter;
  const reference =
    tables === undefined ? null : (memoryAdapter<Catalog>({ catalog, tables, clock: () => now }) as MetricsAdapter);
  const asker = { adapter: asked, catalog, context, now };
  const facts = await findFacts(asker, range);
  if (facts.length === 0) {
    throw new MetricsError(
      "invalid-query",
      "no data to hold the adapter against: no count or sum with a time of its own has any in the last ten years; give `range`, or add some",
    );
  }
  if (contexts.length > 0 && apart.length > 0) {
    throw new MetricsError("invalid-query", "contexts and tenants both say who together sees everything; give one of them", { path: "tenants" });
  }
  const named = [...contexts.map((own) => ({ context: own })), ...apart.map((own) => ({ adapter: own as unknown as MetricsAdapter }))];
  const ofTenants = await factsOfTenants(asker, facts, named);
  const tenants = named.map((tenant) => ({ ...tenant, facts: ofTenants }));
  return { adapter: asked, catalog, context, tenants, reference, http: http ?? null, now, facts };
}

function reportOf(laws: readonly CheckedLaw[]): ConformanceReport {
  const areas = [...new Set(laws.map(({ area }) => area))].map((area) => {
    const own = laws.filter((law) => law.area === area);
    const applied = own.filter(({ finding }) => finding.outcome !== "not applicable");
    const passed = applied.filter(({ finding }) => finding.outcome === "pass").length;
    return { area, grade: applied.length === 0 ? null : gradeOf(own), passed, of: applied.length };
  });
  return { grade: gradeOf(laws), areas, checks: laws };
}

function lawOf({ name, area, weight }: Check): Omit<CheckedLaw, "finding"> {
  return { name, area, weight };
}
