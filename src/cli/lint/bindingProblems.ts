import type { Catalog, Dimension } from "../../query/index.ts";
import { nearestName } from "../../query/index.ts";
import type { AnyBinding } from "../../server/index.ts";
import { boundColumn } from "../../server/binding.ts";
import { enumValues } from "../introspect/columns.ts";
import type { SchemaColumn, SchemaTable } from "../schema.ts";
import type { Problem } from "./problem.ts";

/** Where a binding names what the database has not, or reads a column as something that it is not. */
export function bindingProblems(
  catalog: Catalog,
  binding: AnyBinding,
  schema: readonly SchemaTable[],
): readonly Problem[] {
  const linked = new Set(Object.values(catalog.entities).flatMap(({ belongsTo = {} }) => Object.keys(belongsTo)));
  return Object.entries(binding.entities).flatMap(([entity, bound]) => {
    const where = `entities.${entity}`;
    const table = schema.find(({ name }) => name.toLowerCase() === bound.table.toLowerCase());
    if (table === undefined) {
      return [
        error(
          `${where}.table`,
          `there is no table ${bound.table}`,
          suggestion(
            bound.table,
            schema.map(({ name }) => name),
          ),
        ),
      ];
    }
    const { key, belongsTo = {} } = catalog.entities[entity] as Catalog["entities"][string];
    const own = Object.entries(catalog.dimensions).filter(
      ([, one]) => one.entity === undefined || one.entity === entity,
    );
    const names = new Map<string, Dimension | null>([key, ...Object.values(belongsTo)].map((name) => [name, null]));
    for (const [name, dimension] of own) names.set(name, dimension);
    return [...names].flatMap(([name, dimension]) => {
      const place = boundColumn(bound, name);
      if ("expression" in place) return [];
      const at = `${where}.columns.${name}`;
      const column = table.columns.find((one) => one.name.toLowerCase() === place.column.toLowerCase());
      if (column === undefined) {
        return [
          error(
            at,
            `the table ${table.name} has no column ${place.column}`,
            suggestion(
              place.column,
              table.columns.map((one) => one.name),
            ),
          ),
        ];
      }
      const faults =
        dimension === null
          ? keyProblems(at, column, place)
          : [...typeProblems(at, column, dimension, place.exact), ...collationProblems(at, column, dimension, place.exact)];
      return name === key && !isUnique(table, column.name) ? [...faults, notUnique(at, table, column, linked.has(entity))] : faults;
    });
  });
}

const times = ["datetime", "timestamp", "date"];
const numbers = [
  "tinyint",
  "smallint",
  "mediumint",
  "int",
  "bigint",
  "decimal",
  "numeric",
  "float",
  "double",
  "year",
  "bit",
];

/** What the server does not compare with the text that it shows: 1.1 of a FLOAT is 1.10000002384185791. */
const unfound = ["float", "bit", "json"];

function typeProblems(
  at: string,
  { fullType, type, name, holdsMore }: SchemaColumn,
  { kind, ...dimension }: Dimension,
  exact: boolean,
): readonly Problem[] {
  const is = `${name} is ${fullType}`;
  switch (kind) {
    case "time":
      if (!times.includes(type)) {
        return [
          error(
            at,
            `${is}, bound to a time`,
            "bind a DATETIME (in UTC) or TIMESTAMP column, or convert it: sql`FROM_UNIXTIME(…)`",
          ),
        ];
      }
      if (type === "datetime") {
        return [note(at, `${is}: a DATETIME has no zone and is read as UTC`, "store UTC, or bind sql`CONVERT_TZ(…)`")];
      }
      return type === "date"
        ? [note(at, `${is}: a date is read as its midnight in UTC`, "group it by days of UTC only")]
        : [];
    case "number":
      return numbers.includes(type)
        ? []
        : [error(at, `${is}, bound to a number`, "bind a column of numbers, or sql`CAST(… AS DECIMAL(20, 4))`")];
    case "decimal":
      return decimalProblems(at, is, fullType, (dimension as { readonly scale: number }).scale);
    case "boolean":
      if (!numbers.includes(type)) return [error(at, `${is}, bound to a boolean`, "bind TINYINT(1), or sql`… = 'yes'`")];
      return holdsMore === true
        ? [warning(at, `${name} holds more than 0 and 1, and all but 0 count as true`, "declare the dimension d.number(), or bind sql`… = 1`")]
        : [];
    case "string":
      if (unfound.includes(type)) return [notFound(at, is, name)];
      return numbers.includes(type) && exact
        ? [error(at, `${is}, no text that could be exact`, "leave `exact` out, or declare the dimension d.number()")]
        : [];
    case "enum": {
      if (unfound.includes(type)) return [notFound(at, is, name)];
      const stored = type === "enum" ? enumValues(fullType) : null;
      const { values } = dimension as { readonly values: readonly string[] };
      const word = values.find((value) => !/^(?:0|-?[1-9]\d*)$/.test(value));
      if (numbers.includes(type) && exact && word !== undefined) {
        return [error(at, `${is}, of which "${word}" would find each 0: compared as exact, a text without digits is 0`, "say { column, exact: false } of it, or bind SQL that gives the enum's values")];
      }
      const missing = stored?.find((value) => !values.includes(value));
      if (missing === undefined) return [];
      return [
        warning(
          at,
          `${is}: the catalog does not list "${missing}"`,
          "add it to the dimension's values, so that it can be sorted and asked for",
        ),
      ];
    }
    default:
      return kind satisfies never;
  }
}

