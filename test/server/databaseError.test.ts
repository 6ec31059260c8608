import { describe, expect, it } from "vitest";
import { databaseError, isConnectionLost } from "../../src/server/databaseError.ts";

const thrown = (fields: object) => Object.assign(new Error("told 'secret'"), fields);

describe("databaseError(thrown)", () => {
  it.each<[string, object, string, boolean]>([
    ["ECONNREFUSED", { code: "ECONNREFUSED", errno: -111, fatal: true }, "unavailable", true],
    ["a lost connection", { code: "PROTOCOL_CONNECTION_LOST", fatal: true }, "unavailable", true],
    ["MySQL's statement timeout", { code: "ER_QUERY_TIMEOUT", errno: 3024 }, "timeout", true],
    ["MariaDB's statement timeout", { code: "ER_STATEMENT_TIMEOUT", errno: 1969 }, "timeout", true],
    ["ClickHouse's statement timeout", { errno: 159, sqlState: "00000" }, "timeout", true],
    ["ClickHouse's limit of queries at once", { errno: 202, sqlState: "00000" }, "rate-limited", true],
    ["ClickHouse's limit of memory", { errno: 241, sqlState: "00000" }, "too-large", false],
    ["a text longer than ClickHouse reads", { errno: 62, sqlState: "00000", message: "Syntax error: Max query size exceeded: 'secret'" }, "too-large", false],
    ["a bound beyond a column of ClickHouse", { errno: 407, sqlState: "00000" }, "invalid-query", false],
    ["a fault that ClickHouse finds", { errno: 62, sqlState: "00000" }, "unavailable", false],
    ["a setting that ClickHouse's user may not change", { errno: 164, sqlState: "00000", sqlMessage: "Cannot modify setting" }, "unavailable", false],
    ["a system's error", { errno: 62 }, "unavailable", true],
    ["too many connections", { code: "ER_CON_COUNT_ERROR", errno: 1040, fatal: true }, "rate-limited", true],
    ["a wrong password", { code: "ER_ACCESS_DENIED_ERROR", errno: 1045, fatal: true, sqlMessage: "Access denied" }, "unavailable", false],
    ["a mix of collations", { code: "ER_CANT_AGGREGATE_2COLLATIONS", errno: 1267, sqlMessage: "told 'secret'" }, "unavailable", false],
  ])("maps %s", (_title, fields, code, retryable) => {
    const error = databaseError(thrown(fields));
    expect([error.code, error.retryable, error.message.includes("secret")]).toEqual([code, retryable, false]);
  });

  it("tells two columns whose collations differ from a text that a column cannot hold", () => {
    const mix = (of: string) => thrown({ errno: 1267, sqlMessage: `Illegal mix of collations ${of} for operation '='` });
    const columns = databaseError(mix("(utf8mb4_general_ci,IMPLICIT) and (utf8mb4_unicode_ci,IMPLICIT)"), ["日本"]);
    const text = databaseError(mix("(latin1_swedish_ci,IMPLICIT) and (utf8mb4_general_ci,COERCIBLE)"), ["日本"]);
    expect([columns.code, columns.message, columns.path, text.code, text.path]).toEqual([
      "unavailable",
      "metricdeck: the database does not compare texts of the collations utf8mb4_general_ci and utf8mb4_unicode_ci; give both columns one collation, and where they are a key and a link, bind both with `text: true`",
      undefined,
      "invalid-query",
      "where",
    ]);
  });
});

describe("isConnectionLost(thrown)", () => {
  it("tells a connection that went away from one that never was", () => {
    const lost = [{ code: "ECONNRESET", fatal: true }, { message: "Can't add new command when connection is in closed state" }];
    const never = [{ code: "ECONNREFUSED", fatal: true }, { code: "ER_ACCESS_DENIED_ERROR", errno: 1045, fatal: true }];
    expect([...lost, ...never].map((fields) => isConnectionLost(thrown(fields)))).toEqual([true, true, false, false]);
  });
});
