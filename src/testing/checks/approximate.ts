import { ask, numberOf, numbers, shown, valueIn } from "./ask.ts";
import { fail, firstFault, notApplicable, pass } from "./check.ts";
import type { Check } from "./check.ts";
import { plainCount } from "./rows.ts";

/** How far a histogram may be off, and the rounding of floats. */
const tolerance = 0.01 + 1e-6;

export const approximateIsNear: Check = {
  name: "an approximate percentile is near the exact one",
  area: "correctness",
  weight: 2,
  run: (subject) => {
    const cases = subject.facts.flatMap((fact) =>
      Object.entries(subject.catalog.metrics).flatMap(([name, metric]) => {
        const isOf = metric.kind === "percentile" && metric.entity === fact.entity && metric.time === fact.time;
        return isOf && subject.catalog.dimensions[metric.of]?.kind === "number" ? [{ name, of: metric.of, fact }] : [];
      }),
    );
    return firstFault(
      cases.slice(0, 2),
      async ({ name, of, fact }) => {
        const { range } = fact;
        const count = plainCount(subject, fact);
        if (count === undefined) return notApplicable("no metric counts all rows of an entity");
        const where = { dimension: of, op: "range", range: { to: 0 } } as const;
        if ((await numberOf(subject, { metrics: [count], time: { range }, where })) !== 0) return notApplicable("some values are negative");
        const time = { range, grain: "day" } as const;
        const near = await ask(subject, numbers({ metrics: [{ metric: name, approximate: true }], time }));
        const exact = await ask(subject, numbers({ metrics: [name], time }));
        const at = exact.rows.findIndex((row, index) => !isNear(valueIn(near.rows[index] ?? {}, name), valueIn(row, name)));
        if (at < 0) return pass;
        return fail(
          `${name} on ${shown(exact.rows[at]?.["time"])} is about ${valueIn(near.rows[at] ?? {}, name)}`,
          `${valueIn(exact.rows[at] ?? {}, name)}, or within 1 % of it`,
          "let the bins of the histogram be so narrow that each value is within 1 %",
        );
      },
      { none: "the catalog has no percentile of a number" },
    );
  },
};

function isNear(found: number | null, exact: number | null): boolean {
  if (found === null || exact === null) return found === exact;
  return Math.abs(found - exact) <= tolerance * Math.abs(exact) + 1e-9;
}
