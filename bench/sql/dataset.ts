import type { Pool } from "mysql2/promise";
import { numbersTo } from "../../test/server/numbersTo.ts";

export interface Sizes {
  readonly customers: number;
  readonly tickets: number;
  readonly events: number;
}

/** Two years that end here. */
export const dataEnds = Date.parse("2026-04-15T00:00:00Z");

const tables = [
  `CREATE TABLE customers (
    customer_id INT PRIMARY KEY, tenant_id SMALLINT NOT NULL, segment VARCHAR(12) NOT NULL, city VARCHAR(20) NOT NULL
  ) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
  `CREATE TABLE tickets (
    ticket_id INT PRIMARY KEY, tenant_id SMALLINT NOT NULL, customer_id INT NOT NULL, channel VARCHAR(10) NOT NULL,
    region VARCHAR(12) NOT NULL, team VARCHAR(12) NOT NULL, agent VARCHAR(12) NOT NULL, urgent TINYINT(1) NOT NULL,
    replies INT, first_response_seconds INT, created_at DATETIME NOT NULL, solved_at DATETIME
  ) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
  `CREATE TABLE events (
    event_id INT PRIMARY KEY, tenant_id SMALLINT NOT NULL, customer_id INT NOT NULL, name VARCHAR(10) NOT NULL, at DATETIME NOT NULL
  ) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
];

/** What SERVER's measurements were taken with: indexes outweigh everything else. */
const indexes = [
  "CREATE INDEX ticket_time ON tickets (created_at, solved_at, urgent, replies, first_response_seconds)",
  "CREATE INDEX ticket_group ON tickets (created_at, region, team, agent, channel, customer_id, first_response_seconds)",
  "CREATE INDEX event_time ON events (name, at, customer_id)",
  "CREATE INDEX event_actor ON events (customer_id, at, name)",
];

/** The same rows for the same sizes: every column is a hash of the row's number. */
function fills({ customers, tickets, events }: Sizes): readonly string[] {
  const hash = (salt: string) => `CRC32(CONCAT('${salt}', seq))`;
  const share = (salt: string) => `(${hash(salt)} / 4294967296e0)`;
  const ends = new Date(dataEnds).toISOString().slice(0, 10);
  const at = (salt: string) => `TIMESTAMPADD(SECOND, -FLOOR(POW(${share(salt)}, 1.2) * 63072000) - 1, '${ends}')`;
  return [
    `INSERT INTO customers SELECT seq, 1 + ${hash("t")} % 20, ELT(1 + ${hash("s")} % 4, 'small', 'middle', 'large', 'key'),
      CONCAT('city ', ${hash("y")} % 60) FROM ${numbersTo(customers)}`,
    `INSERT INTO tickets SELECT seq, 1 + ${hash("t")} % 20, 1 + ${hash("c")} % ${customers},
      ELT(1 + ${hash("h")} % 4, 'phone', 'chat', 'email', 'wechat'), CONCAT('region ', ${hash("r")} % 8),
      CONCAT('team ', ${hash("r")} % 8, ${hash("m")} % 5), CONCAT('agent ', FLOOR(POW(${share("a")}, 2) * 400)), ${hash("u")} % 10 = 0,
      NULLIF(${hash("p")} % 12, 11), IF(${share("n")} < 0.1, NULL, FLOOR(EXP(4 + 5 * ${share("f")}))), ${at("d")}, NULL
      FROM ${numbersTo(tickets)}`,
    `UPDATE tickets SET solved_at = TIMESTAMPADD(SECOND, 600 + CRC32(CONCAT('z', ticket_id)) % 400000, created_at)
      WHERE CRC32(CONCAT('w', ticket_id)) % 100 < 72`,
    `INSERT INTO events SELECT seq, 1 + ${hash("c")} % 20, 1 + ${hash("c")} % ${customers},
      ELT(1 + FLOOR(5 * POW(${share("k")}, 1.4)), 'created', 'replied', 'solved', 'rated', 'reopened'), ${at("e")}
      FROM ${numbersTo(events)}`,
  ];
}

/** Fills the database unless it holds this data already. */
export async function loadDataset(pool: Pool, sizes: Sizes, say: (line: string) => void): Promise<void> {
  const [there] = await pool.query("SHOW TABLES LIKE 'loaded'");
  if ((there as unknown[]).length > 0) return;
  const run = async (statement: string) => {
    const startedAt = performance.now();
    await pool.query(statement);
    say(`${((performance.now() - startedAt) / 1000).toFixed(1).padStart(7)} s  ${statement.replace(/\s+/g, " ").slice(0, 60)}`);
  };
  for (const statement of [...tables, ...fills(sizes), ...indexes]) await run(statement);
  await run("ANALYZE TABLE customers, tickets, events");
  await pool.query("CREATE TABLE loaded (at DATETIME)");
}
