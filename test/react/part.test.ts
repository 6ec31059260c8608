import { describe, expect, it } from "vitest";
import { part } from "../../src/react/part.ts";

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe("part", () => {
  it("part(load) is undefined until it is asked for, and loads once", async () => {
    let loads = 0;
    const one = part(async () => (loads += 1));
    expect(one.getSnapshot()).toBe(undefined);
    one.load();
    one.load();
    await settled();
    expect([one.getSnapshot(), loads]).toEqual([1, 1]);
    one.load();
    expect(loads).toBe(1);
  });

  it("part(load that fails once) tries again at once", async () => {
    let loads = 0;
    const one = part(() => (++loads === 1 ? Promise.reject(new Error("offline")) : Promise.resolve("there")));
    const seen: unknown[] = [];
    one.subscribe(() => seen.push(one.getSnapshot()));
    one.load();
    await settled();
    expect([seen, loads]).toEqual([["there"], 2]);
  });

  it("part(load that fails twice) is null, and loads again when it is asked for again", async () => {
    let loads = 0;
    const one = part(() => (++loads < 3 ? Promise.reject(new Error("offline")) : Promise.resolve("there")));
    const seen: unknown[] = [];
    one.subscribe(() => seen.push(one.getSnapshot()));
    one.load();
    await settled();
    expect(loads).toBe(2);
    one.load();
    await settled();
    expect(seen).toEqual([null, "there"]);
  });
});
