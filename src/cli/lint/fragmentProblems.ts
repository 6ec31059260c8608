import type { Catalog } from "../../query/index.ts";
import { boundColumn } from "../../server/binding.ts";
import type { AnyBinding } from "../../server/index.ts";
import { CliError } from "../cliError.ts";
import type { Ask } from "../schema.ts";
import type { Problem } from "./problem.ts";

/** Has the database read the SQL that names are bound to, without running it. */
export async function fragmentProblems(ask: Ask, catalog: Catalog, binding: AnyBinding): Promise<readonly Problem[]> {
  const tried = Object.entries(binding.entities).flatMap(([entity, bound]) => {
    const { key, belongsTo = {} } = catalog.entities[entity] ?? { key: "" };
    const own = Object.entries(catalog.dimensions).filter(([, one]) => one.entity === undefined || one.entity === entity);
    const names = new Set([key, ...Object.values(belongsTo), ...own.map(([name]) => name)]);
    const table = bound.table.split(".").map((part) => `\`${part.replaceAll("`", "``")}\``).join(".");
    return [...names].map(async (name): Promise<readonly Problem[]> => {
      const place = boundColumn(bound, name);
      if ("column" in place) return [];
      const { sql, values } = place.expression;
      try {
        await ask(`EXPLAIN SELECT (${sql}) FROM ${table} AS \`r\``, values);
        return [];
      } catch (thrown) {
        if (!(thrown instanceof CliError)) throw thrown;
        const { cause } = thrown;
        const said = cause instanceof Error ? cause.message : thrown.message;
        const fix = `write SQL over the columns of ${bound.table} alone`;
        return [{ severity: "error", where: `entities.${entity}.columns.${name}`, found: `the database cannot read it: ${said}`, fix }];
      }
    });
  });
  return (await Promise.all(tried)).flat();
}
