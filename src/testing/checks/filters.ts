import type { AnyFilter, AnyRow, Catalog, DimensionValue, Filter } from "../../query/index.ts";
import { dimensionPath } from "../../query/index.ts";
import { addUpTo, ask, byValue, groupings, isValue, numberOf, numbers, same, shown, valueIn } from "./ask.ts";
import { fail, firstFault, notApplicable, pass } from "./check.ts";
import type { Check, Fact, Subject } from "./check.ts";

export const ownFilter: Check = {
  name: "a metric's own filter is a filter for it alone",
  area: "correctness",
  weight: 3,
  run: (subject) =>
    firstFault(groupings(subject), async ({ fact: { measured, additive, range }, dimension }) => {
      const [metric] = additive;
      const scope = { time: { range } };
      const { rows } = await ask(subject, numbers({ metrics: [metric], by: [dimension], ...scope }));
      const value = [...byValue(rows, dimension).keys()].find((one) => one !== null);
      if (rows.length < 2 || value === undefined || value === null) return notApplicable("no dimension has two values");
      const where = isValue(dimension, value);
      const names = measured.slice(0, 6);
      const owned = names.map((name) => ({ metric: name, as: `${name}Part`, where }));
      const beside = (await ask(subject, numbers({ metrics: [metric, ...owned], ...scope }))).rows[0] ?? {};
      const alone = (await ask(subject, numbers({ metrics: names, where, ...scope }))).rows[0] ?? {};
      const whole = await numberOf(subject, { metrics: [metric], ...scope });
      const wrong = names.find((name) => !same(valueIn(beside, `${name}Part`), valueIn(alone, name)));
      if (wrong !== undefined) {
        return fail(
          `${wrong} with a filter of its own, ${shown(where)}, is ${valueIn(beside, `${wrong}Part`)}; with the query filtered so it is ${valueIn(alone, wrong)}`,
          "the same number",
          "count a metric over the rows that match both the query's `where` and its own",
        );
      }
      if (same(valueIn(beside, metric), whole)) return pass;
      return fail(
        `${metric} beside metrics with filters of their own is ${valueIn(beside, metric)}, alone ${whole}`,
        "the same number",
        "let a metric's `where` reach no other metric",
      );
    }),
};

export const textFilters: Check = {
  name: "contains and startsWith find the groups that do",
  area: "correctness",
  weight: 3,
  run: (subject) =>
    firstFault(groupings(subject).filter(isOfTexts(subject)).slice(0, 2), async ({ fact: { additive, range }, dimension }) => {
      const [metric] = additive;
      const { rows } = await ask(subject, numbers({ metrics: [metric], by: [dimension], time: { range } }));
      const groups = textsOf(rows, dimension);
      const pieces = piecesOf(groups.map(({ text }) => text)).slice(0, 2);
      const probes = [...pieces, ...pieces.slice(0, 1).map(otherCase), "%", "_"];
      if (groups.length === 0) return notApplicable("no text is known in this data");
      const exact = probes.flatMap((value) => (["contains", "startsWith"] as const).map((op) => ({ dimension, op, value })));
      const cases = [...exact, ...exact.filter(({ value }) => /[A-Za-z]/.test(value)).map((leaf) => ({ ...leaf, ignoreCase: true }))];
      return firstFault(cases, async (where) => {
        const read = (text: string) => ("ignoreCase" in where ? text.toLowerCase() : text);
        const holds = ({ text }: Text) => (where.op === "contains" ? read(text).includes(read(where.value)) : read(text).startsWith(read(where.value)));
        const expected = groups.filter(holds).map(({ row }) => valueIn(row, metric) ?? 0);
        const found = await numberOf(subject, { metrics: [metric], time: { range }, where });
        if (addUpTo(expected, found ?? 0)) return pass;
        return fail(
          `${metric} with ${shown(where)} is ${found}; the groups that do have ${shown(expected)}`,
          "their sum",
          "ignoreCase" in where
            ? "where `ignoreCase` is true, compare texts as `search` does: LOWER(value) with LOWER of what is sought; or deny it in `capabilities.filter`"
            : "compare texts exactly, with upper and lower case, and escape % and _ in LIKE",
        );
      });
    }),
};

