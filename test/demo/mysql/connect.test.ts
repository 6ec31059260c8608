import { describe, expect, it } from "vitest";
import { connectMysql, parseMysqlUrl } from "../../../demo/mysql/connect.ts";
import { sqlLiteral } from "../../../demo/mysql/insertRows.ts";
import { createProgress } from "../../../demo/mysql/progress.ts";

describe("parseMysqlUrl", () => {
  it.each([
    [undefined, "METRICDECK_MYSQL_URL is not set"],
    ["localhost", "METRICDECK_MYSQL_URL is no URL"],
    ["postgres://root@localhost/demo", 'METRICDECK_MYSQL_URL begins with "postgres:"'],
    ["mysql://root@localhost:3306", "METRICDECK_MYSQL_URL names no database"],
  ])("parseMysqlUrl(%j) says what is wrong and how to write it", (url, message) => {
    expect(() => parseMysqlUrl(url)).toThrow(`metricdeck: ${message}`);
    expect(() => parseMysqlUrl(url)).toThrow("mysql://user:password@host:3306/database");
  });
});

describe("connectMysql", () => {
  it("connectMysql(url) names the server that does not answer, and no password", async () => {
    const failure: unknown = await connectMysql("mysql://ann:secret@127.0.0.1:1/demo").catch((error: unknown) => error);
    expect(String(failure)).toBe(
      "Error: metricdeck: cannot use the database demo at 127.0.0.1:1 (ECONNREFUSED): " +
        "no server answers there; is it running, and is the port right?",
    );
  });
});

describe("sqlLiteral", () => {
  it("sqlLiteral(value) doubles quotes, leaves backslashes, and writes times in UTC", () => {
    expect(sqlLiteral("O'Neil \\' OR 1=1")).toBe("'O''Neil \\'' OR 1=1'");
    expect(sqlLiteral(null)).toBe("NULL");
    expect(sqlLiteral(true)).toBe("true");
    expect(sqlLiteral(499.5)).toBe("499.5");
    expect(sqlLiteral(Date.UTC(2026, 0, 2, 3, 4, 5), { isTime: true })).toBe("'2026-01-02 03:04:05'");
  });
});

describe("createProgress", () => {
  it("createProgress(out) writes one line a tenth where there is no terminal", () => {
    const written: string[] = [];
    const progress = createProgress({ write: (text) => written.push(text) }, "Loading demo");
    for (const done of [5, 10, 14, 55, 100]) progress(done, 100);
    expect(written).toEqual(["Loading demo 10 %\n", "Loading demo 50 %\n", "Loading demo 100 %\n"]);
  });

  it("createProgress(out) redraws one bar on a terminal and ends its line when done", () => {
    const written: string[] = [];
    const progress = createProgress({ isTTY: true, write: (text) => written.push(text) }, "Loading");
    progress(1, 2);
    progress(2, 2);
    const half = "█".repeat(15);
    expect(written).toEqual([`\rLoading ${half}${"░".repeat(15)}  50 %`, `\rLoading ${half}${half} 100 %\n`]);
  });
});
