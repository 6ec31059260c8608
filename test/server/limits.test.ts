import { describe, expect, it } from "vitest";
import type { AggregateQuery, Catalog } from "../../src/query/index.ts";
import { requireRange } from "../../src/server/limits.ts";
import { asking, post, refused, result, serve, tickets } from "./serving.ts";

describe("handler(request) with limits", () => {
  it("refuses an answer of more rows than the limit", async () => {
    const { handler } = serve(() => Promise.resolve(result(3)), { limits: { rows: 2 } });
    expect(await refused(await handler(asking(tickets)))).toEqual([413, "too-large", "page", "r1"]);
  });

  it("refuses an aggregate of more groups than the limit, and rows of totals beyond that of rows", async () => {
    const withTotals = () => Promise.resolve({ ...result(2), totals: [{ by: [], columns: [], rowCount: 1, rows: [] }] });
    const over = serve(() => Promise.resolve(result(3)), { limits: { groups: 2 } });
    expect(await refused(await over.handler(asking(tickets)))).toEqual([413, "too-large", "by", "r1"]);
    const { handler } = serve(withTotals, { limits: { rows: 2 } });
    expect(await refused(await handler(asking(tickets)))).toEqual([413, "too-large", "page", "r1"]);
  });

  it("refuses ranges beyond rangeDays, and queries without one, before the adapter is asked", async () => {
    let asked = 0;
    const { handler } = serve(
      async () => {
        asked += 1;
        return result();
      },
      { limits: { rangeDays: 31 } },
    );
    const status = async (query: object) => (await handler(asking(query))).status;
    const within = { ...tickets, time: { range: { last: 1, unit: "month" } } };
    const beyond = { ...tickets, time: { range: { from: "2026-01-01", to: "2026-02-02" } } };
    expect([await status(within), await status({ kind: "members", dimension: "channel" }), asked]).toEqual([200, 200, 2]);
    expect(await refused(await handler(asking(beyond)))).toEqual([413, "too-large", "time.range", "r1"]);
    expect([await status(tickets), asked]).toEqual([413, 2]);
  });

  it("refuses what a query is compared with where it is longer than rangeDays", async () => {
    const { handler } = serve(undefined, { limits: { rangeDays: 31 } });
    const time = { range: { from: "2026-03-01", to: "2026-03-08" } };
    const decade = { from: "2015-01-01", to: "2025-01-01" };
    const compared = (...to: readonly unknown[]) => ({ ...tickets, time, compare: to.map((one, id) => ({ id: `c${id}`, to: one })) });
    expect((await handler(asking(compared("previous", { shift: "P10Y" })))).status).toBe(200);
    expect(await refused(await handler(asking(compared("previous", decade))))).toEqual([413, "too-large", "compare[1]", "r1"]);
    const drivers = { kind: "drivers", metric: "tickets", dimensions: ["channel"], time, compare: decade };
    expect(await refused(await handler(asking(drivers)))).toEqual([413, "too-large", "compare", "r1"]);
  });

  it("measures what stands beside holidays from the first day that is read to the last", () => {
    const spring = (from: string, to: string) => ({ id: "spring", from, to });
    const calendars = { office: { weekdays: [], holidays: [spring("2025-01-28", "2025-01-31"), spring("2026-02-15", "2026-02-18")] } };
    const beside = (to: string): AggregateQuery<Catalog> => ({
      kind: "aggregate",
      metrics: ["tickets"],
      time: { range: { from: "2026-02-15", to }, grain: "auto" },
      compare: [{ id: "lastYear", to: { shift: "P1Y" }, align: "holiday" }],
      calendar: { business: "office" },
    });
    const measured = (to: string) => requireRange(beside(to), { rangeDays: 10 }, { now: Date.parse("2026-06-01"), calendars });
    // 28 to 30 January 2025, and with a day that is no holiday those up to 19 February.
    expect(() => measured("2026-02-18")).not.toThrow();
    expect(() => measured("2026-02-19")).toThrow(expect.objectContaining({ code: "too-large", path: "compare[0]" }));
  });

  it("gives the adapter the caller's deadline, at most its own", async () => {
    const seen: (number | undefined)[] = [];
    const { handler } = serve(
      async (_query, { deadline }) => {
        seen.push(deadline);
        return result();
      },
      { limits: { timeoutMs: 5000 }, clock: () => 1_000_000 },
    );
    for (const header of ["200", "60000", "soon", "-1"]) {
      await handler(post({ contract: 1, queries: [{ query: tickets }] }, { "x-metricdeck-deadline-ms": header }));
    }
    expect(seen).toEqual([1_000_200, 1_005_000, 1_005_000, 1_005_000]);
  });

  it("ends at the deadline of the caller's header", async () => {
    const { handler } = serve(() => new Promise(() => {}));
    const request = post({ contract: 1, queries: [{ query: tickets }] }, { "x-metricdeck-deadline-ms": "20" });
    expect(await refused(await handler(request))).toEqual([504, "timeout", undefined, "r1"]);
  });

  it("gives the place of a query that timed out to others, though the adapter goes on with it", async () => {
    let asked = 0;
    const { handler } = serve(() => (asked++ === 0 ? new Promise(() => {}) : Promise.resolve(result())), {
      limits: { concurrency: 1, timeoutMs: 30 },
    });
    expect((await handler(asking(tickets))).status).toBe(504);
    expect((await handler(asking({ ...tickets, by: ["channel"] }))).status).toBe(200);
  });

  it("refuses what is beyond a full queue at once, and says when to come again", async () => {
    const { handler } = serve(() => new Promise(() => {}), { limits: { concurrency: 1, queue: 1 } });
    const leaving = new AbortController();
    const waiting = ["phone", "chat"].map((channel) =>
      handler(
        post(
          { contract: 1, queries: [{ query: { ...tickets, where: { dimension: "channel", op: "equals", value: channel } } }] },
          {},
          leaving.signal,
        ),
      ),
    );
    await new Promise((resolve) => setTimeout(resolve, 5));
    const response = await handler(asking(tickets));
    expect([response.headers.get("retry-after"), await refused(response)]).toEqual([
      "1",
      [429, "rate-limited", undefined, "r1"],
    ]);
    leaving.abort();
    expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual([499, 499]);
  });
});
