import * as v from "valibot";
import type { Catalog } from "./catalog.ts";
import type { Dimension } from "./dimension.ts";
import { MetricsError } from "./error.ts";
import { nearestName, suggestion } from "./nearest.ts";
import type { MetricsQuery } from "./query.ts";
import { calendarUnits, weekdays } from "./range.ts";

/** Bounds on what one query may ask; a query beyond them is refused with its path. */
const limits = { depth: 12, filterValues: 10_000, list: 50, name: 200, text: 2_000, pageSize: 10_000, top: 1_000 };

const dateOnly = /^\d{4}-\d{2}-\d{2}$/;
const dateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?$/;
const duration = /^P(?!$)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?)?$/;

/**
 * Reads a query off the wire.
 * @param input parsed JSON, not trusted
 * @throws MetricsError `invalid-query` with the path of the first fault and, for names, the nearest valid one
 */
export function parseQuery<C extends Catalog>(catalog: C, input: unknown): MetricsQuery<C> {
  requireDepth(input);
  const parsed = v.safeParse(querySchema(catalog), input, { abortEarly: true });
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw new MetricsError("invalid-query", issue.message, { path: pathText(v.getDotPath(issue), issue) });
  }
  const query = parsed.output as MetricsQuery<Catalog>;
  requireConsistent(catalog, query);
  return query as MetricsQuery<C>;
}

function pathText(dotted: string | null, issue: { readonly path?: readonly { readonly key: unknown }[] | undefined }) {
  const keys = issue.path?.map(({ key }) => key) ?? (dotted === null ? [] : [dotted]);
  return keys.map((key, at) => (typeof key === "number" ? `[${key}]` : `${at > 0 ? "." : ""}${String(key)}`)).join("");
}

/** A cheap look before anything recursive touches the input. */
function requireDepth(input: unknown): void {
  let level: readonly unknown[] = [input];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limits.depth * 2) {
      throw new MetricsError("invalid-query", `the query is nested more than ${limits.depth} filters deep; flatten it`, {
        path: "",
      });
    }
    level = level.flatMap((value) => (typeof value === "object" && value !== null ? Object.values(value) : []));
  }
}

function strict<const E extends v.ObjectEntries>(entries: E) {
  const known = Object.keys(entries);
  return v.strictObject(entries, (issue) => objectMessage(issue, known));
}

function objectMessage(issue: v.StrictObjectIssue, known: readonly string[]): string {
  if (issue.expected === "never") return `unknown key; ${suggestion(String(unquoted(issue.received)), known)}`;
  if (issue.received === "undefined") return `${issue.expected} is required`;
  return `expected an object, got ${issue.received}`;
}

function unquoted(text: string): string {
  return text.replace(/^"|"$/g, "");
}

function nameIn(what: string, known: readonly string[]) {
  const names = new Set(known);
  return v.pipe(
    v.string(`expected the name of a ${what}`),
    v.check(
      (name) => names.has(name),
      ({ input }) => `unknown ${what} "${input.slice(0, 60)}"; ${suggestion(input, known)}`,
    ),
  );
}

function oneOf<const T extends readonly string[]>(values: T) {
  return v.picklist(values, ({ received }) => {
    const nearest = nearestName(unquoted(received), values);
    return `expected one of ${values.join(", ")}${nearest === undefined ? "" : `; did you mean "${nearest}"?`}`;
  });
}

function list<S extends v.GenericSchema>(item: S, { most = limits.list, least = 0 } = {}) {
  return v.pipe(
    v.array(item, "expected a list"),
    v.minLength(least, `expected at least ${least}`),
    v.maxLength(most, ({ requirement }) => `more than ${requirement} entries; ask in parts`),
  );
}

const name = v.pipe(v.string("expected a text"), v.regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/, "a name is letters, digits and _"));
const text = v.pipe(v.string("expected a text"), v.maxLength(limits.text, "the text is too long"));
const finite = v.pipe(v.number("expected a number"), v.finite("expected a finite number"));
const count = (most: number) =>
  v.pipe(
    v.number("expected a number"),
    v.integer("expected a whole number"),
    v.minValue(1, "expected 1 or more"),
    v.maxValue(most, `expected ${most} or less`),
  );
const instant = v.pipe(
  v.string("expected an instant such as 2026-03-29T00:00:00Z, or a date"),
  v.check(
    (value) => (dateOnly.test(value) || dateTime.test(value)) && isCalendarDate(value),
    "expected an instant such as 2026-03-29T00:00:00Z, or a date such as 2026-03-29",
  ),
);
const unit = oneOf(calendarUnits);

