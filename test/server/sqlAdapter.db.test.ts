import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { memoryAdapter } from "../../src/adapters/memory/index.ts";
import type { AnyFilter, MetricsAdapter, RowPolicy } from "../../src/query/index.ts";
import { mysql2Executor, sqlAdapter } from "../../src/server/index.ts";
import type { Statement } from "../../src/server/sql.ts";
import { support } from "../query/support.ts";
import { supportBinding } from "./supportBinding.ts";
import type { SupportDatabase } from "./supportDatabase.ts";
import { supportDatabase } from "./supportDatabase.ts";
import { dialectForTests } from "./dialectForTests.ts";

let database: SupportDatabase;
let adapter: MetricsAdapter<typeof support>;
const statements: Statement[] = [];

const tickets: readonly (readonly (string | number | null)[])[] = [
  [1, "phone", "Lyon", "ann", 1, 3, "2026-03-28 22:59:59.999", null],
  [2, "phone", "lyon", "Ann", 0, 0, "2026-03-28 23:00:00", "2026-03-28 23:10:00"],
  [3, "chat", "Lyon ", "änn", null, null, "2026-03-29 12:00:00", null],
  [4, "chat", null, "a%b_c|d", 1, 5, "2026-03-29 21:59:59.999999", null],
  [5, "fax", "Łódź", "o'neil \\ \"x\"", 0, 2, "2026-03-29 22:00:00", null],
  [6, null, "北京", null, 1, 2, "2026-10-25 00:30:00", null],
  [7, "email", "", "bob", 0, 9, "2026-10-25 23:00:00", null],
];

beforeAll(async () => {
  database = await supportDatabase(inject("mysqlUrl"), "server_filters");
  for (const row of tickets) {
    await database.pool.execute(
      "INSERT INTO tickets (ticket_id, channel, region, agent, urgent, replies, created_at, solved_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      [...row],
    );
  }
  await database.pool.query("UPDATE tickets SET first_replied_at = created_at + INTERVAL ticket_id * 10 SECOND WHERE ticket_id <> 3");
  for (const [feedback, ticket, score] of [[1, 1, 5], [2, 1, 3.5], [3, 4, 4], [4, null, 2], [5, 6, null]] as const) {
    await database.pool.execute("INSERT INTO feedback VALUES (?, ?, ?, '2026-03-29 10:00:00')", [feedback, ticket, score]);
  }
  const execute = mysql2Executor(database.pool);
  adapter = sqlAdapter({
    catalog: support,
    binding: supportBinding,
    dialect: dialectForTests(),
    execute: (statement, options) => {
      statements.push(statement);
      return execute(statement, options);
    },
    clock: () => Date.parse("2026-12-01T00:00:00Z"),
  });
});
afterAll(() => database.close());

async function matching(filter: AnyFilter, policy: RowPolicy<typeof support> = "public"): Promise<readonly number[]> {
  const { rows } = await adapter.query(
    { kind: "records", entity: "ticket", columns: ["createdAt"], where: filter as never },
    { policy },
  );
  const times = tickets.map((row) => `${String(row[6]).replace(" ", "T").padEnd(20, ".").padEnd(23, "0").slice(0, 23)}Z`);
  return rows.map(({ createdAt }) => times.indexOf(String(createdAt)) + 1);
}

