import type { Catalog, MetricsAdapter, MetricsQuery, RowPolicy, WireResult } from "../query/index.ts";
import { asMetricsError, MetricsError, parseQuery, withoutRows } from "../query/index.ts";
import { withDeadline } from "./deadline.ts";
import type { HandlerEvent } from "./handlerEvent.ts";
import { detailOf, namesOf } from "./handlerEvent.ts";
import { entityRules } from "./policy.ts";
import { readBody, RefusedRequest } from "./requestBody.ts";
import { acceptsJsonOnly, answered, encodeLine, refusal, streamed, wireError } from "./respond.ts";
import type { WireAnswer } from "./respond.ts";

export interface HandlerLimits {
  /** Size of a request's body. Default 256 KiB. */
  readonly bodyBytes?: number;
  /** Queries in one request. Default 100. */
  readonly queries?: number;
  /** Rows of one answer. Default 100 000. */
  readonly rows?: number;
  /** Time for one query. Default 30 000. */
  readonly timeoutMs?: number;
}

export interface MetricsHandlerOptions<C extends Catalog, User> {
  readonly catalog: C;
  readonly adapter: MetricsAdapter<C>;
  /** Who asks; null or a throw answers 401. Left out: nobody is asked, and `policy` is given undefined. */
  readonly authenticate?: (request: Request) => User | null | Promise<User | null>;
  /** Which rows they may see. `"none"` or a throw answers 403; `"public"` is every row for everyone. */
  readonly policy: "public" | ((user: User) => RowPolicy<C> | "none" | Promise<RowPolicy<C> | "none">);
  readonly limits?: HandlerLimits;
  /** Hears what happened, one event a query. */
  readonly onEvent?: (event: HandlerEvent) => void;
}

/**
 * Serves an adapter over HTTP: POST `{ contract: 1, queries: [{ query }] }`. Answers come as NDJSON, each as soon as it
 * is there, or as one JSON document for a client that accepts only that. A fault in a request of one query has its own
 * status and the body `{ error }`; in a request of many it fails that query alone.
 *
 * @throws MetricsError `forbidden` without a policy
 */
export function createMetricsHandler<C extends Catalog, User = undefined>(
  options: MetricsHandlerOptions<C, User>,
): (request: Request) => Promise<Response> {
  const { bodyBytes = 256 * 1024, queries = 100, rows = 100_000, timeoutMs = 30_000 } = options.limits ?? {};
  const limits = { bodyBytes, queries, rows, timeoutMs };
  if (options.policy !== "public" && typeof options.policy !== "function") {
    throw new MetricsError(
      "forbidden",
      'the handler has no policy; give a function of the user, or "public" to show all rows to all',
    );
  }
  return async (request) => {
    const requestId = requestIdOf(request);
    const startedAt = performance.now();
    try {
      if (request.method !== "POST") throw new RefusedRequest(405, "queries are sent with POST");
      const user = await identify(request, options.authenticate);
      const { queries: asked } = await readBody(request, limits);
      const parsed = asked.map((input) => parsedOrFault(options.catalog, input));
      const policy = await policyFor(options.catalog, user as User, options.policy);
      const call = { ...options, policy, limits, requestId, signal: request.signal };
      const [only] = parsed;
      if (parsed.length > 1 || only === undefined) return answerMany(request, parsed, call);
      const result = await answerOne(only, call);
      return answered(request, requestId, [{ index: 0, status: "ok", result }]);
    } catch (thrown) {
      if (!(thrown instanceof Reported)) report(options.onEvent, { requestId, startedAt, thrown });
      return refusal(thrown instanceof Reported ? thrown.cause : thrown, requestId);
    }
  };
}

interface Call<C extends Catalog> {
  readonly adapter: MetricsAdapter<C>;
  readonly policy: RowPolicy<C>;
  readonly limits: Required<HandlerLimits>;
  readonly requestId: string;
  readonly signal: AbortSignal;
  readonly onEvent?: (event: HandlerEvent) => void;
}

/** An error whose event was sent. */
class Reported extends Error {}

function requestIdOf(request: Request): string {
  const given = request.headers.get("x-request-id") ?? "";
  return /^[\w.:-]{1,128}$/.test(given) ? given : crypto.randomUUID();
}

