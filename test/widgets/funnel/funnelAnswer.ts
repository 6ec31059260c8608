import { memoryAdapter } from "../../../src/adapters/memory/index.ts";
import { en } from "../../../src/i18n/en.ts";
import type { Catalog } from "../../../src/query/catalog.ts";
import type { FunnelQuery } from "../../../src/query/funnel.ts";
import type { AnyRow, TableResult } from "../../../src/query/result.ts";
import { resultFromRows } from "../../../src/query/resultFromRows.ts";
import { funnelModel } from "../../../src/widgets/funnel/funnelModel.ts";
import type { FunnelStepsModel } from "../../../src/widgets/funnel/funnelModel.ts";
import type { TableModel } from "../../../src/widgets/frame/tableModel.ts";
import type { MemoryTables } from "../../../src/adapters/memory/index.ts";
import { support } from "../../query/support.ts";

export const threeSteps: FunnelQuery = {
  kind: "funnel",
  steps: ["created", "solved", "rated"],
  window: "P3D",
  time: { range: { from: "2026-03-01", to: "2026-03-29" } },
};

export const byChannel: FunnelQuery = { ...threeSteps, breakdown: { by: "channel" } };

/** What an adapter answers to `query` where so many reached each step: a list a segment. */
export function answerOf(
  query: FunnelQuery,
  segments: { readonly [value: string]: readonly number[] },
  compare?: { readonly [value: string]: readonly number[] },
): TableResult<AnyRow> {
  const id = query.compare?.[0]?.id;
  const rows = Object.entries(segments).flatMap(([value, reached]) =>
    reached.map((count, step) => {
      const cell = (of: (list: readonly number[]) => number | null, n: number | null = null) => ({
        value: of(reached),
        ...(n !== null && { numerator: count, denominator: n, n, ...(n > 0 && n < 30 && { state: "small" as const }) }),
        ...(id !== undefined && { compare: { [id]: { value: of(compare?.[value] ?? []) } } }),
      });
      const event = String(query.steps[step]);
      return {
        step,
        event,
        name: event,
        ...(query.breakdown && { [query.breakdown.by]: value === "$other" ? null : value, ...(value === "$other" && { $other: true as const }) }),
        count: cell((list) => list[step] ?? null),
        conversion: cell((list) => share(list[step], list[0]), reached[0] ?? 0),
        stepConversion: cell((list) => (step === 0 ? null : share(list[step], list[step - 1])), reached[step - 1] ?? null),
        dropped: cell((list) => (step === 0 ? 0 : (list[step - 1] ?? 0) - (list[step] ?? 0))),
        medianSeconds: step === 0 ? null : 3600 * step,
        p90Seconds: step === 0 ? null : 7200 * step,
      };
    }),
  );
  return resultFromRows(query, rows, {
    now: () => Date.parse("2026-03-29T10:20:00Z"),
    resolvedRange: { from: "2026-03-01T00:00:00.000Z", to: "2026-03-29T00:00:00.000Z" },
  });
}

function share(count: number | undefined, of: number | undefined): number | null {
  return count === undefined || !of ? null : count / of;
}

export function modelOf(query: FunnelQuery, ...answer: Parameters<typeof answerOf> extends [unknown, ...infer R] ? R : never): FunnelStepsModel {
  return funnelModel(answerOf(query, ...answer), query, { catalog: support as Catalog, messages: en }) as FunnelStepsModel;
}

/** What the memory adapter answers, over these rows. */
export async function answered(catalog: Catalog, tables: MemoryTables, query: FunnelQuery, now: string): Promise<TableResult<AnyRow>> {
  const adapter = memoryAdapter({ catalog, tables, clock: () => Date.parse(now) });
  return (await adapter.query(query as never, {})) as TableResult<AnyRow>;
}

/** A table's raw values by the names of its columns. */
export function valuesOf({ columns }: TableModel): { readonly [name: string]: readonly unknown[] } {
  return Object.fromEntries(columns.map(({ name, values }) => [name, values]));
}
