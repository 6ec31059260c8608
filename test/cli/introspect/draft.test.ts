import { describe, expect, it } from "vitest";
import { draftOf } from "../../../src/cli/introspect/draft.ts";
import type { SchemaColumn, SchemaTable } from "../../../src/cli/schema.ts";

const number = (name: string, type: string): SchemaColumn => ({
  name,
  position: 1,
  type,
  fullType: type,
  isNullable: true,
  collation: null,
  comment: "",
});
const members: SchemaTable = {
  name: "members",
  comment: "",
  rows: 0,
  columns: [
    number("id", "int"),
    number("phone", "bigint"),
    number("ssn", "bigint"),
    number("pin", "int"),
    number("cvv", "smallint"),
    number("login_count", "int"),
  ],
  primaryKey: ["id"],
  foreignKeys: [],
  indexes: [],
  uniques: [],
  isView: false,
};

describe("draftOf(schema)", () => {
  const { dimensions, metrics, left } = draftOf([members]);

  it("leaves out secrets that are numbers", () => {
    expect(left).toEqual(["column members.pin: it looks like a secret", "column members.cvv: it looks like a secret"]);
    expect(dimensions.map(({ name }) => name)).toEqual(["phone", "ssn", "loginCount"]);
  });

  it("marks personal numbers, and measures none but counts", () => {
    expect(dimensions.map(({ dimension }) => dimension.pii)).toEqual([true, true, true]);
    expect(metrics.map(({ name }) => name)).toEqual(["members", "totalLoginCount", "averageLoginCount"]);
  });
});
