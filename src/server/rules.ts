import { backtestRule } from "../analytics/backtestRule.ts";
import { valueKindOf } from "../analytics/detect/valueKindOf.ts";
import { ruleDetect } from "../analytics/ruleDetect.ts";
import { alertHistory } from "../query/alertHistory.ts";
import type { BacktestSeries } from "../query/alertBacktest.ts";
import type { AlertRule } from "../query/alertRule.ts";
import { alertRuleQuery } from "../query/alertRuleQuery.ts";
import type { AnnotationPort } from "../query/annotations.ts";
import { checkBacktest, checkKeptRule, checkRemovedRule, checkRules, checkSavedRule } from "../query/checkRules.ts";
import type { Catalog, MetricsQuery, WireResult } from "../query/index.ts";
import { MetricsError, metricUnit } from "../query/index.ts";
import { parseRules } from "../query/parseRules.ts";
import type { AskedRules } from "../query/parseRules.ts";
import { ruleIncidents } from "../query/ruleIncidents.ts";
import type { RulePort } from "../query/rulePort.ts";
import type { AlertContext } from "./alerts.ts";
import { withDeadline } from "./deadline.ts";

/**
 * The rules as this user may see and change them: the host's own choice. A port that throws `forbidden` in `save` and
 * `remove` is one for readers.
 */
export type RulesOf<C extends Catalog, User> = (context: AlertContext<C, User>) => RulePort<C> | Promise<RulePort<C>>;

/** Asks the handler's own adapter, under the user's policy. */
export type AskRows<C extends Catalog> = (query: MetricsQuery<C>, signal: AbortSignal) => Promise<WireResult>;

/**
 * Asks the host's port, no longer than the caller waits. What a rule would have done the handler finds out itself, over
 * the rows that this user may see, where the port has no `backtest`.
 * @throws MetricsError `unsupported` where the host has none, `invalid-query` for what cannot be read
 */
export async function rulesFor<C extends Catalog, User>(
  catalog: C,
  input: unknown,
  portOf: RulesOf<C, User> | undefined,
  {
    timeoutMs,
    signal,
    askRows,
    noted,
    ...context
  }: AlertContext<C, User> & Omit<Asking<C>, "catalog"> & { readonly timeoutMs: number },
): Promise<{ readonly metrics: readonly string[]; readonly answer: unknown; readonly rowCount: number }> {
  if (portOf === undefined) {
    throw new MetricsError("unsupported", "this server keeps no rules; give createMetricsHandler `rules`");
  }
  const asked = parseRules(catalog, input);
  const answer = await withDeadline(timeoutMs, signal, async (ended) =>
    answerOf(await portOf(context), asked, { catalog, askRows, noted, signal: ended }),
  );
  const metrics = "save" in asked ? [asked.save.metric] : "backtest" in asked ? [asked.backtest.rule.metric] : [];
  return { metrics, answer, rowCount: Array.isArray(answer) ? answer.length : Number(answer !== null) };
}

interface Asking<C extends Catalog> {
  readonly catalog: C;
  readonly askRows: AskRows<C>;
  /** What happened, as far as the user may know. */
  readonly noted: AnnotationPort["list"];
  readonly signal: AbortSignal;
}

async function answerOf<C extends Catalog>(port: RulePort<C>, asked: AskedRules<C>, asking: Asking<C>): Promise<unknown> {
  const { signal } = asking;
  if ("list" in asked) return checkRules(await port.list({ signal }));
  if ("get" in asked) return checkKeptRule(await port.get(asked.get, { signal }));
  if ("save" in asked) return checkSavedRule(await port.save(asked.save));
  if ("remove" in asked) return checkRemovedRule(await port.remove(asked.remove));
  const { rule, buckets } = asked.backtest;
  if (port.backtest) return checkBacktest(await port.backtest(rule, { buckets, signal }));
  return triedOver(rule, buckets, asking);
}

async function triedOver<C extends Catalog>(
  asked: AlertRule<C>,
  buckets: number,
  { catalog, askRows, noted, signal }: Asking<C>,
): Promise<readonly BacktestSeries[]> {
  const rule = asked as unknown as AlertRule;
  const metric = catalog.metrics[rule.metric];
  const values = metric ? valueKindOf(metric, metricUnit(metric)) : "plain";
  const query = alertRuleQuery(asked, buckets + alertHistory(rule, buckets)) as MetricsQuery<C>;
  const result = await askRows(query, signal);
  const range = result.resolvedRange;
  const annotations = rule.condition.kind === "anomaly" && range ? await noted({ metrics: [rule.metric], range, signal }) : [];
  const detect = ruleDetect({ values, calendars: catalog.calendars, incidents: (one, series) => ruleIncidents(annotations, one, series) });
  return backtestRule(rule, result, detect, { buckets });
}
