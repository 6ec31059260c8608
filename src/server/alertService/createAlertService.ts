import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { alertDefaults } from "../../analytics/alertDefaults.ts";
import type { AlertRule } from "../../query/alertRule.ts";
import type { AnnotationPort } from "../../query/annotations.ts";
import { checkCatalog, MetricsError } from "../../query/index.ts";
import type { AnyRowPolicy, Catalog, MetricsAdapter } from "../../query/index.ts";
import { requirePolicies } from "../../query/requirePolicies.ts";
import type { RulePort } from "../../query/rulePort.ts";
import { atMost } from "../atMost.ts";
import type { AlertServiceEvent } from "./alertServiceEvent.ts";
import { beginningsOf } from "./bundle.ts";
import type { AlertRows, AlertStore, KeptCheck } from "./alertStore.ts";
import { alertText } from "./alertText.ts";
import { checkIds, checkNumbers, checkRoutes, checkSilences, checkZone } from "./checkAlertOptions.ts";
import { deliver } from "./deliver.ts";
import type { Delivery, RetryOptions } from "./delivery.ts";
import { requireLead, takeLead } from "./lease.ts";
import type { Leader } from "./lease.ts";
import type { Notifier } from "./notifier.ts";
import type { OutboxEntry } from "./outbox.ts";
import { endedIncident } from "./ruleIncident.ts";
import type { AlertRoute, AlertSilence } from "./routes.ts";
import { ruleEvaluator, shapeOf } from "./ruleEvaluator.ts";
import { toldError, toldOf } from "./toldError.ts";

export interface AlertServiceOptions<C extends Catalog> {
  readonly catalog: C;
  /** Any adapter: the service asks `alertRuleQuery` of it. */
  readonly adapter: MetricsAdapter<C>;
  readonly rules: Pick<RulePort<C>, "list"> | readonly AlertRule<C>[];
  readonly store: AlertStore;
  /** Ways to tell people, by the names that routes call them. */
  readonly notifiers: { readonly [name: string]: Notifier };
  /** Default: everything goes to every notifier, each incident on its own. */
  readonly routes?: readonly AlertRoute[];
  readonly silences?: readonly AlertSilence[] | (() => Promise<readonly AlertSilence[]>);
  /**
   * What people noted, such as `storedAnnotations(items)`: times of incidents are no breach and no baseline of rules of unusual
   * values. Alerts do not wait for them: where they cannot be had, a rule is judged without, and without one that is none.
   * `onEvent` is told. Default: nothing.
   */
  readonly annotations?: Pick<AnnotationPort, "list">;
  /** What the rules may see: they are nobody's own. Default `public`. */
  readonly policy?: AnyRowPolicy;
  /** Epoch milliseconds. Default: the system's clock. */
  readonly clock?: () => number;
  /** Where an incident is shown: goes with every message, but where it throws, which `onEvent` is told. */
  readonly link?: (incidentId: string) => string;
  /** In which times are written. Default `UTC`. */
  readonly timeZone?: string;
  /** How often `start` looks whether something is due. Default 5 000. */
  readonly roundMs?: number;
  /** After how long without a sign of life another process takes over. Default 30 000. */
  readonly leaseMs?: number;
  /** Default 20 000. */
  readonly queryTimeoutMs?: number;
  /** Of one message. After this time a round also leaves what is left to the next one. Default 10 000. */
  readonly sendTimeoutMs?: number;
  readonly retry?: RetryOptions;
  /** An incident that comes back within this time after its end is the same one. Default 60. */
  readonly reopenMinutes?: number;
  /** How many buckets teach the detector of a new anomaly rule. Default half a year, no more than 1 000 and at least 30: as a preview. */
  readonly learnFrom?: number;
  readonly onEvent?: (event: AlertServiceEvent) => void;
}

