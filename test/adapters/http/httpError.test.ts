import { describe, expect, it } from "vitest";
import { errorOf } from "../../../src/adapters/http/httpError.ts";

const refused = (headers: Record<string, string>) => errorOf(new Response("busy", { status: 503, headers }));

describe("errorOf(response)", () => {
  it.each([
    [{ "retry-after": "30" }, 30_000],
    [{ "retry-after": "Wed, 04 Mar 2026 10:00:30 GMT", date: "Wed, 04 Mar 2026 10:00:00 GMT" }, 30_000],
    [{ "retry-after": "Wed, 04 Mar 2026 09:59:00 GMT", date: "Wed, 04 Mar 2026 10:00:00 GMT" }, undefined],
    [{ "retry-after": "soon" }, undefined],
    [{}, undefined],
  ])("waits as %o says, whatever the reader's clock shows", async (headers, retryAfterMs) => {
    const error = await refused(headers);
    expect([error.code, error.retryAfterMs]).toEqual(["unavailable", retryAfterMs]);
  });
});