describe("where", () => {
  it.each<[string, AnyFilter, readonly number[]]>([
    ["equals compares case", { dimension: "region", op: "equals", value: "Lyon" }, [1]],
    ["equals compares case the other way", { dimension: "region", op: "equals", value: "lyon" }, [2]],
    ["equals compares trailing spaces", { dimension: "region", op: "equals", value: "Lyon " }, [3]],
    ["equals compares accents", { dimension: "agent", op: "equals", value: "ann" }, [1]],
    ["equals knows the empty text from null", { dimension: "region", op: "equals", value: "" }, [7]],
    ["in leaves unknown out", { dimension: "region", op: "in", values: ["Lyon", "北京"] }, [1, 6]],
    ["in with null keeps unknown", { dimension: "region", op: "in", values: ["Lyon", null] }, [1, 4]],
    ["in with null only", { dimension: "region", op: "in", values: [null] }, [4]],
    ["in an empty list holds nothing", { dimension: "region", op: "in", values: [] }, []],
    ["notIn keeps unknown", { dimension: "channel", op: "notIn", values: ["phone", "chat"] }, [5, 6, 7]],
    ["notIn with null drops unknown", { dimension: "channel", op: "notIn", values: ["phone", "chat", null] }, [5, 7]],
    ["notIn an empty list holds all", { dimension: "channel", op: "notIn", values: [] }, [1, 2, 3, 4, 5, 6, 7]],
    ["not keeps unknown", { not: { dimension: "channel", op: "equals", value: "phone" } }, [3, 4, 5, 6, 7]],
    ["not not is itself", { not: { not: { dimension: "urgent", op: "equals", value: true } } }, [1, 4, 6]],
    ["isNull", { dimension: "urgent", op: "isNull" }, [3]],
    ["boolean false is not unknown", { dimension: "urgent", op: "equals", value: false }, [2, 5, 7]],
    ["an empty and holds all", { and: [] }, [1, 2, 3, 4, 5, 6, 7]],
    ["an empty or holds nothing", { or: [] }, []],
    ["number ranges are half-open", { dimension: "replies", op: "range", range: { from: 2, to: 5 } }, [1, 5, 6]],
    ["zero is no text", { dimension: "replies", op: "equals", value: 0 }, [2]],
    ["contains takes % as it is", { dimension: "agent", op: "contains", value: "%b" }, [4]],
    ["contains takes _ as it is", { dimension: "agent", op: "contains", value: "b_c" }, [4]],
    ["contains takes | as it is", { dimension: "agent", op: "contains", value: "c|d" }, [4]],
    ["contains takes a backslash as it is", { dimension: "agent", op: "contains", value: " \\ " }, [5]],
    ["contains takes quotes as they are", { dimension: "agent", op: "contains", value: "o'neil \\ \"" }, [5]],
    ["contains compares case", { dimension: "agent", op: "contains", value: "AN" }, []],
    ["contains without case", { dimension: "agent", op: "contains", value: "%B", ignoreCase: true }, [4]],
    ["startsWith without case", { dimension: "agent", op: "startsWith", value: "A", ignoreCase: true }, [1, 2, 4]],
    ["contains of nothing holds all that is known", { dimension: "agent", op: "contains", value: "" }, [1, 2, 3, 4, 5, 7]],
    ["startsWith compares case", { dimension: "agent", op: "startsWith", value: "A" }, [2]],
    ["SQL in a value is a value", { dimension: "region", op: "equals", value: "x' OR 1=1 -- " }, []],
    ["a bound within a second", { dimension: "createdAt", op: "range", range: { from: "2026-03-28T22:59:59.999Z", to: "2026-03-28T23:00:00Z" } }, [1]],
    ["computed columns are filtered", { dimension: "firstResponseSeconds", op: "range", range: { from: 60 } }, [6, 7]],
  ])("%s", async (_title, filter, expected) => {
    expect(await matching(filter)).toEqual(expected);
    const opposite = tickets.map((_, index) => index + 1).filter((id) => !expected.includes(id));
    expect(await matching({ not: filter })).toEqual(opposite);
  });

  it("refuses a value of another type without repeating it", async () => {
    await expect(matching({ dimension: "region", op: "equals", value: 0 })).rejects.toMatchObject({
      code: "invalid-query",
      path: "where.value",
      message: "metricdeck: expected a text",
    });
  });

  it("means the same under NO_BACKSLASH_ESCAPES", async () => {
    const other = await supportDatabase(inject("mysqlUrl"), "server_backslash", { connectionLimit: 1 });
    await other.pool.query("SET sql_mode = 'NO_BACKSLASH_ESCAPES'");
    for (const [id, agent] of [[1, "a\\b"], [2, "a%b"], [3, "a|b"], [4, "x"]] as const) {
      await other.pool.execute("INSERT INTO tickets (ticket_id, agent, created_at) VALUES (?, ?, '2026-01-01')", [id, agent]);
    }
    const strict = sqlAdapter({ catalog: support, binding: supportBinding, dialect: dialectForTests(), execute: mysql2Executor(other.pool) });
    const agents = async (where: AnyFilter) =>
      (await strict.query({ kind: "records", entity: "ticket", columns: ["agent"], where: where as never }, { policy: "public" })).rows.map(
        ({ agent }) => agent,
      );
    expect(await agents({ dimension: "agent", op: "contains", value: "\\" })).toEqual(["a\\b"]);
    expect(await agents({ dimension: "agent", op: "contains", value: "%" })).toEqual(["a%b"]);
    expect(await agents({ dimension: "agent", op: "startsWith", value: "a|" })).toEqual(["a|b"]);
    expect(await agents({ dimension: "agent", op: "equals", value: "x' OR 1=1 -- " })).toEqual([]);
    await other.close();
  });
});

