import type { AlertRule } from "../../query/alertRule.ts";
import type { Incident } from "../../query/alerts.ts";
import { bundled, isWithheld } from "./bundle.ts";
import type { AlertRows } from "./alertStore.ts";
import type { AlertServiceEvent } from "./alertServiceEvent.ts";
import { backoffMs, entriesOf, failuresUntilGivenUp } from "./delivery.ts";
import type { Delivery, RetryOptions } from "./delivery.ts";
import { keyOf } from "./notification.ts";
import type { AlertMessage } from "./notification.ts";
import type { OutboxEntry } from "./outbox.ts";
import { NotifyError } from "./notifier.ts";
import type { AlertText, Notifier } from "./notifier.ts";
import type { AlertRoute, AlertSilence } from "./routes.ts";
import { spokenFor } from "./spokenFor.ts";
import { holdsAddress } from "./toldError.ts";

export interface DeliverOptions {
  readonly notifiers: { readonly [name: string]: Notifier };
  readonly silences: readonly AlertSilence[];
  readonly routes: readonly AlertRoute[];
  /** All there are: what a total says is told as its rule says. */
  readonly rules: readonly AlertRule[];
  readonly retry: RetryOptions;
  readonly sendTimeoutMs: number;
  readonly now: () => number;
  readonly textOf: (message: AlertMessage, notifier: Notifier) => AlertText;
  /** Once aborted, nothing more is begun. */
  readonly signal: AbortSignal;
  readonly tell: (event: AlertServiceEvent) => void;
}

/** Runs a transaction of the one who leads. */
type Transact = <T>(work: (rows: AlertRows) => Promise<T>) => Promise<T>;

/** A receiver counts from when a message arrives, a little later than it is sent. */
const windowSlack = 1.1;

/** The gravest ones: of so many that last, what explains what is nobody's first question. */
const mostLasting = 1_000;

/**
 * Puts what waits into messages and sends what is due, each receiver's in their order; one that does not take a message
 * is left alone until that one is due again, and one that is slow goes on in the next round. A message is written down
 * before it is sent and marked after: what a crash cuts short is sent again, the same under the same id.
 */
export async function deliver(transact: Transact, options: DeliverOptions): Promise<void> {
  const receivers = await transact((rows) => bundleWaiting(rows, options));
  await Promise.all(receivers.map((receiver) => sendAll(transact, receiver, options)));
}

async function bundleWaiting(rows: AlertRows, { notifiers, silences, routes, rules, now }: DeliverOptions): Promise<readonly string[]> {
  const at = now();
  await takeBack(rows, silences, at);
  const [waiting, pending] = [await rows.outbox(), await rows.pending()];
  const receivers = new Set(pending.map(({ receiver }) => receiver));
  if (waiting.length > 0) {
    const budgets = await budgetsOf(rows, notifiers, at);
    const triedLater = await rows.attempts(at);
    const groups = await rows.groups([...new Set(waiting.map(({ groupKey }) => groupKey))]);
    const budgetOf = (receiver: string) => {
      const own = pending.find((one) => one.receiver === receiver);
      // While a receiver rests, what is for it goes on collecting.
      if (own === undefined || own.first.isPartial) return budgets(receiver);
      return isResting(own.first, at, triedLater) ? 0 : budgets(receiver) - own.count;
    };
    const { incidents: lasting } = await rows.find({ states: ["open", "acknowledged"], page: { size: mostLasting } });
    const ended = await endedBeside(rows, waiting, at);
    const current = await incidentsOf(rows, waiting);
    const { bundles, dropped } = bundled(waiting, { now: at, silences, lasting, ended, maySpeak: spokenFor({ rules, routes, silences, now: at }), current, groups, budgetOf });
    for (const { receiver, groupKeys, entries } of bundles) {
      const id = keyOf(...entries.map((entry) => entry.id));
      const notifications = entries.map(({ notification }) => notification);
      const message: AlertMessage = { id, createdAt: new Date(at).toISOString(), notifications };
      const waited = entries.map(({ notification: _, ...own }) => own);
      await rows.putDelivery({ id, receiver, status: "pending", attempts: 0, failures: 0, nextAt: at, sentAt: null, error: null, message, waited });
      await rows.putGroups(groupKeys, at);
    }
    await rows.removeOutbox([...bundles.flatMap(({ entries }) => entries), ...dropped].map(({ id }) => id));
    for (const { receiver } of bundles) receivers.add(receiver);
  }
  return [...receivers];
}