export interface AlertService {
  /** Evaluates and sends from now on. Any number of processes may do so over one store: one works, the others wait. */
  start(): void;
  /** Resolves once the running round has ended, with the leader's place free for another. */
  stop(): Promise<void>;
  /**
   * One round: what is due by `now`. `start` does it again and again.
   * @throws MetricsError where the store or the place of rules cannot be reached; nothing is lost by it. It has no cause and
   *   nothing of what a driver said
   */
  tick(now?: number): Promise<AlertRound>;
  /** Messages that are on their way, or were given up. Sent ones are kept for a week. */
  deliveries(status?: Delivery["status"]): Promise<readonly Delivery[]>;
  /** Sends one again that was given up. */
  sendAgain(messageId: string): Promise<void>;
}

export interface AlertRound {
  /** False: another process evaluates. */
  readonly leads: boolean;
  /** How many rules were. */
  readonly evaluated: number;
}

const keptForMs = 7 * 86_400_000;
const rulesAtOnce = 4;

/**
 * Evaluates alert rules on a schedule, keeps incidents, and tells people. State, incidents and what is to be told are
 * written in one transaction, so that a crash at any moment loses nothing; what is told goes out at least once, under an
 * id by which a receiver knows it again. Who may see what is decided by `policy` here, and by the port where it is shown.
 * @throws MetricsError `invalid-query`, with its path, for a route, a silence or a setting that can be none;
 * `unsupported` for a policy that the adapter does not heed
 */