it("takes by a rule without case exactly what a search lists, as the memory adapter does", async () => {
  const other = await supportDatabase(inject("mysqlUrl"), "server_any_case", { connectionLimit: 1 });
  const agents = ["Port 1", "PORT 12", "airport 1", "Port", "İstanbul", "Istanbul", "istanbul", "ΟΔΟΣ", "οδός", "Ünye", "straße", "STRASSE"];
  for (const [at, agent] of agents.entries()) {
    await other.pool.execute("INSERT INTO tickets (ticket_id, agent, created_at) VALUES (?, ?, '2026-01-01')", [at + 1, agent]);
  }
  const binding = { catalog: support, binding: supportBinding, dialect: dialectForTests(), execute: mysql2Executor(other.pool) };
  const unknown = Object.fromEntries(Object.keys(support.dimensions).map((name) => [name, agents.map(() => null)]));
  const ticket = { ...unknown, ticketId: agents.map((_, at) => String(at + 1)), agent: agents };
  const sources = [sqlAdapter(binding), memoryAdapter({ catalog: support, tables: { ticket } })];
  const found = [["port 1", 3], ["İSTANBUL", 3], ["istanbul", 3], ["οδοσ", 1], ["Οδοσ", 1], ["ünye", 1], ["STRASS", 1]] as const;
  for (const source of sources) {
    for (const [text, count] of found) {
      const ask = (query: object) => source.query({ kind: "members", dimension: "agent", entity: "ticket", ...query } as never, { policy: "public" });
      const listed = (await ask({ search: text })).rows;
      expect([text, listed.length]).toEqual([text, count]);
      expect((await ask({ where: { dimension: "agent", op: "contains", value: text, ignoreCase: true } })).rows).toEqual(listed);
    }
  }
  await other.close();
});

