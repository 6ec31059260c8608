import { describe, expect, it } from "vitest";
import { applicableFilter, applicableToEvents } from "../../src/selection/applicable.ts";
import type { AnyFilter } from "../../src/query/index.ts";
import { support } from "../query/support.ts";

const phone: AnyFilter = { dimension: "channel", op: "equals", value: "phone" };
const good: AnyFilter = { dimension: "score", op: "range", range: { from: 4 } };

describe("applicableFilter", () => {
  it("keeps what the rows behind every metric reach, links included", () => {
    expect(applicableFilter(support, ["tickets"], phone)).toEqual({ filter: phone, leftOut: [] });
    expect(applicableFilter(support, ["csat", "tickets"], phone)).toEqual({ filter: phone, leftOut: [] });
    expect(applicableFilter(support, ["csat"], { and: [phone, good] })).toEqual({
      filter: { and: [phone, good] },
      leftOut: [],
    });
  });

  it("leaves out a condition that one of the metrics cannot be asked", () => {
    expect(applicableFilter(support, ["tickets"], good)).toEqual({ filter: null, leftOut: ["score"] });
    expect(applicableFilter(support, ["csat", "tickets"], { and: [good, phone] })).toEqual({
      filter: phone,
      leftOut: ["score"],
    });
    expect(applicableFilter(support, ["solvedShare"], good)).toEqual({ filter: null, leftOut: ["score"] });
  });

  it("leaves out an or and a not as a whole, and names only what is not reached", () => {
    expect(applicableFilter(support, ["tickets"], { or: [phone, good] })).toEqual({ filter: null, leftOut: ["score"] });
    expect(applicableFilter(support, ["tickets"], { and: [{ not: good }, { and: [phone] }] })).toEqual({
      filter: phone,
      leftOut: ["score"],
    });
  });

  it("no filter stays none", () => {
    expect(applicableFilter(support, ["tickets"], null)).toEqual({ filter: null, leftOut: [] });
  });
});

describe("applicableToEvents", () => {
  it("applicableToEvents keeps what the rows of every event reach", () => {
    expect(applicableToEvents(support, ["created", "rated"], { and: [phone, good] })).toEqual({ filter: phone, leftOut: ["score"] });
    expect(applicableToEvents(support, ["rated"], good)).toEqual({ filter: good, leftOut: [] });
  });
});
