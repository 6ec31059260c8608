import type { Catalog, MetricsErrorCode, MetricsQuery } from "../query/index.ts";
import { asMetricsError, filterDimensions, MetricsError } from "../query/index.ts";
import type { AnyFilter } from "../query/index.ts";
import { eventFilterDimensions } from "../query/events.ts";
import type { CacheUse } from "./ask.ts";

/** What happened to a request or to one of its queries, for a log. Holds names and numbers, never a value that was asked. */
export interface HandlerEvent {
  readonly requestId: string;
  readonly status: "ok" | MetricsErrorCode;
  readonly durationMs: number;
  /** Absent where the request failed before its queries were read. */
  readonly query?: {
    readonly kind: MetricsQuery["kind"] | "annotations" | "alerts" | "rules" | "documents" | "comments";
    readonly metrics: readonly string[];
    readonly dimensions: readonly string[];
  };
  readonly rowCount?: number;
  /** What the cache did, where there is one. */
  readonly cache?: CacheUse;
  /** For the server's own faults: what the caller was not told. */
  readonly detail?: string;
}

/** The names that a query speaks of. */
export function namesOf(query: MetricsQuery<Catalog>): NonNullable<HandlerEvent["query"]> {
  const filtered = query.where === undefined ? [] : filterDimensions(query.where as AnyFilter);
  const unique = (names: readonly string[]) => [...new Set(names)];
  switch (query.kind) {
    case "aggregate": {
      const metrics = query.metrics.map((metric) => (typeof metric === "string" ? metric : metric.metric));
      return { kind: query.kind, metrics: unique(metrics), dimensions: unique([...(query.by ?? []), ...filtered]) };
    }
    case "records":
      return { kind: query.kind, metrics: [], dimensions: unique([...query.columns, ...filtered]) };
    case "members":
      return { kind: query.kind, metrics: [], dimensions: unique([query.dimension, ...filtered]) };
    case "drivers":
      return { kind: query.kind, metrics: [query.metric], dimensions: unique([...query.dimensions, ...filtered]) };
    case "funnel": {
      const { steps, exclusions = [], holdConstant = [], breakdown } = query;
      const narrowed = eventFilterDimensions([...steps, ...exclusions]);
      const split = breakdown === undefined ? [] : [breakdown.by];
      return { kind: query.kind, metrics: [], dimensions: unique([...split, ...holdConstant, ...narrowed, ...filtered]) };
    }
    case "retention": {
      const { start, breakdown, measure } = query;
      const measured = typeof measure !== "object" ? [] : Object.values(measure);
      const narrowed = eventFilterDimensions([start, query.return]);
      const split = breakdown === undefined ? [] : [breakdown.by];
      return { kind: query.kind, metrics: [], dimensions: unique([...split, ...measured, ...narrowed, ...filtered]) };
    }
    default:
      return query satisfies never;
  }
}

export function report(
  onEvent: (event: HandlerEvent) => void,
  {
    startedAt,
    thrown,
    ...known
  }: Omit<HandlerEvent, "status" | "durationMs" | "detail"> & { readonly startedAt: number; readonly thrown?: unknown },
): void {
  const detail = thrown === undefined ? undefined : detailOf(thrown);
  try {
    onEvent({
      ...known,
      status: thrown === undefined ? "ok" : asMetricsError(thrown).code,
      durationMs: performance.now() - startedAt,
      ...(detail === undefined ? {} : { detail }),
    });
  } catch {
    return;
  }
}

/** Writes to the console what the caller was not told, for a handler whose host hears no events. */
export function logFault({ requestId, status, detail = "" }: HandlerEvent): void {
  if (status !== "unavailable" && status !== "contract-violation") return;
  console.error(`metricdeck: request ${requestId} failed, ${status}: ${detail.replace(/^metricdeck: /, "")}`);
}

/** Our own words and where they were thrown, or of a foreign error its kind and where it was thrown: its text may hold values. */
function detailOf(thrown: unknown): string | undefined {
  if (!(thrown instanceof MetricsError)) return traceOf(thrown);
  return isInternal(thrown) ? `${thrown.message} ← ${traceOf(thrown.cause ?? thrown)}` : undefined;
}

function isInternal({ code }: MetricsError): boolean {
  return code === "unavailable" || code === "contract-violation";
}

function traceOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return `a thrown ${typeof thrown}`;
  const frames = (thrown.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return [thrown.name, ...frames.slice(0, 5).map((line) => line.trim())].join(" ");
}
