/** Asks a database: rows as objects by column name. */
export type Ask = (
  sql: string,
  values?: readonly (string | number | null)[],
) => Promise<readonly Record<string, unknown>[]>;

export interface SchemaColumn {
  readonly name: string;
  /** Place in the table, from 1. */
  readonly position: number;
  /** `varchar`, `tinyint`, …, in lower case. */
  readonly type: string;
  /** `varchar(20)`, `tinyint(1)`, `enum('a','b')`. */
  readonly fullType: string;
  readonly isNullable: boolean;
  /** Null where the column holds no text. */
  readonly collation: string | null;
  readonly comment: string;
  /** Of a TINYINT(1), once `withFlags` has looked: whether it holds anything but 0 and 1. */
  readonly holdsMore?: boolean;
}
export interface ForeignKey {
  readonly column: string;
  readonly table: string;
  readonly targetColumn: string;
}
export interface SchemaTable {
  readonly name: string;
  readonly comment: string;
  /** Without keys and indexes of its own. */
  readonly isView: boolean;
  /** An estimate. */
  readonly rows: number;
  readonly columns: readonly SchemaColumn[];
  readonly primaryKey: readonly string[];
  /** Of one column each. */
  readonly foreignKeys: readonly ForeignKey[];
  /** Foreign keys of several columns each. */
  readonly wideKeys?: readonly { readonly columns: readonly string[]; readonly table: string }[];
  /** The columns of each index, in their order. */
  readonly indexes: readonly (readonly string[])[];
  /** The columns that no two rows have alike: of the primary key and of each unique index. */
  readonly uniques: readonly (readonly string[])[];
}

/**
 * What the information schema says of the connection's own database, and of others: their tables are named with the
 * database before them, as bindings name them.
 */
export async function readSchema(ask: Ask, others: readonly string[] = []): Promise<readonly SchemaTable[]> {
  const own = await readDatabase(ask, null);
  const more = await Promise.all(others.map((name) => readDatabase(ask, name)));
  return [...own, ...more.flatMap((tables, at) => tables.map((table) => ({ ...table, name: `${others[at]}.${table.name}` })))];
}

async function readDatabase(ask: Ask, database: string | null): Promise<readonly SchemaTable[]> {
  const among = (more: string) => `TABLE_SCHEMA = ${database === null ? "DATABASE()" : "?"}${more}`;
  const read = (sql: string) => ask(sql, database === null ? [] : [database]);
  const tables = await read(
    "SELECT TABLE_NAME AS name, TABLE_COMMENT AS comment, TABLE_TYPE AS kind, TABLE_ROWS AS size FROM information_schema.TABLES " +
      `WHERE ${among(" AND TABLE_TYPE IN ('BASE TABLE', 'VIEW')")} ORDER BY TABLE_NAME`,
  );
  const columns = await read(
    "SELECT TABLE_NAME AS tableName, COLUMN_NAME AS name, ORDINAL_POSITION AS position, DATA_TYPE AS type, " +
      "COLUMN_TYPE AS fullType, IS_NULLABLE AS nullable, COLLATION_NAME AS collation, COLUMN_COMMENT AS comment " +
      `FROM information_schema.COLUMNS WHERE ${among("")} ORDER BY TABLE_NAME, ORDINAL_POSITION`,
  );
  const keys = await read(
    "SELECT TABLE_NAME AS tableName, CONSTRAINT_NAME AS constraintName, COLUMN_NAME AS name, " +
      "REFERENCED_TABLE_NAME AS target, REFERENCED_COLUMN_NAME AS targetColumn FROM information_schema.KEY_COLUMN_USAGE " +
      `WHERE ${among("")} ORDER BY TABLE_NAME, CONSTRAINT_NAME, ORDINAL_POSITION`,
  );
  const parts = await read(
    "SELECT TABLE_NAME AS tableName, INDEX_NAME AS indexName, COLUMN_NAME AS name, NON_UNIQUE AS nonUnique FROM information_schema.STATISTICS " +
      `WHERE ${among("")} ORDER BY TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX`,
  );
  return tables.map(({ name, comment, kind, size }) => {
    const own = keys.filter(({ tableName }) => tableName === name);
    const indexed = parts.filter(({ tableName }) => tableName === name);
    return {
      name: String(name),
      comment: kind === "VIEW" ? "" : String(comment ?? ""),
      isView: kind === "VIEW",
      rows: Number(size ?? 0),
      columns: columns.filter(({ tableName }) => tableName === name).map(columnOf),
      primaryKey: own.filter(({ constraintName }) => constraintName === "PRIMARY").map((key) => String(key["name"])),
      foreignKeys: foreignKeysOf(own),
      wideKeys: wideKeysOf(own),
      indexes: indexesOf(indexed),
      uniques: indexesOf(indexed.filter(({ nonUnique }) => Number(nonUnique) === 0)),
    };
  });
}

