import type { CacheMode } from "../query/adapter.ts";
import type { Catalog, EntityName, MetricsAdapter, MetricsQuery, RowPolicy } from "../query/index.ts";
import { asMetricsError, checkCatalog, MetricsError, parseQuery } from "../query/index.ts";
import type { Trace } from "../query/trace.ts";
import { asker } from "./ask.ts";
import type { Answered, Ask, CacheOptions } from "./ask.ts";
import { invalidation } from "./cache/invalidation.ts";
import { busy } from "./databaseError.ts";
import { admittedTooLate, deadlineIn, timeoutOf, withDeadline } from "./deadline.ts";
import type { Deadline } from "./deadline.ts";
import type { HandlerEvent } from "./handlerEvent.ts";
import { logFault, namesOf, report } from "./handlerEvent.ts";
import { identify, policyFor } from "./identify.ts";
import type { Authenticate, PolicyOf } from "./identify.ts";
import { withDefaults } from "./limits.ts";
import type { HandlerLimits } from "./limits.ts";
import { liveDefaults, liveEvents } from "./live.ts";
import type { LiveOptions } from "./live.ts";
import { meeting } from "./meeting.ts";
import type { Meeting } from "./meeting.ts";
import { askPort } from "./ports.ts";
import type { HandlerPorts } from "./ports.ts";
import { readBody, RefusedRequest } from "./requestBody.ts";
import { acceptsEvents, acceptsJsonOnly, answered, document, encodeLine, eventStream, refusal, streamed, wireError } from "./respond.ts";
import type { WireAnswer } from "./respond.ts";
import { traceOf } from "./spans.ts";
import type { SpanSink } from "./spans.ts";

export interface MetricsHandlerOptions<C extends Catalog, User> extends HandlerPorts<C, User> {
  readonly catalog: C;
  readonly adapter: MetricsAdapter<C>;
  /** Who asks; null or a throw answers 401. Left out: nobody is asked, and `policy` is given undefined. */
  readonly authenticate?: Authenticate<User>;
  /** Which rows they may see. `"none"` or a throw answers 403; `"public"` is every row for everyone. */
  readonly policy: PolicyOf<C, User>;
  readonly limits?: HandlerLimits;
  /** Keeps answers for those who ask the same and may see the same. */
  readonly cache?: CacheOptions;
  readonly live?: LiveOptions;
  /**
   * Hears what happened, one event a query. Left out: the server's own faults are written to the console as errors, with
   * their request's id and where they were thrown, never with a value of the query.
   */
  readonly onEvent?: (event: HandlerEvent) => void;
  /** Hears how long each part took. */
  readonly spans?: SpanSink;
  /** Epoch milliseconds. */
  readonly clock?: () => number;
}

/** Answers a request. Never throws. */
export interface MetricsHandler<C extends Catalog = Catalog> {
  (request: Request): Promise<Response>;
  /**
   * Says that data changed: live streams ask again, and no answer from before is given out. Of this process: where
   * several share a cache, say it to each. Left out: every entity.
   */
  invalidate(entities?: readonly EntityName<C>[]): void;
}

/**
 * Serves an adapter over HTTP: POST `{ contract: 1, queries: [{ query, cache? }] }`. Answers come as NDJSON, each as
 * soon as it is there, as one JSON document for a client that accepts only that, or for one that accepts
 * `text/event-stream` as a stream of events that goes on with every change. A fault in a request of one query has its
 * own status and the body `{ error }`; in a request of many it fails that query alone. POST
 * `{ contract: 1, annotations: { metrics, range } }` answers `{ contract: 1, annotations }`, and `{ contract: 1, alerts }` with one of
 * `{ list }`, `{ detail }`, `{ act }` and `{ people }` what the port of incidents answers, `{ contract: 1, rules }` with one of
 * `{ list }`, `{ get }`, `{ save }`, `{ remove }` and `{ backtest }` what the port of rules does, `{ contract: 1, documents }` with one of
 * `{ list }`, `{ get }`, `{ save }`, `{ remove }`, `{ views }`, `{ saveView }`, `{ removeView }` and `{ setDefault }` what the store of
 * cockpits does, and `{ contract: 1, comments }` with `{ list }` or `{ act }` what the port of comments does.
 *
 * @throws MetricsError `forbidden` without a policy, `invalid-query` for a catalog that does not hold together
 */
