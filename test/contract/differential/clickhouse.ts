import { memoryAdapter } from "../../../src/adapters/memory/index.ts";
import { clickhouse, sqlAdapter } from "../../../src/server/index.ts";
import type { Execute } from "../../../src/server/index.ts";
import { bindingFor } from "../adapters.ts";
import type { Adapters } from "../adapters.ts";
import type { Data } from "../data.ts";
import { tablesOf } from "../data.ts";
import type { exact } from "../exactCatalog.ts";
import { now } from "../queries.ts";
import type { ChdbSession } from "./chdb.ts";
import { chdbSession } from "./chdb.ts";

/** The memory adapter and ClickHouse over the same data. */
export function overClickhouse(data: Data, catalog: typeof exact): Adapters {
  const clock = () => now;
  const session = filled(data);
  const common = { catalog, defaultPolicy: "public", clock } as const;
  return {
    adapters: {
      memory: memoryAdapter({ ...common, tables: tablesOf(data) }),
      clickhouse: sqlAdapter({ ...common, binding: bindingFor(catalog), dialect: clickhouse(), execute: chdbExecutor(session) }),
    },
    close: async () => session.cleanup(),
  };
}

/** Types as a host has them: some columns cannot be NULL, times are in zones and of several precisions. */
const tables = [
  `CREATE TABLE tickets (ticket_id Int32, channel Enum8('wechat' = 1, 'phone' = 2, 'email' = 3, 'chat' = 4), region LowCardinality(Nullable(String)),
    agent Nullable(String), urgent Nullable(Bool), replies Nullable(Int16), first_response_seconds Nullable(UInt32), amount Nullable(Decimal(24, 4)),
    units Nullable(Int64), created_at DateTime64(9, 'UTC'), solved_at Nullable(DateTime64(6, 'Europe/Berlin')), customer_id Nullable(UInt32))
    ENGINE = MergeTree ORDER BY created_at`,
  `CREATE TABLE customers (customer_id UInt64, tier Nullable(Enum16('team' = 1, 'corp' = 2, 'free' = 3)), seats Nullable(Decimal(8, 2)),
    balance Nullable(Decimal(24, 2)), joined_at Nullable(DateTime('Asia/Tokyo'))) ENGINE = MergeTree ORDER BY customer_id`,
  `CREATE TABLE feedback (feedback_id UInt64, ticket_id Nullable(Int64), score Nullable(Float32), given_at DateTime64(3))
    ENGINE = MergeTree ORDER BY feedback_id`,
];

/** What a host's profile may say otherwise, and no answer may depend on. */
const profile = [
  "session_timezone = 'America/New_York'",
  "join_use_nulls = 0",
  "join_default_strictness = 'ANY'",
  "transform_null_in = 1",
  "aggregate_functions_null_for_empty = 1",
  "count_distinct_implementation = 'uniq'",
  "output_format_decimal_trailing_zeros = 1",
  "timeout_overflow_mode = 'break'",
];

function filled({ tickets, feedback, customers = [] }: Data): ChdbSession {
  const session = chdbSession();
  for (const table of tables) session.query(table);
  const insert = (table: string, rows: readonly (readonly unknown[])[]) =>
    session.query(
      `INSERT INTO ${table} SETTINGS date_time_input_format = 'best_effort' FORMAT JSONCompactEachRow ${rows.map((row) => JSON.stringify(row)).join("\n")}`,
    );
  insert("tickets", tickets.map((one) => [
    one.ticketId, one.channel, one.region, one.agent, one.urgent, one.replies, one.firstResponseSeconds, one.amount,
    one.units === null ? null : String(one.units), one.createdAt, one.solvedAt, one.customerId ?? null,
  ]));
  insert("customers", customers.map((one) => [one.customerId, one.tier, one.seats, one.balance, one.joinedAt]));
  insert("feedback", feedback.map((one) => [one.feedbackId, one.ticketId, one.score, one.givenAt]));
  session.query(`SET ${profile.join(", ")}`);
  session.query("SET output_format_json_quote_64bit_integers = 1, output_format_json_quote_decimals = 1, output_format_json_quote_denormals = 1");
  return session;
}

/** Runs statements in this process; rows have the shapes in which mysql2 gives those of ClickHouse's MySQL port. */
function chdbExecutor(session: ChdbSession): Execute {
  return async ({ sql, values }) => {
    if (values.length > 0) throw new Error(`a prepared statement of ClickHouse takes no arguments: ${sql}`);
    let text: string;
    try {
      text = session.query(sql, "JSONCompact");
    } catch (thrown) {
      throw new Error(`${String(thrown)}\n${sql}`, { cause: thrown });
    }
    const { meta, data } = JSON.parse(text) as { readonly meta: readonly { readonly type: string }[]; readonly data: readonly (readonly unknown[])[] };
    const shapes = meta.map(({ type }) => shapeOf(type.replaceAll(/LowCardinality\(|Nullable\(/g, "")));
    return data.map((row) => row.map((value, at) => (value === null ? null : shapes[at]?.(value))));
  };
}

/** As the binary protocol of the server and mysql2 with `dateStrings` and `supportBigNumbers` have them. */
function shapeOf(type: string): (value: unknown) => unknown {
  if (type.startsWith("Bool")) return Number;
  if (/^U?Int64/.test(type)) return (value) => (Number.isSafeInteger(Number(value)) ? Number(value) : String(value));
  if (/^U?Int(?:8|16|32)\b|^Float/.test(type)) return Number;
  // The server does not tell how many digits follow the point, so that mysql2 leaves out the zeros before microseconds.
  if (type.startsWith("DateTime")) {
    return (value) => {
      const [whole = "", fraction = ""] = String(value).split(".");
      const microseconds = Number(fraction.slice(0, 6).padEnd(6, "0"));
      return microseconds === 0 ? whole : `${whole}.${microseconds}`;
    };
  }
  return String;
}
