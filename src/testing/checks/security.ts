import type { AnyRow } from "../../query/index.ts";
import { ask, byValue, groupings, numberOf, numbers, same, shown, sum, valueIn } from "./ask.ts";
import { fail, firstFault, notApplicable, pass } from "./check.ts";
import type { Check } from "./check.ts";
import { refused } from "./errors.ts";

const attacks = ["x' OR 1=1 -- ", "\\' OR 1=1 -- ", "%' OR '1'='1", 'x"; DROP TABLE t; --'];

export const sqlIsAValue: Check = {
  name: "SQL in a value is a value",
  area: "security",
  weight: 4,
  run: (subject) => {
    const texts = groupings(subject).filter(
      ({ dimension }) => subject.catalog.dimensions[dimension]?.kind === "string",
    );
    return firstFault(
      texts.slice(0, 2),
      ({
        fact: {
          additive: [metric],
          range,
        },
        dimension,
      }) =>
        firstFault(
          attacks.flatMap((value) => (["equals", "contains"] as const).map((op) => ({ dimension, op, value }))),
          async (where) => {
            const found = await numberOf(subject, { metrics: [metric], time: { range }, where });
            if ((found ?? 0) === 0) return pass;
            return fail(
              `${metric} with ${shown(where)} is ${found}`,
              "0",
              "bind every value as a parameter of a prepared statement, and escape % and _ in LIKE",
            );
          },
        ),
    );
  },
};

export const namesOfTheLanguage: Check = {
  name: "names of the language are no names of the catalog",
  area: "security",
  weight: 2,
  run: (subject) =>
    firstFault(subject.facts.slice(0, 1), ({ additive: [metric], range }) =>
      firstFault(["constructor", "__proto__", "toString", "1; DROP TABLE t"], (name) =>
        firstFault(
          [
            { what: `the metric ${name}`, query: numbers({ metrics: [name], time: { range } }), path: null },
            {
              what: `the dimension ${name}`,
              query: numbers({ metrics: [metric], by: [name], time: { range } }),
              path: null,
            },
          ],
          (refusal) => refused(subject, refusal),
        ),
      ),
    ),
};

export const tenantsShareOutTheWhole: Check = {
  name: "tenants see shares of the whole",
  area: "security",
  weight: 5,
  run: (subject) => {
    const { tenants } = subject;
    if (tenants.length < 2) return Promise.resolve(notApplicable("no tenants were given"));
    return firstFault(groupings(subject), async ({ fact: { additive, range, entity, time }, dimension }) => {
      const [metric] = additive;
      const query = numbers({ metrics: [metric], by: [dimension], time: { range }, totals: [[]] });
      const whole = await ask(subject, query);
      const seen = await Promise.all(tenants.map((tenant) => ask(subject, query, tenant)));
      const fix = "put the row policy into every relation that is read: joins, totals, members and records too";
      for (const [value, row] of byValue(whole.rows, dimension)) {
        const parts = seen.map(({ rows }) => valueIn(byValue(rows, dimension).get(value) ?? {}, metric) ?? 0);
        if (same(sum(parts), valueIn(row, metric))) continue;
        return fail(
          `${metric} of ${dimension} = ${shown(value)}: tenants see ${shown(parts)}, the whole is ${valueIn(row, metric)}`,
          "that their shares add up to the whole",
          fix,
        );
      }
      const totals = seen.map(({ totals: of = [] }) => valueIn((of[0]?.rows[0] ?? {}) as AnyRow, metric));
      const groups = seen.map(({ rows }) => sum(rows.map((row) => valueIn(row, metric))));
      if (totals.some((total, index) => !same(total, groups[index] ?? 0))) {
        return fail(
          `tenants' totals of ${metric} are ${shown(totals)}, their groups add up to ${shown(groups)}`,
          "the same numbers",
          fix,
        );
      }
      const where = { dimension: time, op: "range", range } as const;
      const members = await Promise.all(
        tenants.map((tenant) =>
          ask(subject, { kind: "members", dimension, entity, where, page: { size: 200 } }, tenant),
        ),
      );
      const leak = members.flatMap(({ rows }, index) =>
        rows.filter(({ value }) => !byValue(seen[index]?.rows ?? [], dimension).has(value as string)),
      )[0];
      if (leak === undefined) return pass;
      return fail(
        `a tenant is offered the member ${shown(leak["value"])} of ${dimension}, of which it has no rows`,
        "only members of its own rows",
        fix,
      );
    });
  },
};
