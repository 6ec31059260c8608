import { describe, expect, it } from "vitest";
import { bucketSql } from "../../../src/server/compile/buckets.ts";
import { mysql } from "../../../src/server/dialects/mysql.ts";
import { identifier } from "../../../src/server/sql.ts";

const at = (iso: string) => Date.parse(iso);

function bucketed(starts: readonly string[], to: string): string {
  const window = { dimension: "createdAt", from: at(starts[0] ?? to), to: at(to), starts: starts.map(at) };
  return bucketSql(identifier("t"), window, mysql()).sql;
}

describe("bucketSql(column, window)", () => {
  it("is a constant for one bucket", () => {
    expect(bucketed(["2026-01-01T00:00:00Z"], "2026-02-01T00:00:00Z")).toBe("0");
  });

  it("divides equal lengths, the last one cut short", () => {
    expect(bucketed(["2026-01-01T00:00:00Z", "2026-01-01T01:00:00Z", "2026-01-01T02:00:00Z"], "2026-01-01T02:30:00Z")).toBe(
      "TIMESTAMPDIFF(SECOND, '2026-01-01 00:00:00', `t`) DIV 3600",
    );
  });

  it("gives a last day of 25 hours a case of its own", () => {
    expect(bucketed(["2026-10-22T22:00:00Z", "2026-10-23T22:00:00Z", "2026-10-24T22:00:00Z"], "2026-10-25T23:00:00Z")).toBe(
      "CASE WHEN `t` < '2026-10-24 22:00:00' THEN TIMESTAMPDIFF(SECOND, '2026-10-22 22:00:00', `t`) DIV 86400 ELSE 2 END",
    );
  });

  it("counts microseconds where buckets start within a second", () => {
    expect(bucketed(["2026-01-01T00:00:00.250Z", "2026-01-01T00:00:00.750Z"], "2026-01-01T00:00:01.250Z")).toBe(
      "TIMESTAMPDIFF(MICROSECOND, '2026-01-01 00:00:00.250', `t`) DIV 500000",
    );
  });

  it("lists months, whose lengths differ", () => {
    expect(bucketed(["2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z", "2026-03-01T00:00:00Z"], "2026-03-15T00:00:00Z")).toBe(
      "CASE WHEN `t` < '2026-02-01 00:00:00' THEN 0 ELSE 1 + TIMESTAMPDIFF(SECOND, '2026-02-01 00:00:00', `t`) DIV 2419200 END",
    );
  });

  it("asks many uneven buckets as a tree, so that no row is compared with all of them", () => {
    const days = [0, 1, 2, 3, 4, 7, 8, 9, 10, 14, 15, 17, 18, 21, 23, 24, 28, 30, 31, 35];
    const starts = days.map((day) => new Date(at("2026-01-05T00:00:00Z") + day * 86_400_000).toISOString());
    const text = bucketed(starts, "2026-03-01T00:00:00Z");
    expect(text).toMatch(/^CASE WHEN `t` < '2026-01-12 00:00:00' THEN CASE WHEN/);
    const inTurn = text.replace(/THEN CASE.*? END/g, "").match(/WHEN/g)?.length ?? 0;
    expect(inTurn).toBeLessThanOrEqual(8);
  });
});
