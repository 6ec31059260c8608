import type { Answer, Engine } from "./engine.ts";
import { brushedNames } from "./engine.ts";
import type { Tickets } from "./tickets.ts";
import { codedNames, day, yearStart } from "./tickets.ts";

/** DuckDB's best SQL for each question, however it is run. */
export function duckdbQuestions(read: (sql: string) => Promise<Answer>): Omit<Engine, "name"> {
  const listed = (products: readonly string[]) => products.map((product) => `'${product}'`).join(", ");
  const since = `(instant - ${yearStart})`;
  return {
    countByDay: (products) =>
      read(`SELECT ${since} // ${day} AS d, count(*) FROM tickets WHERE product IN (${listed(products)}) GROUP BY d`),
    responseByRegionAndWeek: (products) =>
      read(
        `SELECT region || ' ' || week, avg, p90 FROM (SELECT region, ${since} // ${7 * day} AS week, avg(seconds) AS avg, ` +
          `quantile_cont(seconds, 0.9) AS p90 FROM tickets WHERE product IN (${listed(products)}) GROUP BY region, week)`,
      ),
    customersByMonth: () => read("SELECT month(created) - 1 AS m, count(DISTINCT customer) FROM tickets GROUP BY m"),
    topAgents: (products) => {
      const where = products === null ? "" : `WHERE product IN (${listed(products)})`;
      return read(`SELECT agent::VARCHAR, count(*) AS n FROM tickets ${where} GROUP BY agent ORDER BY n DESC, agent LIMIT 20`);
    },
    brush: async (from, to) => {
      const window = `instant >= ${yearStart + from * day} AND instant < ${yearStart + to * day}`;
      const answers: Answer[] = [];
      for (const name of brushedNames) {
        answers.push(await read(`SELECT ${name}::VARCHAR, count(*) FROM tickets WHERE ${window} GROUP BY ${name}`));
      }
      return answers;
    },
  };
}

export const rawTable = `CREATE TABLE raw (instant BIGINT, seconds INTEGER, ${codedNames.map((name) => `${name} INTEGER`).join(", ")})`;

/** Codes become enums, the layout that serves DuckDB best. */
export function fromRaw(values: Tickets["values"]): readonly string[] {
  const texts = codedNames.map((name) => `printf('${name} %05d', ${name})::${name}_value AS ${name}`).join(", ");
  return [
    ...codedNames.map((name) => `CREATE TYPE ${name}_value AS ENUM (${values[name].map((value) => `'${value}'`).join(", ")})`),
    `CREATE TABLE tickets AS SELECT instant, make_timestamp(instant * 1000) AS created, seconds, ${texts} FROM raw`,
    "DROP TABLE raw",
  ];
}
