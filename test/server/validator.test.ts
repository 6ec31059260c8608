import { describe, expect, it } from "vitest";
import { withoutRows } from "../../src/query/index.ts";
import { answerTag } from "../../src/server/validator.ts";
import { asking, bodyOf, post, result, serve, tickets } from "./serving.ts";

const wire = withoutRows(result());
const range = { from: "2026-01-01T00:00:00.000Z", to: "2026-01-02T00:00:00.000Z" };

describe("answerTag(result)", () => {
  it("differs where data, status, page or start of the range do", () => {
    const tags = [
      wire,
      { ...wire, fingerprint: "g" },
      { ...wire, status: "partial" as const },
      { ...wire, page: { next: "2" } },
      { ...wire, resolvedRange: range },
      { ...wire, resolvedRange: { ...range, from: "2025-12-31T00:00:00.000Z" } },
      { ...wire, resolvedCompare: { before: range } },
      { ...wire, freshness: { ...wire.freshness, dataThrough: range.to } },
    ].map(answerTag);
    expect(new Set(tags).size).toBe(8);
  });

  it("is the same whenever it was computed, and wherever a range that ends now has come to", () => {
    const later = { computedAt: "2026-01-02T00:00:00.000Z", source: "cache" as const };
    expect(answerTag({ ...wire, freshness: later })).toBe(answerTag(wire));
    const running = { ...range, to: "2026-01-01T12:00:00.000Z" };
    expect(answerTag({ ...wire, resolvedRange: running })).toBe(answerTag({ ...wire, resolvedRange: range }));
  });
});

describe("handler(request) with If-None-Match", () => {
  it("answers 304 while the answer is the one that the client has", async () => {
    let value = 7;
    const { handler } = serve(() => Promise.resolve(result(1, value)));
    const first = await handler(asking(tickets));
    const etag = first.headers.get("etag") ?? "";
    expect([etag, first.headers.get("cache-control"), first.headers.get("last-modified")]).toEqual([
      `W/"${answerTag(wire)}"`,
      "private, no-cache",
      "Thu, 01 Jan 2026 00:00:00 GMT",
    ]);
    const again = (known: string) => handler(post(bodyOf(tickets), { "if-none-match": known }));
    const same = await again(`"other", ${etag}`);
    expect([same.status, same.headers.get("etag"), await same.text()]).toEqual([304, etag, ""]);
    value = 8;
    expect((await again(etag)).status).toBe(200);
  });

  it("says nothing of the kind for several queries, or of a fault", async () => {
    const { handler } = serve();
    const several = await handler(asking(tickets, tickets));
    const fault = await handler(asking({ kind: "none" }));
    expect([several, fault].map(({ headers }) => [headers.get("etag"), headers.get("cache-control")])).toEqual([
      [null, "no-store"],
      [null, "no-store"],
    ]);
  });
});
