import type { AnyRow } from "../../query/index.ts";
import { ask, cellIn, numbers } from "./ask.ts";
import { fail, firstFault, pass } from "./check.ts";
import type { Check, Fact, Subject } from "./check.ts";

export const exactDecimals: Check = {
  name: "exact decimals stay exact",
  area: "correctness",
  weight: 3,
  run: (subject) =>
    firstFault(
      exactMetrics(subject).slice(0, 6),
      async ({ metric, scale, adds, fact: { dimensions, range } }) => {
        const [dimension] = dimensions;
        const scope = { metrics: [metric], time: { range } };
        const whole = (await ask(subject, numbers(scope))).rows;
        const groups = dimension === undefined ? whole : (await ask(subject, numbers({ ...scope, by: [dimension] }))).rows;
        const wrong = [...whole, ...groups].map((row) => cellIn(row, metric).value).find((value) => !isWritten(value, scale));
        if (wrong !== undefined) {
          return fail(
            `a cell of ${metric} holds ${JSON.stringify(wrong)}`,
            `text with ${scale} digits after the point`,
            "read DECIMAL and BIGINT as text, never as floats, and give them so: no exponent, no leading zeros",
          );
        }
        const [parts, total] = [groups, whole].map((rows) => exactSum(rows, metric));
        if (!adds || parts === total) return pass;
        return fail(
          `in units of the last digit the groups of ${metric} add up to ${parts}, and the whole is ${total}`,
          "the same to the last digit",
          "add exact decimals as decimals: SUM over DECIMAL, and bigint or a decimal type wherever code adds",
        );
      },
      { none: "the catalog has no sum, minimum or maximum of an exact decimal" },
    ),
};

interface ExactMetric {
  readonly metric: string;
  readonly scale: number;
  readonly adds: boolean;
  readonly fact: Fact;
}

function exactMetrics({ catalog, facts }: Subject): readonly ExactMetric[] {
  return Object.entries(catalog.metrics).flatMap(([name, metric]): readonly ExactMetric[] => {
    if (metric.kind !== "sum" && metric.kind !== "min" && metric.kind !== "max") return [];
    const dimension = catalog.dimensions[metric.of];
    const fact = facts.find(({ entity, time }) => entity === metric.entity && time === metric.time);
    if (dimension?.kind !== "decimal" || fact === undefined) return [];
    return [{ metric: name, scale: dimension.scale, adds: metric.kind === "sum", fact }];
  });
}

/** In one way: no exponent, no zeros before it, all digits behind the point. */
function isWritten(value: unknown, scale: number): boolean {
  if (value === null) return true;
  const fraction = scale === 0 ? "" : String.raw`\.\d{${scale}}`;
  return typeof value === "string" && new RegExp(`^-?(?:0|[1-9]\\d*)${fraction}$`).test(value) && !/^-[0.]+$/.test(value);
}

/** In units of the last digit. */
function exactSum(rows: readonly AnyRow[], metric: string): bigint {
  return rows.reduce((sum, row) => sum + BigInt(String(cellIn(row, metric).value ?? 0).replace(".", "")), 0n);
}
