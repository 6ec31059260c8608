import { decimalText, readDecimal } from "../../query/decimal.ts";
import type { AnyRow } from "../../query/index.ts";
import { metricScale } from "../../query/metricScale.ts";
import { ask, cellIn, numbers, shown } from "./ask.ts";
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
            `text with ${scale} digits after the point, such as "${decimalText(-15n, scale)}"`,
            "read DECIMAL and BIGINT as text, never as floats, and give them so: no exponent, no leading zeros",
          );
        }
        const [parts, total] = [groups, whole].map((rows) => exactSum(rows, metric, scale));
        if (!adds || parts === total) return pass;
        return fail(
          `the groups of ${metric} add up to ${shown(decimalText(parts ?? 0n, scale))}, the whole is ${shown(decimalText(total ?? 0n, scale))}`,
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
    const scale = metricScale(catalog, metric);
    const fact = facts.find(({ entity, time }) => entity === metric.entity && time === metric.time);
    return scale === null || fact === undefined ? [] : [{ metric: name, scale, adds: metric.kind === "sum", fact }];
  });
}

function isWritten(value: unknown, scale: number): boolean {
  if (value === null) return true;
  const read = readDecimal(value, scale);
  return read !== null && decimalText(read, scale) === value;
}

function exactSum(rows: readonly AnyRow[], metric: string, scale: number): bigint {
  return rows.reduce((sum, row) => sum + (readDecimal(cellIn(row, metric).value, scale) ?? 0n), 0n);
}
