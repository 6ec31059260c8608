import { describe, expect, it } from "vitest";
import type { Part } from "./parts.ts";
import { leftOutOf } from "./provide.ts";

describe("leftOutOf(parts, lacking, wanted)", () => {
  const parts: readonly Part[] = [{ name: "unit", steps: [] }, { name: "mysql", steps: [], mayBeLeftOut: true }];
  const names = (lacking: readonly string[], wanted: readonly string[] = []) =>
    leftOutOf(parts, new Map(lacking.map((name) => [name, "install it"])), wanted).map(({ name }) => name);

  it("is what may be left out and lacks something, and nothing else that does", () => {
    expect([names(["unit", "mysql"]), names(["unit"]), names([])]).toEqual([["mysql"], [], []]);
  });

  it("is nothing that was asked for by its name, which then fails", () => {
    expect(names(["mysql"], ["mysql"])).toEqual([]);
  });
});
