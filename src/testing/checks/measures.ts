import type { Metric } from "../../query/index.ts";
import { ask, besideIn, byValue, cellIn, dayMs, dimensionIn, groupings, midnight, numberOf, numbers, overGroupings, same, shown, sum, valueIn } from "./ask.ts";
import { fail, firstFault, notApplicable, pass } from "./check.ts";
import type { Check } from "./check.ts";

export const ratioIsItsParts: Check = {
  name: "a ratio is its numerator by its denominator",
  area: "correctness",
  weight: 3,
  run: (subject) => {
    const { catalog, facts } = subject;
    const ratios = Object.entries(catalog.metrics).flatMap(([name, metric]) =>
      metric.kind === "ratio" ? [{ name, metric }] : [],
    );
    return firstFault(
      ratios.slice(0, 4),
      async ({ name, metric: { numerator, denominator } }) => {
        const range = facts.find(({ measured }) => measured.includes(denominator))?.range ?? facts[0]?.range;
        if (range === undefined) return notApplicable("no data was found");
        const { rows } = await ask(subject, numbers({ metrics: [name, numerator, denominator], time: { range } }));
        const row = rows[0] ?? {};
        const [value, above, below] = [valueIn(row, name), valueIn(row, numerator), valueIn(row, denominator)];
        const expected = above === null || below === null || below === 0 ? null : above / below;
        if (!same(value, expected)) {
          return fail(
            `${name} is ${value}; ${numerator} is ${above} and ${denominator} ${below}`,
            `${expected}, unknown where the denominator is 0`,
            "divide the sums, not the rows, as floats (1/3 is not 0.3333), and give null for a division by 0",
          );
        }
        const cell = cellIn(row, name);
        const part = (of: "numerator" | "denominator") => (cell[of] == null ? null : Number(cell[of]));
        if (cell.numerator === undefined || (same(part("numerator"), above) && same(part("denominator"), below))) {
          return pass;
        }
        return fail(
          `the cell of ${name} carries ${cell.numerator} by ${cell.denominator}`,
          `${above} by ${below}`,
          "let a cell carry what it was made of, so that cells can be merged",
        );
      },
      { none: "the catalog has no ratio" },
    );
  },
};

export const betweenTheExtremes: Check = {
  name: "averages and percentiles lie between the extremes",
  area: "correctness",
  weight: 2,
  run: (subject) => {
    const { catalog, facts } = subject;
    const cases = facts.flatMap(({ measured, range }) =>
      measured.flatMap((name) => {
        const metric = catalog.metrics[name] as Metric;
        if (metric.kind !== "average" && metric.kind !== "percentile") return [];
        const beside = (kind: Metric["kind"]) =>
          measured.find((other) => {
            const one = catalog.metrics[other] as Metric;
            return (
              one.kind === kind && "of" in one && one.of === metric.of && shown(wherein(one)) === shown(wherein(metric))
            );
          });
        return [{ name, low: beside("min"), high: beside("max"), range }];
      }),
    );
    return firstFault(
      cases.filter(({ low, high }) => low !== undefined || high !== undefined),
      async ({ name, low, high, range }) => {
        const metrics = [name, low, high].filter((one) => one !== undefined);
        const { rows } = await ask(subject, numbers({ metrics, time: { range, grain: "day" } }));
        const wrong = rows.find((row) => {
          const value = valueIn(row, name);
          if (value === null) return false;
          const least = low === undefined ? null : valueIn(row, low);
          const most = high === undefined ? null : valueIn(row, high);
          return (least !== null && value < least - 1e-9) || (most !== null && value > most + 1e-9);
        });
        if (wrong === undefined) return pass;
        return fail(
          `${name} is ${valueIn(wrong, name)} on ${String(wrong["time"])}, outside its least and largest value`,
          "a value between them",
          "measure the same rows; percentiles interpolate between the two nearest ranks (type 7)",
        );
      },
      { none: "the catalog has no average or percentile beside a min or max of the same number" },
    );
  },
};

function wherein(metric: Metric): unknown {
  return "where" in metric ? (metric.where ?? null) : null;
}