async function identify<User>(
  request: Request,
  authenticate: ((request: Request) => User | null | Promise<User | null>) | undefined,
): Promise<User | undefined> {
  if (authenticate === undefined) return undefined;
  let user: User | null;
  try {
    user = await authenticate(request);
  } catch (cause) {
    throw cause instanceof MetricsError ? cause : unauthenticated(cause);
  }
  // `false` and undefined are what a look-up that found nobody gives.
  if (user === null || user === undefined || (user as unknown) === false) throw unauthenticated(undefined);
  return user;
}

function unauthenticated(cause: unknown): MetricsError {
  return new MetricsError("unauthenticated", "the caller is not known; sign in and send a valid token", {
    path: "headers.authorization",
    cause,
  });
}

/** Checked whatever the adapter: a rule that is missing shows nothing, instead of everything. */
async function policyFor<C extends Catalog, User>(
  catalog: C,
  user: User,
  policy: MetricsHandlerOptions<C, User>["policy"],
): Promise<RowPolicy<C>> {
  let rules: RowPolicy<C> | "none" = "none";
  try {
    rules = policy === "public" ? policy : await policy(user);
  } catch (cause) {
    throw cause instanceof MetricsError ? cause : forbidden(cause);
  }
  if (rules === "none") throw forbidden(undefined);
  entityRules(catalog, rules, { now: 0 });
  return rules;
}

function forbidden(cause: unknown): MetricsError {
  return new MetricsError("forbidden", "the caller may not see this data", { cause });
}

function parsedOrFault<C extends Catalog>(catalog: C, input: unknown): MetricsQuery<C> | MetricsError {
  try {
    return parseQuery(catalog, input);
  } catch (thrown) {
    return asMetricsError(thrown);
  }
}

async function answerOne<C extends Catalog>(query: MetricsQuery<C> | MetricsError, call: Call<C>): Promise<WireResult> {
  const { adapter, policy, limits, requestId, signal, onEvent } = call;
  const startedAt = performance.now();
  const asked = query instanceof MetricsError ? {} : { query: namesOf(query as MetricsQuery<Catalog>) };
  try {
    if (query instanceof MetricsError) throw query;
    const result = await withDeadline(limits.timeoutMs, signal, (ended) =>
      adapter.query(query, { signal: ended, requestId, policy }),
    );
    if (result.rowCount > limits.rows) {
      throw new MetricsError("too-large", `the answer has ${result.rowCount} rows, more than ${limits.rows}; ask for a page`, {
        path: "page",
      });
    }
    report(onEvent, { requestId, startedAt, ...asked, rowCount: result.rowCount });
    return withoutRows(result);
  } catch (thrown) {
    report(onEvent, { requestId, startedAt, ...asked, thrown });
    throw new Reported("", { cause: thrown });
  }
}

function answerMany<C extends Catalog>(
  request: Request,
  parsed: readonly (MetricsQuery<C> | MetricsError)[],
  call: Call<C>,
): Promise<Response> | Response {
  const left = new AbortController();
  const signal = AbortSignal.any([call.signal, left.signal]);
  const answers = parsed.map(async (query, index): Promise<WireAnswer> => {
    try {
      return { index, status: "ok", result: await answerOne(query, { ...call, signal }) };
    } catch (thrown) {
      const error = wireError(thrown instanceof Reported ? thrown.cause : thrown, call.requestId);
      return { index, status: "error", error };
    }
  });
  if (acceptsJsonOnly(request)) return Promise.all(answers).then((all) => answered(request, call.requestId, all));
  const lines = new ReadableStream<Uint8Array>({
    start: (controller) => {
      const sent = answers.map(async (answer) => {
        const line = encodeLine(await answer);
        if (!left.signal.aborted) controller.enqueue(line);
      });
      void Promise.all(sent).then(() => {
        if (!left.signal.aborted) controller.close();
      });
    },
    cancel: () => left.abort(),
  });
  return streamed(lines, call.requestId);
}

function report(
  onEvent: ((event: HandlerEvent) => void) | undefined,
  {
    startedAt,
    thrown,
    ...known
  }: Pick<HandlerEvent, "requestId" | "query" | "rowCount"> & { readonly startedAt: number; readonly thrown?: unknown },
): void {
  const detail = thrown === undefined ? undefined : detailOf(thrown);
  try {
    onEvent?.({
      ...known,
      status: thrown === undefined ? "ok" : asMetricsError(thrown).code,
      durationMs: performance.now() - startedAt,
      ...(detail === undefined ? {} : { detail }),
    });
  } catch {
    return;
  }
}
