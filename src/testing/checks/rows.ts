import type { AggregateQuery, AnyRow, DimensionValue, MembersQuery, RecordsQuery, TableResult } from "../../query/index.ts";
import { ask, dayMs, dimensionIn, groupings, midnight, numberOf, numbers, overGroupings, same, shown, valueIn } from "./ask.ts";
import { fail, firstFault, notApplicable, pass } from "./check.ts";
import type { Check, Fact, Finding, Subject } from "./check.ts";

type Paged = AggregateQuery | RecordsQuery | MembersQuery;

const mostPages = 30;
/** As many records as a check reads. */
export const mostRecords = 400;

export const pagesOfGroups: Check = {
  name: "pages give each group once",
  area: "correctness",
  weight: 3,
  run: (subject) =>
    overGroupings(subject, async ({ metric, range, dimension }) => {
      const query = numbers({ metrics: [metric], by: [dimension], time: { range }, order: [{ by: metric }] });
      return comparePages(subject, query, await ask(subject, query));
    }),
};

export const pagesOfRecords: Check = {
  name: "pages give each record once",
  area: "correctness",
  weight: 3,
  run: (subject) =>
    overRecords(subject, async (query) => comparePages(subject, query, await ask(subject, { ...query, page: { size: mostRecords } }))),
};

export const pagesOfMembers: Check = {
  name: "pages give each member once",
  area: "correctness",
  weight: 2,
  run: (subject) =>
    firstFault(groupings(subject).slice(0, 3), async ({ fact: { entity, time, range }, dimension }) => {
      const query = { kind: "members", dimension, entity, where: { dimension: time, op: "range", range } } as const;
      return comparePages(subject, query, await ask(subject, { ...query, page: { size: 200 } }));
    }),
};

export const recordsAreBehindTheNumber: Check = {
  name: "records are the rows behind the number",
  area: "correctness",
  weight: 3,
  run: (subject) =>
    firstFault(subject.facts, async (fact) => {
      const metric = plainCount(subject, fact);
      if (metric === undefined) return notApplicable("no metric counts all rows of an entity");
      const query = await recordsOf(subject, fact);
      if (query?.time === undefined) return tooManyRecords;
      const { range } = query.time;
      const { rows } = await ask(subject, { ...query, page: { size: mostRecords } });
      const count = await numberOf(subject, { metrics: [metric], time: { range } });
      if (rows.length !== count) {
        return fail(
          `${rows.length} records of ${fact.entity}, where ${metric} says ${count}`,
          "as many records as were counted",
          "read records with the same filters, range and policy as numbers, and nothing joined that multiplies them",
        );
      }
      const { from, to } = range as { from: string; to: string };
      const outside = rows.find((row) => {
        const time = Date.parse(String(row[fact.time]));
        return !(time >= Date.parse(from) && time < Date.parse(to));
      });
      if (outside === undefined) return pass;
      return fail(
        `a record of ${String(outside[fact.time])}`,
        `only those from ${from} until before ${to}`,
        "ranges are half-open, and in UTC on the wire",
      );
    }),
};

export const recordsInOrder: Check = {
  name: "records are in the order that was asked for",
  area: "correctness",
  weight: 3,
  run: (subject) =>
    overRecords(subject, (query, fact) =>
      firstFault([fact.time, ...fact.dimensions.slice(0, 1)], async (by) => {
        const asked = async (direction: "asc" | "desc") => {
          const { rows } = await ask(subject, { ...query, order: [{ by, direction }], page: { size: mostRecords } });
          return rows.map((row) => dimensionIn(row, by));
        };
        const [up, down] = [await asked("asc"), await asked("desc")];
        const fix = "order records by the columns asked for, unknown values last, and break ties by the entity's key";
        const known = up.filter((value) => value !== null);
        if (by === fact.time && shown([...known].sort()) !== shown(known)) {
          return fail(`records by ${by} upwards came as ${shown(up)}`, "the earliest first", fix);
        }
        if (new Set(runsOf(up)).size < runsOf(up).length) return fail(`records by ${by} came as ${shown(runsOf(up))}`, "equal values side by side", fix);
        const expected = [...runsOf(known)].reverse();
        if (up.includes(null)) expected.push(null);
        if (shown(runsOf(down)) === shown(expected)) return pass;
        return fail(`records by ${by} downwards came as ${shown(runsOf(down))}`, shown(expected), fix);
      }),
    ),
};

/** Each value once where it stands several times in a row. */
function runsOf(values: readonly DimensionValue[]): DimensionValue[] {
  return values.filter((value, at) => at === 0 || value !== values[at - 1]);
}

