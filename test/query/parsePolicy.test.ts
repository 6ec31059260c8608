import { describe, expect, it } from "vitest";
import type { AnyRowPolicy } from "../../src/query/index.ts";
import { checkPolicy } from "../../src/query/index.ts";
import { support } from "./support.ts";

const refused: readonly (readonly [what: string, rule: unknown, path: string])[] = [
  ["values that are not there", { dimension: "region", op: "notIn", values: undefined }, "policy.ticket.values"],
  ["a value that is not there, negated", { not: { dimension: "region", op: "equals", value: undefined } }, "policy.ticket.not.value"],
  ["a value of another type", { not: { dimension: "region", op: "equals", value: 0 } }, "policy.ticket.not.value"],
  ["a range without bounds", { dimension: "replies", op: "range", range: { from: undefined, to: undefined } }, "policy.ticket.range"],
  ["a bound that is no number", { dimension: "replies", op: "range", range: { from: Number.NaN } }, "policy.ticket.range.from"],
  ["an operator that is none", { dimension: "region", op: "eq", value: "North" }, "policy.ticket.op"],
  ["two things at once", { not: { dimension: "region", op: "isNull" }, dimension: "region", op: "isNull" }, "policy.ticket.dimension"],
  ["a dimension that is none", { dimension: "regoin", op: "isNull" }, "policy.ticket.dimension"],
];

describe("checkPolicy(catalog, policy)", () => {
  it.each(refused)("shows nothing for %s", (_, rule, path) => {
    const policy = { ticket: rule, feedback: "all" } as AnyRowPolicy;
    expect(() => checkPolicy(support, policy)).toThrow(expect.objectContaining({ code: "forbidden", path }));
  });

  it("shows nothing where privacy is said under another name, which would mask nothing", () => {
    const policy = { ticket: "all", feedback: "all", $privacy: { mask: ["agent"] } } as unknown as AnyRowPolicy;
    expect(() => checkPolicy(support, policy)).toThrow(expect.objectContaining({ code: "forbidden", path: "policy.$privacy.mask" }));
  });

  it("takes what a query could ask, relative ranges included", () => {
    const policy: AnyRowPolicy = {
      ticket: { and: [{ dimension: "region", op: "in", values: ["North", null] }, { dimension: "createdAt", op: "range", range: { last: 3, unit: "month" } }] },
      feedback: "none",
      $privacy: { masked: ["agent"], minimumGroup: 5 },
    };
    expect(() => checkPolicy(support, policy)).not.toThrow();
  });
});
