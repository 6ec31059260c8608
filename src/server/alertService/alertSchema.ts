/** Grows by one with each change of the tables. */
export interface AlertMigration {
  readonly version: number;
  readonly statements: readonly string[];
}

const options = "ENGINE=InnoDB DEFAULT CHARSET=utf8mb4";
/** Names and hashes are compared byte for byte. */
const name = (length: number) => `VARCHAR(${length}) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`;
const hash = "CHAR(32) CHARACTER SET ascii COLLATE ascii_bin";

/**
 * The tables of `mysqlAlertStore` and `mysqlRules`, for MySQL 8 and MariaDB 10.5 and newer, as statements in their
 * order. Times are epoch milliseconds, so that no session's zone matters; documents are JSON in text, which both servers
 * give back alike. Each statement may run twice. `migrateAlertStore` runs them; a host with migrations of its own copies
 * what `alertSchema()` gives.
 */
export function alertSchema(prefix = "metricdeck_alert_"): readonly AlertMigration[] {
  const table = (part: string, columns: readonly string[]) =>
    `CREATE TABLE IF NOT EXISTS ${prefix}${part} (\n  ${columns.join(",\n  ")}\n) ${options}`;
  return [
    {
      version: 1,
      statements: [
        table("lease", ["id TINYINT NOT NULL PRIMARY KEY", `holder ${name(100)} NOT NULL`, "fence BIGINT NOT NULL", "until_ms BIGINT NOT NULL"]),
        table("rule", [`id ${name(200)} NOT NULL PRIMARY KEY`, "version INT NOT NULL", "document MEDIUMTEXT NOT NULL"]),
        table("checked", [`rule_id ${name(200)} NOT NULL PRIMARY KEY`, "at_ms BIGINT NOT NULL", `shape ${name(40)} NOT NULL`]),
        table("series", [
          `rule_id ${name(200)} NOT NULL`,
          `series ${hash} NOT NULL`,
          "document MEDIUMTEXT NOT NULL",
          "PRIMARY KEY (rule_id, series)",
        ]),
        table("incident", [
          `id ${name(100)} NOT NULL PRIMARY KEY`,
          `incident_key ${hash} NOT NULL`,
          // At most one incident of a key lasts: the database holds to it too.
          `lasting_key ${hash} NULL`,
          `rule_id ${name(200)} NOT NULL`,
          `metric ${name(200)} NOT NULL`,
          "gravity TINYINT NOT NULL",
          "state VARCHAR(12) NOT NULL",
          "started_ms BIGINT NOT NULL",
          "ended_ms BIGINT NULL",
          "document MEDIUMTEXT NOT NULL",
          "UNIQUE KEY lasting (lasting_key)",
          "KEY listed (gravity, started_ms, id)",
          "KEY of_rule (rule_id, ended_ms)",
        ]),
        table("history", [
          `incident_id ${name(100)} NOT NULL`,
          "position INT NOT NULL",
          "document TEXT NOT NULL",
          "PRIMARY KEY (incident_id, position)",
        ]),
        table("request", [`id ${name(200)} NOT NULL PRIMARY KEY`, "at_ms BIGINT NOT NULL", "document MEDIUMTEXT NOT NULL", "KEY by_time (at_ms)"]),
        table("outbox", [
          "position BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY",
          `id ${hash} NOT NULL`,
          "document MEDIUMTEXT NOT NULL",
          "UNIQUE KEY by_id (id)",
        ]),
        table("sent_group", [`id ${hash} NOT NULL PRIMARY KEY`, "at_ms BIGINT NOT NULL", "KEY by_time (at_ms)"]),
        table("delivery", [
          "position BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY",
          `id ${hash} NOT NULL`,
          `receiver ${name(200)} NOT NULL`,
          "status VARCHAR(8) NOT NULL",
          "sent_ms BIGINT NULL",
          "document MEDIUMTEXT NOT NULL",
          "UNIQUE KEY by_id (id)",
          "KEY by_receiver (status, receiver, position)",
        ]),
        table("attempt", [
          "position BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY",
          `receiver ${name(200)} NOT NULL`,
          "at_ms BIGINT NOT NULL",
          "KEY by_time (at_ms)",
        ]),
      ],
    },
  ];
}
