import fc from "fast-check";
import { expect, it } from "vitest";
import { MetricsError } from "../../../src/query/index.ts";
import { toldError, toldOf } from "../../../src/server/alertService/toldError.ts";
import { databaseError } from "../../../src/server/databaseError.ts";

const untold = "metricdeck: it failed; the host's own log may know why";

it("toldOf(thrown) tells what is ours, and the name of a driver's error", () => {
  expect(toldOf(new MetricsError("timeout", "the database ended the query"))).toEqual({ code: "timeout", message: "metricdeck: the database ended the query" });
  const refused = databaseError(Object.assign(new Error("connect ECONNREFUSED 10.0.0.7:3306"), { code: "ECONNREFUSED" }));
  expect(toldOf(refused)).toEqual({ code: "unavailable", message: "metricdeck: the database cannot be reached (ECONNREFUSED); is it running?" });
});

it("toldOf(thrown) tells nothing of what is not", () => {
  const kept: readonly unknown[] = [
    new Error("hunter2"),
    "hunter2",
    null,
    new MetricsError("unavailable", "no answer from https://hook.example/?token=hunter2"),
    new MetricsError("unavailable", "swordfish was refused", { cause: new Error("password swordfish is wrong") }),
    new MetricsError("unavailable", "swordfish was refused", { cause: { response: { headers: { authorization: "Basic swordfish" } } } }),
    new MetricsError("unavailable", "swordfish was refused", { cause: new Error("fetch failed", { cause: new Error("swordfish?") }) }),
  ];
  for (const thrown of kept) expect(toldOf(thrown).message).toBe(untold);
});

it("no secret that a cause has in whatever words comes through toldOf or toldError", () => {
  const secret = fc.stringMatching(/^[a-z][a-zA-Z0-9]{5,20}$/);
  fc.assert(
    fc.property(secret, fc.string(), fc.string(), fc.boolean(), (key, before, after, isNested) => {
      const raw = new Error(`${before} ${key}, ${after}`);
      const thrown = new MetricsError("unavailable", `${after} (${key}) ${before}`, { cause: isNested ? new Error("it failed", { cause: raw }) : raw });
      const error = toldError(thrown);
      expect(JSON.stringify([toldOf(thrown), error, error.message, String(error.stack)])).not.toContain(key);
      expect(error.cause).toBe(undefined);
    }),
    { numRuns: 200 },
  );
});
