import { describe, expect, it } from "vitest";
import type { AggregateQuery, MetricsQuery, RowPolicy } from "../../../src/query/index.ts";
import { compileQuery, defineBinding, mariadb, mysql } from "../../../src/server/index.ts";
import { support } from "../../query/support.ts";
import { supportBinding } from "../supportBinding.ts";

type C = typeof support;

function compiled(query: MetricsQuery<C>, policy: RowPolicy<C> = "public", dialect = mariadb()) {
  return compileQuery(query, {
    catalog: support,
    binding: supportBinding,
    dialect,
    policy,
    now: Date.parse("2026-06-01T00:00:00Z"),
  });
}
async function single(query: MetricsQuery<C>, policy?: RowPolicy<C>, dialect = mariadb()) {
  const [statement, ...more] = await compiled(query, policy, dialect);
  expect(more).toEqual([]);
  return { sql: statement?.sql, values: statement?.values };
}

describe("compileQuery(aggregate)", () => {
  it("needs neither a policy relation nor a join where everything is public and near", async () => {
    expect(await single({ kind: "aggregate", metrics: ["tickets"] })).toEqual({
      sql: "SELECT COUNT(*) FROM `tickets` AS `t0` GROUP BY NULL",
      values: [],
    });
  });

  it("puts the row policy into the relation, each entity's own into each join", async () => {
    const policy: RowPolicy<C> = {
      ticket: { dimension: "channel", op: "in", values: ["phone", "chat"] },
      feedback: { dimension: "channel", op: "equals", value: "phone" },
    };
    expect(await single({ kind: "aggregate", metrics: ["rated"], by: ["channel"] }, policy)).toEqual({
      sql:
        "SELECT `t1`.`channel` AS `md:0`, COUNT(*) FROM " +
        "(SELECT `r`.* FROM `feedback` AS `r` WHERE `r`.`ticket_id` IN (SELECT `r`.`ticket_id` FROM `tickets` AS `r` WHERE (`r`.`channel` = ? AND COERCIBILITY(`r`.`channel`) <> 5))) AS `t0` " +
        "LEFT JOIN (SELECT `r`.* FROM `tickets` AS `r` WHERE (`r`.`channel` IN (?, ?) AND COERCIBILITY(`r`.`channel`) <> 5)) AS `t1` ON `t1`.`ticket_id` = `t0`.`ticket_id` " +
        "GROUP BY `md:0` LIMIT 100001",
      values: ["phone", "phone", "chat"],
    });
  });

  it("shows nothing of an entity whose rule is none", async () => {
    const { sql } = await single({ kind: "aggregate", metrics: ["tickets"] }, { ticket: "none", feedback: "all" });
    expect(sql).toBe("SELECT COUNT(*) FROM (SELECT `r`.* FROM `tickets` AS `r` WHERE FALSE) AS `t0` GROUP BY NULL");
  });

  it("compares keys of texts exactly where the binding says so, in joins and in policies on linked rows", async () => {
    const { ticket, feedback } = supportBinding.entities;
    const binding = defineBinding(support, {
      entities: {
        ticket: { ...ticket, columns: { ...ticket.columns, ticketId: { column: "ticket_id", text: true } } } as typeof ticket,
        feedback: { ...feedback, columns: { ticketId: { column: "ticket_id", text: true } } } as typeof feedback,
      },
    });
    const policy: RowPolicy<C> = { ticket: "all", feedback: { dimension: "urgent", op: "equals", value: true } };
    const query = { kind: "aggregate", metrics: ["rated"], by: ["urgent"] } as const;
    const [statement] = await compileQuery(query, { catalog: support, binding, dialect: mariadb(), policy, now: 0 });
    const exact = (column: string) => `CONVERT(${column} USING utf8mb4) COLLATE utf8mb4_nopad_bin`;
    expect(statement?.sql).toContain(
      `ON \`t1\`.\`ticket_id\` = \`t0\`.\`ticket_id\` AND ${exact("`t1`.`ticket_id`")} = ${exact("`t0`.`ticket_id`")} GROUP BY`,
    );
    expect(statement?.sql).toContain(
      `WHERE ${exact("`r`.`ticket_id`")} IN (SELECT ${exact("`r`.`ticket_id`")} FROM \`tickets\` AS \`r\` WHERE (\`r\`.\`urgent\` <> 0))`,
    );
  });

  it("compares texts exactly and lets an index help", async () => {
    const query: AggregateQuery<C> = {
      kind: "aggregate",
      metrics: ["agents"],
      where: { dimension: "region", op: "equals", value: "x' OR 1=1 -- " },
    };
    expect(await single(query)).toEqual({
      sql:
        "SELECT COUNT(DISTINCT CONVERT(`t0`.`agent` USING utf8mb4) COLLATE utf8mb4_nopad_bin) FROM `tickets` AS `t0` " +
        "WHERE (`t0`.`region` = ? AND CONVERT(`t0`.`region` USING utf8mb4) COLLATE utf8mb4_nopad_bin = ?) GROUP BY NULL",
      values: ["x' OR 1=1 -- ", "x' OR 1=1 -- "],
    });
    expect((await single(query, "public", mysql())).sql).toContain("COLLATE utf8mb4_0900_bin = ?");
  });

  it("computes a bound fragment inside the relation and names it once", async () => {
    expect(await single({ kind: "aggregate", metrics: ["slowest"], by: ["urgent"] })).toEqual({
      sql:
        "SELECT (`t0`.`urgent` <> 0) AS `md:0`, MAX(`t0`.`md:firstResponseSeconds`) FROM " +
        "(SELECT `r`.*, (TIMESTAMPDIFF(SECOND, created_at, first_replied_at)) AS `md:firstResponseSeconds` FROM `tickets` AS `r`) AS `t0` " +
        "GROUP BY `md:0` LIMIT 100001",
      values: [],
    });
  });

  it("divides runs of equal days and steps over the day of 23 hours", async () => {
    const statement = await single({
      kind: "aggregate",
      metrics: ["tickets"],
      time: { range: { from: "2026-03-27", to: "2026-04-01" }, grain: "day" },
      calendar: { timeZone: "Europe/Berlin" },
    });
    expect(statement).toEqual({
      sql:
        "SELECT CASE WHEN `t0`.`created_at` < '2026-03-28 23:00:00' THEN TIMESTAMPDIFF(SECOND, '2026-03-26 23:00:00', `t0`.`created_at`) DIV 86400 " +
        "WHEN `t0`.`created_at` < '2026-03-29 22:00:00' THEN 2 " +
        "ELSE 3 + TIMESTAMPDIFF(SECOND, '2026-03-29 22:00:00', `t0`.`created_at`) DIV 86400 END AS `md:bucket`, COUNT(*) " +
        "FROM `tickets` AS `t0` WHERE `t0`.`created_at` >= '2026-03-26 23:00:00' AND `t0`.`created_at` < '2026-03-31 22:00:00' GROUP BY `md:bucket`",
      values: [],
    });
  });

  it("counts rows where a time is known: a zero date is none", async () => {
    const { sql, values } = await single({ kind: "aggregate", metrics: ["solvedShare"] });
    expect(sql).toBe(
      "SELECT COUNT(CASE WHEN (`t0`.`solved_at` >= '0001-01-01 00:00:00' AND DAYOFYEAR(`t0`.`solved_at`) > 0) THEN 1 END), COUNT(*) FROM `tickets` AS `t0` GROUP BY NULL",
    );
    expect(values).toEqual([]);
  });

  it("counts what is not NULL where the binding says that a column has no zero dates", async () => {
    const { ticket } = supportBinding.entities;
    const columns = { ...ticket.columns, solvedAt: { column: "solved_at", zeroTimes: false } };
    const binding = { entities: { ...supportBinding.entities, ticket: { table: "tickets", columns } } } as typeof supportBinding;
    const options = { catalog: support, binding, dialect: mariadb(), policy: "public", now: 0 } as const;
    const [statement] = await compileQuery<C>({ kind: "aggregate", metrics: ["solvedShare"] }, options);
    expect(statement?.sql).toBe("SELECT COUNT(`t0`.`solved_at`), COUNT(*) FROM `tickets` AS `t0` GROUP BY NULL");
  });

  it("finds a percentile's two ranks by counting values, and what adds up in the same statement", async () => {
    const statements = await compiled({ kind: "aggregate", metrics: ["firstResponseP90"], by: ["urgent"] });
    expect(statements.map(({ sql }) => sql)).toEqual([
      "SELECT `md:0`, MAX(`md:n`), MIN(CASE WHEN `md:upTo` > FLOOR(0.9e0 * (`md:n` - 1)) THEN `md:value` END), " +
        "MIN(CASE WHEN `md:upTo` > CEILING(0.9e0 * (`md:n` - 1)) THEN `md:value` END), SUM(`md:m0`) FROM " +
        "(SELECT `md:0`, `md:value`, SUM(`md:count`) OVER (PARTITION BY `md:0` ORDER BY `md:value`) AS `md:upTo`, " +
        "SUM(`md:count`) OVER (PARTITION BY `md:0`) AS `md:n`, `md:m0` FROM " +
        "(SELECT (`t0`.`urgent` <> 0) AS `md:0`, `t0`.`md:firstResponseSeconds` AS `md:value`, COUNT(`t0`.`md:firstResponseSeconds`) AS `md:count`, " +
        "COUNT(`t0`.`md:firstResponseSeconds`) AS `md:m0` FROM " +
        "(SELECT `r`.*, (TIMESTAMPDIFF(SECOND, created_at, first_replied_at)) AS `md:firstResponseSeconds` FROM `tickets` AS `r`) AS `t0` " +
        "GROUP BY `md:0`, `md:value`) AS `counts`) AS `ranked` GROUP BY `md:0` LIMIT 100001",
    ]);
  });

  it("answers a grouping and its totals over the groups, and distinct values over the rows", async () => {
    const drill = { kind: "aggregate", by: ["channel", "urgent"], totals: [["channel"], []] } as const;
    expect((await single({ ...drill, metrics: ["tickets"] })).sql).toBe(
      "SELECT `md:0`, `md:1`, SUM(`md:rows`), SUM(`md:m0`) FROM (SELECT `t0`.`channel` AS `md:0`, (`t0`.`urgent` <> 0) AS `md:1`, " +
        "COUNT(*) AS `md:rows`, COUNT(*) AS `md:m0` FROM `tickets` AS `t0` GROUP BY `md:0`, `md:1`) AS `grouped` GROUP BY `md:0`, `md:1` WITH ROLLUP LIMIT 300001",
    );
    expect((await single({ ...drill, metrics: ["agents"] })).sql).toMatch(/^SELECT .*, COUNT\(\*\), COUNT\(DISTINCT .*\) FROM .* WITH ROLLUP LIMIT \d+$/);
  });

  it("asks apart for totals by what is not the first of the keys", async () => {
    const totals = [["urgent"]] as const;
    const statements = await compiled({ kind: "aggregate", metrics: ["tickets"], by: ["channel", "urgent"], totals });
    expect(statements.map(({ sql }) => sql.includes("ROLLUP"))).toEqual([false, false]);
  });

  it("gives of a top query the statement that chooses", async () => {
    const statement = await single({ kind: "aggregate", metrics: ["tickets"], by: ["channel"], top: { n: 2, by: "tickets" } });
    expect(statement.sql).toBe("SELECT `t0`.`channel` AS `md:0`, COUNT(*) FROM `tickets` AS `t0` GROUP BY `md:0`");
  });

  it("refuses to be called without a policy", async () => {
    await expect(compiled({ kind: "aggregate", metrics: ["tickets"] }, null as never)).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});

describe("compileQuery(records)", () => {
  it("sorts unknown values last and breaks ties by key", async () => {
    expect(
      await single({
        kind: "records",
        entity: "ticket",
        columns: ["agent"],
        where: { dimension: "agent", op: "startsWith", value: "50%_|" },
        order: [{ by: "channel", direction: "desc" }],
        page: { size: 10 },
      }),
    ).toEqual({
      sql:
        "SELECT CONVERT(`t0`.`agent` USING utf8mb4) COLLATE utf8mb4_nopad_bin FROM `tickets` AS `t0` WHERE (`t0`.`agent` LIKE ? ESCAPE '|' AND " +
        "CONVERT(`t0`.`agent` USING utf8mb4) COLLATE utf8mb4_nopad_bin LIKE ? ESCAPE '|') ORDER BY " +
        "`t0`.`channel` IS NULL, FIELD(`t0`.`channel`, ?, ?, ?, ?) = 0, FIELD(`t0`.`channel`, ?, ?, ?, ?) DESC, `t0`.`channel` DESC, " +
        "`t0`.`ticket_id` LIMIT ? OFFSET ?",
      values: ["50|%|_||%", "50|%|_||%", "phone", "chat", "email", "wechat", "phone", "chat", "email", "wechat", 11, 0],
    });
  });
});

describe("compileQuery(members)", () => {
  it("counts rows by value and searches in any case", async () => {
    expect(await single({ kind: "members", dimension: "region", search: "Ly%", order: "count" })).toEqual({
      sql:
        "SELECT `md:value`, `md:rows` FROM (SELECT CONVERT(`t0`.`region` USING utf8mb4) COLLATE utf8mb4_nopad_bin AS `md:value`, " +
        "COUNT(*) AS `md:rows` FROM `tickets` AS `t0` WHERE LOWER(CONVERT(`t0`.`region` USING utf8mb4) COLLATE utf8mb4_nopad_bin) " +
        "LIKE ? ESCAPE '|' GROUP BY `md:value`) AS `members` ORDER BY `md:rows` DESC, `md:value` IS NULL, `md:value` LIMIT ? OFFSET ?",
      values: ["%ly|%%", 101, 0],
    });
  });
});
