import { describe, expect, it } from "vitest";
import type { AnyFilter } from "../../src/query/index.ts";
import { agree } from "../../src/query/agree.ts";

const east: AnyFilter = { dimension: "region", op: "in", values: ["east"] };
const west: AnyFilter = { dimension: "region", op: "equals", value: "west" };
const phone: AnyFilter = { dimension: "channel", op: "in", values: ["phone", "chat"] };

describe("agree(a, b)", () => {
  it.each<[string, AnyFilter | null, AnyFilter | null, boolean]>([
    ["all rows and some", null, east, true],
    ["the same", east, east, true],
    ["two values of one dimension", east, west, false],
    ["two dimensions", east, phone, true],
    ["one part of an and", { and: [phone, west] }, east, false],
    ["one way of an or", { or: [west, east] }, east, true],
    ["no way of an or", { or: [west, { and: [phone, west] }] }, east, false],
    ["all but that one", east, { not: east }, false],
    ["all but another one", east, { not: west }, true],
    ["left out by a list", { dimension: "region", op: "notIn", values: ["east", "west"] }, east, false],
    ["no value", { dimension: "region", op: "isNull" }, west, false],
    ["a beginning", { dimension: "region", op: "startsWith", value: "we" }, east, false],
    ["what only a data source compares", { dimension: "region", op: "range", range: { from: "a", to: "f" } }, west, true],
  ])("%s", (_, a, b, expected) => {
    expect([agree(a, b), agree(b, a)]).toEqual([expected, expected]);
  });
});
