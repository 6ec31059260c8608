import { describe, expect, it } from "vitest";
import type { OpenTelemetryTracer, SpanRecord } from "../../src/server/index.ts";
import { memoryCache } from "../../src/server/index.ts";
import { traceOf } from "../../src/server/spans.ts";
import { asking, bodyOf, post, result, serve, tickets } from "./serving.ts";

const traceId = "0af7651916cd43dd8448eb211c80319c";
const parentSpanId = "b7ad6b7169203331";
const traceparent = `00-${traceId}-${parentSpanId}-01`;

describe("handler(request) with spans", () => {
  it("measures the request and its parts, each below the one around it, and names no value", async () => {
    const spans: SpanRecord[] = [];
    const { handler } = serve(
      async (_query, { trace }) =>
        (await trace?.span("sql", async () => result(), { "db.system": "mariadb" })) ?? result(),
      { spans: { onSpan: (span) => spans.push(span) }, cache: { store: memoryCache() } },
    );
    const where = { dimension: "agent", op: "equals", value: "Ann Lee" };
    await handler(post(bodyOf({ ...tickets, where }), { traceparent }));
    const nameOf = (id: string | undefined) => spans.find(({ spanId }) => spanId === id)?.name ?? id;
    expect(spans.map((span) => [span.name, nameOf(span.parentSpanId), span.status, span.attributes])).toEqual([
      ["metricdeck.parse", "metricdeck.request", "ok", {}],
      ["metricdeck.cache", "metricdeck.query", "ok", { "metricdeck.cache.found": false }],
      ["sql", "metricdeck.query", "ok", { "db.system": "mariadb" }],
      [
        "metricdeck.query",
        "metricdeck.request",
        "ok",
        { "metricdeck.kind": "aggregate", "metricdeck.metrics": "tickets", "metricdeck.rows": 1, "metricdeck.cache": "miss" },
      ],
      ["metricdeck.request", parentSpanId, "ok", {}],
    ]);
    expect(new Set(spans.map((span) => span.traceId))).toEqual(new Set([traceId]));
    expect(spans.every(({ startTime, endTime }) => startTime <= endTime)).toBe(true);
    expect(JSON.stringify(spans)).not.toContain("Ann Lee");
  });

  it("marks what failed", async () => {
    const spans: SpanRecord[] = [];
    const { handler } = serve(() => Promise.reject(new Error("x")), { spans: { onSpan: (span) => spans.push(span) } });
    await handler(asking(tickets));
    expect(spans.map(({ name, status }) => [name, status])).toEqual([
      ["metricdeck.parse", "ok"],
      ["metricdeck.query", "error"],
      ["metricdeck.request", "error"],
    ]);
  });

  it("answers all the same where the listener throws", async () => {
    const onSpan = () => {
      throw new Error("full");
    };
    expect((await serve(undefined, { spans: { onSpan } }).handler(asking(tickets))).status).toBe(200);
  });
});

describe("traceOf(sink, traceparent)", () => {
  it.each([null, "", "nonsense", `00-${"0".repeat(32)}-${parentSpanId}-01`, `00-${traceId}-${"0".repeat(16)}-01`])(
    "begins a trace of its own below %j",
    async (header) => {
      const spans: SpanRecord[] = [];
      await traceOf({ onSpan: (span) => spans.push(span) }, header).span("a", async () => {});
      expect([spans[0]?.traceId.length, spans[0]?.traceId === traceId, spans[0]?.parentSpanId]).toEqual([32, false, undefined]);
    },
  );

  it("hands spans to OpenTelemetry's tracer as active ones", async () => {
    const log: unknown[] = [];
    const tracer: OpenTelemetryTracer = {
      startActiveSpan: (name, options, run) => {
        log.push(["start", name, options.attributes]);
        return run({
          setAttributes: (attributes) => log.push(["set", name, attributes]),
          setStatus: (status) => log.push(["status", name, status]),
          end: () => log.push(["end", name]),
        }) as ReturnType<typeof run>;
      },
    };
    const trace = traceOf({ tracer }, traceparent);
    const failing = trace.span("outer", (outer) =>
      outer.span("inner", async (inner) => {
        inner.set({ rows: 1 });
        throw new Error("x");
      }),
      { kind: "aggregate" },
    );
    await expect(failing).rejects.toThrow("x");
    expect(log).toEqual([
      ["start", "outer", { kind: "aggregate" }],
      ["start", "inner", {}],
      ["set", "inner", { rows: 1 }],
      ["status", "inner", { code: 2 }],
      ["end", "inner"],
      ["status", "outer", { code: 2 }],
      ["end", "outer"],
    ]);
  });
});
