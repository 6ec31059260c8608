import { bucketsLearned } from "../../query/alertHistory.ts";
import { alertRuleQuery } from "../../query/alertRuleQuery.ts";
import type { AlertSeries } from "../../query/alertBacktest.ts";
import type { AlertRule } from "../../query/alertRule.ts";
import type { Annotation, AnnotationPort } from "../../query/annotations.ts";
import { checkAlertRule } from "../../query/checkAlertRule.ts";
import { checkAnnotation, checkAnnotations } from "../../query/checkAnnotations.ts";
import { fingerprint } from "../../query/fingerprint.ts";
import type { AnyRowPolicy, Catalog, MetricsAdapter, MetricsQuery } from "../../query/index.ts";
import { withDeadline } from "../deadline.ts";
import type { AlertServiceEvent } from "./alertServiceEvent.ts";
import type { AlertRows, AlertStore, KeptSeries } from "./alertStore.ts";
import { rewoundSeries } from "./rewoundSeries.ts";
import { routed, withRepeat } from "./routes.ts";
import type { AlertRoute } from "./routes.ts";
import { bucketsSince, bucketsToAsk, bucketsToLearn, earliestFiring, seriesOf } from "./rulePoints.ts";
import { stepRule } from "./stepRule.ts";
import type { RuleChanges, RuleRound } from "./stepRule.ts";
import { toldOf } from "./toldError.ts";
import { unseenOnset } from "./unseenOnset.ts";

export interface RuleEvaluatorOptions<C extends Catalog> {
  readonly catalog: C;
  readonly adapter: MetricsAdapter<C>;
  readonly store: AlertStore;
  readonly annotations: Pick<AnnotationPort, "list"> | undefined;
  readonly routes: readonly AlertRoute[];
  readonly policy: AnyRowPolicy;
  readonly queryTimeoutMs: number;
  readonly reopenMinutes: number;
  /** Undefined: as many as a preview. */
  readonly learnFrom: number | undefined;
  /** Writes only while this process leads. */
  readonly leading: <T>(work: (rows: AlertRows) => Promise<T>) => Promise<T>;
  readonly tell: (event: AlertServiceEvent) => void;
}

/**
 * Evaluates one rule: asks its numbers and what people noted of them, and writes what follows, with what is to be told, in one
 * transaction. What goes wrong with a rule is told and is its own failure; what goes wrong with the store is thrown.
 */
