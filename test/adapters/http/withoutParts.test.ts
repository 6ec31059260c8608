import { expect, it, vi } from "vitest";
import { httpAdapter } from "../../../src/adapters/http/index.ts";
import type { MetricsError, MetricsQuery } from "../../../src/query/index.ts";

const gone = () => {
  throw new Error("the server is gone");
};
vi.mock("../../../src/adapters/http/later.ts", () => gone());

const tickets: MetricsQuery = { kind: "aggregate", metrics: ["tickets"] };

it.each([
  ["fails", () => Promise.reject(new TypeError("failed to fetch"))],
  ["is refused", () => Promise.resolve(new Response("no", { status: 503 }))],
])("a request that %s is unavailable at once where what would mend it cannot be loaded", async (_, fetch) => {
  const send = vi.fn<typeof globalThis.fetch>(fetch);
  const adapter = httpAdapter({ url: "/api", fetch: send });
  const error = await adapter.query(tickets, {}).then(
    () => null,
    (thrown: MetricsError) => thrown,
  );
  expect([error?.code, error?.retryable, send.mock.calls.length]).toEqual(["unavailable", true, 1]);
});
