import type { Draft, DraftEntity, KeyColumn } from "./draft.ts";

/** The text of `catalog.ts`. */
export function catalogText({ entities, dimensions, metrics, left }: Draft): string {
  return [
    'import { d, defineCatalog, m } from "metricdeck/query";',
    "",
    ...(left.length === 0 ? [] : ["/*", " * Left out:", ...left.map((line) => ` * - ${quiet(line)}`), " */"]),
    "export const catalog = defineCatalog({",
    "  entities: {",
    ...entities.flatMap(entityLines),
    "  },",
    "  dimensions: {",
    ...dimensions.map(({ name, dimension, note }) => {
      const said = note === undefined ? "" : ` // ${note}`;
      const { kind, ...options } = dimension;
      if (kind === "decimal" && dimension.scale === 0) {
        const { kind: _, scale: _scale, ...rest } = dimension;
        return `    ${name}: d.bigint(${literal(rest)}),`;
      }
      if (!("values" in options)) return `    ${name}: d.${kind}(${literal(options)}),${said}`;
      const { values, ...rest } = options;
      return `    ${name}: d.enum(${literal(values)}, ${literal(rest)}),`;
    }),
    "  },",
    "  metrics: {",
    ...metrics.map(({ name, metric: { kind, ...metric } }) => `    ${name}: m.${kind}(${literal(metric)}),`),
    "  },",
    "});",
    "",
  ].join("\n");
}

function entityLines({ name, key, label, links }: DraftEntity): readonly string[] {
  if (links.length === 0) return [`    ${name}: ${literal({ key, label })},`];
  return [
    `    ${name}: {`,
    `      key: ${literal(key)},`,
    `      label: ${literal(label)},`,
    "      belongsTo: {",
    ...links.map(
      (link) => `        ${link.entity}: ${literal(link.name)},${link.note === undefined ? "" : ` // ${link.note}`}`,
    ),
    "      },",
    "    },",
  ];
}

/** The text of `binding.ts`. */
export function bindingText({ entities }: Draft): string {
  const usesSql = entities.some(({ keyColumns }) => keyColumns.length > 1);
  return [
    `import { defineBinding${usesSql ? ", sql" : ""} } from "metricdeck/server";`,
    'import { catalog } from "./catalog.js";',
    "",
    ...timeComment(entities),
    "export const binding = defineBinding(catalog, {",
    "  entities: {",
    ...entities.flatMap(boundLines),
    "  },",
    "});",
    "",
  ].join("\n");
}

function timeComment(entities: readonly DraftEntity[]): readonly string[] {
  const zones = "DATETIME columns are read as UTC; TIMESTAMP columns are instants anyway.";
  const dates = entities.flatMap(({ columns }) => columns.filter(({ isDate }) => isDate));
  const [first] = dates;
  if (first === undefined) return [`/** ${zones} */`];
  const noon = `${first.name}: sql\`TIMESTAMP(\\\`${first.column.replaceAll("`", "``")}\\\`, '12:00:00')\``;
  return [
    "/**",
    ` * ${zones}`,
    ` * DATE columns (${quiet(dates.map(({ name }) => name).join(", "))}) are read as midnight in UTC, so that in zones west of it`,
    " * their days are one too early. Group them with calendar: { timeZone: \"UTC\" }, or bind noon, which is the same day",
    ` * from UTC-12 to UTC+11: ${quiet(noon)}`,
    " */",
  ];
}

function boundLines({ name, table, key, keyColumns, links, columns, exact, loose }: DraftEntity): readonly string[] {
  const [keyColumn] = keyColumns;
  const keyed = (column: string) =>
    loose.includes(column) ? { column: undefined, text: literal({ column, text: true }) } : { column, text: literal(column) };
  const bound = [
    {
      name: key,
      ...(keyColumn !== undefined && keyColumns.length === 1
        ? keyed(keyColumn.column)
        : { column: undefined, text: composite(keyColumns) }),
    },
    ...links.map((link) => ({ name: link.name, ...keyed(link.column) })),
    ...columns.map((one) => {
      const isPlain = !one.exact && !one.leads;
      const options = {
        column: one.column,
        ...(one.exact ? { exact: true } : {}),
        ...(one.leads ? { leads: true } : {}),
      };
      return {
        name: one.name,
        column: isPlain ? one.column : undefined,
        text: isPlain ? literal(one.column) : literal(options),
      };
    }),
  ];
  const byHand = bound.filter((one) => one.column === undefined || snakeCase(one.name) !== one.column);
  const isNamed = byHand.length < bound.length;
  const head = [
    `table: ${literal(table)}`,
    ...(isNamed ? ['naming: "snake_case"'] : []),
    ...(exact ? ["exact: true"] : []),
  ];
  if (byHand.length === 0) return [`    ${name}: { ${head.join(", ")} },`];
  return [
    `    ${name}: {`,
    ...head.map((part) => `      ${part},`),
    "      columns: {",
    ...byHand.map((one) => `        ${one.name}: ${one.text},`),
    "      },",
    "    },",
  ];
}

/**
 * One text of several columns, for a key that has them. Texts go in as HEX: its digits hold no hyphen, so that no two keys
 * give one text, and every collation tells them apart, where SQL in a binding cannot ask for an exact comparison.
 */
function composite(columns: readonly KeyColumn[]): string {
  const parts = columns.map(({ column, isFree }) => {
    const name = `\\\`${column.replaceAll("`", "``").replace(/[\\`$]/g, "\\$&")}\\\``;
    return isFree ? `HEX(${name})` : name;
  });
  return `sql\`CONCAT_WS('-', ${parts.join(", ")})\``;
}

/** As the binding reads `naming: "snake_case"`. */
function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter, at: number) => `${at > 0 ? "_" : ""}${letter.toLowerCase()}`);
}

/** A value as source text: keys bare where they may be. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(
    ([key, field]) => `${/^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key)}: ${literal(field)}`,
  );
  return `{ ${fields.join(", ")} }`;
}

/** A name may hold anything, also what ends a comment. */
function quiet(line: string): string {
  return line.replace(/\*\//g, "* /").replace(/[\r\n\u2028\u2029]+/g, " ");
}
