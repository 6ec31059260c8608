import fc from "fast-check";
import { expect, it } from "vitest";
import { memoryAdapter } from "../../src/adapters/memory/index.ts";
import type { AggregateQuery, Cell } from "../../src/query/index.ts";
import { d, defineCatalog, m } from "../../src/query/index.ts";

const isOld = { dimension: "isOld", op: "equals", value: true } as const;
const catalog = defineCatalog({
  entities: { person: { key: "id" } },
  dimensions: { city: d.string({ entity: "person" }), pay: d.number({ entity: "person" }), isOld: d.boolean({ entity: "person" }) },
  metrics: {
    people: m.count({ entity: "person" }),
    old: m.count({ entity: "person", where: isOld }),
    young: m.derived({ from: ["people", "old"], expression: "people - old", unit: "count" }),
    oldShare: m.ratio({ numerator: "old", denominator: "people" }),
    paid: m.sum({ entity: "person", of: "pay" }),
    paidOld: m.sum({ entity: "person", of: "pay", where: isOld }),
  },
});
type Asked = AggregateQuery<typeof catalog>["metrics"][number];
const minimum = 5;
const context = { policy: { person: "all", $privacy: { minimumGroup: minimum } } } as const;

interface Person {
  readonly city: string;
  readonly isOld: boolean;
  readonly pay: number;
}

async function ask(people: readonly Person[], metrics: readonly Asked[]) {
  const adapter = memoryAdapter({
    catalog,
    tables: {
      person: {
        id: people.map((_, at) => at),
        city: people.map(({ city }) => city),
        pay: people.map(({ pay }) => pay),
        isOld: people.map(({ isOld }) => isOld),
      },
    },
  });
  const { rows, totals } = await adapter.query({ kind: "aggregate", metrics, by: ["city"], totals: [[]] }, context);
  return { rows, total: totals?.[0]?.rows[0] };
}
const cellOf = (row: object | undefined, name: string) => Object.entries(row ?? {}).find(([key]) => key === name)?.[1] as Cell | undefined;

const some = (metric: "people" | "old" | "paid", ...values: readonly string[]) => ({ metric, as: "some", where: { dimension: "city", op: "in", values } }) as const;

it("a city that a metric's own filter leaves out is no cover for a small one", async () => {
  const sizes = { Lyon: 10, Paris: 9, Tiny: 1, Nice: 5, Big: 30 };
  const people = Object.entries(sizes).flatMap(([city, count]) => Array.from({ length: count }, () => ({ city, isOld: false, pay: city === "Tiny" ? 7777 : 100 })));
  const { rows, total } = await ask(people, ["paid", some("paid", "Lyon", "Paris", "Tiny")]);
  const shown = rows.map((row) => Number(cellOf(row, "some")?.value ?? 0));
  expect(Number(cellOf(total, "some")?.value) - shown.reduce((sum, value) => sum + value, 0)).toBeGreaterThanOrEqual(7777 + 9 * 100);
});

/** What each number is the sum of, in each city: the count or the pay of those who are old, and of those who are not. */
const summands = { people: ["old", "young"], old: ["old"], young: ["young"], paid: ["payOld", "payYoung"], paidOld: ["payOld"] } as const;
type Summand = (typeof summands)[keyof typeof summands][number];
const kinds: readonly Summand[] = ["old", "young", "payOld", "payYoung"];

const questions: readonly (readonly Asked[])[] = [
  ["people", "old"],
  ["people", "old", "young"],
  ["people", "young"],
  ["old", "young"],
  ["people", "oldShare"],
  ["people", "oldShare", "old"],
  ["paid", "paidOld"],
  ["people", some("people", "c0", "c2", "c4")],
  ["paid", some("paid", "c0", "c2", "c4")],
  ["people", some("old", "c0", "c1", "c2")],
];

it("no sum over fewer people follows from all that one answer shows, by any arithmetic", async () => {
  const cities = fc.array(fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 5, max: 16 })), { minLength: 3, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...questions), cities, fc.infiniteStream(fc.boolean()), async (metrics, sizes, olds) => {
      const people = sizes.flatMap((count, city) => Array.from({ length: count }, (_, at) => ({ city: `c${city}`, isOld: olds.next().value, pay: 20 + ((city * 17 + at * 31) % 97) })));
      const { rows, total } = await ask(people, metrics);
      const names = sizes.map((_, city) => `c${city}`);
      const place = (city: string, kind: Summand) => names.indexOf(city) * kinds.length + kinds.indexOf(kind);
      const sumOf = (kept: readonly string[], of: readonly Summand[]) => {
        const sum = Array<number>(names.length * kinds.length).fill(0);
        for (const city of kept) for (const kind of of) sum[place(city, kind)] = 1;
        return sum;
      };
      const known = metrics.flatMap((asked) => {
        const [name, as] = typeof asked === "string" ? [asked, asked] : [asked.metric, asked.as ?? asked.metric];
        const chosen = typeof asked === "string" ? names : names.filter((city) => (asked as ReturnType<typeof some>).where.values.includes(city));
        const say = (cell: Cell | undefined, of: readonly string[]) => {
          const kept = of.filter((city) => chosen.includes(city));
          if (cell === undefined || cell.state === "masked" || cell.value === null) return [];
          return name === "oldShare" ? [sumOf(kept, ["old"]), sumOf(kept, ["old", "young"])] : [sumOf(kept, summands[name as keyof typeof summands])];
        };
        return [...rows.flatMap((row) => say(cellOf(row, as), [row.city ?? ""])), ...say(cellOf(total, as), names)];
      });
      const isTold = spanOf(known);
      for (const city of names) {
        const own = people.filter((person) => person.city === city);
        const old = own.filter((person) => person.isOld).length;
        const secrets = [["people", own.length], ["old", old], ["young", own.length - old], ["paid", own.length], ["paidOld", old]] as const;
        for (const [name, size] of secrets) if (size > 0 && size < minimum) expect([name, city, isTold(sumOf([city], summands[name]))]).toEqual([name, city, false]);
      }
    }),
    { numRuns: 200 },
  );
});

/** Whether a sum follows from others, by Gaussian elimination. */
function spanOf(sums: readonly (readonly number[])[]): (sum: readonly number[]) => boolean {
  const basis: { readonly pivot: number; readonly sum: readonly number[] }[] = [];
  const reduced = (sum: readonly number[]) =>
    basis.reduce((left, { pivot, sum: one }) => left.map((value, at) => value - (left[pivot] as number) * (one[at] as number)), sum);
  const pivotOf = (sum: readonly number[]) => sum.findIndex((value) => Math.abs(value) > 1e-9);
  for (const sum of sums) {
    const left = reduced(sum);
    const pivot = pivotOf(left);
    if (pivot >= 0) basis.push({ pivot, sum: left.map((value) => value / (left[pivot] as number)) });
  }
  return (sum) => pivotOf(reduced(sum)) < 0;
}
