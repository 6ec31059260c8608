import { MetricsError } from "../query/index.ts";
import { atMost } from "./atMost.ts";
import type { Execute } from "./sqlAdapter.ts";

/** What is used of a connection of `@duckdb/node-api`. */
export interface DuckdbConnection {
  runAndReadAll(sql: string, values: (string | number | null)[]): Promise<{ getRowsJson(): unknown[][] }>;
  /** Ends whatever the connection runs. */
  interrupt(): void;
}

/** An interruption that comes before the statement has begun hits nothing. */
const interruptAgainMs = 20;
/** Errors whose first line names tables and columns and never a value. */
const nameOnly: ReadonlySet<string> = new Set(["Binder Error", "Catalog Error"]);

/**
 * Runs statements on a connection to DuckDB, one after the other: each of them uses all cores, and an interruption ends
 * the one that runs. Give it a connection of its own.
 */
export function duckdbExecutor(connection: DuckdbConnection): Execute {
  const inTurn = atMost(1);
  return ({ sql, values }, { signal }) =>
    inTurn(async () => {
      const hasLeft = () => signal?.aborted === true;
      if (hasLeft()) throw aborted();
      let interrupting: ReturnType<typeof setInterval> | undefined;
      const onAbort = () => {
        connection.interrupt();
        interrupting = setInterval(() => connection.interrupt(), interruptAgainMs);
      };
      signal?.addEventListener("abort", onAbort, { once: true });
      try {
        const reader = await connection.runAndReadAll(sql, [...values]);
        return reader.getRowsJson();
      } catch (thrown) {
        throw hasLeft() ? aborted() : refused(thrown);
      } finally {
        signal?.removeEventListener("abort", onAbort);
        clearInterval(interrupting);
      }
    });
}

function aborted(): MetricsError {
  return new MetricsError("aborted", "the query was cancelled");
}

/** The database's own text may hold values of the query and goes no further than `cause`. */
function refused(thrown: unknown): MetricsError {
  const [line = ""] = String((thrown as { readonly message?: unknown }).message).split("\n");
  const kind = /^[A-Z][A-Za-z ]* Error(?=:)/.exec(line)?.[0] ?? "unknown error";
  if (kind === "Out of Range Error") {
    return new MetricsError("too-large", "a number has more digits than DuckDB computes with; ask for less at once", { cause: thrown });
  }
  const said = nameOnly.has(kind) ? line : kind;
  return new MetricsError("unavailable", `DuckDB refused the statement (${said}); check the binding`, {
    cause: thrown,
    retryable: false,
  });
}