/**
 * Takes a message that is due back where one of its notifications is to be sent no more, or not now: they wait again, before
 * what came after. One whose last try nobody knows the end of is sent again as it is, for it may have arrived.
 */
async function takeBack(rows: AlertRows, silences: readonly AlertSilence[], at: number): Promise<void> {
  const pending = await rows.pending();
  if (pending.length === 0) return;
  const triedLater = await rows.attempts(at);
  const due = new Set(pending.filter(({ first }) => first.isPartial === true || !isResting(first, at, triedLater)).map(({ receiver }) => receiver));
  if (due.size === 0) return;
  const deliveries = (await rows.deliveries("pending")).filter(({ receiver, attempts, failures }) => due.has(receiver) && attempts === failures);
  const known = deliveries.flatMap((delivery) => {
    const entries = entriesOf(delivery);
    return entries === null ? [] : [{ id: delivery.id, entries }];
  });
  const current = await incidentsOf(rows, known.flatMap(({ entries }) => entries));
  const withheld = known.filter(({ entries }) => entries.some((entry) => isWithheld(entry, { now: at, silences, current })));
  if (withheld.length === 0) return;
  // With what followed it of the same incident, which may be its end.
  const heldOf = new Set(withheld.flatMap(tellingOf));
  const back = known.filter((one) => tellingOf(one).some((telling) => heldOf.has(telling)));
  await rows.removeDeliveries(back.map(({ id }) => id));
  const first = back.flatMap(({ entries }) => entries);
  const later = await rows.outbox();
  await rows.removeOutbox(later.map(({ id }) => id));
  await rows.putOutbox([...first, ...later]);
  // Nobody was told: their groups had no message to be quiet after.
  await rows.putGroups([...new Set(first.map(({ groupKey }) => groupKey))], 0);
}

function tellingOf({ entries }: { readonly entries: readonly OutboxEntry[] }): readonly string[] {
  return entries.map(({ id, receiver, notification }) => `${receiver} ${notification.incident?.id ?? id}`);
}

/** Incidents that are over, and were not when those of the segments that are told of began. */
async function endedBeside(rows: AlertRows, waiting: readonly OutboxEntry[], now: number): Promise<readonly Incident[]> {
  const segments = waiting.map(({ notification }) => notification).filter(({ scope }) => Object.keys(scope).length > 0);
  const starts = segments.flatMap(({ incident }) => (incident === null ? [] : Date.parse(incident.startedAt)));
  if (starts.length === 0) return [];
  const range = { from: new Date(starts.reduce((least, start) => Math.min(least, start))).toISOString(), to: new Date(now).toISOString() };
  const metrics = [...new Set(segments.map(({ rule }) => rule.metric))];
  return (await rows.find({ states: ["resolved", "closed"], metrics, range, page: { size: mostLasting } })).incidents;
}

async function incidentsOf(rows: AlertRows, waiting: readonly OutboxEntry[]): Promise<ReadonlyMap<string, Incident>> {
  const found = new Map<string, Incident>();
  for (const id of new Set(waiting.flatMap(({ notification }) => notification.incident?.id ?? []))) {
    const kept = await rows.incident(id);
    if (kept !== null) found.set(id, kept.incident);
  }
  return found;
}

async function budgetsOf(rows: AlertRows, notifiers: DeliverOptions["notifiers"], now: number): Promise<(receiver: string) => number> {
  const longest = Math.max(0, ...Object.values(notifiers).map(({ limit }) => (limit?.perMs ?? 0) * windowSlack));
  const attempts = await rows.attempts(now - longest);
  return (receiver) => {
    const limit = Object.hasOwn(notifiers, receiver) ? notifiers[receiver]?.limit : undefined;
    if (limit === undefined) return Infinity;
    return limit.messages - (attempts.get(receiver) ?? []).filter((at) => Math.abs(now - at) < limit.perMs * windowSlack).length;
  };
}

async function sendAll(transact: Transact, receiver: string, options: DeliverOptions): Promise<void> {
  const startedAt = performance.now();
  const isLate = () => performance.now() - startedAt >= options.sendTimeoutMs;
  const tried = new Set<string>();
  let delivery = await transact((rows) => begun(rows, receiver, tried, options));
  while (delivery !== null && !options.signal.aborted) {
    const settled: Delivery = await sent(delivery, options);
    delivery = await transact(async (rows) => {
      await rows.putDelivery(settled);
      return (settled.status === "pending" && !settled.isPartial) || isLate() ? null : begun(rows, receiver, tried, options);
    });
    tellOf(settled, options);
  }
}

