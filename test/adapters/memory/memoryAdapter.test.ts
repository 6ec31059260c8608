import { describe, expect, it } from "vitest";
import { memoryAdapter } from "../../../src/adapters/memory/index.ts";
import { d, defineCatalog, m } from "../../../src/query/index.ts";
import { tablesOf, tiny } from "../../contract/data.ts";
import { support } from "../../query/support.ts";

const tables = tablesOf(tiny);
const clock = () => Date.parse("2026-04-15T10:20:00Z");
const adapter = memoryAdapter({ catalog: support, tables, clock });

describe("memoryAdapter({ catalog, tables })", () => {
  it("names the column that is missing, and the nearest that is there", () => {
    const named = Object.entries(tables["ticket"] ?? {}).map(([name, column]) => [name === "region" ? "regions" : name, column]);
    const misspelt = { ...tables, ticket: Object.fromEntries(named) };
    expect(() => memoryAdapter({ catalog: support, tables: misspelt })).toThrow('no column "region"; did you mean "regions"?');
  });
  it("takes an entity without a table for one without rows, but not a table of another name", async () => {
    const { ticket = {}, feedback = {} } = tables;
    const query = { kind: "aggregate", metrics: ["tickets", "rated"] } as const;
    const { rows } = await memoryAdapter({ catalog: support, tables: { ticket } }).query(query, {});
    expect(rows.map(({ tickets, rated }) => [tickets.value, rated.value])).toEqual([[8, 0]]);
    expect((await memoryAdapter({ catalog: support, tables: {} }).query({ ...query, by: ["channel"] }, {})).rows).toEqual([]);
    expect(() => memoryAdapter({ catalog: support, tables: { tikcet: ticket, feedback } })).toThrow('no entity "tikcet"; did you mean "ticket"?');
  });
  it("refuses columns of unequal length", () => {
    const short = { ...tables, ticket: { ...tables["ticket"], agent: ["Ada"] } };
    expect(() => memoryAdapter({ catalog: support, tables: short })).toThrow("column agent has 1 values, ticketId has 8");
  });
  it("refuses a column of another type when it is made, and says which row and what to give", () => {
    const first = (column: string, values: readonly unknown[]) => {
      const ticket = { ...tables["ticket"], [column]: [...values, ...Array<null>(8 - values.length).fill(null)] };
      return () => memoryAdapter({ catalog: support, tables: { ...tables, ticket } as typeof tables });
    };
    expect(first("createdAt", ["2026-04-01T00:00:00Z"])).toThrow(
      "metricdeck: row 0 of ticket.createdAt holds a string; times are epoch milliseconds: Date.parse(text)",
    );
    expect(first("createdAt", [null, new Date(0)])).toThrow(
      "row 1 of ticket.createdAt holds a Date; times are epoch milliseconds: date.getTime()",
    );
    expect(first("replies", [Number.NaN, "2"])).toThrow("row 1 of ticket.replies holds a string; numbers are numbers: Number(value)");
    expect(first("agent", [7])).toThrow("row 0 of ticket.agent holds a number; strings are text: String(value)");
    expect(first("agent", [])).not.toThrow();
  });
  it("finds Chinese values by pinyin and initials among any number, and says that it does", async () => {
    const catalog = defineCatalog({
      entities: { person: { key: "id" } },
      dimensions: { name: d.string({ entity: "person" }) },
      metrics: { people: m.count({ entity: "person" }) },
    });
    const id = Array.from({ length: 15_000 }, (_, index) => index);
    const name = id.map((index) => (index === 14_000 ? "张伟" : index === 14_001 ? "李波" : `Agent ${index}`));
    const { capabilities, query } = memoryAdapter({ catalog, tables: { person: { id, name } } });
    const found = async (search: string) => (await query({ kind: "members", dimension: "name", search }, {})).rows.map(({ value }) => value);
    expect(capabilities?.members?.pinyin).toBe(true);
    expect(await Promise.all(["zhangwei", "ZW", "lb", "libo", "agent 14000", "wz"].map(found))).toEqual([["张伟"], ["张伟"], ["李波"], ["李波"], [], []]);
  });
  it("counts what linked rows say once, also where both tables have the same number of rows", async () => {
    const catalog = defineCatalog({
      entities: { person: { key: "personId" }, visit: { key: "visitId", belongsTo: { person: "personId" } } },
      dimensions: { name: d.string({ entity: "person" }) },
      metrics: { people: m.distinct({ entity: "visit", of: "name" }) },
    });
    const visits = { visitId: [1, 2, 3], personId: [1, 1, 2] };
    const people = { personId: [1, 2, 3], name: ["Ada", "Bo", "Cy"] };
    const linked = memoryAdapter({ catalog, tables: { person: people, visit: visits } });
    const result = await linked.query({ kind: "aggregate", metrics: ["people"] }, {});
    expect(result.rows[0]?.people.value).toBe(2);
  });
  it("takes typed arrays as they are, NaN for unknown", async () => {
    const typed = { ...tables, ticket: { ...tables["ticket"], replies: Float64Array.of(2, 0, 4, Number.NaN, 1, 3, 5, 1) } };
    const over = memoryAdapter({ catalog: support, tables: typed, clock });
    const query = { kind: "aggregate", metrics: ["replyCount"], by: ["replies"] } as const;
    expect((await over.query(query, {})).rows).toEqual((await adapter.query(query, {})).rows);
  });
  it("refuses what no compiler has checked, instead of answering something else", async () => {
    const asked = [
      { kind: "aggregate", metrics: ["tickets"], were: { dimension: "region", op: "isNull" } },
      { kind: "aggregate", metrics: ["tickets"], by: ["createdAt"] },
      { kind: "aggregate", metrics: ["tickets"], order: [{ by: "nonsense" }] },
    ];
    for (const query of asked) {
      await expect(adapter.query(query as never, {})).rejects.toMatchObject({ code: "invalid-query" });
    }
  });
  it("does not begin a query that is cancelled already", async () => {
    const context = { signal: AbortSignal.abort() };
    await expect(adapter.query({ kind: "aggregate", metrics: ["tickets"] }, context)).rejects.toMatchObject({ code: "aborted" });
  });
});

