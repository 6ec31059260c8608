import { evaluateExpression, parseExpression } from "../../query/index.ts";
import { ask, dayMs, midnight, numbers, shown, valueIn } from "./ask.ts";
import { fail, firstFault, notApplicable, pass } from "./check.ts";
import type { Check } from "./check.ts";
import { entitiesOf } from "./entitiesOf.ts";

const mostMetrics = 4;

export const derivedIsItsExpression: Check = {
  name: "a derived metric is its expression",
  area: "correctness",
  weight: 3,
  run: (subject) => {
    const { catalog, facts } = subject;
    const cases = Object.entries(catalog.metrics).flatMap(([name, metric]) => {
      const fact = facts.find(({ entity }) => entitiesOf(catalog, name).includes(entity));
      return metric.kind === "derived" && fact !== undefined ? [{ name, metric, fact }] : [];
    });
    return firstFault(
      cases.slice(0, mostMetrics),
      async ({ name, metric: { from, expression }, fact: { peak } }) => {
        const time = { range: { from: midnight(peak - 2 * dayMs), to: midnight(peak + dayMs) }, grain: "day" } as const;
        const { rows } = await ask(subject, numbers({ metrics: [name], time }));
        const parts = await ask(subject, numbers({ metrics: from, time }));
        if (rows.length === 0) return notApplicable("there is no day");
        const formula = parseExpression(expression);
        return firstFault([...rows.entries()], async ([index, row]) => {
          const valueOf = (part: string) => valueIn(parts.rows[index] ?? {}, part);
          const [found, expected] = [valueIn(row, name), evaluateExpression(formula, valueOf)];
          const size = Math.max(1, ...from.map((part) => Math.abs(valueOf(part) ?? 0)), Math.abs(expected ?? 0));
          const isSame = found === null || expected === null ? found === expected : Math.abs(found - expected) <= 1e-9 * size;
          if (isSame) return pass;
          return fail(
            `${name} on ${shown(row["time"])} is ${found}; its parts are ${shown(from.map((part) => `${part}: ${valueOf(part)}`))}`,
            `${expected}: ${expression}`,
            "compute the expression from the finished numbers of the same row, null where one of them is or it divides by 0",
          );
        });
      },
      { none: "the catalog has no derived metric" },
    );
  },
};