export const distinctOfGroups: Check = {
  name: "distinct is between its largest group and the sum of its groups",
  area: "correctness",
  weight: 3,
  run: (subject) => {
    const cases = groupings(subject).flatMap(({ fact, dimension }) =>
      fact.measured
        .filter((name) => subject.catalog.metrics[name]?.kind === "distinct")
        .map((metric) => ({ fact, dimension, metric })),
    );
    return firstFault(
      cases,
      async ({ fact: { range }, dimension, metric }) => {
        const { rows } = await ask(subject, numbers({ metrics: [metric], by: [dimension], time: { range } }));
        const whole = (await numberOf(subject, { metrics: [metric], time: { range } })) ?? 0;
        const groups = rows.map((row) => valueIn(row, metric) ?? 0);
        if (whole >= Math.max(0, ...groups) && whole <= sum(groups)) return pass;
        return fail(
          `${metric} is ${whole}; by ${dimension} its groups are ${shown(groups)}`,
          "at least the largest group and at most their sum",
          "count values that are different over all rows of the range; unknown is no value",
        );
      },
      { none: "the catalog has no distinct metric" },
    );
  },
};

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
      if (same(parts, 1)) return pass;
      return fail(
        `the shares of ${metric} by ${dimension} add up to ${parts}`,
        "1",
        "a share is a row's part of its bucket's total, in [0, 1]",
      );
    }),
};

export const driversAddUp: Check = {
  name: "drivers add up to the change",
  area: "correctness",
  weight: 2,
  run: (subject) =>
    firstFault(
      groupings(subject).slice(0, 4),
      async ({
        fact: {
          additive: [metric],
          peak,
        },
        dimension,
      }) => {
        const range = { from: midnight(peak), to: midnight(peak + 7 * dayMs) };
        const before = { from: midnight(peak - 7 * dayMs), to: midnight(peak) };
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
          return !same(value ?? 0, group ?? 0) || !same(valueIn(row, "contribution"), (value ?? 0) - (was ?? 0));
        });
        if (wrong !== undefined) {
          return fail(
            `${dimension} = ${shown(wrong["value"])} went from ${besideIn(wrong, "metric", "before")} to ${valueIn(wrong, "metric")} ${metric}, and contributes ${valueIn(wrong, "contribution")}`,
            `its group's number, ${valueIn(groups.get(dimensionIn(wrong, "value")) ?? {}, metric)}, and the difference`,
            "of what adds up, a value contributes its own change",
          );
        }
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

export const funnelNeverWidens: Check = {
  name: "a funnel never widens",
  area: "correctness",
  weight: 2,
  run: (subject) => {
    const { catalog, facts } = subject;
    const events = Object.entries(catalog.events ?? {});
    const actorOf = (entity: string, actor: string | undefined) => actor ?? catalog.entities[entity]?.key;
    const pair = events.flatMap(([from, one]) =>
      events
        .filter(([to, other]) => to !== from && actorOf(one.entity, one.actor) === actorOf(other.entity, other.actor))
        .map(([to]) => [from, to] as const),
    )[0];
    const range = facts.find(({ entity }) => pair !== undefined && catalog.events?.[pair[0]]?.entity === entity)?.range;
    if (pair === undefined || range === undefined) {
      return Promise.resolve(notApplicable("the catalog has no two events of one actor"));
    }
    return firstFault([pair], async (steps) => {
      const { rows } = await ask(subject, { kind: "funnel", steps, time: { range }, window: "P7D" });
      const counts = rows.map((row) => valueIn(row, "count") ?? 0);
      const shares = rows.map((row) => valueIn(row, "conversion"));
      const widens = counts.some((count, at) => at > 0 && count > (counts[at - 1] ?? 0));
      const first = counts[0] ?? 0;
      const wrong = shares.some((share, at) => !same(share, first === 0 ? null : (counts[at] ?? 0) / first));
      if (rows.length === steps.length && !widens && !wrong) return pass;
      return fail(
        `${steps.join(", then ")}: ${shown(counts)}, conversion ${shown(shares)}`,
        "a row a step, never more than in the step before, with the share of those who entered",
        "let each step start from those who did the step before, within the window",
      );
    });
  },
};
