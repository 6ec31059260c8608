import type { AnyRow } from "../../query/index.ts";
import { ask, byValue, groupings, isValue, numberOf, numbers, overGroupings, same, shown, sum, valueIn } from "./ask.ts";
import { fail, firstFault, notApplicable, pass } from "./check.ts";
import type { Check } from "./check.ts";

export const groupsAddUp: Check = {
  name: "groups add up to the whole",
  area: "correctness",
  weight: 3,
  run: (subject) =>
    firstFault(groupings(subject), async ({ fact: { additive, range }, dimension }) => {
      const { rows } = await ask(subject, numbers({ metrics: additive, by: [dimension], time: { range } }));
      return firstFault(additive, async (metric) => {
        const whole = await numberOf(subject, { metrics: [metric], time: { range } });
        const parts = sum(rows.map((row) => valueIn(row, metric)));
        if (same(parts, whole ?? 0)) return pass;
        return fail(
          `${metric} by ${dimension} adds up to ${parts}, asked alone it is ${whole}`,
          "the same number",
          "keep rows whose value is unknown as a group of their own, and let joins neither drop nor repeat rows",
        );
      });
    }),
};

export const unknownIsAGroup: Check = {
  name: "unknown values form a group of their own",
  area: "correctness",
  weight: 3,
  run: (subject) =>
    overGroupings(subject, async ({ metric, range, dimension }) => {
      const { rows } = await ask(subject, numbers({ metrics: [metric], by: [dimension], time: { range } }));
      const unknown = await numberOf(subject, {
        metrics: [metric],
        time: { range },
        where: isValue(dimension, null),
      });
      const group = rows.find((row) => row[dimension] === null);
      const found = group === undefined ? 0 : valueIn(group, metric);
      if ((unknown ?? 0) === 0 && group === undefined) return notApplicable("no value is unknown in this data");
      if (same(found, unknown ?? 0)) return pass;
      return fail(
        `${metric} where ${dimension} is unknown is ${unknown}, its group ${group === undefined ? "is missing" : `says ${found}`}`,
        "a row whose value is null, with the number that the filter isNull gives",
        "group with null as a value; do not leave NULL out, nor turn it into a text",
      );
    }),
};

export const emptyTextIsAValue: Check = {
  name: "the empty text is not the unknown value",
  area: "correctness",
  weight: 2,
  run: (subject) => {
    const texts = groupings(subject).filter(
      ({ dimension }) => subject.catalog.dimensions[dimension]?.kind === "string",
    );
    return firstFault(
      texts,
      async ({
        fact: {
          additive: [metric],
          range,
        },
        dimension,
      }) => {
        const { rows } = await ask(subject, numbers({ metrics: [metric], by: [dimension], time: { range } }));
        const group = rows.find((row) => row[dimension] === "");
        const asked = await numberOf(subject, { metrics: [metric], time: { range }, where: isValue(dimension, "") });
        const found = group === undefined ? 0 : valueIn(group, metric);
        if (same(found, asked ?? 0)) return pass;
        return fail(
          `the group "" of ${dimension} has ${found} ${metric}, the filter equals "" gives ${asked}`,
          "the same number",
          'tell null and "" apart, in groups and in filters',
        );
      },
    );
  },
};

export const filterGivesItsGroup: Check = {
  name: "a filter by one value gives that value's group",
  area: "correctness",
  weight: 3,
  run: (subject) =>
    firstFault(groupings(subject), async ({ fact: { measured, range }, dimension }) => {
      const scope = { metrics: measured, time: { range } };
      const { rows } = await ask(subject, numbers({ ...scope, by: [dimension] }));
      return firstFault([...byValue(rows, dimension)].slice(0, 4), async ([value, row]) => {
        const alone = (await ask(subject, numbers({ ...scope, where: isValue(dimension, value) }))).rows[0] ?? {};
        const wrong = measured.find((metric) => !same(valueIn(alone, metric), valueIn(row, metric)));
        if (wrong === undefined) return pass;
        return fail(
          `${wrong} of ${dimension} = ${shown(value)} is ${valueIn(row, wrong)} in its group and ${valueIn(alone, wrong)} by filter`,
          "the same number",
          "compare texts in filters as groups do: exactly, with upper and lower case and trailing spaces",
        );
      });
    }),
};

export const negationSharesOut: Check = {
  name: "a filter and its negation share out the rows",
  area: "correctness",
  weight: 3,
  run: (subject) =>
    overGroupings(subject, async ({ metric, range, dimension }) => {
      const scope = { metrics: [metric], time: { range } };
      const { rows } = await ask(subject, numbers({ ...scope, by: [dimension] }));
      const value = [...byValue(rows, dimension).keys()].find((one) => one !== null);
      if (value === undefined || value === null) return notApplicable("no value is known in this data");
      const where = isValue(dimension, value);
      const whole = await numberOf(subject, scope);
      const inside = await numberOf(subject, { ...scope, where });
      return firstFault([{ not: where }, { dimension, op: "notIn", values: [value] }] as const, async (negated) => {
        const outside = await numberOf(subject, { ...scope, where: negated });
        if (same((inside ?? 0) + (outside ?? 0), whole ?? 0)) return pass;
        return fail(
          `${metric} with ${shown(where)} is ${inside}, with ${shown(negated)} ${outside}, without a filter ${whole}`,
          "that the two add up to the third",
          "let `not` and `notIn` keep rows whose value is unknown (IS NOT TRUE instead of NOT)",
        );
      });
    }),
};

export const totalsAreAskedAlone: Check = {
  name: "totals equal the grouping asked alone",
  area: "correctness",
  weight: 3,
  run: (subject) =>
    firstFault(groupings(subject), async ({ fact: { measured, range }, dimension }) => {
      const scope = { metrics: measured, time: { range } };
      const { totals = [] } = await ask(subject, numbers({ ...scope, by: [dimension], totals: [[]] }));
      const { rows } = await ask(subject, numbers(scope));
      const total = totals[0]?.rows[0] as AnyRow | undefined;
      const wrong = measured.find(
        (metric) =>
          total === undefined || !same(valueIn(total, metric), rows[0] === undefined ? null : valueIn(rows[0], metric)),
      );
      if (wrong === undefined) return pass;
      return fail(
        total === undefined
          ? `the grand total of ${wrong} by ${dimension} is missing`
          : `the grand total of ${wrong} by ${dimension} is ${valueIn(total, wrong)}, asked alone it is ${valueIn(rows[0] ?? {}, wrong)}`,
        "the same number",
        "compute a total from the rows by the metric's own rule; only counts and sums may be added up",
      );
    }),
};