function indexesOf(parts: readonly Record<string, unknown>[]): readonly (readonly string[])[] {
  return [...groupedBy(parts, "indexName").values()].map((index) => index.map((part) => String(part["name"])));
}

function columnOf(row: Record<string, unknown>): SchemaColumn {
  return {
    name: String(row["name"]),
    position: Number(row["position"]),
    type: String(row["type"]).toLowerCase(),
    fullType: String(row["fullType"]),
    isNullable: row["nullable"] === "YES",
    collation: row["collation"] === null ? null : String(row["collation"]),
    comment: String(row["comment"] ?? ""),
  };
}

function foreignKeysOf(keys: readonly Record<string, unknown>[]): readonly ForeignKey[] {
  const foreign = keys.filter(({ target }) => target !== null);
  return [...groupedBy(foreign, "constraintName").values()].flatMap((parts) => {
    const [only] = parts;
    if (only === undefined || parts.length > 1) return [];
    return [
      { column: String(only["name"]), table: String(only["target"]), targetColumn: String(only["targetColumn"]) },
    ];
  });
}

function wideKeysOf(keys: readonly Record<string, unknown>[]): NonNullable<SchemaTable["wideKeys"]> {
  const foreign = keys.filter(({ target }) => target !== null);
  return [...groupedBy(foreign, "constraintName").values()].flatMap((parts) =>
    parts.length < 2 ? [] : [{ columns: parts.map((part) => String(part["name"])), table: String(parts[0]?.["target"]) }],
  );
}

export function isFlag({ fullType }: SchemaColumn): boolean {
  return /^tinyint\(1\)/i.test(fullType);
}

/** Rows of a table that are looked at. */
const rowsLookedAt = 200_000;

/** The tables with what their TINYINT(1) columns really hold: many a one is a level or a code. */
export async function withFlags(
  ask: Ask,
  tables: readonly SchemaTable[],
  isLookedAt: (table: SchemaTable) => boolean = () => true,
): Promise<readonly SchemaTable[]> {
  return Promise.all(
    tables.map(async (table) => {
      const flags = table.columns.filter(isFlag);
      if (flags.length === 0 || !isLookedAt(table)) return table;
      const quoted = (name: string) => `\`${name.replaceAll("`", "``")}\``;
      const names = flags.map(({ name }) => quoted(name));
      const more = names.map((name, at) => `MAX(${name} NOT IN (0, 1)) AS more${at}`).join(", ");
      const from = table.name.split(".").map(quoted).join(".");
      const [row = {}] = await ask(`SELECT ${more} FROM (SELECT ${names.join(", ")} FROM ${from} LIMIT ${rowsLookedAt}) AS looked`);
      const held = new Set(flags.filter((_, at) => Number(row[`more${at}`] ?? 0) === 1));
      return { ...table, columns: table.columns.map((column) => (held.has(column) ? { ...column, holdsMore: true } : column)) };
    }),
  );
}

function groupedBy<Row extends Record<string, unknown>>(
  rows: readonly Row[],
  name: string,
): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = String(row[name]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}
