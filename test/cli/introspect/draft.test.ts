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

describe("draftOf(schema) with a key of several columns", () => {
  const part: SchemaTable = {
    ...members,
    name: "part",
    columns: [number("id", "int"), number("at", "datetime"), number("seq_size", "int"), number("digest", "varbinary"), number("v", "int")],
    primaryKey: ["id", "at", "seq_size", "digest"],
  };
  const line: SchemaTable = {
    ...members,
    name: "line",
    columns: [number("order_id", "int"), number("day", "date")],
    primaryKey: ["order_id", "day"],
    foreignKeys: [{ column: "order_id", table: "members", targetColumn: "id" }],
  };
  const { entities, dimensions, metrics, left } = draftOf([members, part, line]);
  const ofEntity = (entity: string) =>
    dimensions.flatMap(({ name, dimension }) => (dimension.entity === entity ? [`${name}: ${dimension.kind}`] : []));

  it("makes dimensions of the key's columns, but for links, and lists what can be none", () => {
    expect(ofEntity("part")).toEqual(["partId2: number", "at: time", "seqSize: number", "v: number"]);
    expect(ofEntity("line")).toEqual(["day: time"]);
    expect(entities[2]?.links).toEqual([{ entity: "member", name: "orderId", column: "order_id" }]);
    expect(left.filter((text) => !text.includes("members"))).toEqual(["column part.digest: varbinary is no dimension"]);
  });

  it("finds the time of its rows in the key, and measures none of it", () => {
    const ofPart = metrics.flatMap(({ name, metric }) => ("entity" in metric && metric.entity === "part" ? [{ name, metric }] : []));
    expect(ofPart.map(({ name, metric }) => [name, "time" in metric ? metric.time : null])).toEqual([
      ["parts", "at"],
      ["totalV", "at"],
      ["averageV", "at"],
    ]);
  });
});