export function createAlertService<C extends Catalog>(options: AlertServiceOptions<C>): AlertService {
  const { catalog, adapter, rules, store, notifiers, annotations, silences = [], policy = "public", clock = Date.now, link } = options;
  const { timeZone = "UTC", roundMs = 5_000, leaseMs = 30_000, queryTimeoutMs = 20_000, sendTimeoutMs = 10_000 } = options;
  const { retry = {}, reopenMinutes = 60, learnFrom, onEvent } = options;
  const { routes = [{ to: Object.keys(notifiers) }] } = options;
  checkCatalog(catalog);
  requirePolicies(adapter, policy);
  const dimensions = Object.keys(catalog.dimensions);
  checkRoutes(routes, Object.keys(notifiers), dimensions);
  if (typeof silences !== "function") checkSilences(silences, dimensions);
  if (!("list" in rules)) checkIds(rules);
  checkZone(timeZone, "timeZone");
  checkNumbers({ roundMs, leaseMs, queryTimeoutMs, sendTimeoutMs, ...(learnFrom !== undefined && { learnFrom }) });
  checkNumbers({ reopenMinutes }, "", { least: 0 });
  const holder = randomUUID();
  const stopping = new AbortController();
  const tell = (event: AlertServiceEvent) => {
    try {
      onEvent?.(event);
    } catch {
      // A host's log that fails is no reason to keep an alert from anybody.
    }
  };
  let leader: Leader | null = null;
  let running: Promise<void> | null = null;
  const leading = <T>(work: (rows: AlertRows) => Promise<T>): Promise<T> => {
    const own = leader;
    if (own === null) throw new MetricsError("aborted", "this alert service does not lead");
    return store.transact(async (rows) => {
      await requireLead(rows, own, leaseMs);
      return work(rows);
    });
  };

  const evaluate = ruleEvaluator({ catalog, adapter, store, annotations, routes, policy, queryTimeoutMs, reopenMinutes, learnFrom, leading, tell });

  /**
   * What a rule said ends with it: its incidents are over, and nobody is told, also not of what waits but for the end of
   * what somebody was told of.
   */
  const retire = async (ruleId: string, now: number): Promise<void> => {
    await leading(async (rows) => {
      for (const { key, incident } of await rows.incidentsOf(ruleId, Infinity)) {
        const ended = endedIncident({ ...incident, condition: "normal" }, new Date(now).toISOString());
        await rows.putIncident({ key, incident: ended }, incident.history.length);
      }
      const waiting = (await rows.outbox()).filter(({ notification }) => notification.rule.id === ruleId);
      const isNews = (entry: OutboxEntry) => entry.notification.kind !== "resolved" || beginningsOf(entry, waiting).length > 0;
      await rows.removeOutbox(waiting.filter(isNews).map(({ id }) => id));
      await rows.removeCheck(ruleId);
    });
    tell({ kind: "retired", ruleId });
  };

  let lastSilences: readonly AlertSilence[] = [];
  /** Where they cannot be had, those before hold: alerts do not wait for them. */
  const silencesNow = async () => {
    if (typeof silences !== "function") return silences;
    try {
      const given = await silences();
      checkSilences(given, dimensions);
      lastSilences = given;
    } catch (thrown) {
      tell({ kind: "roundFailed", ...toldOf(thrown) });
    }
    return lastSilences;
  };

  /** A message is not kept back for the want of its link. */
  const linkTo = (incidentId: string): string | undefined => {
    try {
      const url: unknown = link?.(incidentId);
      if (url === undefined || typeof url === "string") return url;
    } catch {
      // Told below, as any other that is none: its text may hold anything.
    }
    tell({ kind: "linkFailed", incidentId });
    return undefined;
  };

  const ticked = async (now: number): Promise<AlertRound> => {
    leader = await store.transact((rows) => takeLead(rows, holder, leaseMs));
    if (leader === null) return { leads: false, evaluated: 0 };
    const all = (await ("list" in rules ? rules.list() : rules)) as unknown as readonly AlertRule[];
    const checks = new Map((await store.transact((rows) => rows.checks())).map((check) => [check.ruleId, check]));
    for (const { ruleId, shape } of checks.values()) {
      const rule = all.find(({ id }) => id === ruleId);
      if (rule !== undefined && shapeOf(rule) === shape) continue;
      await retire(ruleId, now);
      checks.delete(ruleId);
    }
    const due = all.filter((rule) => isDue(rule, checks.get(rule.id), now));
    const inTurn = atMost(rulesAtOnce);
    const settled = await Promise.allSettled(due.map((rule) => inTurn(() => evaluate(rule, now))));
    for (const [index, one] of settled.entries()) {
      // What is wrong with the store is said by the next thing that is asked of it, below.
      if (one.status === "rejected") tell({ kind: "failed", ruleId: due[index]?.id ?? "", ...toldOf(one.reason) });
    }
    await deliver(leading, {
      notifiers,
      silences: await silencesNow(),
      routes,
      rules: all,
      retry,
      sendTimeoutMs,
      now: () => Math.max(now, clock()),
      textOf: (message, { locale = "en" }) => alertText(catalog, message, { locale, timeZone, link: linkTo }),
      signal: stopping.signal,
      tell,
    });
    await leading((rows) => rows.forget(now - keptForMs));
    return { leads: true, evaluated: settled.filter(({ status }) => status === "fulfilled").length };
  };

  /** What a store, a driver or a host's own rules throw may hold anything. */
  const told = <T>(work: Promise<T>): Promise<T> => {
    return work.catch((thrown: unknown) => {
      throw toldError(thrown);
    });
  };
  const tick = (now = clock()): Promise<AlertRound> => told(ticked(now));

  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await tick().catch((thrown: unknown) => tell({ kind: "roundFailed", ...toldOf(thrown) }));
      await sleep(roundMs, undefined, { signal: stopping.signal }).catch(() => {});
    }
    const own = leader;
    if (own !== null) await store.transact((rows) => requireLead(rows, own, 0)).catch(() => {});
  };

  return {
    start: () => {
      running ??= run();
    },
    stop: async () => {
      stopping.abort();
      await running;
    },
    tick,
    deliveries: (status) => told(store.transact((rows) => rows.deliveries(status))),
    sendAgain: (messageId) =>
      told(store.transact(async (rows) => {
        const delivery = await rows.delivery(messageId);
        if (delivery?.status !== "failed") {
          const what = `message "${messageId.slice(0, 60)}" is ${delivery?.status ?? "not there"}`;
          throw new MetricsError("invalid-query", `${what}; take one of deliveries("failed")`, { path: "messageId" });
        }
        await rows.putDelivery({ ...delivery, status: "pending", failures: 0, nextAt: clock() });
      })),
  };
}

/** One that was evaluated later than now was by a clock that was put back since. */
function isDue(rule: AlertRule, check: KeptCheck | undefined, now: number): boolean {
  return check === undefined || check.at > now || now - check.at >= alertDefaults(rule).everyMinutes * 60_000;
}