export function ruleEvaluator<C extends Catalog>(options: RuleEvaluatorOptions<C>): (rule: AlertRule, now: number) => Promise<void> {
  const { catalog, adapter, store, annotations, routes, policy, queryTimeoutMs, reopenMinutes, leading, tell } = options;
  const learnedFor = ({ grain }: AlertRule) => options.learnFrom ?? bucketsLearned(grain);

  const askedFor = async (rule: AlertRule, kept: readonly KeptSeries[], now: number, buckets: number): Promise<readonly AlertSeries[]> => {
    const query = alertRuleQuery(rule, buckets, { asOf: new Date(now).toISOString() }) as unknown as MetricsQuery<C>;
    const result = await withDeadline(queryTimeoutMs, new AbortController().signal, (signal) =>
      adapter.query(query as never, { policy, signal, requestId: `alert ${rule.id}`, deadline: Date.now() + queryTimeoutMs }),
    );
    return seriesOf(catalog, rule, result, kept, { now, buckets, learnFrom: learnedFor(rule) });
  };

  const found = async (rule: AlertRule, kept: readonly KeptSeries[], now: number): Promise<RuleRound["found"]> => {
    try {
      checkAlertRule(catalog, rule);
      const learnFrom = learnedFor(rule);
      const asked = bucketsToAsk(catalog, rule, kept, { now, learnFrom });
      const latest = await askedFor(rule, kept, now, asked);
      const more = bucketsToLearn(rule, latest, kept, { asked, learnFrom });
      const series = more === null ? latest : await askedFor(rule, kept, now, more);
      const onset = rule.condition.kind === "anomaly" ? unseenOnset(rule.grain, series, kept) : null;
      return onset === null ? series : await askedFor(rule, kept, now, bucketsSince(catalog, rule, onset, now));
    } catch (thrown) {
      tell({ kind: "failed", ruleId: rule.id, ...toldOf(thrown) });
      return { failed: true };
    }
  };

  /** What is wrong with one of them is no reason to judge without the others. */
  const soundOf = (ruleId: string, told: unknown): readonly Annotation[] => {
    if (!Array.isArray(told)) return checkAnnotations(told);
    const all: readonly unknown[] = told;
    return all.flatMap((one, index) => {
      try {
        return checkAnnotation(one, `annotations[${index}]`);
      } catch (thrown) {
        tell({ kind: "annotationsFailed", ruleId, ...toldOf(thrown) });
        return [];
      }
    });
  };

  const noted = async ({ id, metric, condition }: AlertRule, found: RuleRound["found"], now: number): Promise<readonly Annotation[]> => {
    const starts = "failed" in found ? [] : found.flatMap(({ points }) => points[0]?.from ?? []);
    if (annotations === undefined || condition.kind !== "anomaly" || starts.length === 0) return [];
    const range = { from: new Date(Math.min(...starts.map(Date.parse))).toISOString(), to: new Date(now).toISOString() };
    try {
      const told = await withDeadline(queryTimeoutMs, new AbortController().signal, (signal) => annotations.list({ metrics: [metric], range, signal }));
      return soundOf(id, told);
    } catch (thrown) {
      tell({ kind: "annotationsFailed", ruleId: id, ...toldOf(thrown) });
      return [];
    }
  };

  /** Null: the rule cannot be judged, which is its own failure and no other rule's. */
  const stepped = (round: RuleRound): RuleChanges | null => {
    try {
      return stepRule(round);
    } catch (thrown) {
      tell({ kind: "failed", ruleId: round.rule.id, ...toldOf(thrown) });
      return null;
    }
  };

  return async (given, now) => {
    const started = performance.now();
    const rule = withRepeat(given, routes);
    const known = async (rows: AlertRows) => {
      const check = (await rows.checks()).find(({ ruleId }) => ruleId === rule.id);
      const kept = (await rows.seriesOf(rule.id)).map(currentSeries);
      return { check, kept, now: check !== undefined && check.at > now ? kept.map((one) => rewoundSeries(rule, one, now)) : kept };
    };
    const answer = await found(rule, (await store.transact(known)).now, now);
    const happened = await noted(rule, answer, now);
    const { series, notifications } = await leading(async (rows) => {
      const { check, kept, now: series } = await known(rows);
      const incidents = await rows.incidentsOf(rule.id, earliestFiring(rule, series, now) - reopenMinutes * 60_000);
      const histories = new Map(incidents.map(({ incident }) => [incident.id, incident.history.length]));
      const round = { rule, metric: catalog.metrics[rule.metric], calendars: catalog.calendars, annotations: happened, kept: series, incidents, before: check?.at ?? null, now, reopenMinutes };
      const step = stepped({ ...round, found: answer }) ?? stepRule({ ...round, found: { failed: true } });
      if (JSON.stringify(step.series) !== JSON.stringify(kept)) await rows.putSeries(rule.id, step.series);
      for (const changed of step.incidents) await rows.putIncident(changed, histories.get(changed.incident.id) ?? 0);
      await rows.putOutbox(step.notifications.flatMap((notification) => routed(routes, rule, notification, now)));
      await rows.putCheck({ ruleId: rule.id, at: now, shape: shapeOf(rule) });
      return step;
    });
    tell({ kind: "evaluated", ruleId: rule.id, series: series.length, notifications: notifications.length, ms: performance.now() - started });
  };
}

/** A detector that an older version kept does not know where the data began: it learns again. */
function currentSeries({ detector, ...series }: KeptSeries): KeptSeries {
  return { ...series, detector: detector?.onset === undefined ? null : detector };
}

/** Which numbers a rule asks for. Of others, what was found before says nothing. */
export function shapeOf({ metric, where, by, grain, calendar, condition }: AlertRule): string {
  return fingerprint([metric, where ?? null, by ?? [], grain, calendar ?? null, condition.kind]);
}
