import type { MetricsQuery } from "../../src/query/index.ts";
import { held, namesOf, plain, wrapped } from "./brokenAdapters.ts";
import type { Answer, HeldAdapter } from "./brokenAdapters.ts";

/** The sound adapter that forgets the row policy for one shape of question, and the law that has to notice it. */
export interface Leak {
  readonly fault: string;
  readonly law: string;
  readonly adapter: HeldAdapter;
}

type Kind = MetricsQuery["kind"];
type Asked<K extends Kind> = Extract<MetricsQuery, { readonly kind: K }>;

/** Answers some questions as if everyone might see everything. */
function forgetting<K extends Kind>(kind: K, isForgotten: (query: Asked<K>) => boolean): HeldAdapter {
  const isOfKind = (query: MetricsQuery): query is Asked<K> => query.kind === kind;
  return wrapped((query, context) => plain(query, isOfKind(query) && isForgotten(query) ? { ...context, policy: "public" } : context));
}

function forgettingMetrics(kind: string): HeldAdapter {
  const metrics: { readonly [name: string]: { readonly kind: string } } = held.metrics;
  return forgetting("aggregate", (query) => namesOf(query).some((name) => metrics[name]?.kind === kind));
}

function computes(query: Asked<"aggregate">, compute: string): boolean {
  return query.metrics.some((one) => typeof one === "object" && one.compute === compute);
}

const shapes = "tenants are told of their own rows, however they ask";
const of = (about: string) => `tenants see ${about} that agree with their other numbers`;

