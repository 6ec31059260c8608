import { createConnection, createPool } from "mysql2/promise";
import type { Pool } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { d, defineCatalog, m } from "../../src/query/index.ts";
import type { AnyFilter } from "../../src/query/index.ts";
import { defineBinding, mysql2Executor, sql, sqlAdapter } from "../../src/server/index.ts";
import { dialectForTests } from "./dialectForTests.ts";

const task = { entity: "task" } as const;
const catalog = defineCatalog({
  entities: { task: { key: "taskId" } },
  dimensions: { done: d.boolean(task), code: d.string(task), rate: d.string(task), level: d.enum(["low", "other", "0", "7"], task), padded: d.string(task), details: d.string(task), rateText: d.string(task), detailsText: d.string(task) },
  metrics: { tasks: m.count(task), states: m.distinct({ ...task, of: "done" }) },
});
const asTexts = { rateText: sql`CAST(rate AS CHAR)`, detailsText: sql`CAST(details AS CHAR)` };
const binding = defineBinding(catalog, {
  entities: { task: { table: "tasks", naming: "snake_case", columns: { code: { column: "code", exact: true }, level: { column: "code", exact: true }, ...asTexts } } },
});
let pool: Pool;

beforeAll(async () => {
  const connection = await createConnection(inject("mysqlUrl"));
  await connection.query("DROP DATABASE IF EXISTS loose_columns");
  await connection.query("CREATE DATABASE loose_columns");
  await connection.query("CREATE TABLE loose_columns.tasks (task_id INT PRIMARY KEY, done TINYINT(1), code INT, rate FLOAT, padded INT(5) ZEROFILL, details JSON)");
  await connection.query(
    "INSERT INTO loose_columns.tasks VALUES (1, 0, 0, 1.1, 7, '{\"a\": 1}'), (2, 1, 7, 1.1, 7, '[2]'), (3, 2, 0, 2, 8, '\"b\"'), (4, -1, 7, 2, 8, NULL), (5, NULL, NULL, NULL, NULL, NULL)",
  );
  await connection.end();
  const url = new URL(inject("mysqlUrl"));
  url.pathname = "/loose_columns";
  pool = createPool({ uri: url.href, connectionLimit: 2 });
});
afterAll(() => pool.end());

const adapter = () => sqlAdapter({ catalog, binding, dialect: dialectForTests(), execute: mysql2Executor(pool), defaultPolicy: "public" });
async function counted(where: AnyFilter, policy?: AnyFilter): Promise<unknown> {
  const context = policy === undefined ? {} : { policy: { task: policy } };
  const { rows } = await adapter().query({ kind: "aggregate", metrics: ["tasks"], where: where as never }, context);
  return rows[0]?.tasks.value;
}

describe("a boolean over a TINYINT that holds other numbers", () => {
  it("groups, counts and lists all but 0 as true", async () => {
    const { rows } = await adapter().query({ kind: "aggregate", metrics: ["tasks", "states"], by: ["done"], totals: [[]] }, {});
    expect(rows.map(({ done, tasks }) => [done, tasks.value])).toEqual([[false, 1], [true, 3], [null, 1]]);
    const all = await adapter().query({ kind: "aggregate", metrics: ["states"] }, {});
    expect(all.rows[0]?.states.value).toBe(2);
    const { rows: members } = await adapter().query({ kind: "members", dimension: "done" }, {});
    expect(members.map(({ value, count }) => [value, count])).toEqual([[false, 1], [true, 3], [null, 1]]);
  });

  it("filters by the same rule, in a policy too", async () => {
    const is = (value: boolean): AnyFilter => ({ dimension: "done", op: "equals", value });
    const either: AnyFilter = { dimension: "done", op: "in", values: [true, false] };
    const others: AnyFilter = { dimension: "done", op: "notIn", values: [true] };
    expect([await counted(is(true)), await counted(is(false)), await counted(either), await counted(others)]).toEqual([3, 1, 4, 2]);
    expect(await counted(either, is(true))).toBe(3);
  });
});

describe("a text over a column of numbers that is said to be exact", () => {
  it("matches no text that is not the number's own, in a policy neither", async () => {
    const is = (value: string): AnyFilter => ({ dimension: "code", op: "equals", value });
    const known: AnyFilter = { not: { dimension: "code", op: "isNull" } };
    const found = await Promise.all(["abc", "7abc", "", "07", "7"].map((value) => counted(is(value))));
    expect(found).toEqual([0, 0, 0, 0, 2]);
    expect(await counted({ dimension: "code", op: "notIn", values: ["abc"] })).toBe(5);
    expect([await counted(known, is("abc")), await counted(known, is("7"))]).toEqual([0, 2]);
  });
});

describe("an enum over a column of numbers that is said to be exact", () => {
  it("shows no row to whom a policy names a text", async () => {
    const known: AnyFilter = { not: { dimension: "code", op: "isNull" } };
    const is = (...values: string[]): AnyFilter => ({ dimension: "level", op: "in", values });
    const not = (...values: string[]): AnyFilter => ({ dimension: "level", op: "notIn", values });
    const seen = [is("low"), is("low", "other"), { dimension: "level", op: "equals", value: "low" }, is("0"), is("0", "7"), not("low"), not("7")] as const;
    expect(await Promise.all(seen.map((policy) => counted(known, policy)))).toEqual([0, 0, 0, 2, 4, 4, 2]);
  });
});

describe("a text over a FLOAT, whose own comparison with a text misses what it shows", () => {
  it("leaves out what is taken away, in a policy too", async () => {
    const other: AnyFilter = { dimension: "rate", op: "notIn", values: ["1.1"] };
    const not: AnyFilter = { not: { dimension: "rate", op: "equals", value: "1.1" } };
    const known: AnyFilter = { not: { dimension: "rate", op: "isNull" } };
    expect([await counted(other), await counted(not)]).toEqual([3, 3]);
    expect([await counted(known, other), await counted(known, not)]).toEqual([2, 2]);
  });
});

describe("texts over columns of other types", () => {
  it.each(["rate", "padded", "details"] as const)("are in records as members list them: %s", async (dimension) => {
    const { rows: members } = await adapter().query({ kind: "members", dimension }, {});
    const { rows: records } = await adapter().query({ kind: "records", entity: "task", columns: [dimension] }, {});
    const texts = new Set(records.map((row) => row[dimension]));
    expect(texts).toEqual(new Set(members.map(({ value }) => value)));
    expect([...texts]).toEqual({ rate: ["1.1", "2", null], padded: ["00007", "00008", null], details: ['{"a": 1}', "[2]", '"b"', null] }[dimension]);
  });

  it.each(["rateText", "detailsText", "padded"] as const)("are found by what members list, where they are bound as lint says: %s", async (dimension) => {
    const { rows } = await adapter().query({ kind: "members", dimension }, {});
    const known = rows.flatMap(({ value, count }) => (value === null ? [] : [{ value: String(value), count }]));
    const found = await Promise.all(known.map(({ value }) => counted({ dimension, op: "equals", value })));
    expect(found).toEqual(known.map(({ count }) => count));
    expect(await counted({ dimension, op: "in", values: known.map(({ value }) => value) })).toBe(dimension === "detailsText" ? 3 : 4);
  });
});
