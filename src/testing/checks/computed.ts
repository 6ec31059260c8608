import { ask, byValue, numberOf, numbers, overGroupings, same, shown, sum, valueIn } from "./ask.ts";
import { fail, notApplicable, pass } from "./check.ts";
import type { Check } from "./check.ts";

export const sharesAddUp: Check = {
  name: "shares add up to one",
  area: "correctness",
  weight: 1,
  run: (subject) =>
    overGroupings(subject, async ({ metric, range, dimension }) => {
      const metrics = [{ metric, as: "part", compute: "share" } as const];
      const { rows } = await ask(subject, numbers({ metrics, by: [dimension], time: { range } }));
      const whole = await numberOf(subject, { metrics: [metric], time: { range } });
      if (whole === null || whole === 0) return notApplicable("there is nothing to share");
      const parts = sum(rows.map((row) => valueIn(row, "part")));
      const fix = "a share is a row's part of its bucket's total, in [0, 1]";
      if (!same(parts, 1)) return fail(`the shares of ${metric} by ${dimension} add up to ${parts}`, "1", fix);
      const groups = await ask(subject, numbers({ metrics: [metric], by: [dimension], time: { range } }));
      const shares = byValue(rows, dimension);
      const wrong = [...byValue(groups.rows, dimension)].find(
        ([value, row]) => !same(valueIn(shares.get(value) ?? {}, "part") ?? 0, (valueIn(row, metric) ?? 0) / whole),
      );
      if (wrong === undefined) return pass;
      const [value, row] = wrong;
      return fail(
        `the share of ${dimension} = ${shown(value)} is ${valueIn(shares.get(value) ?? {}, "part")}`,
        `${valueIn(row, metric)} of ${whole} ${metric}`,
        fix,
      );
    }),
};

export const ranksCountTheLarger: Check = {
  name: "a rank counts those that are larger",
  area: "correctness",
  weight: 1,
  run: (subject) =>
    overGroupings(subject, async ({ metric, range, dimension }) => {
      const scope = { by: [dimension], time: { range } };
      const ranked = await ask(subject, numbers({ ...scope, metrics: [{ metric, as: "rank", compute: "rank" }] }));
      const groups = byValue((await ask(subject, numbers({ ...scope, metrics: [metric] }))).rows, dimension);
      const values = [...groups.values()].flatMap((row) => valueIn(row, metric) ?? []);
      const wrong = [...byValue(ranked.rows, dimension)].find(([value, row]) => {
        const own = valueIn(groups.get(value) ?? {}, metric);
        const rank = valueIn(row, "rank");
        if (own === null || rank === null) return own !== rank;
        const larger = values.filter((other) => other > own);
        // Sums of floats that are all but equal may stand either way.
        return rank > larger.length + 1 || rank < larger.filter((other) => !same(other, own)).length + 1;
      });
      if (wrong === undefined && ranked.rows.length === groups.size) return pass;
      return fail(
        wrong === undefined
          ? `${ranked.rows.length} groups of ${dimension} have a rank by ${metric}, of ${groups.size}`
          : `${dimension} = ${shown(wrong[0])} has the rank ${valueIn(wrong[1], "rank")}; the groups have ${shown(values)} ${metric}, it has ${valueIn(groups.get(wrong[0]) ?? {}, metric)}`,
        "1 for the largest; equal values share the better rank",
        "rank the groups of a bucket by their own numbers, before a page or a condition leaves some out",
      );
    }),
};