function notFound(at: string, is: string, name: string): Problem {
  const fix = `bind sql\`CAST(${name} AS CHAR)\`, or declare the dimension as what it is`;
  return error(at, `${is}, and a filter by one of its texts finds no row`, fix);
}

/** Sums of text and of doubles are doubles. */
function decimalProblems(at: string, is: string, fullType: string, scale: number): readonly Problem[] {
  const [, type = "", stored = "0"] = /^(\w+)(?:\(\d+(?:,\s*(\d+))?\))?/.exec(fullType.toLowerCase()) ?? [];
  if (!/int$|^decimal$|^numeric$/.test(type)) {
    return [error(at, `${is}, bound to an exact decimal`, "bind DECIMAL or BIGINT, or declare the dimension d.number()")];
  }
  const digits = type.endsWith("int") ? 0 : Number(stored);
  if (digits <= scale) return [];
  const fix = `declare it d.decimal({ scale: ${digits} }), or bind sql\`CAST(… AS DECIMAL(65, ${scale}))\``;
  return [error(at, `${is}, bound to an exact decimal of ${scale} digits after the point`, fix)];
}

function collationProblems(
  at: string,
  { collation, name }: SchemaColumn,
  { kind }: Dimension,
  exact: boolean,
): readonly Problem[] {
  if ((kind !== "string" && kind !== "enum") || collation === null) return [];
  if (exact && !isBinary(collation)) {
    return [
      error(
        at,
        `${name} is said to be exact, but its collation ${collation} takes A for a`,
        "leave `exact` out, or give the column the collation utf8mb4_bin",
      ),
    ];
  }
  if (!exact && isBinary(collation)) {
    return [
      note(
        at,
        `${name} has the collation ${collation}`,
        "say { column, exact: true }: groups then use it as it is",
      ),
    ];
  }
  return [];
}

function isBinary(collation: string): boolean {
  return /_bin$|^binary$/.test(collation);
}

/** A key or a link that is no dimension: only the binding can say that it holds texts. */
function keyProblems(
  at: string,
  { collation, name }: SchemaColumn,
  { text, exact }: { readonly text: boolean; readonly exact: boolean },
): readonly Problem[] {
  if (collation === null || isBinary(collation) || (text && !exact)) return [];
  return [
    error(
      at,
      `${name} holds texts, and its collation ${collation} takes A1 for a1: links, distinct counts and actors would too`,
      "say { column, text: true }: it is then compared by code point",
    ),
  ];
}

function isUnique({ uniques }: SchemaTable, column: string): boolean {
  return uniques.some((unique) => unique.length === 1 && unique[0] === column);
}

function notUnique(at: string, table: SchemaTable, { name }: SchemaColumn, isLinked: boolean): Problem {
  const found = `nothing says that ${table.name}.${name} is unique`;
  if (!isLinked || table.isView) return warning(at, found, "bind the primary key: a key that repeats multiplies the rows that are linked to it");
  return error(
    at,
    `${found}, and a key that repeats multiplies the rows of all that belong to it: their totals would be too large`,
    "bind the primary key, or a view with one row for each key; a unique index says it of another column",
  );
}

function suggestion(name: string, known: readonly string[]): string {
  const nearest = nearestName(name, known);
  return nearest === undefined ? `there are ${known.slice(0, 10).join(", ")}` : `did you mean ${nearest}?`;
}

function error(where: string, found: string, fix: string): Problem {
  return { severity: "error", where, found, fix };
}
function warning(where: string, found: string, fix: string): Problem {
  return { severity: "warning", where, found, fix };
}
function note(where: string, found: string, fix: string): Problem {
  return { severity: "note", where, found, fix };
}
