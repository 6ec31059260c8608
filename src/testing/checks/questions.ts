import type { AggregateQuery, Metric } from "../../query/index.ts";
import { emptyValue } from "../../query/index.ts";
import { ask, byValue, groupings, isValue, numberOf, numbers, same, shown, valueIn } from "./ask.ts";
import { fail, firstFault, notApplicable, pass } from "./check.ts";
import type { Check } from "./check.ts";

export const nothingFoundIsAnAnswer: Check = {
  name: "nothing found is an answer, not an error",
  area: "correctness",
  weight: 3,
  run: (subject) =>
    firstFault(subject.facts, async ({ measured, dimensions }) => {
      const range = { from: "1975-01-01", to: "1975-01-08" };
      const { rows } = await ask(subject, numbers({ metrics: measured, time: { range } }));
      const wrong = measured.find((name) => {
        const expected = emptyValue(subject.catalog.metrics[name] as Metric);
        return rows[0] === undefined || valueIn(rows[0], name) !== expected;
      });
      if (wrong !== undefined) {
        return fail(
          rows[0] === undefined
            ? "no row for a week of 1975"
            : `${wrong} of a week of 1975 is ${valueIn(rows[0], wrong)}`,
          `one row, with ${emptyValue(subject.catalog.metrics[wrong] as Metric)}`,
          "without groups an answer has one row; counts and sums of nothing are 0, what is measured of nothing is null",
        );
      }
      const days = await ask(subject, numbers({ metrics: measured.slice(0, 1), time: { range, grain: "day" } }));
      if (days.rowCount !== 7) {
        return fail(
          `${days.rowCount} rows for the 7 days of a week without data`,
          "7",
          "give every bucket of the range, also those without rows",
        );
      }
      const [dimension] = dimensions;
      if (dimension === undefined) return pass;
      const groups = await ask(subject, numbers({ metrics: measured.slice(0, 1), by: [dimension], time: { range } }));
      if (groups.rowCount === 0) return pass;
      return fail(
        `${groups.rowCount} groups of ${dimension} in a week without data`,
        "no rows",
        "a group exists where it has rows",
      );
    }),
};

export const equalQuestions: Check = {
  name: "equal questions get equal answers",
  area: "correctness",
  weight: 2,
  run: (subject) =>
    firstFault(groupings(subject), async ({ fact: { additive, range }, dimension }) => {
      const [metric] = additive;
      const scope = { metrics: [metric], time: { range } };
      const { rows } = await ask(subject, numbers({ ...scope, by: [dimension] }));
      const value = [...byValue(rows, dimension).keys()].find((one) => one !== null);
      if (value === undefined || value === null) return notApplicable("no value is known in this data");
      const one = isValue(dimension, value);
      const spellings: readonly Partial<AggregateQuery>[] = [
        { where: { dimension, op: "in", values: [value] } },
        { where: { and: [one, one] } },
        { where: { or: [one] } },
        { where: { not: { not: one } } },
        { where: one, calendar: { timeZone: "UTC" } },
        { where: one, metrics: [{ metric, as: "same" }] },
      ];
      const plain = await numberOf(subject, { ...scope, where: one });
      return firstFault(spellings, async (spelling) => {
        const other = await numberOf(subject, { ...scope, ...spelling });
        if (same(plain, other)) return pass;
        return fail(
          `${metric} with ${shown(one)} is ${plain}, with ${shown(spelling)} ${other}`,
          "the same number",
          "answer what a filter means, however it is written",
        );
      });
    }),
};

export const metricsTogether: Check = {
  name: "metrics asked together are as each alone",
  area: "correctness",
  weight: 3,
  run: (subject) =>
    firstFault(groupings(subject), async ({ fact: { measured, range }, dimension }) => {
      const scope = { by: [dimension], time: { range } };
      const together = byValue((await ask(subject, numbers({ metrics: measured, ...scope }))).rows, dimension);
      return firstFault(measured.slice(0, 5), async (metric) => {
        const { rows } = await ask(subject, numbers({ metrics: [metric], ...scope }));
        const alone = byValue(rows, dimension);
        const wrong = [...alone].find(
          ([value, row]) => !same(valueIn(row, metric), valueIn(together.get(value) ?? {}, metric)),
        );
        if (wrong === undefined) return pass;
        return fail(
          `${metric} of ${dimension} = ${shown(wrong[0])} is ${valueIn(wrong[1], metric)} alone and ${valueIn(together.get(wrong[0]) ?? {}, metric)} beside ${measured.length - 1} others`,
          "the same number",
          "do not let one metric's filter or join reach another's rows: aggregate apart and join the groups",
        );
      });
    }),
};
