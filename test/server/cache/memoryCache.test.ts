import { describe, expect, it } from "vitest";
import { memoryCache } from "../../../src/server/index.ts";

async function present(cache: ReturnType<typeof memoryCache>, keys: readonly string[]) {
  return Promise.all(keys.map((key) => cache.get(key)));
}

describe("memoryCache(options)", () => {
  it("gives back what was set until its time is over", async () => {
    let now = 0;
    const cache = memoryCache({ clock: () => now });
    await cache.set("a", "1", 100);
    now = 99;
    expect(await cache.get("a")).toBe("1");
    now = 100;
    expect(await cache.get("a")).toBe(null);
  });

  it("lets what was not read for longest go first, by bytes", async () => {
    const cache = memoryCache({ maxBytes: 8 });
    await cache.set("a", "1", 100);
    await cache.set("b", "2", 100);
    await cache.get("a");
    await cache.set("c", "3", 100);
    expect(await present(cache, ["a", "b", "c"])).toEqual(["1", null, "3"]);
  });

  it("counts a value that is set anew once", async () => {
    const cache = memoryCache({ maxBytes: 8 });
    for (const value of ["1", "2", "3"]) await cache.set("a", value, 100);
    await cache.set("b", "4", 100);
    expect(await present(cache, ["a", "b"])).toEqual(["3", "4"]);
  });

  it("keeps at most maxEntries", async () => {
    const cache = memoryCache({ maxEntries: 1 });
    await cache.set("a", "1", 100);
    await cache.set("b", "2", 100);
    expect(await present(cache, ["a", "b"])).toEqual([null, "2"]);
  });

  it("keeps nothing that alone is too large, nor what stood there before", async () => {
    const cache = memoryCache({ maxBytes: 8 });
    await cache.set("a", "1", 100);
    await cache.set("a", "12345", 100);
    expect(await cache.get("a")).toBe(null);
  });
});