describe("policy", () => {
  const feedbackScores = async (policy: RowPolicy<typeof support>) =>
    (await adapter.query({ kind: "records", entity: "feedback", columns: ["score", "region"] }, { policy })).rows;

  it("makes a linked row that the caller may not see unknown", async () => {
    const policy: RowPolicy<typeof support> = { ticket: { dimension: "region", op: "equals", value: "Lyon" }, feedback: "all" };
    expect(await feedbackScores(policy)).toEqual([
      { score: 5, region: "Lyon" },
      { score: 3.5, region: "Lyon" },
      { score: 4, region: null },
      { score: 2, region: null },
      { score: null, region: null },
    ]);
  });

  it("filters rows by a dimension of the entity that they belong to", async () => {
    const where: AnyFilter = { dimension: "region", op: "equals", value: "Lyon" };
    expect(await feedbackScores({ ticket: "all", feedback: where as never })).toEqual([
      { score: 5, region: "Lyon" },
      { score: 3.5, region: "Lyon" },
    ]);
    expect(await feedbackScores({ ticket: "all", feedback: { not: where } as never })).toEqual([
      { score: 4, region: null },
      { score: 2, region: null },
      { score: null, region: "北京" },
    ]);
    expect(await feedbackScores({ ticket: "all", feedback: { dimension: "region", op: "isNull" } })).toEqual([
      { score: 4, region: null },
      { score: 2, region: null },
    ]);
  });

  it("holds in totals, distinct counts, members and percentiles", async () => {
    const policy: RowPolicy<typeof support> = {
      ticket: { dimension: "channel", op: "equals", value: "phone" },
      feedback: "none",
    };
    const { rows } = await adapter.query(
      { kind: "aggregate", metrics: ["tickets", "agents", "firstResponseP90", "rated"] },
      { policy },
    );
    expect(rows.map(({ tickets: count, agents, firstResponseP90, rated }) => [count.value, agents.value, firstResponseP90.value, rated.value])).toEqual([
      [2, 2, 19, 0],
    ]);
    const members = await adapter.query({ kind: "members", dimension: "channel" }, { policy });
    expect(members.rows).toEqual([{ value: "phone", count: 2 }]);
  });

  it("refuses a call without one, or with one that forgets an entity", async () => {
    const query = { kind: "members", dimension: "channel" } as const;
    await expect(adapter.query(query, {})).rejects.toMatchObject({ code: "forbidden" });
    await expect(adapter.query(query, { policy: { ticket: "all" } })).rejects.toMatchObject({
      code: "forbidden",
      path: "policy.feedback",
    });
  });
});

describe("records and members", () => {
  it("sorts enums as declared, then unlisted values, then unknown, in both directions", async () => {
    const sorted = async (direction: "asc" | "desc") =>
      (
        await adapter.query(
          { kind: "records", entity: "ticket", columns: ["channel"], order: [{ by: "channel", direction }] },
          { policy: "public" },
        )
      ).rows.map(({ channel }) => channel);
    expect(await sorted("asc")).toEqual(["phone", "phone", "chat", "chat", "email", "fax", null]);
    expect(await sorted("desc")).toEqual(["email", "chat", "chat", "phone", "phone", "fax", null]);
  });

  it("pages through rows and says when there are more", async () => {
    const page = (cursor?: string) =>
      adapter.query(
        {
          kind: "records",
          entity: "ticket",
          columns: ["region"],
          order: [{ by: "region" }],
          page: { size: 3, ...(cursor === undefined ? {} : { cursor }) },
        },
        { policy: "public" },
      );
    const first = await page();
    const second = await page(first.page?.next);
    const third = await page(second.page?.next);
    expect([first, second, third].map(({ rows }) => rows.map(({ region }) => region))).toEqual([
      ["", "Lyon", "Lyon "],
      ["lyon", "Łódź", "北京"],
      [null],
    ]);
    expect(third.page).toEqual({});
  });

  it("lists members by value and by count, exactly, and searches in any case", async () => {
    const members = async (query: { readonly order?: "value" | "count"; readonly search?: string }) =>
      (await adapter.query({ kind: "members", dimension: "region", ...query }, { policy: "public" })).rows.map(
        ({ value, count }) => [value, count],
      );
    expect(await members({})).toEqual([["", 1], ["Lyon", 1], ["Lyon ", 1], ["lyon", 1], ["Łódź", 1], ["北京", 1], [null, 1]]);
    expect(await members({ search: "LY" })).toEqual([["Lyon", 1], ["Lyon ", 1], ["lyon", 1]]);
    expect(await members({ search: "łÓ" })).toEqual([["Łódź", 1]]);
    const channels = await adapter.query({ kind: "members", dimension: "channel", order: "count" }, { policy: "public" });
    expect(channels.rows.map(({ value, count }) => [value, count])).toEqual([
      ["phone", 2],
      ["chat", 2],
      ["email", 1],
      ["fax", 1],
      [null, 1],
    ]);
  });
});

