import type { Mysql2Pool } from "./execute.ts";

/** What mysql2 keeps behind a pool of its promise API. */
interface CorePool {
  readonly config: { readonly connectionConfig: object };
  readonly constructor: new (options: { readonly config: object }) => CorePool;
  promise(): Mysql2Pool & { end(): Promise<void> };
}

/** Few are needed, since a kill takes milliseconds; each is one more connection beside the pool's own. */
const killersAtOnce = 4;

/**
 * Connections to kill with, beside those of a pool: when all of its own run statements, they are what has to be ended.
 * They are opened with the pool's configuration when they are needed, and closed when nobody needs one any more. Where
 * the pool does not tell its configuration, or no further connection is to be had, the pool's own have to do.
 */
export function killersBeside(pool: Mysql2Pool): Mysql2Pool {
  let own: ReturnType<CorePool["promise"]> | null = null;
  let used = 0;
  const leave = () => {
    used -= 1;
    if (used > 0) return;
    own?.end().catch(() => {});
    own = null;
  };
  return {
    getConnection: async () => {
      used += 1;
      try {
        own ??= poolLike(pool);
        const lent = own === null ? null : await own.getConnection();
        if (lent !== null) {
          const giveBack = (how: "release" | "destroy") => () => {
            lent[how]();
            leave();
          };
          return {
            threadId: lent.threadId,
            execute: (options) => lent.execute(options),
            query: (sql) => lent.query(sql),
            unprepare: (options) => lent.unprepare(options),
            release: giveBack("release"),
            destroy: giveBack("destroy"),
          };
        }
      } catch {
        // Too many connections, or the server is gone: the pool itself knows best what is left.
      }
      leave();
      return pool.getConnection();
    },
  };
}

function poolLike(pool: Mysql2Pool): ReturnType<CorePool["promise"]> | null {
  const core = (pool as { readonly pool?: Partial<CorePool> }).pool;
  const connectionConfig = core?.config?.connectionConfig;
  if (core === undefined || typeof core.promise !== "function" || typeof connectionConfig !== "object") return null;
  // A pool marks its configuration as its own.
  const copy = Object.create(Object.getPrototypeOf(connectionConfig) as object, Object.getOwnPropertyDescriptors(connectionConfig)) as object;
  const bounds = { connectionLimit: killersAtOnce, maxIdle: killersAtOnce, queueLimit: 0, waitForConnections: true };
  return new (core as CorePool).constructor({ config: { ...core.config, ...bounds, connectionConfig: copy } }).promise();
}
