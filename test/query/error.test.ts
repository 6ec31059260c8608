import { describe, expect, it } from "vitest";
import { asMetricsError, MetricsError } from "../../src/query/index.ts";

describe("MetricsError", () => {
  it("survives the wire", () => {
    const error = new MetricsError("rate-limited", "too many", { retryAfterMs: 500, requestId: "r1", path: "a.b" });
    const back = MetricsError.fromJSON(JSON.parse(JSON.stringify(error)));
    expect(back).toEqual(error);
    expect(back.message).toBe("metricdeck: too many");
    expect([back.code, back.retryable, back.retryAfterMs, back.requestId, back.path]).toEqual([
      "rate-limited",
      true,
      500,
      "r1",
      "a.b",
    ]);
  });
  it("toJSON() says what the contract names, and nothing that a host hung on it", () => {
    const error = Object.assign(new MetricsError("unavailable", "gone", { cause: new Error("password") }), { sql: "SELECT secret" });
    expect(JSON.parse(JSON.stringify(error))).toEqual({ code: "unavailable", message: "metricdeck: gone", retryable: true });
  });
  it("is retryable where waiting may help, and not where the query is wrong", () => {
    expect(new MetricsError("unavailable", "x").retryable).toBe(true);
    expect(new MetricsError("invalid-query", "x").retryable).toBe(false);
  });
});

describe("asMetricsError(thrown)", () => {
  it("keeps the meaning of an abort", () => {
    expect(asMetricsError(new DOMException("gone", "AbortError")).code).toBe("aborted");
  });
  it("takes everything else for an adapter that is not available, with its cause", () => {
    const cause = new TypeError("fetch failed");
    expect(asMetricsError(cause)).toMatchObject({ code: "unavailable", message: "metricdeck: fetch failed", cause });
  });
});