describe("aggregate", () => {
  it("counts days of 23 and 25 hours by the zone's own midnights", async () => {
    const days = async (from: string, to: string) =>
      (
        await adapter.query(
          {
            kind: "aggregate",
            metrics: ["tickets"],
            time: { range: { from, to }, grain: "day" },
            calendar: { timeZone: "Europe/Berlin" },
          },
          { policy: "public" },
        )
      ).rows.map(({ time, tickets: count }) => [time, count.value]);
    expect(await days("2026-03-28", "2026-03-31")).toEqual([
      ["2026-03-27T23:00:00.000Z", 1],
      ["2026-03-28T23:00:00.000Z", 3],
      ["2026-03-29T22:00:00.000Z", 1],
    ]);
    expect(await days("2026-10-24", "2026-10-27")).toEqual([
      ["2026-10-23T22:00:00.000Z", 0],
      ["2026-10-24T22:00:00.000Z", 1],
      ["2026-10-25T23:00:00.000Z", 1],
    ]);
  });

  it("makes everything outside the top n one row, unknown values included", async () => {
    const { rows } = await adapter.query(
      {
        kind: "aggregate",
        metrics: ["tickets", "firstResponseP90"],
        by: ["channel"],
        top: { n: 1, by: "tickets", other: true },
        order: [{ by: "tickets", direction: "desc" }],
      },
      { policy: "public" },
    );
    expect(rows.map(({ channel, tickets: count, firstResponseP90, $other }) => [channel, count.value, firstResponseP90.value, $other])).toEqual([
      ["phone", 2, 19, undefined],
      [null, 5, 67, true],
    ]);
  });

  it("measures by kind, leaving unknown values out", async () => {
    const { rows } = await adapter.query(
      {
        kind: "aggregate",
        metrics: ["tickets", "solvedShare", "replyCount", "firstResponse", "slowest", "fastest", "agents", "csat"],
        by: ["region"],
        where: { dimension: "region", op: "in", values: ["Lyon", "Lyon ", null] },
      },
      { policy: "public" },
    );
    expect(
      rows.map((row) => [
        row.region,
        ...[row.tickets, row.solvedShare, row.replyCount, row.firstResponse, row.slowest, row.fastest, row.agents, row.csat].map(({ value }) => value),
      ]),
    ).toEqual([
      ["Lyon", 1, 0, 3, 10, 10, 10, 1, 0.5],
      ["Lyon ", 1, 0, null, null, null, null, 1, null],
      [null, 1, 0, 5, 40, 40, 40, 1, 0.5],
    ]);
  });
});

describe("a filter of 10 000 values", () => {
  const others = Array.from({ length: 9997 }, (_, index) => index);
  it.each<[string, AnyFilter, AnyFilter]>([
    ["numbers", { dimension: "replies", op: "in", values: [2, 3, 5, ...others.map((other) => other + 100)] }, { dimension: "replies", op: "in", values: [2, 3, 5] }],
    ["texts", { dimension: "region", op: "in", values: ["Lyon", "北京", "Łódź", ...others.map((other) => `城${other}`)] }, { dimension: "region", op: "in", values: ["Lyon", "北京", "Łódź"] }],
    ["plain texts that are left out", { dimension: "region", op: "notIn", values: ["Lyon", "", "lyon", ...others.map((other) => `c ${other}`)] }, { dimension: "region", op: "notIn", values: ["Lyon", "", "lyon"] }],
  ])("%s: answers six tiles with comparison as a short one does", async (_, long, short) => {
    const metrics = ["tickets", "replyCount", "agents", "firstResponse", "firstResponseP90", "slowest"] as const;
    const tiles = (where: AnyFilter) =>
      metrics.map(async (metric, index) => {
        const shape = index % 2 === 0 ? {} : ({ by: ["urgent"], totals: [[]] } as const);
        const compare = [{ id: "before", to: "previous" }, { id: "year", to: { shift: "P1Y" } }] as const;
        const time = { range: { from: "2026-03-01", to: "2026-12-01" } };
        const { rows } = await adapter.query({ kind: "aggregate", metrics: [{ metric, as: "it", where: where as never }], ...shape, time, compare }, { policy: "public" });
        return rows;
      });
    const expected = await Promise.all(tiles(short));
    statements.length = 0;
    const found = await Promise.all(tiles(long));
    expect(found).toEqual(expected);
    expect(JSON.stringify(expected)).toMatch(/"value":[1-9]/);
    const longest = statements.reduce((most, { values }) => Math.max(most, values.length), 0);
    expect([longest <= 65_535, statements.some(({ holdsValues }) => holdsValues)]).toEqual([true, true]);
  });
});

