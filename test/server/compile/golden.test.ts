import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { dialects, fileOf, golden, readSection, statementsOf } from "./goldenQueries.ts";

const fileFor = (name: string) => new URL(`golden/${name}.sql`, import.meta.url);

describe("the text that each dialect sends", () => {
  it.each(Object.entries(golden))("%s", async (name, asked) => {
    const byDialect = new Map(
      await Promise.all(dialects.map(async (dialect) => [dialect.name, await statementsOf(asked, dialect)] as const)),
    );
    if (process.env["GOLDEN"] === "write") writeFileSync(fileFor(name), fileOf(byDialect));
    const file = readFileSync(fileFor(name), "utf8");
    for (const { name: dialect } of dialects) {
      expect(
        byDialect.get(dialect)?.map(({ sql, values }) => ({ sql, values })),
        dialect,
      ).toEqual(readSection(file, dialect));
    }
  });
});
