import type { Span, SpanAttributes, Trace } from "../query/trace.ts";

/** A span that has ended, in OpenTelemetry's terms. */
export interface SpanRecord {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  /** Of the first span, the caller's from `traceparent`. */
  readonly parentSpanId?: string;
  /** Epoch milliseconds, with fractions. */
  readonly startTime: number;
  readonly endTime: number;
  readonly status: "ok" | "error";
  readonly attributes: SpanAttributes;
}

interface OpenTelemetrySpan {
  setAttributes(attributes: { [name: string]: string | number | boolean }): unknown;
  setStatus(status: { code: number }): unknown;
  end(): void;
}
/** What is used of OpenTelemetry's tracer. It finds the parent of a span in its own active context. */
export interface OpenTelemetryTracer {
  startActiveSpan<F extends (span: OpenTelemetrySpan) => unknown>(
    name: string,
    options: { attributes?: { [name: string]: string | number | boolean } },
    run: F,
  ): ReturnType<F>;
}

/** Who is told of spans: OpenTelemetry's tracer, or a function that hears each span when it has ended. */
export type SpanSink =
  | { readonly tracer: OpenTelemetryTracer; readonly onSpan?: undefined }
  | { readonly onSpan: (span: SpanRecord) => void; readonly tracer?: undefined };

/** Where nobody listens the work runs as if it were not measured. */
const untraced: Span = { span: (_name, work) => work(untraced), set: () => {} };

/**
 * The trace of one request.
 * @param traceparent the header of W3C Trace Context; one that cannot be read starts a trace of its own
 */
export function traceOf(sink: SpanSink | undefined, traceparent: string | null): Trace {
  if (sink === undefined) return untraced;
  if (sink.tracer !== undefined) return openTelemetryTrace(sink.tracer);
  const [, traceId, parentSpanId] = /^[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}/.exec(traceparent ?? "") ?? [];
  return recordedTrace(sink.onSpan, traceId ?? randomHex(16), parentSpanId);
}

const errorStatus = 2;

function openTelemetryTrace(tracer: OpenTelemetryTracer): Trace {
  return {
    span: (name, work, attributes = {}) =>
      tracer.startActiveSpan(name, { attributes: { ...attributes } }, async (span) => {
        try {
          return await work({ ...openTelemetryTrace(tracer), set: (more) => void span.setAttributes({ ...more }) });
        } catch (thrown) {
          span.setStatus({ code: errorStatus });
          throw thrown;
        } finally {
          span.end();
        }
      }),
  };
}

function recordedTrace(onSpan: (span: SpanRecord) => void, traceId: string, parentSpanId: string | undefined): Trace {
  return {
    span: async (name, work, attributes = {}) => {
      const spanId = randomHex(8);
      const startTime = epochNow();
      const known: Record<string, string | number | boolean> = { ...attributes };
      let status: SpanRecord["status"] = "error";
      try {
        const done = await work({
          ...recordedTrace(onSpan, traceId, spanId),
          set: (more) => void Object.assign(known, more),
        });
        status = "ok";
        return done;
      } finally {
        const parent = parentSpanId === undefined ? {} : { parentSpanId };
        tell(onSpan, { name, traceId, spanId, ...parent, startTime, endTime: epochNow(), status, attributes: known });
      }
    },
  };
}

/** A listener's own fault is no fault of the query. */
function tell(onSpan: (span: SpanRecord) => void, span: SpanRecord): void {
  try {
    onSpan(span);
  } catch {
    return;
  }
}

function epochNow(): number {
  return performance.timeOrigin + performance.now();
}

function randomHex(bytes: number): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
