import { expect, it } from "vitest";
import { sparklineGrain } from "../../../src/widgets/kpiTile/sparklineGrain.ts";

it.each([
  [{ last: 1, unit: "hour" }, "minute"],
  [{ toDate: "day" }, "hour"],
  [{ last: 28, unit: "day" }, "day"],
  [{ period: "quarter", offset: -1 }, "day"],
  [{ toDate: "year" }, "week"],
  [{ last: 24, unit: "month" }, "month"],
  [{ from: "2026-03-01", to: "2026-03-02" }, "hour"],
  [{ from: "2025-01-01", to: "2026-01-01" }, "week"],
] as const)("sparklineGrain(%o) is %s", (range, grain) => {
  expect(sparklineGrain(range)).toBe(grain);
});
