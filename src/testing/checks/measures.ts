import type { Metric } from "../../query/index.ts";
import { ask, cellIn, groupings, numberOf, numbers, same, shown, sum, valueIn } from "./ask.ts";
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
        const row = (await ask(subject, numbers({ metrics: [name], time: { range } }))).rows[0] ?? {};
        const parts = (await ask(subject, numbers({ metrics: [...new Set([numerator, denominator])], time: { range } }))).rows[0] ?? {};
        const [value, above, below] = [valueIn(row, name), valueIn(parts, numerator), valueIn(parts, denominator)];
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