export const leaks: readonly Leak[] = [
  { fault: "numbers with `where` know no policy", law: of("filters"), adapter: forgetting("aggregate", ({ where }) => where !== undefined) },
  { fault: "metrics with a `where` of their own know no policy", law: of("filters"), adapter: forgetting("aggregate", ({ metrics }) => metrics.some((one) => typeof one === "object" && one.where !== undefined)) },
  { fault: "later pages of records know no policy", law: of("rows"), adapter: forgetting("records", ({ page }) => page?.cursor !== undefined) },
  { fault: "later pages of groups know no policy", law: of("rankings"), adapter: forgetting("aggregate", ({ page }) => page?.cursor !== undefined || page?.offset !== undefined) },
  { fault: "records with `where` know no policy", law: shapes, adapter: forgetting("records", ({ where }) => where !== undefined) },
  { fault: "records in an order know no policy", law: of("rows"), adapter: forgetting("records", ({ order }) => order !== undefined) },
  { fault: "members that are searched know no policy", law: shapes, adapter: forgetting("members", ({ search }) => search !== undefined) },
  { fault: "members by count know no policy", law: shapes, adapter: forgetting("members", ({ order }) => order === "count") },
  { fault: "members of all time know no policy", law: shapes, adapter: forgetting("members", ({ where }) => where === undefined) },
  ...["distinct", "min", "max", "average", "percentile", "derived", "snapshot"].map((kind) => ({ fault: `metrics of the kind ${kind} know no policy`, law: of("measures"), adapter: forgettingMetrics(kind) })),
  { fault: "ratios know no policy", law: of("measures"), adapter: forgettingMetrics("ratio") },
  { fault: "conversions know no policy", law: of("changes"), adapter: forgettingMetrics("conversion") },
  { fault: "windows know no policy", law: of("periods"), adapter: forgettingMetrics("cumulative") },
  { fault: "approximate percentiles know no policy", law: of("measures"), adapter: forgetting("aggregate", ({ metrics }) => metrics.some((one) => typeof one === "object" && one.approximate === true)) },
  { fault: "totals know no policy", law: of("groups"), adapter: wrapped(totalsOfAll) },
  { fault: "a top with other knows no policy", law: of("rankings"), adapter: forgetting("aggregate", ({ top }) => top?.other === true) },
  { fault: "a top without other knows no policy", law: shapes, adapter: forgetting("aggregate", ({ top }) => top !== undefined && top.other !== true) },
  { fault: "`having` knows no policy", law: of("rankings"), adapter: forgetting("aggregate", ({ having }) => having !== undefined) },
  { fault: "shares know no policy", law: of("rankings"), adapter: forgetting("aggregate", (query) => computes(query, "share")) },
  { fault: "ranks know no policy", law: of("rankings"), adapter: forgetting("aggregate", (query) => computes(query, "rank")) },
  { fault: "running sums know no policy", law: of("periods"), adapter: forgetting("aggregate", (query) => computes(query, "running")) },
  { fault: "two dimensions know no policy", law: shapes, adapter: forgetting("aggregate", ({ by = [] }) => by.length > 1) },
  { fault: "a dimension by day knows no policy", law: shapes, adapter: forgetting("aggregate", ({ by = [], time }) => by.length > 0 && time?.grain !== undefined) },
  { fault: "weeks and months know no policy", law: of("buckets"), adapter: forgetting("aggregate", ({ time }) => time?.grain === "week" || time?.grain === "month") },
  { fault: "quarters and years know no policy", law: shapes, adapter: forgetting("aggregate", ({ time }) => time?.grain === "quarter" || time?.grain === "year") },
  { fault: "zones know no policy", law: of("buckets"), adapter: forgetting("aggregate", ({ calendar }) => calendar?.timeZone !== undefined) },
  { fault: "numbers without a time know no policy", law: shapes, adapter: forgetting("aggregate", ({ time }) => time === undefined) },
  { fault: "comparisons by group know no policy", law: shapes, adapter: forgetting("aggregate", ({ by = [], compare }) => by.length > 0 && compare !== undefined) },
  { fault: "combined drivers know no policy", law: of("changes"), adapter: forgetting("drivers", ({ combine }) => combine !== undefined) },
  { fault: "drivers of a ratio know no policy", law: of("changes"), adapter: forgetting("drivers", ({ metric }) => metric === "solvedShare") },
  { fault: "funnels by segment know no policy", law: of("changes"), adapter: forgetting("funnel", ({ breakdown }) => breakdown !== undefined) },
  { fault: "funnels with a view know no policy", law: of("changes"), adapter: forgetting("funnel", ({ view }) => view !== undefined) },
  { fault: "funnels with exclusions know no policy", law: of("changes"), adapter: forgetting("funnel", ({ exclusions }) => exclusions !== undefined) },
  { fault: "funnels of attempts and sessions know no policy", law: shapes, adapter: forgetting("funnel", ({ count }) => count !== undefined && count !== "uniques") },
  { fault: "retention by segment knows no policy", law: of("changes"), adapter: forgetting("retention", ({ breakdown }) => breakdown !== undefined) },
  { fault: "retention of a sum or an average knows no policy", law: of("changes"), adapter: forgetting("retention", ({ measure }) => typeof measure === "object") },
  { fault: "retention since the first start knows no policy", law: shapes, adapter: forgetting("retention", ({ starts }) => starts !== "recurring") },
  { fault: "answers are kept for whoever asks first among the tenants", law: "tenants see shares of the whole", adapter: keptAmongTenants() },
];

async function totalsOfAll(query: MetricsQuery, context = {}): Promise<Answer> {
  const answer = await plain(query, context);
  if (answer.totals === undefined) return answer;
  return { ...answer, totals: (await plain(query, { ...context, policy: "public" })).totals ?? [] };
}

/** A cache whose keys know nothing of the policy, but for the caller who sees everything. */
function keptAmongTenants(): HeldAdapter {
  const kept = new Map<string, Promise<Answer>>();
  return wrapped((query, context = {}) => {
    if (context.policy === undefined || context.policy === "public") return plain(query, context);
    const key = JSON.stringify(query);
    const answer = kept.get(key) ?? plain(query, context);
    kept.set(key, answer);
    return answer;
  });
}

