import type { AnyFilter, Catalog, Filter, Metric } from "../../query/index.ts";
import { addUpTo, ask, dayMs, dayStart, midnight, numberOf, numbers, same, valueIn } from "./ask.ts";
import { fail, firstFault, notApplicable, pass } from "./check.ts";
import type { Check, Fact, Finding, Subject } from "./check.ts";
import { entitiesOf } from "./entitiesOf.ts";
import { mostRecords, plainCount } from "./rows.ts";

type Snapshot = Extract<Metric, { readonly kind: "snapshot" }>;
type Cumulative = Extract<Metric, { readonly kind: "cumulative" }>;

export const snapshotsAreMoments: Check = {
  name: "a snapshot is what was there at its moment",
  area: "correctness",
  weight: 4,
  run: (subject) => {
    const cases = Object.entries(subject.catalog.metrics).flatMap(([name, metric]) => {
      const fact = subject.facts.find(({ entity }) => metric.kind === "snapshot" && entity === metric.entity);
      return metric.kind === "snapshot" && fact !== undefined ? [{ name, metric, fact }] : [];
    });
    return firstFault(cases.slice(0, 6), (one) => (typeof one.metric.over === "string" ? toldAtMoments(subject, one) : openAtMoment(subject, one)), {
      none: "the catalog has no snapshot",
    });
  },
};

interface OfSnapshot {
  readonly name: string;
  readonly metric: Snapshot;
  readonly fact: Fact;
}

/** Between two times of a row: those that had opened and not closed, counted by filters. */
async function openAtMoment(subject: Subject, { name, metric: { over, of, take, where, entity }, fact }: OfSnapshot): Promise<Finding> {
  if (typeof over === "string") return notApplicable("each row tells of a moment");
  const { from, to } = seen(subject, fact, 3);
  const moment = take === "first" ? from : to;
  const measure = of === undefined ? plainCount(subject, fact) : plainSum(subject, entity, of);
  if (measure === undefined) return notApplicable(`no metric ${of === undefined ? "counts all rows" : `adds up ${of} over all rows`}`);
  const until = (dimension: string): AnyFilter => ({ dimension, op: "range", range: { to: moment } });
  const filters = [until(over.opened), { not: until(over.closed) }, ...(where === undefined ? [] : [where])];
  const expected = await numberOf(subject, { metrics: [measure], where: { and: filters } as Filter<Catalog> });
  const found = await numberOf(subject, { metrics: [name], time: { range: { from, to } } });
  if (same(found ?? 0, expected ?? 0)) return pass;
  return fail(
    `${name} at ${moment} is ${found}; of the rows opened before and not closed by then ${measure} is ${expected}`,
    "the same number",
    "count what opened before the moment and did not close before it, over all time, not within the bucket",
  );
}

/** Rows that tell of moments: those of the first or last one in the range. */
async function toldAtMoments(subject: Subject, { name, metric: { over, of, take, where, entity }, fact }: OfSnapshot): Promise<Finding> {
  if (typeof over !== "string") return notApplicable("rows are open between two times");
  const range = seen(subject, fact, 3);
  const columns = [over, ...(of === undefined ? [] : [of])];
  const edge = await ask(subject, {
    kind: "records",
    entity,
    columns,
    time: { dimension: over, range },
    order: [{ by: over, direction: take === "first" ? "asc" : "desc" }],
    page: { size: 1 },
  });
  const moment = edge.rows[0]?.[over];
  if (typeof moment !== "string") return notApplicable("no row tells of a moment there");
  const after = new Date(Date.parse(moment) + 1).toISOString();
  const { rows } = await ask(subject, {
    kind: "records",
    entity,
    columns,
    time: { dimension: over, range: { from: moment, to: after } },
    ...(where === undefined ? {} : { where: where as Filter<Catalog> }),
    page: { size: mostRecords },
  });
  if (rows.length === mostRecords) return notApplicable("each moment has more rows than the check would read");
  // Times finer than the wire's milliseconds may be several moments.
  if (rows.length > 1 && !moment.endsWith(".000Z")) return notApplicable("several rows are within a millisecond");
  const expected = rows.map((row) => (of === undefined ? 1 : Number(row[of] ?? 0)));
  const found = await numberOf(subject, { metrics: [name], time: { range } });
  if (addUpTo(expected, found ?? 0)) return pass;
  return fail(
    `${name} of ${range.from} to ${range.to} is ${found}; the rows of ${moment} have ${JSON.stringify(expected)}`,
    "their sum",
    "add up the rows of the one moment that `take` says, never over time",
  );
}