export function createMetricsHandler<C extends Catalog, User = undefined>(
  options: MetricsHandlerOptions<C, User>,
): MetricsHandler<C> {
  const { catalog, adapter, authenticate, policy, cache, onEvent = logFault, spans, clock = Date.now } = options;
  if (policy !== "public" && typeof policy !== "function") {
    throw new MetricsError(
      "forbidden",
      'the handler has no policy; give a function of the user, or "public" to show all rows to all',
    );
  }
  checkCatalog(catalog);
  const limits = withDefaults(options.limits);
  const live = liveDefaults(options.live);
  const changed = invalidation(catalog, { clock });
  const ask = asker({ catalog, adapter, limits, cache, changed, clock });
  let streams = 0;

  const admit = async (request: Request, signal: AbortSignal) => {
    const user = (await identify(request, authenticate)) as User;
    const body = await readBody(request, limits, signal);
    return { user, body, policy: await policyFor(catalog, user, policy) };
  };

  const handle = async (request: Request): Promise<Response> => {
    const requestId = requestIdOf(request);
    const startedAt = performance.now();
    try {
      if (request.method !== "POST") throw new RefusedRequest(405, "queries are sent with POST", "method");
      return await traceOf(spans, request.headers.get("traceparent")).span("metricdeck.request", async (trace) => {
        const due = deadlineIn(timeoutOf(request, limits.timeoutMs), { caller: request.signal, clock });
        return serve(request, { due, requestId, startedAt, trace }).finally(due.settle);
      });
    } catch (thrown) {
      if (!(thrown instanceof Reported)) report(onEvent, { requestId, startedAt, thrown });
      return refusal(thrown instanceof Reported ? thrown.cause : thrown, requestId);
    }
  };

  const serve = async (request: Request, { due, requestId, startedAt, trace }: Arrived): Promise<Response> => {
    const { user, body, policy: allowed } = await due.wait((signal) => admit(request, signal), admittedTooLate);
    const { signal } = request;
    if ("part" in body) {
      const { part } = body;
      const askRows = async (query: MetricsQuery<C>, caller: AbortSignal) => {
        const own = due.part(caller);
        const asking = { query, policy: allowed, cache: "prefer", due: own, requestId, trace } as const;
        return (await ask(asking).finally(own.settle)).result;
      };
      const asking = { user, policy: allowed, requestId, timeoutMs: due.leftMs(), signal, askRows };
      const { metrics, answer, rowCount } = await askPort(catalog, body, options, asking);
      report(onEvent, { requestId, startedAt, query: { kind: part, metrics, dimensions: [] }, rowCount });
      return document(request, requestId, { contract: 1, [part]: answer });
    }
    const { queries } = body;
    const parsed = await trace.span("metricdeck.parse", async () =>
      queries.map(({ query, cache: mode }, index) => ({
        query: parsedOrFault(catalog, query, `queries[${index}].query`),
        cache: mode,
      })),
    );
    const call = { ask, policy: allowed, due, requestId, trace, onEvent };
    if (acceptsEvents(request)) return subscribe(request, parsed, call, user);
    const [only] = parsed;
    if (parsed.length > 1 || only === undefined) return answerMany(request, parsed, call);
    const { result } = await answerOne(only, call);
    return answered(request, requestId, [{ index: 0, status: "ok", result }]);
  };

  const subscribe = (request: Request, parsed: readonly Item<C>[], first: Call<C>, known: User): Response => {
    if (streams >= live.streams) throw busy(`${live.streams} live streams are open already`);
    streams += 1;
    let user = known;
    let provenAt = clock();
    const allowedNow = async () => {
      if (clock() - provenAt >= live.authenticateMs) {
        user = (await identify(request, authenticate)) as User;
        provenAt = clock();
      }
      return policyFor(catalog, user, policy);
    };
    const timeoutMs = timeoutOf(request, limits.timeoutMs);
    const authorize = async (asking: number) => {
      const allowed = await withDeadline(timeoutMs, request.signal, allowedNow, admittedTooLate);
      const round = { policy: allowed, trace: traceOf(spans, null) };
      const meetings = meeting(asking).values();
      return (index: number, signal: AbortSignal) => {
        const place = meetings.next().value as Meeting;
        const due = deadlineIn(timeoutMs, { caller: signal, clock });
        const call = { ...first, ...round, due, maxAgeMs: live.intervalMs, meeting: place };
        return settled(parsed[index] as Item<C>, index, call).finally(due.settle);
      };
    };
    const source = {
      count: parsed.length,
      authorize,
      listen: (heard: (indexes: readonly number[]) => void) =>
        changed.listen((touches) => heard([...parsed.keys()].filter((index) => touches(parsed[index]?.query)))),
      requestId: first.requestId,
      lastEventId: request.headers.get("last-event-id"),
      ended: () => {
        streams -= 1;
      },
    };
    return eventStream(request, liveEvents(source, live, clock), first.requestId);
  };

  return Object.assign(handle, { invalidate: changed.invalidate });
}