describe("a column of an old character set", () => {
  it.each(["latin1", "gbk"])("%s: a text that it cannot hold is the caller's fault, any other is looked for", async (charset) => {
    const old = await supportDatabase(inject("mysqlUrl"), `server_${charset}`);
    await old.pool.query(`ALTER TABLE tickets MODIFY region VARCHAR(32) CHARACTER SET ${charset}`);
    await old.pool.query("INSERT INTO tickets (ticket_id, region, created_at) VALUES (1, 'Lyon', '2026-03-28')");
    const over = sqlAdapter({ catalog: support, binding: supportBinding, dialect: dialectForTests(), execute: mysql2Executor(old.pool), defaultPolicy: "public" });
    const count = (value: string) =>
      over.query({ kind: "aggregate", metrics: ["tickets"], where: { dimension: "region", op: "equals", value } }, {});
    try {
      await expect(count("😀")).rejects.toMatchObject({ code: "invalid-query", path: "where" });
      expect((await count("Lyon")).rows).toEqual([{ tickets: { value: 1 } }]);
    } finally {
      await old.close();
    }
  });
});

describe("zero dates, which say that a time is not known", () => {
  it("count in no range, in no cohort, and as unknown in filters and in what counts the known", async () => {
    const zero = await supportDatabase(inject("mysqlUrl"), "server_zero");
    const connection = await zero.pool.getConnection();
    await connection.query("SET sql_mode = ''");
    for (const [id, agent, created, solved] of [
      [1, "ann", "0000-00-00", "2026-03-28"],
      [2, "ann", "2026-03-02", "0000-00-00"],
      [3, "bob", "2026-03-03", "2026-03-04"],
      [4, "cy", "2026-03-09", null],
    ] as const) {
      await connection.query("INSERT INTO tickets (ticket_id, agent, created_at, solved_at) VALUES (?, ?, ?, ?)", [id, agent, created, solved]);
    }
    connection.release();
    const over = sqlAdapter({
      catalog: support,
      binding: supportBinding,
      dialect: dialectForTests(),
      execute: mysql2Executor(zero.pool),
      defaultPolicy: "public",
      clock: () => Date.parse("2026-05-01T00:00:00Z"),
    });
    const tickets = async (where: AnyFilter) =>
      (await over.query({ kind: "aggregate", metrics: ["tickets"], where: where as never }, {})).rows[0]?.["tickets"]?.value;
    const until = { dimension: "createdAt", op: "range", range: { to: "2026-03-05T00:00:00Z" } } as const;
    const unknown = { dimension: "solvedAt", op: "isNull" } as const;
    try {
      expect([await tickets(until), await tickets({ not: until }), await tickets(unknown), await tickets({ not: unknown })]).toEqual([2, 2, 2, 2]);
      const range = { from: "2026-03-01", to: "2026-04-01" };
      const { rows } = await over.query({ kind: "aggregate", metrics: ["solvedShare"], time: { range } }, {});
      expect(rows[0]?.solvedShare).toMatchObject({ numerator: 1, denominator: 3 });
    } finally {
      await zero.close();
    }
  });
});