function plainSum({ catalog }: Subject, entity: string, of: string): string | undefined {
  return Object.entries(catalog.metrics).find(
    ([, metric]) => metric.kind === "sum" && metric.entity === entity && metric.of === of && metric.where === undefined,
  )?.[0];
}

export const windowsHoldTheirTime: Check = {
  name: "a cumulative metric is its metric over its window",
  area: "time",
  weight: 4,
  run: (subject) => {
    const cases = Object.entries(subject.catalog.metrics).flatMap(([name, metric]) => {
      const fact = subject.facts.find(({ entity }) => entitiesOf(subject.catalog, name).includes(entity));
      return metric.kind === "cumulative" && fact !== undefined ? [{ name, metric, fact }] : [];
    });
    return firstFault(
      cases.slice(0, 8),
      async ({ name, metric, fact }) => {
        const { from, to } = seen(subject, fact, 3);
        const { rows } = await ask(subject, numbers({ metrics: [name], time: { range: { from, to }, grain: "day" } }));
        return firstFault([...rows.entries()].slice(-2), async ([index, row]) => {
          const end = Date.parse(from) + (index + 1) * dayMs;
          const window = windowOf(subject, metric, end);
          if (window === null) return notApplicable("its window cannot be asked by itself");
          const expected = await numberOf(subject, { metrics: [metric.of], ...window });
          const found = valueIn(row, name);
          if (same(found, expected)) return pass;
          return fail(
            `${name} on ${String(row["time"])} is ${found}; ${metric.of} over its window is ${expected}`,
            "the same number",
            "measure the rows of the whole window that ends with the bucket, by the metric's own rule",
          );
        });
      },
      { none: "the catalog has no cumulative metric" },
    );
  },
};

/** What asks for a window that ends at a midnight of UTC; null where it has to be reckoned in another way. */
function windowOf({ catalog }: Subject, { of, window, toDate }: Cumulative, end: number) {
  const to = midnight(end);
  if (window !== undefined) {
    const [, count, unit] = /^P(\d+)([DW])$/.exec(window) ?? [];
    if (count === undefined) return null;
    return { time: { range: { from: midnight(end - Number(count) * (unit === "W" ? 7 : 1) * dayMs), to } } };
  }
  if (toDate !== undefined) {
    const start = startOf(toDate, end - dayMs);
    return start === null ? null : { time: { range: { from: midnight(start), to } } };
  }
  const metric = catalog.metrics[of];
  if (metric === undefined || !("time" in metric) || metric.time === undefined) return null;
  return { where: { dimension: metric.time, op: "range", range: { to } } as Filter<Catalog> };
}

function startOf(unit: NonNullable<Cumulative["toDate"]>, day: number): number | null {
  const date = new Date(day);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  if (unit === "day") return day;
  if (unit === "week") return day - ((date.getUTCDay() + 6) % 7) * dayMs;
  if (unit === "month") return Date.UTC(year, month, 1);
  if (unit === "quarter") return Date.UTC(year, month - (month % 3), 1);
  return unit === "year" ? Date.UTC(year, 0, 1) : null;
}

/** Whole days around the busiest one, all of them over. */
function seen({ now }: Subject, { peak }: Fact, days: number): { readonly from: string; readonly to: string } {
  const end = Math.min(peak + dayMs, dayStart(now));
  return { from: midnight(end - days * dayMs), to: midnight(end) };
}
