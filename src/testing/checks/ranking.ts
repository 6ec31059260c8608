import type { AnyRow, DimensionValue } from "../../query/index.ts";
import { ask, byValue, groupings, numberOf, numbers, overGroupings, same, shown, sum, valueIn } from "./ask.ts";
import { fail, firstFault, notApplicable, pass } from "./check.ts";
import type { Check } from "./check.ts";

export const topAndOther: Check = {
  name: "top and other are the whole",
  area: "correctness",
  weight: 3,
  run: (subject) =>
    overGroupings(subject, async ({ metric, range, dimension }) => {
      const scope = { metrics: [metric], time: { range } };
      const groups = await ask(subject, numbers({ ...scope, by: [dimension] }));
      if (groups.rowCount < 3) return notApplicable("no dimension has three values");
      const { rows } = await ask(
        subject,
        numbers({ ...scope, by: [dimension], top: { n: 2, by: metric, other: true } }),
      );
      const whole = await numberOf(subject, scope);
      const parts = sum(rows.map((row) => valueIn(row, metric)));
      const others = rows.filter((row) => row["$other"] === true).length;
      const isWhole = rows.length === 3 && others === 1 && same(parts, whole ?? 0);
      const kept = byValue(rows, dimension);
      const rest = [...byValue(groups.rows, dimension)].filter(([value]) => !kept.has(value)).map(([, row]) => valueIn(row, metric) ?? 0);
      const least = Math.min(...[...kept.values()].map((row) => valueIn(row, metric) ?? 0));
      if (isWhole && rest.every((value) => value <= least || same(value, least))) return pass;
      if (isWhole) {
        return fail(
          `among the 2 largest ${dimension} one has ${least} ${metric}; the others have ${shown(rest)}`,
          "none outside that is larger",
          "keep the n values with the largest metric over the whole range",
        );
      }
      return fail(
        `the 2 largest ${dimension} and other are ${rows.length} rows (${others} marked as other) of ${parts} ${metric}; the whole is ${whole}`,
        "two rows and one marked as other, which add up to the whole",
        "put all rows outside the top n into one row with `$other`",
      );
    }),
};

export const otherByItsRule: Check = {
  name: "other is counted by the metric's own rule",
  area: "correctness",
  weight: 3,
  run: (subject) => {
    const cases = groupings(subject).flatMap(({ fact, dimension }) => {
      const merged = fact.measured.filter((name) => isMerged(subject.catalog.metrics[name]?.kind));
      return merged.map((metric) => ({ fact, dimension, metric }));
    });
    return firstFault(
      cases,
      async ({
        fact: {
          range,
          additive: [size],
        },
        dimension,
        metric,
      }) => {
        const { rows } = await ask(
          subject,
          numbers({ metrics: [metric, size], by: [dimension], time: { range }, top: { n: 2, by: size, other: true } }),
        );
        const other = rows.find((row) => row["$other"] === true);
        if (other === undefined) return notApplicable("no dimension has three values");
        const chosen: DimensionValue[] = [...byValue(rows, dimension).keys()];
        const where = { dimension, op: "notIn", values: chosen } as const;
        const rest = await numberOf(subject, { metrics: [metric], time: { range }, where });
        if (same(valueIn(other, metric), rest)) return pass;
        return fail(
          `other has ${valueIn(other, metric)} ${metric} by ${dimension}; the rows outside ${shown(chosen)} have ${rest}`,
          "the same number",
          "count other from its rows (COUNT DISTINCT over all of them); groups of such a metric cannot be added up",
        );
      },
      { none: "the catalog has no metric that cannot be added up" },
    );
  },
};

function isMerged(kind: string | undefined): boolean {
  return kind === "distinct" || kind === "average" || kind === "percentile";
}

export const orderIsKept: Check = {
  name: "order is kept and ties are steady",
  area: "correctness",
  weight: 2,
  run: (subject) =>
    overGroupings(subject, async ({ metric, range, dimension }) => {
      const query = numbers({
        metrics: [metric],
        by: [dimension],
        time: { range },
        order: [{ by: metric, direction: "desc" }],
      });
      const { rows } = await ask(subject, query);
      const values = rows.map((row) => valueIn(row, metric));
      const at = values.findIndex(
        (value, index) =>
          index > 0 && (values[index - 1] ?? Number.NEGATIVE_INFINITY) < (value ?? Number.NEGATIVE_INFINITY),
      );
      if (at > 0) {
        return fail(
          `by ${metric} downwards, ${values[at]} comes after ${values[at - 1]}`,
          "the largest first, unknown last",
          "order by the metric as a number, with unknown values last in either direction",
        );
      }
      const again = await ask(subject, query);
      const sequence = (list: readonly AnyRow[]) => list.map((row) => row[dimension] ?? null);
      if (shown(sequence(rows)) === shown(sequence(again.rows))) return pass;
      return fail(
        `asked twice, ${dimension} came as ${shown(sequence(rows))} and as ${shown(sequence(again.rows))}`,
        "the same order each time",
        "break ties by the dimensions, in their own order",
      );
    }),
};

export const havingKeepsFinishedRows: Check = {
  name: "having keeps finished rows",
  area: "correctness",
  weight: 1,
  run: (subject) =>
    overGroupings(subject, async ({ metric, range, dimension }) => {
      const scope = { metrics: [metric], by: [dimension], time: { range } };
      const { rows } = await ask(subject, numbers(scope));
      const values = rows.map((row) => valueIn(row, metric) ?? 0).sort((a, b) => a - b);
      const middle = values[Math.floor(values.length / 2)] ?? 0;
      const kept = await ask(subject, numbers({ ...scope, having: [{ metric, op: "gte", value: middle }] }));
      const fix = "apply `having` to the finished numbers of each row, and to nothing else";
      const expected = [...byValue(rows, dimension)].filter(([, row]) => (valueIn(row, metric) ?? 0) >= middle);
      if (kept.rowCount !== expected.length) {
        return fail(
          `${kept.rowCount} groups have at least ${middle} ${metric}`,
          `${expected.length}, as many as there are without the condition`,
          fix,
        );
      }
      const found = byValue(kept.rows, dimension);
      const wrong = expected.find(([value, row]) => !same(valueIn(found.get(value) ?? {}, metric), valueIn(row, metric)));
      if (wrong === undefined) return pass;
      return fail(
        `with at least ${middle}, ${metric} of ${dimension} = ${shown(wrong[0])} is ${valueIn(found.get(wrong[0]) ?? {}, metric)}`,
        `${valueIn(wrong[1], metric)}, as without the condition`,
        fix,
      );
    }),
};
