import { describe, expect, it } from "vitest";
import { camelCase, Names, plural, singular, words } from "../../../src/cli/introspect/names.ts";

describe("camelCase(name)", () => {
  it.each([
    ["customer_id", "customerId"],
    ["CustomerID", "customerId"],
    ["HTTPStatus code", "httpStatusCode"],
    ["line_2", "line2"],
    ["2nd price", ""],
    ["工单", ""],
    ["订单id", ""],
    ["__proto__", "proto"],
  ])("%s becomes %j", (name, expected) => {
    expect(camelCase(name)).toBe(expected);
  });
});

describe("singular(name) and plural(name)", () => {
  it("are each other's way back for ordinary nouns", () => {
    const ones = ["ticket", "category", "box", "branch", "feedback", "address"];
    expect(ones.map(plural)).toEqual(["tickets", "categories", "boxes", "branches", "feedback", "addresses"]);
    expect(ones.map(plural).map(singular)).toEqual(ones);
    expect([singular("status"), singular("analysis"), singular("news")]).toEqual(["status", "analysis", "news"]);
  });
});

describe("words(name)", () => {
  it("makes a label of an identifier", () => {
    expect(words("firstResponseSeconds")).toBe("First response seconds");
  });
});

describe("Names", () => {
  it("gives each name once, and never one that rows or objects have", () => {
    const names = new Names();
    const taken = [
      names.take("time", "ticketTime"),
      names.take("status"),
      names.take("status", "orderStatus"),
      names.take("status"),
      names.take("", "constructor"),
    ];
    expect(taken).toEqual(["ticketTime", "status", "orderStatus", "status2", "constructor2"]);
  });
});
