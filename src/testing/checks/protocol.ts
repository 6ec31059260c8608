import type { AnyRow, CellState, ColumnData, TableResult } from "../../query/index.ts";
import { MetricsError } from "../../query/index.ts";
import { ask, groupings, numbers, same, shown, valueIn } from "./ask.ts";
import { fail, firstFault, notApplicable, pass } from "./check.ts";
import type { Check } from "./check.ts";

export const answersHaveShape: Check = {
  name: "answers have the shape of the contract",
  area: "protocol",
  weight: 3,
  run: (subject) =>
    firstFault(
      groupings(subject).slice(0, 2),
      async ({
        fact: {
          additive: [metric],
          range,
        },
        dimension,
      }) => {
        const query = numbers({
          metrics: [metric],
          by: [dimension],
          time: { range, grain: "week" },
          calendar: { timeZone: "Asia/Shanghai" },
        });
        const fault = faultIn(await ask(subject, query), ["time", dimension, metric]);
        return fault === null
          ? pass
          : fail(
              fault,
              "contract 1, columns of one length in the order asked, and what is known of the answer",
              "build answers with resultFromRows(query, rows, meta)",
            );
      },
    ),
};

function faultIn(answer: TableResult<AnyRow>, names: readonly string[]): string | null {
  const { contract, status, columns, rowCount, rows, timeZone, freshness, fingerprint, resolvedRange, grain } = answer;
  if (contract !== 1) return `contract is ${shown(contract)}`;
  if (status !== "complete" && status !== "partial") return `status is ${shown(status)}`;
  if (shown(columns.map(({ name }) => name)) !== shown(names)) {
    return `the columns are ${shown(columns.map(({ name }) => name))}`;
  }
  const uneven = columns.find((column) => lengthOf(column) !== rowCount);
  if (uneven !== undefined) return `the column ${uneven.name} has ${lengthOf(uneven)} values for ${rowCount} rows`;
  const stated = columns.flatMap((column) => (column.role === "metric" ? (column.states ?? []) : []));
  const unstated = stated.find((state) => state !== null && !states.includes(state));
  if (unstated !== undefined) return `a cell has the state ${shown(unstated)}`;
  if (rows.length !== rowCount) return `${rows.length} rows where rowCount is ${rowCount}`;
  if (timeZone !== "Asia/Shanghai") return `timeZone is ${shown(timeZone)}, asked in Asia/Shanghai`;
  if (Number.isNaN(Date.parse(freshness?.computedAt ?? ""))) {
    return `freshness.computedAt is ${shown(freshness?.computedAt)}`;
  }
  if (typeof fingerprint !== "string" || fingerprint === "") return `fingerprint is ${shown(fingerprint)}`;
  if (resolvedRange === undefined) return "resolvedRange is missing";
  if (grain !== "week") return `grain is ${shown(grain)}, asked was week`;
  return null;
}

const states: readonly unknown[] = ["incomplete", "small", "masked"] satisfies CellState[];

function lengthOf(column: ColumnData): number {
  return column.role === "metric" ? column.cells.value.length : column.values.length;
}

export const fingerprintsAgree: Check = {
  name: "equal answers have equal fingerprints",
  area: "protocol",
  weight: 1,
  run: (subject) =>
    firstFault(subject.facts.slice(0, 1), async ({ additive: [metric], range, peak }) => {
      const query = numbers({ metrics: [metric], time: { range, grain: "day" } });
      const [one, other] = [await ask(subject, query), await ask(subject, query)];
      if (one.fingerprint !== other.fingerprint) {
        return fail(
          `asked twice: ${one.fingerprint} and ${other.fingerprint}`,
          "the same fingerprint",
          "make it of the numbers only, not of the time at which they were computed",
        );
      }
      const shorter = await ask(
        subject,
        numbers({
          metrics: [metric],
          time: { range: { from: range.from, to: new Date(peak).toISOString() }, grain: "day" },
        }),
      );
      if (shorter.rowCount === one.rowCount || shorter.fingerprint !== one.fingerprint) return pass;
      return fail(
        "two different answers have one fingerprint",
        "different ones",
        "make it of all the numbers of the answer",
      );
    }),
};