/** A query that was read, or why it could not be. */
interface Item<C extends Catalog> {
  readonly query: MetricsQuery<C> | MetricsError;
  readonly cache: CacheMode;
}

/** A request, before it is known who asks what. */
interface Arrived {
  readonly due: Deadline;
  readonly requestId: string;
  /** By `performance.now()`. */
  readonly startedAt: number;
  readonly trace: Trace;
}

interface Call<C extends Catalog> {
  readonly ask: Ask<C>;
  readonly policy: RowPolicy<C>;
  readonly due: Deadline;
  readonly maxAgeMs?: number;
  readonly requestId: string;
  readonly trace: Trace;
  readonly meeting?: Meeting;
  readonly onEvent: (event: HandlerEvent) => void;
}

/** An error whose event was sent. */
class Reported extends Error {}

function requestIdOf(request: Request): string {
  const given = request.headers.get("x-request-id") ?? "";
  return /^[\w.:-]{1,128}$/.test(given) ? given : crypto.randomUUID();
}

/** Paths lead from the query on; `place` is where it stands itself. */
function parsedOrFault<C extends Catalog>(catalog: C, input: unknown, place: string): MetricsQuery<C> | MetricsError {
  try {
    return parseQuery(catalog, input);
  } catch (thrown) {
    const fault = asMetricsError(thrown);
    if (fault.path !== "") return fault;
    return new MetricsError(fault.code, fault.message.replace(/^metricdeck: /, ""), { path: place, cause: fault });
  }
}

async function answerOne<C extends Catalog>({ query, cache: mode }: Item<C>, call: Call<C>): Promise<Answered> {
  const { ask, trace, onEvent, ...asking } = call;
  const { requestId } = asking;
  const startedAt = performance.now();
  const names = query instanceof MetricsError ? undefined : namesOf(query as MetricsQuery<Catalog>);
  const asked = names === undefined ? {} : { query: names };
  const attributes = names === undefined ? {} : { "metricdeck.kind": names.kind, "metricdeck.metrics": names.metrics.join() };
  try {
    if (query instanceof MetricsError) throw query;
    const done = await trace.span(
      "metricdeck.query",
      async (span) => {
        const got = await ask({ ...asking, query, cache: mode, trace: span });
        const { cache = "none", result } = got;
        span.set({ "metricdeck.rows": result.rowCount, "metricdeck.cache": cache });
        return got;
      },
      attributes,
    );
    const use = done.cache === undefined ? {} : { cache: done.cache };
    report(onEvent, { requestId, startedAt, ...asked, rowCount: done.result.rowCount, ...use });
    return done;
  } catch (thrown) {
    report(onEvent, { requestId, startedAt, ...asked, thrown });
    throw new Reported("", { cause: thrown });
  }
}

/** The answer as it travels, a fault as an answer of its own. */
async function settled<C extends Catalog>(item: Item<C>, index: number, call: Call<C>): Promise<WireAnswer> {
  try {
    return { index, status: "ok", result: (await answerOne(item, call)).result };
  } catch (thrown) {
    const error = wireError(thrown instanceof Reported ? thrown.cause : thrown, call.requestId);
    return { index, status: "error", error };
  } finally {
    call.meeting?.leave();
  }
}

function answerMany<C extends Catalog>(
  request: Request,
  parsed: readonly Item<C>[],
  call: Call<C>,
): Promise<Response> | Response {
  let unread = false;
  const asked = meeting(parsed.length).map((place) => ({ place, due: call.due.part() }));
  const leave = () => {
    for (const { due } of asked) due.end();
  };
  if (request.signal.aborted) leave();
  else request.signal.addEventListener("abort", leave, { once: true });
  const answers = asked.map(({ place, due }, index) =>
    settled(parsed[index] as Item<C>, index, { ...call, due, meeting: place }).finally(due.settle),
  );
  if (acceptsJsonOnly(request)) return Promise.all(answers).then((all) => answered(request, call.requestId, all));
  const lines = new ReadableStream<Uint8Array>({
    start: (controller) => {
      const sent = answers.map(async (answer) => {
        const line = encodeLine(await answer);
        if (!unread) controller.enqueue(line);
      });
      void Promise.all(sent).then(() => {
        if (!unread) controller.close();
      });
    },
    cancel: () => {
      unread = true;
      leave();
    },
  });
  return streamed(request, lines, call.requestId);
}
