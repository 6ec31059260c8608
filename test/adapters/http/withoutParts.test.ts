import { expect, it, vi } from "vitest";
import { httpAdapter } from "../../../src/adapters/http/index.ts";
import type { MetricsError, MetricsQuery } from "../../../src/query/index.ts";

const gone = () => {
  throw new Error("the server is gone");
};
vi.mock("../../../src/adapters/http/retry.ts", () => gone());
vi.mock("../../../src/adapters/http/token.ts", () => gone());
vi.mock("../../../src/adapters/http/wholeAnswer.ts", () => gone());

const tickets: MetricsQuery = { kind: "aggregate", metrics: ["tickets"] };

it.each([
  ["fails", () => Promise.reject(new TypeError("failed to fetch")), {}],
  ["is refused", () => Promise.resolve(new Response("no", { status: 503 })), {}],
  ["needs a token", () => Promise.resolve(new Response("")), { getToken: () => "token" }],
])("a request that %s is unavailable at once where what would mend it cannot be loaded", async (_, fetch, options) => {
  const send = vi.fn<typeof globalThis.fetch>(fetch);
  const adapter = httpAdapter({ url: "/api", fetch: send, ...options });
  const error = await adapter.query(tickets, {}).then(
    () => null,
    (thrown: MetricsError) => thrown,
  );
  expect([error?.code, error?.retryable, send.mock.calls.length]).toEqual([
    "unavailable",
    true,
    "getToken" in options ? 0 : 1,
  ]);
});
