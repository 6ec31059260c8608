import { describe, expect, it } from "vitest";
import { MetricsError } from "../../src/query/index.ts";
import type { MetricsErrorCode } from "../../src/query/index.ts";
import { createOutages } from "../../src/react/outages.ts";

async function fail(outages: ReturnType<typeof createOutages>, code: MetricsErrorCode) {
  const failing = outages.watch("a", () => Promise.reject(new MetricsError(code, "no answer")));
  await expect(failing).rejects.toMatchObject({ code });
}

describe("createOutages", () => {
  it("asks again after 2, 4, 8, 16, 30 and 30 seconds, until an answer comes", async () => {
    const outages = createOutages();
    const waits = [];
    for (let count = 0; count < 6; count += 1) {
      await fail(outages, "unavailable");
      waits.push(outages.retryInMs("a"));
    }
    expect(waits).toEqual([2000, 4000, 8000, 16_000, 30_000, 30_000]);
    expect(outages.retryInMs("b")).toBe(false);
    expect(await outages.watch("a", () => Promise.resolve(1))).toBe(1);
    expect([outages.get("a"), outages.retryInMs("a")]).toEqual([undefined, false]);
  });

  it("an error that waiting does not mend ends it, a cancelled call does not", async () => {
    const outages = createOutages();
    await fail(outages, "unavailable");
    await fail(outages, "aborted");
    expect(outages.get("a")?.code).toBe("unavailable");
    await fail(outages, "forbidden");
    expect(outages.get("a")).toBe(undefined);
  });
});