describe("dates without a month or a day, which sql_mode may let in", () => {
  it.each([false, true])("are unknown as zero dates are: in no range, bucket or cohort, in records, members and filters (leads: %s)", async (leads) => {
    const zero = await supportDatabase(inject("mysqlUrl"), `server_parts_${leads}`);
    const connection = await zero.pool.getConnection();
    await connection.query("SET sql_mode = ''");
    const rows = [
      [1, "ann", "2026-00-10", "2026-01-20"],
      [2, "ann", "2026-01-15 08:00:00", "2026-00-10"],
      [3, "ann", "2026-02-00", "0000-00-00"],
      [4, "bob", "2025-12-31 23:59:59", "2026-02-00 10:00:00"],
      [5, "bob", "2026-02-01", null],
    ];
    await connection.query("INSERT INTO tickets (ticket_id, agent, created_at, solved_at) VALUES ?", [rows]);
    connection.release();
    const { ticket, feedback } = supportBinding.entities;
    const columns = { ...ticket.columns, createdAt: { column: "created_at", leads } };
    const over = sqlAdapter({
      catalog: support,
      binding: { entities: { ticket: { table: ticket.table, columns }, feedback } } as typeof supportBinding,
      dialect: dialectForTests(),
      execute: mysql2Executor(zero.pool),
      defaultPolicy: "public",
      clock: () => Date.parse("2026-05-01T00:00:00Z"),
    });
    const count = async (query: object) =>
      (await over.query({ kind: "aggregate", metrics: ["tickets"], ...query }, {})).rows.map((row) => row["tickets"]?.value);
    const range = { from: "2025-12-01T00:00:00Z", to: "2026-03-01T00:00:00Z" };
    const created = (bounds: object) => ({ where: { dimension: "createdAt", op: "range", range: bounds } });
    const isUnknown = { dimension: "createdAt", op: "isNull" } as const;
    try {
      expect(await count({ time: { range } })).toEqual([3]);
      expect(await count({ time: { range, grain: "month" } })).toEqual([1, 1, 1]);
      expect(await count({ time: { range: { from: "2026-01-31T00:00:00Z", to: "2026-02-02T00:00:00Z" }, grain: "day" } })).toEqual([0, 1]);
      expect([await count(created(range)), await count(created({ from: range.from })), await count(created({ to: range.to }))]).toEqual([[3], [3], [3]]);
      expect([await count({ where: isUnknown }), await count({ where: { not: isUnknown } }), await count({})]).toEqual([[2], [3], [5]]);
      expect((await over.query({ kind: "aggregate", metrics: ["solved"] }, {})).rows).toEqual([{ solved: { value: 1 } }]);
      const { rows: members } = await over.query({ kind: "members", dimension: "solvedAt" }, {});
      expect(members).toEqual([{ value: "2026-01-20T00:00:00.000Z", count: 1 }, { value: null, count: 4 }]);
      const order = [{ by: "createdAt", direction: "asc" }] as const;
      const { rows: records } = await over.query({ kind: "records", entity: "ticket", columns: ["createdAt"], order }, {});
      expect(records.map(({ createdAt }) => createdAt)).toEqual(["2025-12-31T23:59:59.000Z", "2026-01-15T08:00:00.000Z", "2026-02-01T00:00:00.000Z", null, null]);
      const steps = [{ event: "created" }, { event: "solved" }] as const;
      const { rows: funnel } = await over.query({ kind: "funnel", steps, window: "P30D", time: { range } }, {});
      expect(funnel.map(({ count: reached }) => reached.value)).toEqual([3, 0]);
    } finally {
      await zero.close();
    }
  });
});

