import { expect, it } from "vitest";
import { cubeFilter } from "../../../src/adapters/cube/cubeFilter.ts";

const names = { memberOf: (name: string) => `t.${name}`, isTime: (name: string) => name === "at", localTime: (instant: string) => `local ${instant}` };

it("cubeFilter(names, filter) takes exact decimals for numbers, and times for times", () => {
  expect(cubeFilter(names, { dimension: "amount", op: "range", range: { from: "1.10", to: "12345678901234567.8901" } })).toEqual({
    and: [
      { member: "t.amount", operator: "gte", values: ["1.10"] },
      { member: "t.amount", operator: "lt", values: ["12345678901234567.8901"] },
    ],
  });
  expect(cubeFilter(names, { dimension: "at", op: "range", range: { from: "2026-01-01T00:00:00.000Z" } })).toEqual({
    and: [{ member: "t.at", operator: "afterOrOnDate", values: ["local 2026-01-01T00:00:00.000Z"] }],
  });
});
