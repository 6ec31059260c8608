import { describe, expect, it } from "vitest";
import { ByteLru } from "../../../src/adapters/memory/byteLru.ts";

describe("ByteLru", () => {
  it("makes once, and lets go of what was used longest ago when it holds too many bytes", () => {
    const made: string[] = [];
    const lru = new ByteLru<string>(4, ({ length }) => length);
    const ask = (key: string) => lru.kept(key, () => (made.push(key), "ab"));
    for (const key of ["x", "y", "x", "z", "x", "y"]) ask(key);
    // z pushes y out, since x was asked after it
    expect([made, lru.bytes]).toEqual([["x", "y", "z", "y"], 4]);
  });
  it("gives what is larger than the bound and does not keep it", () => {
    const lru = new ByteLru<string>(4, ({ length }) => length);
    expect([lru.kept("x", () => "abcde"), lru.bytes, lru.kept("x", () => "ab"), lru.bytes]).toEqual(["abcde", 0, "ab", 2]);
  });
});
