import { describe, expect, it } from "vitest";
import type { EventScan } from "../../../src/engine/events.ts";
import { compileEvents } from "../../../src/server/compile/events.ts";
import { duckdb } from "../../../src/server/dialects/duckdb.ts";
import { mariadb } from "../../../src/server/dialects/mariadb.ts";
import type { Dialect } from "../../../src/server/dialects/dialect.ts";
import { entityRules } from "../../../src/server/policy.ts";
import { journeys } from "../../contract/eventCatalog.ts";
import type { RowPolicy } from "../../../src/query/index.ts";

const day = 86_400_000;
const start = Date.parse("2026-03-02T00:00:00Z");
const scan: EventScan = {
  entity: "ticket",
  time: "openedAt",
  actor: "customerId",
  from: start,
  to: start + 2 * day,
  marks: [{ bit: 0, where: null }],
  by: [],
  measure: null,
  thin: null,
};

function compiled(asked: Partial<EventScan>, dialect: Dialect = mariadb(), policy: RowPolicy<typeof journeys> = "public") {
  const binding = {
    entities: {
      customer: { table: "customers", naming: "snake_case" },
      deed: { table: "deeds", naming: "snake_case" },
      ticket: { table: "tickets", naming: "snake_case" },
    },
  } as const;
  const target = { catalog: journeys, binding, rules: entityRules(journeys, policy, { now: start }), dialect };
  return dialect.written(compileEvents(target, { ...scan, ...asked }, { most: 11 }));
}

describe("compileEvents(target, scan)", () => {
  it("reads actor, time and mark of every row in the span", () => {
    expect(compiled({})).toEqual({
      sql:
        "SELECT `t0`.`customer_id` AS `md:actor`, TIMESTAMPDIFF(MICROSECOND, '1970-01-01 00:00:00', `t0`.`opened_at`) DIV 1000, 1 AS `md:mark` " +
        "FROM `tickets` AS `t0` WHERE `t0`.`customer_id` IS NOT NULL AND `t0`.`opened_at` >= '2026-03-02 00:00:00' " +
        "AND `t0`.`opened_at` < '2026-03-04 00:00:00' LIMIT ? OFFSET ?",
      values: [11, 0],
    });
  });

  it("reads only rows that meet a definition, and binds what was asked", () => {
    const marks = [
      { bit: 0, where: { dimension: "product", op: "equals", value: 1 } },
      { bit: 2, where: { dimension: "product", op: "equals", value: 2 } },
    ] as const;
    const { sql, values } = compiled({ entity: "deed", time: "at", marks, from: -Infinity });
    expect(sql).toBe(
      "SELECT `t0`.`customer_id` AS `md:actor`, TIMESTAMPDIFF(MICROSECOND, '1970-01-01 00:00:00', `t0`.`at`) DIV 1000, CASE `t0`.`product` WHEN ? THEN 1 " +
        "WHEN ? THEN 4 ELSE 0 END AS `md:mark` FROM `deeds` AS `t0` WHERE `t0`.`customer_id` IS NOT NULL " +
        "AND `t0`.`at` >= '0001-01-01 00:00:00' AND `t0`.`at` < '2026-03-04 00:00:00' AND DAYOFYEAR(`t0`.`at`) > 0 AND `t0`.`product` IN (?, ?) LIMIT ? OFFSET ?",
    );
    expect(values).toEqual([1, 2, 1, 2, 11, 0]);
  });

  it("takes the last of each bucket where one is enough", () => {
    const { sql } = compiled({ thin: { keep: "last", starts: [start, start + day] } }, duckdb());
    expect(sql).toBe(
      'SELECT "t0"."customer_id" AS "md:actor", (epoch_us(MAX("t0"."opened_at")) - 0) // 1000, 1 AS "md:mark", ' +
        `(epoch_us("t0"."opened_at") - ${start * 1000}) // ${day * 1000} AS "md:bucket" FROM "tickets" AS "t0" ` +
        'WHERE "t0"."customer_id" IS NOT NULL AND "t0"."opened_at" >= TIMESTAMP \'2026-03-02 00:00:00\' AND "t0"."opened_at" < TIMESTAMP \'2026-03-04 00:00:00\' ' +
        'GROUP BY "md:actor", "md:mark", "md:bucket" LIMIT ? OFFSET ?',
    );
  });

  it("reads through the row policy", () => {
    const { sql } = compiled({}, mariadb(), { customer: "all", deed: "none", ticket: "none" });
    expect(sql).toContain("FROM (SELECT `r`.* FROM `tickets` AS `r` WHERE FALSE) AS `t0`");
  });
});
