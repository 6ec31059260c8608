import { touching } from "./touching.ts";
import type { MemoryAnnotation } from "./touching.ts";
import { answerAggregate } from "../../engine/aggregate.ts";
import { limitsFor } from "../../engine/aggregatePlan.ts";
import type { AnswerLimits } from "../../engine/aggregatePlan.ts";
import { answerDrivers } from "../../engine/drivers.ts";
import type { ReadEvents } from "../../engine/events.ts";
import { answerFunnel } from "../../engine/funnel.ts";
import { finishMembers, planMembers } from "../../engine/members.ts";
import { finishRecords, planRecords } from "../../engine/records.ts";
import { answerRetention } from "../../engine/retention.ts";
import type { AnyRow, AnyRowPolicy, Catalog, MetricsAdapter, MetricsQuery, QueryContext, TableResult } from "../../query/index.ts";
import { checkCatalog, checkPolicy, MetricsError, parseQuery, privacyOf } from "../../query/index.ts";
import type { AnnotationPort } from "../../query/annotations.ts";
import type { CommentPort } from "../../query/comments.ts";
import type { CockpitStore } from "../../query/documents.ts";
import { requirePrivate } from "../../engine/requirePrivate.ts";
import type { Evaluate, Scan } from "../../engine/scan.ts";
import { evaluateScan } from "./evaluateScan.ts";
import { visibleRows } from "./mask.ts";
import type { MaskScope } from "./mask.ts";
import { readEvents } from "./readEvents.ts";
import { readMembers, readRecords } from "./readRows.ts";
import { MemoryColumns } from "./table.ts";
import type { MemoryTables } from "./table.ts";
import { inTurn } from "./turns.ts";

export interface MemoryAdapterOptions<C extends Catalog> {
  readonly catalog: C;
  /** One table an entity: its dimensions, its key and its links as columns. An entity that is left out has no rows. */
  readonly tables: MemoryTables;
  /** Epoch milliseconds; what relative ranges are relative to. Default: the system's clock. */
  readonly clock?: () => number;
  readonly limits?: AnswerLimits;
  /** What happened, for charts over time, or a port such as `storedAnnotations(memoryItems())`. No policy is asked: they are for whoever has the adapter. */
  readonly annotations?: readonly MemoryAnnotation[] | AnnotationPort;
  /** Incidents, such as `memoryAlerts` keeps, and with them their `rules`, such as `memoryRules` does. */
  readonly alerts?: NonNullable<MetricsAdapter<C>["alerts"]>;
  /** Cockpits and views, such as `storedCockpits(memoryItems())` keeps. */
  readonly documents?: CockpitStore;
  /** Comments, such as `storedComments(memoryItems())` keeps. */
  readonly comments?: CommentPort;
}

/**
 * Answers queries over columns of values in this process: in a browser, a worker or on a server.
 * Without a policy in the context every row is seen: the data is the caller's own.
 * @throws MetricsError `contract-violation` where a column is missing, of another length, or starts with
 * a value of another type than its dimension's
 */
export function memoryAdapter<C extends Catalog>({
  catalog,
  tables,
  clock = Date.now,
  limits = {},
  annotations,
  alerts,
  documents,
  comments,
}: MemoryAdapterOptions<C>): MetricsAdapter<C> {
  checkCatalog(catalog);
  const columns = new MemoryColumns(catalog, tables);
  const answer = async (query: MetricsQuery, context: QueryContext) => {
    const { signal, policy = "public" } = context;
    if (signal?.aborted) throw new MetricsError("aborted", "the query was cancelled before it began");
    return answerFrom({ catalog, columns, policy, now: clock(), limits: limitsFor(limits, context) }, parseQuery<Catalog>(catalog, query));
  };
  return {
    contract: 1,
    policies: true,
    capabilities: { members: { pinyin: true } },
    query: answer as unknown as MetricsAdapter<C>["query"],
    ...(annotations && { annotations: "list" in annotations ? annotations : { list: async (asked) => touching(annotations, asked) } }),
    ...(alerts && { alerts }),
    ...(documents && { documents }),
    ...(comments && { comments }),
  };
}

/** Figures before tables, tables before charts: how many scans there are, and into how much each is cut. */
function weightOf(scans: readonly Scan[]): number {
  return scans.reduce((sum, { by, time }) => sum + 1 + 10 * by.length + (time?.starts == null ? 0 : 20), 0);
}

interface Source {
  readonly catalog: Catalog;
  readonly columns: MemoryColumns;
  readonly policy: AnyRowPolicy;
  readonly now: number;
  readonly limits: AnswerLimits;
}

async function answerFrom(source: Source, query: MetricsQuery): Promise<TableResult<AnyRow>> {
  const { catalog, columns, policy, now, limits } = source;
  checkPolicy(catalog, policy);
  const privacy = privacyOf(policy);
  requirePrivate(catalog, query, privacy);
  const scope: MaskScope = { catalog, columns, visible: visibleRows(catalog, columns, policy, { now }) };
  const evaluate: Evaluate = (scans) => inTurn(weightOf(scans), () => scans.map((scan) => evaluateScan(scope, scan)));
  const eventsOf: ReadEvents = async (scans) => readEvents(scope, scans);
  switch (query.kind) {
    case "aggregate":
      return answerAggregate(catalog, query, evaluate, { now, limits, readEvents: eventsOf, privacy });
    case "drivers":
      return answerDrivers(catalog, query, evaluate, { now, limits, readEvents: eventsOf, privacy });
    case "funnel":
      return answerFunnel(catalog, query, eventsOf, { now, limits });
    case "retention":
      return answerRetention(catalog, query, eventsOf, { now, limits });
    case "records": {
      const plan = planRecords(catalog, query, { now, masked: privacy.masked });
      const { rows, hasMore } = readRecords(scope, plan);
      return finishRecords(plan, rows, hasMore);
    }
    case "members": {
      const plan = planMembers(catalog, query, { now, minimumGroup: privacy.minimumGroup });
      const { members, hasMore } = await readMembers(scope, plan);
      return finishMembers(plan, members, hasMore);
    }
    default:
      return query satisfies never;
  }
}