describe("a row policy", () => {
  const policy = {
    ticket: { dimension: "region", op: "in", values: ["North", null] },
    feedback: { dimension: "region", op: "equals", value: "North" },
  } as const;

  it("bounds counts, totals and the rest beside the top", async () => {
    const query = {
      kind: "aggregate",
      metrics: ["tickets"],
      by: ["agent"],
      top: { n: 1, by: "tickets", other: true },
      totals: [[]],
    } as const;
    const result = await adapter.query(query, { policy });
    expect(result.rows.map(({ agent, tickets }) => [agent, tickets.value])).toEqual([
      ["Ada", 2],
      [null, 2],
    ]);
    expect(result.totals?.[0]?.rows[0]?.tickets?.value).toBe(4);
  });
  it("bounds records, members and rows of linked entities", async () => {
    const records = await adapter.query({ kind: "records", entity: "ticket", columns: ["region"] }, { policy });
    expect(new Set(records.rows.map(({ region }) => region))).toEqual(new Set(["North", null]));
    const members = await adapter.query({ kind: "members", dimension: "region" }, { policy });
    expect(members.rows).toEqual([
      { value: "North", count: 3 },
      { value: null, count: 1 },
    ]);
    const rated = await adapter.query({ kind: "aggregate", metrics: ["rated"] }, { policy });
    expect(rated.rows[0]?.rated.value).toBe(2);
  });
  it("hides the values of linked rows that may not be seen", async () => {
    const blind = { ticket: "none", feedback: "all" } as const;
    const result = await adapter.query({ kind: "aggregate", metrics: ["rated"], by: ["channel"] }, { policy: blind });
    expect(result.rows.map(({ channel, rated }) => [channel, rated.value])).toEqual([[null, 5]]);
  });
  it("resolves relative ranges by the adapter's clock", async () => {
    // the clock is 15 April 2026: of eight tickets seven were created in March, one in February
    const lately = { ticket: { dimension: "createdAt", op: "range", range: { period: "month", offset: -1 } } } as const;
    const result = await adapter.query({ kind: "aggregate", metrics: ["tickets"] }, { policy: lately });
    expect(result.rows[0]?.tickets.value).toBe(7);
  });
  it("shows nothing of an entity that it does not name", async () => {
    const result = await adapter.query({ kind: "aggregate", metrics: ["tickets"] }, { policy: { feedback: "all" } });
    expect(result.rows[0]?.tickets.value).toBe(0);
  });
});
