import type { InsightReading, InsightTotal } from "../../../src/widgets/insightCard/insightReading.ts";
import type { Course } from "../../../src/widgets/chart/course.ts";

const dayMs = 86_400_000;
const first = Date.UTC(2026, 1, 18);

/** Days of UTC, the first of which is the given one before or after February 18, 2026. */
export function daysOf(values: readonly (number | null)[], from = 0, incompleteFrom = values.length): Course {
  const at = (index: number) => new Date(first + (from + index) * dayMs).toISOString();
  return { starts: values.map((_, index) => at(index)), values, n: null, grain: "day", timeZone: "UTC", incompleteFrom, end: at(values.length) };
}

/** Four weeks from February 18 on, held against the four before. */
export function totalOf(after: number | null, before: number | null, more: Partial<InsightTotal["cell"]> = {}): InsightTotal {
  return {
    cell: { value: after, ...more, compare: { previous: { value: before } } },
    versus: "previous",
    range: { from: "2026-02-18T00:00:00.000Z", to: "2026-03-18T00:00:00.000Z" },
    beforeRange: { from: "2026-01-21T00:00:00.000Z", to: "2026-02-18T00:00:00.000Z" },
    incompleteFrom: undefined,
    computedAt: "2026-03-18T10:20:00.000Z",
    dataThrough: undefined,
  };
}

export function readingOf(metric: string, total: InsightTotal, more: Partial<InsightReading> = {}): InsightReading {
  return { metric, total, course: null, history: null, drivers: [], ...more };
}