function isCalendarDate(value: string): boolean {
  const date = new Date(`${value.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== value.slice(0, 10)) return false;
  return !Number.isNaN(Date.parse(value));
}

const absoluteRange = v.pipe(
  strict({ from: instant, to: instant }),
  v.check(
    ({ from, to }) => !(from.length === to.length && from >= to),
    "the range ends before it starts, or is empty: ranges are half-open, so `to` is the first instant outside",
  ),
);

const range = v.lazy((input) => {
  if (typeof input === "object" && input !== null) {
    if ("last" in input) return strict({ last: count(10_000), unit, complete: v.optional(v.boolean("expected true or false")) });
    if ("toDate" in input) return strict({ toDate: unit });
    if ("period" in input) {
      return strict({ period: unit, offset: v.pipe(finite, v.integer("expected a whole number"), v.minValue(-10_000), v.maxValue(10_000)) });
    }
  }
  return absoluteRange;
});

const timeZone = v.pipe(
  v.string("expected an IANA time zone"),
  v.maxLength(limits.name, "the name is too long"),
  v.check(isTimeZone, ({ input }) => `unknown time zone "${input.slice(0, 60)}"; use an IANA name such as Asia/Shanghai`),
);

function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}

const calendar = v.optional(strict({ timeZone: v.optional(timeZone), weekStart: v.optional(oneOf(weekdays)) }));

function valueOf(dimension: Dimension) {
  switch (dimension.kind) {
    case "enum":
      return oneOf(dimension.values);
    case "string":
      return text;
    case "number":
      return finite;
    case "boolean":
      return v.boolean("expected true or false");
    case "time":
      return instant;
    default:
      return dimension satisfies never;
  }
}

const operators: { readonly [K in Dimension["kind"]]: readonly string[] } = {
  enum: ["isNull", "equals", "in", "notIn", "contains", "startsWith"],
  string: ["isNull", "equals", "in", "notIn", "contains", "startsWith"],
  number: ["isNull", "equals", "in", "notIn", "range"],
  boolean: ["isNull", "equals", "in", "notIn"],
  time: ["isNull", "range"],
};

function leafSchema(names: ReturnType<typeof nameIn>, dimensions: Catalog["dimensions"], input: object) {
  const asked = (input as { readonly dimension?: unknown }).dimension;
  const dimension = typeof asked === "string" && Object.hasOwn(dimensions, asked) ? dimensions[asked] : undefined;
  if (dimension === undefined) return v.looseObject({ dimension: names }, "expected a filter");
  const op = (input as { readonly op?: unknown }).op;
  const head = { dimension: names, op: oneOf(operators[dimension.kind]) };
  const value = valueOf(dimension);
  switch (op) {
    case "isNull":
      return strict(head);
    case "equals":
      return strict({ ...head, value });
    case "in":
    case "notIn":
      return strict({ ...head, values: list(v.nullable(value), { most: limits.filterValues }) });
    case "contains":
    case "startsWith":
      return strict({ ...head, value: text });
    case "range":
      return strict({ ...head, range: dimension.kind === "time" ? timeBounds : numberBounds });
    default:
      return v.looseObject(head, "expected a filter");
  }
}

const openBounds = <S extends v.GenericSchema>(bound: S) =>
  v.pipe(
    strict({ from: v.optional(bound), to: v.optional(bound) }),
    v.check(({ from, to }) => from !== undefined || to !== undefined, "give from, to, or both"),
  );
const numberBounds = v.pipe(
  openBounds(finite),
  v.check(
    ({ from, to }) => from === undefined || to === undefined || Number(from) < Number(to),
    "the range ends before it starts, or is empty: ranges are half-open",
  ),
);
const timeBounds = v.lazy((input) =>
  typeof input === "object" && input !== null && !("last" in input || "toDate" in input || "period" in input) &&
  !("from" in input && "to" in input)
    ? openBounds(instant)
    : range,
);

function querySchema(catalog: Catalog) {
  const dimensionNames = Object.keys(catalog.dimensions);
  const dimension = nameIn("dimension", dimensionNames);
  const metric = nameIn("metric", Object.keys(catalog.metrics));
  const timeDimension = nameIn(
    "time dimension",
    dimensionNames.filter((key) => catalog.dimensions[key]?.kind === "time"),
  );
  const entity = nameIn("entity", Object.keys(catalog.entities));
  const filter: v.GenericSchema = v.lazy((input) => {
    if (typeof input !== "object" || input === null) return strict({ dimension, op: text });
    if ("and" in input) return strict({ and: list(filter) });
    if ("or" in input) return strict({ or: list(filter) });
    if ("not" in input) return strict({ not: filter });
    return leafSchema(dimension, catalog.dimensions, input);
  });
  const shared = { where: v.optional(filter), calendar, asOf: v.optional(instant) };
  const page = v.optional(strict({ size: count(limits.pageSize), cursor: v.optional(text) }));
  const direction = v.optional(oneOf(["asc", "desc"]));

  const aggregate = strict({
    kind: v.literal("aggregate"),
    metrics: list(
      v.lazy((input) =>
        typeof input === "string" ? metric : strict({ metric, as: v.optional(name), where: v.optional(filter) }),
      ),
      { least: 1 },
    ),
    by: v.optional(list(dimension)),
    time: v.optional(
      strict({
        dimension: v.optional(timeDimension),
        range,
        grain: v.optional(unit),
        fill: v.optional(oneOf(["metric", "null", "zero"])),
      }),
    ),
    compare: v.optional(
      list(
        strict({
          id: name,
          to: v.lazy((input) => {
            if (typeof input === "string") return oneOf(["previous"]);
            if (typeof input !== "object" || input === null || !("shift" in input)) return range;
            return strict({ shift: v.pipe(text, v.regex(duration, "expected an ISO 8601 duration such as P1Y or P4W")) });
          }),
          align: v.optional(oneOf(["calendar", "weekday", "elapsed"])),
        }),
        { most: 5 },
      ),
    ),
    having: v.optional(
      list(strict({ metric: name, op: oneOf(["gt", "gte", "lt", "lte", "equals"]), value: finite })),
    ),
    totals: v.optional(list(list(nameIn("dimension", [...dimensionNames, "time"])))),
    order: v.optional(list(strict({ by: name, direction }))),
    top: v.optional(
      strict({
        n: count(limits.top),
        by: name,
        of: v.optional(dimension),
        other: v.optional(v.boolean("expected true or false")),
      }),
    ),
    page,
    ...shared,
  });
  const records = strict({
    kind: v.literal("records"),
    entity,
    columns: list(dimension, { least: 1, most: 200 }),
    time: v.optional(strict({ dimension: timeDimension, range })),
    order: v.optional(list(strict({ by: dimension, direction }))),
    page,
    ...shared,
  });
  const members = strict({
    kind: v.literal("members"),
    dimension,
    entity: v.optional(entity),
    search: v.optional(text),
    order: v.optional(oneOf(["value", "count"])),
    page,
    ...shared,
  });
  return v.lazy((input): v.GenericSchema => {
    const kind = typeof input === "object" && input !== null ? (input as { readonly kind?: unknown }).kind : undefined;
    if (kind === "aggregate") return aggregate;
    if (kind === "records") return records;
    if (kind === "members") return members;
    const kinds = ["aggregate", "records", "members"] as const;
    return v.looseObject({ kind: oneOf(kinds) }, ({ received }) =>
      received === "undefined" ? `kind is required; expected one of ${kinds.join(", ")}` : "expected a query, an object",
    );
  });
}

/** What no single key can say: names that refer to other parts of the same query. */
function requireConsistent(catalog: Catalog, query: MetricsQuery<Catalog>): void {
  if (query.kind !== "aggregate") return;
  const { metrics, by = [], compare = [], totals = [], order = [], having = [], top, time } = query;
  const cells = metrics.map((metric) => (typeof metric === "string" ? metric : (metric.as ?? metric.metric)));
  requireUnique(cells, "metrics", "give one of them another name with `as`");
  requireUnique(by, "by", "name each dimension once");
  requireUnique(compare.map(({ id }) => id), "compare", "give each comparison its own id");
  cells.forEach((cell, index) => {
    if (cell === "time" || Object.hasOwn(catalog.dimensions, cell)) {
      fault(`metrics[${index}]`, `the name "${cell}" is a dimension's; give the cell another name with \`as\``);
    }
  });
  by.forEach((dimension, index) => {
    if (catalog.dimensions[dimension]?.kind === "time") {
      fault(`by[${index}]`, `${dimension} is a time; group by time with \`time.grain\``);
    }
  });
  const timed = time?.grain === undefined ? [] : ["time"];
  totals.forEach((total, index) => {
    requireUnique(total, `totals[${index}]`, "name each dimension once");
    requireNames(total, [...by, ...timed], "grouped dimension", `totals[${index}]`);
  });
  order.forEach((item, index) => requireNames([item.by], [...cells, ...by, ...timed], "column", `order[${index}].by`, true));
  having.forEach((item, index) => requireNames([item.metric], cells, "metric of this query", `having[${index}].metric`, true));
  if (compare.length > 0 && time === undefined) fault("compare", "a comparison needs a time range; give `time`");
  if (top !== undefined) {
    requireNames([top.by], cells, "metric of this query", "top.by", true);
    if (by.length === 0) fault("top", "top needs a dimension to choose from; give `by`");
    if (top.of !== undefined) requireNames([top.of], by, "grouped dimension", "top.of", true);
  }
}

function requireNames(names: readonly string[], known: readonly string[], what: string, path: string, single = false) {
  names.forEach((item, index) => {
    if (!known.includes(item)) {
      fault(single ? path : `${path}[${index}]`, `"${item}" is not a ${what}; ${suggestion(item, known)}`);
    }
  });
}

function requireUnique(names: readonly string[], path: string, remedy: string): void {
  const index = names.findIndex((item, at) => names.indexOf(item) !== at);
  if (index >= 0) fault(`${path}[${index}]`, `"${names[index]}" stands twice; ${remedy}`);
}

function fault(path: string, message: string): never {
  throw new MetricsError("invalid-query", message, { path });
}