describe("texts that are alike in all that the database orders by", () => {
  it("are in no page of members that ends between them, and in a longer one", async () => {
    const long = await supportDatabase(inject("mysqlUrl"), "server_long_texts");
    await long.pool.query("ALTER TABLE tickets MODIFY region TEXT CHARACTER SET utf8mb4");
    const alike = "é".repeat(512);
    const texts = [`${alike}b`, `${alike}a`, `${alike.slice(1)}x`, alike.slice(0, 400), "z"];
    await long.pool.query("INSERT INTO tickets (ticket_id, region, created_at) VALUES ?", [texts.map((text, id) => [id + 1, text, "2026-03-01"])]);
    const { ticket, feedback } = supportBinding.entities;
    const asStored = { entities: { ticket: { ...ticket, exact: true }, feedback } };
    const overBoth = [supportBinding, asStored].map((binding) =>
      sqlAdapter({ catalog: support, binding, dialect: dialectForTests(), execute: mysql2Executor(long.pool), defaultPolicy: "public" }),
    );
    const page = async (size: number, over = overBoth[0]) => (await over?.query({ kind: "members", dimension: "region", page: { size } }, {}))?.rows.map(({ value }) => value) ?? [];
    try {
      expect(await page(2)).toEqual(["z", alike.slice(0, 400)]);
      expect((await page(3)).at(-1)).toBe(`${alike.slice(1)}x`);
      await long.pool.query("ALTER TABLE tickets MODIFY region TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
      await expect(page(4, overBoth[1])).rejects.toMatchObject({ code: "unsupported", path: "page.size" });
      if (dialectForTests().sortedBytes.exactText === null) expect((await page(4)).at(-1)).toBe(`${alike}a`);
      else await expect(page(4)).rejects.toMatchObject({ code: "unsupported", path: "page.size" });
      expect((await page(5)).toSorted()).toEqual(texts.toSorted());
    } finally {
      await long.close();
    }
  });
});

describe("members", () => {
  it("lists a time once, as it is answered: in whole milliseconds, and none where it is a zero date", async () => {
    const zero = await supportDatabase(inject("mysqlUrl"), "server_members_of_times");
    const connection = await zero.pool.getConnection();
    await connection.query("SET sql_mode = ''");
    await connection.query("ALTER TABLE tickets MODIFY solved_at DATETIME(6)");
    const solved = ["2026-03-04 00:00:00.000900", "0000-00-00", "2026-03-04", null, "2026-03-04 00:00:00.001", "2026-03-02"];
    const rows = solved.map((at, id) => [id + 1, "2026-03-01", at]);
    await connection.query("INSERT INTO tickets (ticket_id, created_at, solved_at) VALUES ?", [rows]);
    connection.release();
    const over = sqlAdapter({ catalog: support, binding: supportBinding, dialect: dialectForTests(), execute: mysql2Executor(zero.pool), defaultPolicy: "public" });
    const by = (order: "value" | "count") => over.query({ kind: "members", dimension: "solvedAt", order }, {});
    const [second, fourth, after, none] = [
      { value: "2026-03-02T00:00:00.000Z", count: 1 },
      { value: "2026-03-04T00:00:00.000Z", count: 2 },
      { value: "2026-03-04T00:00:00.001Z", count: 1 },
      { value: null, count: 2 },
    ];
    try {
      expect((await by("value")).rows).toEqual([second, fourth, after, none]);
      expect((await by("count")).rows).toEqual([fourth, none, second, after]);
    } finally {
      await zero.close();
    }
  });

  it("searches a number that stands as DECIMAL by the digits that are shown", async () => {
    const found = async (search: string) => {
      const { rows } = await adapter.query({ kind: "members", dimension: "score", search }, { policy: "public" });
      return rows.map(({ value }) => value);
    };
    expect(await Promise.all(["3.5", "3.50", "5", ".", "0"].map(found))).toEqual([[3.5], [], [3.5, 5], [3.5], []]);
  });
});
