import type { AnyRow, MetricsQuery, TableResult } from "../../query/index.ts";
import { MetricsError } from "../../query/index.ts";
import { ask, groupings, numbers, shown } from "./ask.ts";
import { fail, firstFault, pass } from "./check.ts";
import type { Check, Finding, Subject } from "./check.ts";

interface Refusal {
  readonly what: string;
  readonly query: unknown;
  /** A part of the path that the error has to name; null: any. */
  readonly path: string | null;
}

export const unknownNames: Check = {
  name: "unknown names are refused with their path",
  area: "errors",
  weight: 3,
  run: (subject) =>
    firstFault(subject.facts.slice(0, 1), ({ additive: [metric], entity, range }) => {
      const time = { range };
      return firstFault(
        [
          { what: "an unknown metric", query: numbers({ metrics: ["noSuchMetric"], time }), path: "metrics" },
          {
            what: "an unknown dimension",
            query: numbers({ metrics: [metric], by: ["noSuchDimension"], time }),
            path: "by",
          },
          {
            what: "a filter by an unknown dimension",
            query: numbers({ metrics: [metric], time, where: { dimension: "noSuchDimension", op: "isNull" } }),
            path: "where",
          },
          {
            what: "an unknown column of records",
            query: { kind: "records", entity, columns: ["noSuchColumn"] },
            path: "columns",
          },
          { what: "an unknown kind of query", query: { kind: "noSuchKind" }, path: null },
        ],
        (refusal) => refused(subject, refusal),
      );
    }),
};

export const impossibleTimes: Check = {
  name: "unknown zones and backward ranges are refused",
  area: "errors",
  weight: 2,
  run: (subject) =>
    firstFault(subject.facts.slice(0, 1), ({ additive: [metric], range }) =>
      firstFault(
        [
          {
            what: "an unknown zone",
            query: numbers({ metrics: [metric], time: { range }, calendar: { timeZone: "Mars/Olympus" } }),
            path: "calendar",
          },
          {
            what: "a range that ends before it starts",
            query: numbers({ metrics: [metric], time: { range: { from: range.to, to: range.from } } }),
            path: "time",
          },
          {
            what: "a date that does not exist",
            query: numbers({ metrics: [metric], time: { range: { from: "2026-02-30", to: "2026-03-02" } } }),
            path: "time",
          },
        ],
        (refusal) => refused(subject, refusal),
      ),
    ),
};

export const wrongTypes: Check = {
  name: "values of a wrong type are refused",
  area: "errors",
  weight: 2,
  run: (subject) => {
    const texts = groupings(subject).filter(
      ({ dimension }) => subject.catalog.dimensions[dimension]?.kind !== "boolean",
    );
    return firstFault(
      texts.slice(0, 2),
      ({
        fact: {
          additive: [metric],
          range,
        },
        dimension,
      }) =>
        firstFault(
          [
            {
              what: `${dimension} equals the number 0`,
              query: {
                kind: "aggregate",
                metrics: [metric],
                time: { range },
                where: { dimension, op: "equals", value: 0 },
              },
              path: "where",
            },
            {
              what: `${dimension} equals an object`,
              query: {
                kind: "aggregate",
                metrics: [metric],
                time: { range },
                where: { dimension, op: "equals", value: { a: 1 } },
              },
              path: "where",
            },
          ],
          (refusal) => refused(subject, refusal),
        ),
    );
  },
};

/** Asks what has to be refused: an answer, even an empty one, is a fault. */
export async function refused(subject: Subject, { what, query, path }: Refusal): Promise<Finding> {
  const fix = 'throw MetricsError "invalid-query" with the path of the fault; parseQuery(catalog, query) does';
  const expected = `an error with the code invalid-query${path === null ? "" : ` and a path in ${path}`}`;
  let answer: TableResult<AnyRow>;
  try {
    answer = await ask(subject, query as MetricsQuery);
  } catch (thrown) {
    const { code, path: at } = thrown instanceof MetricsError ? thrown : { code: String(thrown), path: undefined };
    if (code !== "invalid-query") return fail(`${what} ended as ${code}`, expected, fix);
    if (path === null || at?.includes(path) === true) return pass;
    return fail(`${what} was refused with the path ${shown(at)}`, expected, fix);
  }
  return fail(`${what} was answered with ${answer.rowCount} rows`, expected, fix);
}

const endsWithinMs = 2000;

export const abortedEnds: Check = {
  name: "an aborted query ends at once",
  area: "errors",
  weight: 2,
  run: (subject) =>
    firstFault(subject.facts.slice(0, 1), async ({ additive: [metric], range }) => {
      const query = numbers({ metrics: [metric], time: { range, grain: "day" } });
      return firstFault(["before it began", "while it ran"] as const, async (when) => {
        const abort = new AbortController();
        if (when === "before it began") abort.abort();
        const ended = ask(subject, query, { context: { signal: abort.signal } }).then(
          () => "answered" as const,
          (thrown: unknown) => (thrown instanceof MetricsError ? thrown.code : String(thrown)),
        );
        abort.abort();
        const late = new Promise<"late">((resolve) => {
          setTimeout(resolve, endsWithinMs, "late" as const);
        });
        const outcome = await Promise.race([ended, late]);
        // What is quick may be there before the abort is seen.
        if (outcome === "aborted" || (outcome === "answered" && when === "while it ran")) return pass;
        return fail(
          outcome === "late"
            ? `a query aborted ${when} went on for more than ${endsWithinMs} ms`
            : `a query aborted ${when} ended as ${outcome}`,
          "an error with the code aborted",
          'listen to context.signal and throw MetricsError "aborted"',
        );
      });
    }),
};
