import type { AlertRule } from "../../query/alertRule.ts";
import { checkAlertRule } from "../../query/checkAlertRule.ts";
import type { Catalog } from "../../query/index.ts";
import { keepRule } from "../../query/keepRule.ts";
import type { RulePort } from "../../query/rulePort.ts";
import { requirePrefix } from "./mysqlAlertStore.ts";
import type { MysqlAlertStoreOptions } from "./mysqlAlertStore.ts";
import { inTransaction } from "./mysqlSession.ts";
import type { Run } from "./mysqlSession.ts";

/**
 * Rules in MySQL or MariaDB, in a table of `alertSchema`: for the handler's `rules` and an alert service's. A rule that
 * is saved has to fit the catalog; one that is kept and fits it no more is listed all the same.
 */
export function mysqlRules<C extends Catalog>(catalog: C, { pool, prefix = "metricdeck_alert_" }: MysqlAlertStoreOptions): RulePort<C> {
  requirePrefix(prefix);
  const table = `${prefix}rule`;
  const keptIn = async (run: Run, id: string, lock = ""): Promise<{ readonly rule: AlertRule<C> | null; readonly version: number }> => {
    const [row] = await run(`SELECT document, version FROM ${table} WHERE id = ?${lock}`, [id]);
    return row === undefined ? { rule: null, version: 0 } : { rule: JSON.parse(String(row[0])) as AlertRule<C> | null, version: Number(row[1]) };
  };
  return {
    list: () =>
      inTransaction(pool, async (run) => {
        const rows = await run(`SELECT document FROM ${table} WHERE document <> 'null' ORDER BY id`);
        return rows.map(([document]) => JSON.parse(String(document)) as AlertRule<C>);
      }),
    get: (id) => inTransaction(pool, async (run) => (await keptIn(run, id)).rule),
    save: async (rule) => {
      checkAlertRule(catalog, rule as unknown as AlertRule);
      return inTransaction(pool, async (run) => {
        // Two that save the same new rule at once: the second waits here, and finds the first one's.
        await run(`INSERT INTO ${table} (id, version, document) VALUES (?, 0, 'null') ON DUPLICATE KEY UPDATE id = id`, [rule.id]);
        const kept = await keptIn(run, rule.id, " FOR UPDATE");
        const saved = keepRule(kept.rule, rule, kept.version);
        if (saved.status === "conflict") await run(`DELETE FROM ${table} WHERE id = ? AND version = 0`, [rule.id]);
        else await run(`UPDATE ${table} SET version = ?, document = ? WHERE id = ?`, [saved.rule.version, JSON.stringify(saved.rule), rule.id]);
        return saved;
      });
    },
    remove: ({ id, version }) =>
      inTransaction(pool, async (run) => {
        const { rule } = await keptIn(run, id, " FOR UPDATE");
        if (rule !== null && rule.version !== version) return { status: "conflict", rule };
        // Its version stays: what is made anew under its id follows it.
        await run(`UPDATE ${table} SET document = 'null' WHERE id = ?`, [id]);
        return { status: "removed" };
      }),
  };
}