export const searchFinds: Check = {
  name: "members are searched by their text",
  area: "correctness",
  weight: 3,
  run: (subject) =>
    firstFault(groupings(subject).filter(isOfTexts(subject)).slice(0, 2), async ({ fact: { entity, time, range }, dimension }) => {
      const where = { dimension: time, op: "range", range } as const;
      const query = { kind: "members", dimension, entity, where, page: { size: 200 } } as const;
      const all = textsOf((await ask(subject, query)).rows, "value");
      const [piece] = piecesOf(all.map(({ text }) => text));
      if (piece === undefined) return notApplicable("no text is known in this data");
      return firstFault([piece.toLowerCase(), piece.toUpperCase()], async (search) => {
        const sought = piece.toLowerCase();
        const holds = ({ text }: Text) => text.toLowerCase().includes(sought);
        const expected = all.filter(holds).map(({ text, row }) => shown([text, row["count"]]));
        const { rows } = await ask(subject, { ...query, search });
        // Chinese values may also be found by how they are spoken.
        const found = textsOf(rows, "value").filter((one) => holds(one) || !/\p{Script=Han}/u.test(one.text));
        const given = found.map(({ text, row }) => shown([text, row["count"]]));
        if (shown([...given].sort()) === shown([...expected].sort())) return pass;
        return fail(
          `a search for ${shown(search)} in ${dimension} found ${shown(given)}`,
          `those of its members that hold it, upper and lower case alike: ${shown(expected)}`,
          "let `search` be a substring of the member's text: LOWER(value) LIKE LOWER(…), with % and _ escaped",
        );
      });
    }),
};

export const rangesOfNumbers: Check = {
  name: "ranges of numbers and of times are half-open",
  area: "correctness",
  weight: 3,
  run: (subject) =>
    firstFault(
      subject.facts.flatMap((fact) => cutDimensions(subject, fact).map((dimension) => ({ fact, dimension }))),
      async ({ fact, dimension }) => {
        const {
          additive: [metric],
          range,
        } = fact;
        const values = await valuesOf(subject, fact, dimension);
        if (values.length < 3) return notApplicable("no number has three values");
        const [low, cut, high] = [values[0], values[values.length >> 1], values.at(-1)] as [Cut, Cut, Cut];
        const of = (bounds: { readonly from?: Cut; readonly to?: Cut }) =>
          numberOf(subject, { metrics: [metric], time: { range }, where: { dimension, op: "range", range: bounds } as Filter<Catalog> });
        const parts = [await of({ from: low, to: cut }), await of({ from: cut, to: high })];
        const both = await of({ from: low, to: high });
        const open = [await of({ to: cut }), await of({ from: cut })];
        const unknown = await numberOf(subject, { metrics: [metric], time: { range }, where: isValue(dimension, null) });
        const whole = await numberOf(subject, { metrics: [metric], time: { range } });
        const fix = "count `from` and leave `to` out: >= and <; unknown values are in no range";
        if (!addUpTo(parts.map((part) => part ?? 0), both ?? 0)) {
          return fail(
            `${metric} with ${dimension} from ${low} to ${cut} is ${parts[0]}, from there to ${high} ${parts[1]}, over both ${both}`,
            "that the two add up to the third",
            fix,
          );
        }
        if (addUpTo([...open, unknown].map((part) => part ?? 0), whole ?? 0)) return pass;
        return fail(
          `${metric} with ${dimension} below ${cut} is ${open[0]}, from there on ${open[1]}, unknown ${unknown}; without a filter ${whole}`,
          "that the three add up to the fourth",
          fix,
        );
      },
      { none: "no number of the catalog can be filtered by" },
    ),
};

type Cut = number | string;

function cutDimensions({ catalog }: Subject, { entity, time }: Fact): readonly string[] {
  const known = Object.entries(catalog.dimensions).filter(([name]) => dimensionPath(catalog, entity, name) !== null);
  return [...known.filter(([, { kind }]) => kind === "number" || kind === "decimal").map(([name]) => name).slice(0, 1), time];
}

async function valuesOf(subject: Subject, { entity, time, range }: Fact, dimension: string): Promise<readonly Cut[]> {
  const where = { dimension: time, op: "range", range } as const satisfies AnyFilter;
  const { rows } = await ask(subject, { kind: "members", dimension, entity, where, page: { size: 50 } });
  return rows.flatMap(({ value }) => (typeof value === "number" || typeof value === "string" ? [value] : []));
}

interface Text {
  readonly text: string;
  readonly row: AnyRow;
}

function isOfTexts({ catalog }: Subject) {
  return ({ dimension }: { readonly dimension: string }) => ["string", "enum"].includes(catalog.dimensions[dimension]?.kind ?? "");
}

function textsOf(rows: readonly AnyRow[], dimension: string): readonly Text[] {
  return [...byValue(rows, dimension)].flatMap(([value, row]: [DimensionValue, AnyRow]) => (typeof value === "string" ? [{ text: value, row }] : []));
}

function otherCase(text: string): string {
  return text === text.toLowerCase() ? text.toUpperCase() : text.toLowerCase();
}

/** Pieces of plain letters that some of the texts hold and, where it can be, others do not: from the middle and the start. */
function piecesOf(texts: readonly string[]): readonly string[] {
  const words = texts.flatMap((text) => text.match(/[A-Za-z]{2,}/g) ?? []);
  const pieces = words.flatMap((word) => [word.slice(1, 4), word.slice(0, 2)]);
  const isTelling = (piece: string) => texts.some((text) => !text.toLowerCase().includes(piece.toLowerCase()));
  return [...new Set([...pieces.filter(isTelling), ...pieces])];
}
