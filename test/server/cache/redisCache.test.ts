import { describe, expect, it } from "vitest";
import { redisCache } from "../../../src/server/index.ts";

describe("redisCache(client)", () => {
  it("speaks to a client of ioredis in its words", async () => {
    const calls: unknown[][] = [];
    const client = {
      get: async (key: string) => (calls.push(["get", key]), "1"),
      set: async (...said: unknown[]) => calls.push(["set", ...said]),
      psetex: async () => "OK",
    };
    const cache = redisCache(client, { prefix: "m:" });
    await cache.set("a", "1", 99.5);
    expect([await cache.get("a"), calls]).toEqual(["1", [["set", "m:a", "1", "PX", 100], ["get", "m:a"]]]);
  });

  it("takes anything but a text as nothing", async () => {
    const client = { get: async () => new Uint8Array([1]), set: async () => "OK", pSetEx: async () => "OK" };
    expect(await redisCache(client).get("a")).toBe(null);
  });
});
