/** Grows by one with each change of the tables. */
export interface ItemMigration {
  readonly version: number;
  readonly statements: readonly string[];
}

/** Ids are compared byte for byte. */
const name = (length: number) => `VARCHAR(${length}) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`;

/**
 * The table of `mysqlItems`, for MySQL 8 and MariaDB 10.5 and newer, as statements in their order. Times are epoch
 * milliseconds, so that no session's zone matters; what is kept is JSON in text, which both servers give back alike. Each
 * statement may run twice. `migrateItems` runs them; a host with migrations of its own copies what `itemSchema()` gives.
 */
export function itemSchema(prefix = "metricdeck_"): readonly ItemMigration[] {
  const columns = [
    `kind ${name(20)} NOT NULL`,
    `id ${name(255)} NOT NULL`,
    `group_key ${name(200)} NOT NULL`,
    // Null: it touches every time.
    "from_ms BIGINT NULL",
    "to_ms BIGINT NULL",
    "document MEDIUMTEXT NOT NULL",
    "PRIMARY KEY (kind, id)",
    "KEY listed (kind, group_key, from_ms)",
    "KEY timed (kind, from_ms)",
  ];
  const table = `CREATE TABLE IF NOT EXISTS ${prefix}item (\n  ${columns.join(",\n  ")}\n) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`;
  return [{ version: 1, statements: [table] }];
}