/** Whether its time is still to come. One that was chosen later than now was by a clock that was put back since. */
function isResting({ receiver, nextAt }: Delivery, at: number, triedLater: ReadonlyMap<string, readonly number[]>): boolean {
  return nextAt > at && !(triedLater.get(receiver) ?? []).some((tried) => tried <= nextAt);
}

/** The receiver's next message, counted as tried before it is; null: none is due, or the receiver takes no more for now. */
async function begun(rows: AlertRows, receiver: string, tried: Set<string>, { notifiers, retry, now }: DeliverOptions): Promise<Delivery | null> {
  const at = now();
  const next = await nextOf(rows, receiver, tried, at);
  const left = (await budgetsOf(rows, notifiers, at))(receiver);
  // What some have already takes half of a limit at most.
  const least = next?.isPartial === true ? (notifiers[receiver]?.limit?.messages ?? 0) / 2 : 0;
  if (next === null || left < 1 || left <= least) return null;
  tried.add(next.id);
  const claimed: Delivery = { ...next, attempts: next.attempts + 1, nextAt: at + backoffMs(1, retry) };
  await rows.putDelivery(claimed);
  await rows.putAttempt(receiver, at);
  return claimed;
}

/** The first that is due, not twice in one round. Those that some have already are put behind those that nobody has. */
async function nextOf(rows: AlertRows, receiver: string, tried: ReadonlySet<string>, at: number): Promise<Delivery | null> {
  const triedLater = await rows.attempts(at);
  const passed = new Map<string, Delivery>();
  for (;;) {
    const next = await rows.firstPending(receiver);
    const isOver = next === null || passed.has(next.id);
    if (!isOver && !next.isPartial) return isResting(next, at, triedLater) ? null : next;
    if (isOver) return [...passed.values()].find((one) => !tried.has(one.id) && !isResting(one, at, triedLater)) ?? null;
    passed.set(next.id, next);
    await rows.removeDeliveries([next.id]);
    await rows.putDelivery(next);
  }
}

async function sent({ waited, isPartial: wasPartial = false, ...delivery }: Delivery, { notifiers, retry, sendTimeoutMs, now, textOf }: DeliverOptions): Promise<Delivery> {
  const notifier = Object.hasOwn(notifiers, delivery.receiver) ? notifiers[delivery.receiver] : undefined;
  const { message } = delivery;
  try {
    if (notifier === undefined) throw new NotifyError(`there is no notifier "${delivery.receiver}" any more`, { isFinal: true });
    const signal = AbortSignal.timeout(sendTimeoutMs);
    await notifier.send(message, { text: textOf(message, notifier), signal, now: Date.now() });
    return { ...delivery, status: "sent", sentAt: now(), error: null };
  } catch (thrown) {
    const failures = delivery.failures + 1;
    const { isFinal, isRefused, isPartial, retryAfterMs, message: error } = asNotifyError(thrown);
    const isOver = isFinal || failures >= (retry.failures ?? failuresUntilGivenUp);
    const wait = Math.max(retryAfterMs ?? 0, backoffMs(failures, retry));
    return { ...delivery, status: isOver ? "failed" : "pending", failures, nextAt: now() + wait, error, ...((isPartial || wasPartial) && { isPartial: true }), ...(waited && isRefused && !isOver && { waited }) };
  }
}

/** What a host's own notifier throws may hold its address or its key; a NotifyError's text is its own choice, but no address. */
function asNotifyError(thrown: unknown): NotifyError {
  if (thrown instanceof NotifyError && !holdsAddress(thrown.message)) return thrown;
  if (thrown instanceof NotifyError) return new NotifyError("the notifier refused the message", { isFinal: thrown.isFinal, isRefused: thrown.isRefused, isPartial: thrown.isPartial, retryAfterMs: thrown.retryAfterMs });
  const name = thrown instanceof Error && /^[A-Za-z]{1,40}$/.test(thrown.name) ? thrown.name : "no error";
  return new NotifyError(name === "TimeoutError" ? "the receiver did not answer in time" : `the notifier threw (${name})`);
}

function tellOf({ status, receiver, id: messageId, attempts, error, nextAt, message }: Delivery, { tell }: DeliverOptions): void {
  if (status === "sent") return tell({ kind: "sent", receiver, messageId, notifications: message.notifications.length, attempts });
  if (status === "failed") return tell({ kind: "gaveUp", receiver, messageId, error: error ?? "" });
  tell({ kind: "notSent", receiver, messageId, error: error ?? "", nextAt });
}
