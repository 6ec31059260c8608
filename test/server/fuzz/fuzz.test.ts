import { describe, expect, it } from "vitest";
import { tiny } from "../../contract/data.ts";
import { attack } from "./attack.ts";
import { hostileBodies, mark } from "./hostileBodies.ts";
import { fault } from "./statementShape.ts";

describe("the handler over the SQL adapter", () => {
  it("refuses 2000 hostile bodies or answers them with statements of its own words alone", async () => {
    const { send, outcome } = attack(tiny, async () => [], { compared: false });
    const bodies = hostileBodies(1);
    for (let count = 0; count < 2000; count += 1) await send(bodies.next().value);
    expect(outcome.wrong).toEqual([]);
    expect([outcome.answered > 400, outcome.refused > 400, outcome.statements > 400]).toEqual([true, true, true]);
  }, 120_000);
});

describe("fault(statement, names)", () => {
  const names = new Set(["tickets"]);
  const of = (sql: string, values: (string | number)[] = []) => fault({ sql, values }, names);

  it("finds a user's text, another name, another word, a comment, and a value without a place", () => {
    expect([
      of("SELECT COUNT(*) AS `m0` FROM `tickets` WHERE `c` = ?", [mark]),
      of(`SELECT '${mark}'`),
      of("SELECT 1 FROM `users`"),
      of("SELECT SLEEP(5)"),
      of("SELECT 1 -- "),
      of("SELECT 1", ["a"]),
      of("SELECT 'abc'"),
    ]).toEqual([
      null,
      "a user's text stands in it",
      "the name users is not bound",
      "the word SLEEP is not the compiler's",
      "-- stands in it",
      "0 places for 1 values",
      "the literal abc is not the compiler's",
    ]);
  });
});