export const badItemFailsAlone: Check = {
  name: "a bad query of a batch fails alone",
  area: "protocol",
  weight: 2,
  run: (subject) => {
    const { adapter, context } = subject;
    if (adapter.queryMany === undefined) return Promise.resolve(notApplicable("the adapter has no queryMany"));
    return firstFault(subject.facts.slice(0, 1), async ({ additive: [metric], range }) => {
      const good = numbers({ metrics: [metric], time: { range } });
      const bad = numbers({ metrics: ["noSuchMetric"], time: { range } });
      const outcomes = new Map<number, string>();
      const values: (number | null)[] = [];
      let count = 0;
      for await (const answer of adapter.queryMany?.([good, bad, good].map((query) => ({ query, context }))) ?? []) {
        count += 1;
        outcomes.set(answer.index, answer.status === "rejected" ? answer.error.code : "answered");
        if (answer.status === "fulfilled") {
          values.push(valueIn((answer.value as TableResult<AnyRow>).rows[0] ?? {}, metric));
        }
      }
      const found = [0, 1, 2].map((index) => outcomes.get(index) ?? "no answer");
      if (
        count === 3 &&
        shown(found) === shown(["answered", "invalid-query", "answered"]) &&
        same(values[0] ?? null, values[1] ?? null)
      ) {
        return pass;
      }
      return fail(
        `${count} answers: ${found.join(", ")}`,
        "three: answered, invalid-query, answered",
        "settle each query of a batch by itself, with its own index",
      );
    });
  },
};

export const twentyAtOnce: Check = {
  name: "twenty queries at once are answered",
  area: "speed",
  weight: 2,
  run: (subject) =>
    firstFault(subject.facts.slice(0, 1), async ({ additive: [metric], range, peak }) => {
      const days = Array.from({ length: 20 }, (_, index) => new Date(peak - (index % 10) * 86_400_000).toISOString());
      const asked = (from: string) =>
        ask(subject, numbers({ metrics: [metric], time: { range: { from, to: range.to } } }));
      const found = await Promise.all(
        days.map((day) =>
          asked(day).then(
            ({ rows }) => valueIn(rows[0] ?? {}, metric),
            (thrown: unknown) => (thrown instanceof MetricsError ? thrown.code : String(thrown)),
          ),
        ),
      );
      const failed = found.find((one) => typeof one === "string");
      if (failed !== undefined) {
        return fail(
          `one of twenty ended as ${failed}`,
          "twenty answers",
          "let queries wait in a queue for a connection",
        );
      }
      const mixed = found.findIndex((one, index) => !same(one as number | null, found[index % 10] as number | null));
      if (mixed < 0) return pass;
      return fail(
        `the same query gave ${found[mixed]} and ${found[mixed % 10]}`,
        "the same number",
        "keep what belongs to one query apart from the others",
      );
    }),
};

const soonMs = 1000;

export const numbersComeSoon: Check = {
  name: "a number takes less than a second",
  area: "speed",
  weight: 1,
  run: (subject) =>
    firstFault(subject.facts, async ({ additive: [metric], range }) => {
      const took: number[] = [];
      for (let round = 0; round < 3; round += 1) {
        const startedAt = performance.now();
        await ask(subject, numbers({ metrics: [metric], time: { range } }), { context: { cache: "bypass" } });
        took.push(performance.now() - startedAt);
      }
      const median = took.sort((a, b) => a - b)[1] ?? 0;
      if (median < soonMs) return pass;
      return fail(
        `${metric} over two months took ${Math.round(median)} ms`,
        `less than ${soonMs} ms`,
        "add an index that begins with the time (and the policy's column before it)",
      );
    }),
};
