import type { AnyRow, Catalog, Filter } from "../../query/index.ts";
import { ask, besideIn, byValue, dayMs, dimensionIn, groupings, isValue, midnight, numberOf, numbers, same, shown, sum, valueIn } from "./ask.ts";
import { fail, firstFault, notApplicable, pass } from "./check.ts";
import type { Check } from "./check.ts";
import { dividedOf } from "./dividedOf.ts";

export const driversAddUp: Check = {
  name: "drivers add up to the change",
  area: "correctness",
  weight: 2,
  run: (subject) =>
    firstFault(
      groupings(subject)
        .slice(0, 4)
        .flatMap(({ fact: { additive, measured, peak }, dimension }) => [
          { metric: additive[0], adds: true, peak, dimension },
          ...dividedOf(subject.catalog, measured).slice(0, 1).map((metric) => ({ metric, adds: false, peak, dimension })),
        ]),
      async ({ metric, adds, peak, dimension }) => {
        const { range, before } = weeksAround(peak);
        const { rows } = await ask(subject, {
          kind: "drivers",
          metric,
          time: { range },
          compare: before,
          dimensions: [dimension],
        });
        const [now, then] = [
          await numberOf(subject, { metrics: [metric], time: { range } }),
          await numberOf(subject, { metrics: [metric], time: { range: before } }),
        ];
        const groups = byValue((await ask(subject, numbers({ metrics: [metric], by: [dimension], time: { range } }))).rows, dimension);
        const wrong = rows.find((row) => {
          if (row["$other"] === true) return false;
          const [value, was] = [valueIn(row, "metric"), besideIn(row, "metric", "before")];
          const group = valueIn(groups.get(dimensionIn(row, "value")) ?? {}, metric);
          const isOwn = adds ? same(value ?? 0, group ?? 0) : same(value, group);
          return !isOwn || (adds && !same(valueIn(row, "contribution"), (value ?? 0) - (was ?? 0)));
        });
        if (wrong !== undefined) {
          return fail(
            `${dimension} = ${shown(wrong["value"])} went from ${besideIn(wrong, "metric", "before")} to ${valueIn(wrong, "metric")} ${metric}, and contributes ${valueIn(wrong, "contribution")}`,
            `its group's number, ${valueIn(groups.get(dimensionIn(wrong, "value")) ?? {}, metric)}, and the difference`,
            "of what adds up, a value contributes its own change",
          );
        }
        if (!adds) return pass;
        const parts = sum(rows.map((row) => valueIn(row, "contribution")));
        if (same(parts, (now ?? 0) - (then ?? 0))) return pass;
        return fail(
          `the contributions of ${dimension} to ${metric} add up to ${parts}, where it went from ${then} to ${now}`,
          `${(now ?? 0) - (then ?? 0)}`,
          "contributions of one dimension, with the row of the others, are the whole change",
        );
      },
    ),
};

export const combinationsAreTheirRows: Check = {
  name: "a combination's numbers are those of its rows",
  area: "correctness",
  weight: 2,
  run: (subject) =>
    firstFault(subject.facts, async ({ additive: [metric], peak, dimensions }) => {
      const { range, before } = weeksAround(peak);
      const over = dimensions.slice(0, 2);
      if (over.length === 0) return notApplicable("no dimension has few values");
      const query = { kind: "drivers", metric, time: { range }, compare: before, dimensions: over, combine: 2, minSupport: 0 } as const;
      const { rows, totals = [] } = await ask(subject, query);
      const parts = rows.slice(0, 5).map((row) => ({ row, where: { and: valuesOf(row) } }));
      const whole = totals.flatMap((total) => total.rows).map((row) => ({ row, where: undefined }));
      return firstFault([...parts, ...whole], async ({ row, where }) => {
        const filter = where === undefined ? {} : { where };
        const alone = (time: typeof range) => numberOf(subject, { metrics: [metric], time: { range: time }, ...filter });
        const expected = [await alone(range), await alone(before)];
        const found = [valueIn(row, "metric"), besideIn(row, "metric", "before")];
        if (found.every((value, index) => same(value ?? 0, expected[index] ?? 0))) return pass;
        return fail(
          `${where === undefined ? "all" : `the combination ${shown(where)}`} went from ${found[1]} to ${found[0]} ${metric}; asked alone the two are ${expected[1]} and ${expected[0]}`,
          "the same numbers",
          "measure a combination over the rows that have all of its values, and the total over all",
        );
      }, { none: "nothing changed otherwise than the rest" });
    }),
};

function valuesOf(row: AnyRow): Filter<Catalog>[] {
  return ["", "2"].flatMap((place) => {
    const dimension = row[`dimension${place}`];
    return typeof dimension === "string" ? [isValue(dimension, dimensionIn(row, `value${place}`))] : [];
  });
}

/** The week from a day on, and the one before it. */
function weeksAround(day: number) {
  return {
    range: { from: midnight(day), to: midnight(day + 7 * dayMs) },
    before: { from: midnight(day - 7 * dayMs), to: midnight(day) },
  };
}