export const membersCountTheirRows: Check = {
  name: "members count their rows",
  area: "correctness",
  weight: 2,
  run: (subject) =>
    firstFault(groupings(subject), async ({ fact, dimension }) => {
      const metric = plainCount(subject, fact);
      if (metric === undefined) return notApplicable("no metric counts all rows of an entity");
      const where = { dimension: fact.time, op: "range", range: fact.range } as const;
      const members = await ask(subject, {
        kind: "members",
        dimension,
        entity: fact.entity,
        where,
        page: { size: 200 },
      });
      const { rows } = await ask(subject, numbers({ metrics: [metric], by: [dimension], where }));
      const wrong = rows.find((row) => {
        const member = members.rows.find(({ value }) => value === dimensionIn(row, dimension));
        return !same(Number(member?.["count"] ?? 0), valueIn(row, metric));
      });
      if (wrong === undefined && members.rowCount === rows.length) return pass;
      return fail(
        wrong === undefined
          ? `${members.rowCount} members of ${dimension}, but ${rows.length} groups`
          : `the member ${shown(wrong[dimension])} of ${dimension} has another count than its group's ${valueIn(wrong, metric)}`,
        "one member for each group, with the number of its rows",
        "list members with the same filters and policy as numbers, unknown among them",
      );
    }),
};

export const tooManyRecords = notApplicable("every day has more records than the check would read");

/** What a check finds in a day's records of one fact after the other. */
export function overRecords(subject: Subject, find: (query: RecordsQuery, fact: Fact) => Promise<Finding>): Promise<Finding> {
  return firstFault(subject.facts, async (fact) => {
    const query = await recordsOf(subject, fact);
    return query === null ? tooManyRecords : find(query, fact);
  });
}

/** Records of the first day that has few enough of them; null where none has. */
export async function recordsOf(subject: Subject, fact: Fact) {
  const { entity, time, dimensions, range, peak } = fact;
  const columns = [time, ...dimensions.slice(0, 2)];
  for (const days of [
    range,
    { from: midnight(peak), to: midnight(peak + dayMs) },
    { from: midnight(peak), to: midnight(peak + 3_600_000) },
  ]) {
    const query: RecordsQuery = {
      kind: "records",
      entity,
      columns,
      time: { dimension: time, range: days },
      order: [{ by: time }],
    };
    const count = await recordsIn(subject, fact, query);
    if (count <= mostRecords && count > 0) return query;
  }
  return null;
}

/** How many records there are; where no metric counts all rows, as many as come, up to one more than a check reads. */
async function recordsIn(subject: Subject, fact: Fact, query: RecordsQuery): Promise<number> {
  const metric = plainCount(subject, fact);
  if (metric === undefined) return (await ask(subject, { ...query, page: { size: mostRecords + 1 } })).rowCount;
  return (await numberOf(subject, { metrics: [metric], ...(query.time === undefined ? {} : { time: { range: query.time.range } }) })) ?? 0;
}

/** The metric that counts all rows of an entity. */
export function plainCount({ catalog }: Subject, { entity, time }: Pick<Fact, "entity" | "time">): string | undefined {
  return Object.entries(catalog.metrics).find(
    ([, metric]) =>
      metric.kind === "count" && metric.entity === entity && metric.time === time && metric.where === undefined,
  )?.[0];
}

async function comparePages(subject: Subject, query: Paged, whole: TableResult<AnyRow>): Promise<Finding> {
  if (whole.rowCount < 3) return notApplicable("nothing has three rows to turn pages of");
  const size = Math.max(1, Math.ceil(whole.rowCount / 4));
  const rows: AnyRow[] = [];
  let cursor: string | undefined;
  let jumps = false;
  for (let pages = 0; pages < mostPages; pages += 1) {
    const page = { size, ...(cursor === undefined ? {} : { cursor }) };
    const answer = await ask(subject, { ...query, page });
    rows.push(...answer.rows);
    cursor = answer.page?.next;
    jumps ||= answer.page?.offset !== undefined;
    if (cursor === undefined) break;
  }
  if (jumps) {
    const last = whole.rowCount - 1;
    const jumped = await ask(subject, { ...query, page: { size, offset: last } });
    const [found = null, ...others] = jumped.rows.map((row) => JSON.stringify(row));
    if (others.length > 0 || found !== JSON.stringify(whole.rows[last])) {
      return fail(
        `the page at offset ${last} gave ${jumped.rowCount} rows, the first of them ${shown(found ?? "missing")}`,
        `the last of ${whole.rowCount} rows: ${shown(JSON.stringify(whole.rows[last]))}`,
        "pass over as many rows as `page.offset` says, or leave `offset` out of the `page` of your answers",
      );
    }
  }
  const expected = whole.rows.map((row) => JSON.stringify(row));
  const found = rows.map((row) => JSON.stringify(row));
  if (found.length === expected.length && found.every((row, index) => row === expected[index])) return pass;
  const at = expected.findIndex((row, index) => row !== found[index]);
  return fail(
    `pages of ${size} gave ${found.length} rows; row ${at < 0 ? expected.length : at} is ${shown(found[at] ?? "missing")}`,
    `the ${expected.length} rows of one page, in the same order${at < 0 ? "" : `: ${shown(expected[at])} at this place`}`,
    "order by something unique (the dimensions, or the entity's key) and let a cursor say what comes next; the last page has no `next`",
  );
}
