import { describe, expect, it } from "vitest";
import { numbersFrom } from "../../../src/adapters/memory/numbers.ts";

describe("numbersFrom(column, path)", () => {
  it("takes null and NaN for unknown", () => {
    expect([...numbersFrom([1, null, Number.NaN, 2.5], "tables.ticket.replies")]).toEqual([1, Number.NaN, Number.NaN, 2.5]);
  });

  it("refuses texts, which would all be unknown in silence", () => {
    expect(() => numbersFrom([1, "2026-03-29T00:00:00Z"], "tables.ticket.createdAt")).toThrow(
      expect.objectContaining({ code: "contract-violation", path: "tables.ticket.createdAt" }),
    );
  });
});
