import { expect, it } from "vitest";
import { cubeAdapter } from "../../src/adapters/cube/index.ts";
import { withCache, withFallback, withRecording, withRetry } from "../../src/adapters/decorators/index.ts";
import { httpAdapter } from "../../src/adapters/http/index.ts";
import { withPlanner } from "../../src/adapters/planner/index.ts";
import type { MetricsAdapter } from "../../src/query/index.ts";
import { createAlertService, memoryAlertStore } from "../../src/server/index.ts";
import { fakeAdapter } from "../../src/testing/index.ts";
import { support } from "../query/support.ts";
import { asking, onlyResult, refused, result, serve, tickets } from "../server/serving.ts";
import { supportMapping } from "./cube/supportMapping.ts";

type Adapter = MetricsAdapter<typeof support>;
const policy = { ticket: { dimension: "agent", op: "equals", value: "Ann" }, feedback: "none" } as const;
const unreached: typeof fetch = () => Promise.reject(new Error("it was asked"));
const deaf = fakeAdapter<typeof support>(result());
const heeding: Adapter = { contract: 1, policies: true, query: deaf.query };
const refusal = [422, "unsupported", "policy", "r1"];

const adapters: { readonly [name: string]: { readonly adapter: Adapter; readonly heeds: boolean } } = {
  "a host's own of one method": { adapter: { contract: 1, query: deaf.query }, heeds: false },
  cube: { adapter: cubeAdapter({ url: "http://cube", catalog: support, mapping: supportMapping, fetch: unreached }), heeds: false },
  http: { adapter: httpAdapter({ url: "http://api", fetch: unreached }), heeds: false },
  "a planner": { adapter: withPlanner(heeding, { catalog: support }), heeds: true },
  "a planner over one that does not": { adapter: withPlanner(deaf, { catalog: support }), heeds: false },
  "a cache": { adapter: withCache(heeding), heeds: true },
  "a recorder": { adapter: withRecording(heeding, () => {}), heeds: true },
  "a retrier": { adapter: withRetry(heeding), heeds: true },
  "a fallback to one that does": { adapter: withFallback(heeding, heeding), heeds: true },
  "a fallback to one that does not": { adapter: withFallback(heeding, deaf), heeds: false },
  "a fallback from one that does not": { adapter: withFallback(deaf, heeding), heeds: false },
};

it.each(Object.entries(adapters))("a handler asks %s under a policy only if it heeds policies", async (_name, { adapter, heeds }) => {
  const { handler } = serve(undefined, { adapter, policy: () => policy });
  const response = await handler(asking(tickets));
  if (!heeds) return expect(await refused(response)).toEqual(refusal);
  expect((await onlyResult(response)).rowCount).toBe(1);
});

it("a handler asks any adapter where the policy is public", async () => {
  const { handler } = serve(undefined, { adapter: deaf, policy: () => "public" });
  expect((await handler(asking(tickets))).status).toBe(200);
});

it("cubeAdapter(options) refuses a policy that it was given itself", async () => {
  const { adapter } = adapters["cube"] as { adapter: Adapter };
  await expect(adapter.query(tickets, { policy })).rejects.toMatchObject({ code: "unsupported", path: "policy" });
});

it("createAlertService(options) is not made with a policy that its adapter drops", () => {
  const options = { catalog: support, rules: [], store: memoryAlertStore(), notifiers: {}, policy };
  expect(() => createAlertService({ ...options, adapter: deaf })).toThrow("metricdeck: the adapter heeds no row policy");
});
