import { describe, expect, it } from "vitest";
import { parseQuery } from "../../../src/query/index.ts";
import type { Catalog } from "../../../src/query/index.ts";
import { retentionQuery } from "../../../src/widgets/retentionCohort/retentionQuery.ts";
import type { RetentionQueryProps } from "../../../src/widgets/retentionCohort/retentionQuery.ts";
import { journeys } from "./journeys.ts";

const ask = (props: Partial<RetentionQueryProps<typeof journeys>> = {}, page: Parameters<typeof retentionQuery>[1] = null) =>
  retentionQuery<typeof journeys>({ start: "joined", return: "visited", ...props }, page, journeys);

describe("retentionQuery", () => {
  it("retentionQuery(events) asks for 13 weekly periods of the last 12 whole weeks", () => {
    expect(ask()).toEqual({
      kind: "retention",
      start: "joined",
      return: "visited",
      time: { range: { last: 12, unit: "week" }, grain: "week" },
      periods: 13,
    });
  });

  it("retentionQuery takes the page's range, unless it has its own", () => {
    const page = { last: 90, unit: "day" } as const;
    expect(ask({}, page).time.range).toBe(page);
    const own = { period: "month", offset: -1 } as const;
    expect(ask({ range: own }, page).time.range).toBe(own);
  });

  it("retentionQuery(everything) is a query of the contract", () => {
    const query = ask({
      grain: "month",
      periods: [1, 3],
      criterion: "streak",
      windows: "rolling",
      starts: "recurring",
      reference: "previous",
      measure: { share: "amount" },
      by: "plan",
      top: 3,
      compare: "yearAgo",
      where: { dimension: "plan", op: "equals", value: "paid" },
    });
    expect(parseQuery(journeys as Catalog, query)).toEqual({
      kind: "retention",
      start: "joined",
      return: "visited",
      time: { range: { last: 12, unit: "month" }, grain: "month" },
      periods: [0, 1, 3],
      criterion: "streak",
      windows: "rolling",
      starts: "recurring",
      reference: "previous",
      measure: { sum: "amount" },
      breakdown: { by: "plan", top: 3 },
      compare: [{ id: "yearAgo", to: { shift: "P1Y" } }],
      where: { dimension: "plan", op: "equals", value: "paid" },
    });
  });

  it("retentionQuery({ share }) asks for the sum, and for period 0, which it is a share of", () => {
    const { measure, periods } = ask({ measure: { share: "amount" }, periods: [1, 2] });
    expect([measure, periods]).toEqual([{ sum: "amount" }, [0, 1, 2]]);
  });

  it("retentionQuery refuses what would have no effect, and says where", () => {
    expect(() => ask({ top: 3 })).toThrow("top keeps values of a dimension; give by, or leave out top");
    expect(() => ask({ reference: "previous", measure: "users" })).toThrow("reference is of shares, and users is none; leave it out");
    expect(() => ask({ reference: "previous", measure: { sum: "amount" } })).toThrow("and sum is none");
    expect(ask({ reference: "previous", measure: { share: "amount" } }).reference).toBe("previous");
  });

  it("retentionQuery(unknown event) names the nearest", () => {
    expect(() => ask({ return: "visitd" as "visited" })).toThrow('unknown event "visitd"; did you mean "visited"?');
  });
});
