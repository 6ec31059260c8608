import { describe, expect, it } from "vitest";
import type { AnyRowPolicy, Catalog, MetricsQuery } from "../../../src/query/index.ts";
import { cacheKey, digestOf } from "../../../src/server/cache/cacheKey.ts";

const noon = Date.parse("2026-03-10T12:00:30Z");
const tickets: MetricsQuery<Catalog> = { kind: "aggregate", metrics: ["tickets"] };
function key(query: object, { policy = "public", now = noon }: { policy?: AnyRowPolicy; now?: number } = {}) {
  return cacheKey({ ...tickets, ...query } as MetricsQuery<Catalog>, { policy }, now);
}
const own = (agent: string): AnyRowPolicy => ({ ticket: { dimension: "agent", op: "equals", value: agent }, feedback: "none" });

describe("cacheKey(query, scope, now)", () => {
  it("is equal for queries and policies of equal meaning", () => {
    expect(key({ by: [], metrics: ["tickets"] })).toBe(key({}));
    const { ticket, feedback } = own("Ann") as Record<string, never>;
    expect(key({}, { policy: { feedback, ticket } as never })).toBe(key({}, { policy: own("Ann") }));
  });

  it("differs where the policy does", () => {
    const keys = [key({}), key({}, { policy: own("Ann") }), key({}, { policy: own("Bob") }), key({}, { policy: own("Ann\n") })];
    expect(new Set(keys).size).toBe(4);
  });

  it("stays the same while a relative range means the same days", () => {
    const week = { time: { range: { last: 7, unit: "day" } } };
    const at = (now: string, zone = "UTC") => key({ ...week, calendar: { timeZone: zone } }, { now: Date.parse(now) });
    expect(at("2026-03-10T23:59:59Z")).toBe(at("2026-03-10T00:00:00Z"));
    expect(at("2026-03-11T00:00:00Z")).not.toBe(at("2026-03-10T23:59:59Z"));
    expect(at("2026-03-10T16:00:00Z", "Asia/Shanghai")).not.toBe(at("2026-03-10T15:59:59Z", "Asia/Shanghai"));
  });

  it("moves once a minute with a range that ends now, and never with asOf or a range of dates", () => {
    const at = (query: object, second: number) => key(query, { now: noon + second * 1000 });
    const toDate = { time: { range: { toDate: "month" } } };
    expect([at(toDate, 29) === at(toDate, 0), at(toDate, 30) === at(toDate, 0)]).toEqual([true, false]);
    const asOf = { ...toDate, asOf: "2026-03-01T10:00:00Z" };
    expect(at(asOf, 90_000)).toBe(at(asOf, 0));
    const dates = { time: { range: { from: "2026-01-01", to: "2026-02-01" } } };
    expect(at(dates, 90_000)).toBe(at(dates, 0));
  });

  it("moves with relative ranges of filters and of the policy", () => {
    const recent = { dimension: "createdAt", op: "range", range: { last: 1, unit: "day" } } as const;
    const tomorrow = noon + 86_400_000;
    expect(key({ where: recent }, { now: tomorrow })).not.toBe(key({ where: recent }));
    const policy: AnyRowPolicy = { ticket: recent, feedback: "none" };
    expect(key({}, { policy, now: tomorrow })).not.toBe(key({}, { policy }));
  });
});

describe("digestOf(key)", () => {
  it("is SHA-256 in hex", async () => {
    expect(await digestOf("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });
});
