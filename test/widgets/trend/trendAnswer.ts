import { withRows } from "../../../src/query/columns.ts";
import type { ColumnData } from "../../../src/query/columns.ts";
import type { AnyRow, ResultMeta, TableResult } from "../../../src/query/result.ts";

/** Columns as an adapter answers them, for March 2026 by the day. */
export function answerOf(columns: readonly ColumnData[], meta: Partial<ResultMeta> = {}): TableResult<AnyRow> {
  const time = columns.find((column) => column.role === "time");
  const last = time?.values.at(-1) ?? "2026-03-01T00:00:00.000Z";
  return withRows<AnyRow>({
    contract: 1,
    status: "complete",
    grain: "day",
    timeZone: "UTC",
    resolvedRange: {
      from: time?.values[0] ?? last,
      to: new Date(Date.parse(last) + 86_400_000).toISOString(),
    },
    freshness: { computedAt: "2026-03-31T00:00:00.000Z", source: "live" },
    fingerprint: "test",
    ...meta,
    columns,
    rowCount: columns[0]?.role === "time" ? columns[0].values.length : 0,
  });
}

export function day(index: number): string {
  return new Date(Date.UTC(2026, 2, 1 + index)).toISOString();
}

/** One metric by the day. */
export function answerOfDays(values: readonly (number | null)[], metric = "tickets", meta: Partial<ResultMeta> = {}) {
  return answerOf(
    [
      { role: "time", name: "time", values: values.map((_, index) => day(index)) },
      { role: "metric", name: metric, metric, cells: { value: values } },
    ],
    meta,
  );
}
