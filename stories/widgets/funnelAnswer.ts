import { resultFromRows } from "../../src/query/index.ts";
import type { DimensionValue, FunnelQuery, PlainRow, TableResult } from "../../src/query/index.ts";

export interface FunnelAnswer {
  /** How many reached each step, a list a segment. */
  readonly counts: readonly (readonly number[])[];
  /** The same of the period before. */
  readonly compare?: readonly (readonly number[])[];
  /** Values of the breakdown; the last stands for the rest where `other` is set. */
  readonly values?: readonly DimensionValue[];
  readonly other?: boolean;
  /** Steps whose numbers are hidden from this reader. */
  readonly masked?: readonly number[];
  /** A limit that cut the answer. */
  readonly limit?: number;
}

/** The answer of a server that a story makes up, to a question for steps. */
export function funnelAnswer(query: FunnelQuery, answer: FunnelAnswer): TableResult<unknown> {
  const { counts, compare, values = [null], other = false, masked = [], limit } = answer;
  const id = query.compare?.[0]?.id;
  const rows = counts.flatMap((reached, segment) =>
    query.steps.map((asked, step): PlainRow => {
      const event = typeof asked === "string" ? asked : asked.event;
      const isRest = other && segment === counts.length - 1;
      const count = reached[step] ?? 0;
      const beside = compare?.[segment] ?? [];
      const cell = (own: (list: readonly number[]) => number | null, n?: number) => ({
        value: masked.includes(step) ? null : own(reached),
        ...(n !== undefined && { numerator: count, denominator: n, n }),
        ...(id !== undefined && { compare: { [id]: { value: own(beside) } } }),
        ...(masked.includes(step) ? { state: "masked" as const } : n !== undefined && n > 0 && n < 30 ? { state: "small" as const } : {}),
      });
      const seconds = { value: step === 0 || count === 0 ? null : 3600 * 3 ** step };
      return {
        step,
        event,
        name: typeof asked === "string" ? asked : (asked.as ?? event),
        ...(query.breakdown !== undefined && { [query.breakdown.by]: isRest ? null : (values[segment] ?? null), ...(isRest && { $other: true as const }) }),
        count: cell((list) => list[step] ?? 0),
        conversion: cell((list) => share(list[step], list[0]), reached[0] ?? 0),
        stepConversion: step === 0 ? { value: null } : cell((list) => share(list[step], list[step - 1]), reached[step - 1] ?? 0),
        dropped: cell((list) => (step === 0 ? 0 : (list[step - 1] ?? 0) - (list[step] ?? 0))),
        medianSeconds: seconds,
        p90Seconds: { value: seconds.value === null ? null : seconds.value * 3 },
      };
    }),
  );
  return resultFromRows(query, rows, {
    now: () => Date.parse("2026-03-18T10:15:00Z"),
    resolvedRange: { from: "2026-02-18T00:00:00.000Z", to: "2026-03-18T00:00:00.000Z" },
    ...(limit !== undefined && { limits: [{ kind: "rows" as const, limit, actual: limit * 4 }] }),
  });
}

function share(count: number | undefined, of: number | undefined): number | null {
  return count === undefined || of === undefined || of === 0 ? null : count / of;
}
