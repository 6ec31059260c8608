import type { AlertRule } from "../../query/alertRule.ts";
import type { Catalog } from "../../query/catalog.ts";
import { checkAlertRule } from "../../query/checkAlertRule.ts";
import { keepRule } from "../../query/keepRule.ts";
import type { RulePort } from "../../query/rulePort.ts";

/**
 * Keeps rules while the process lives, for tests, stories and a server without a store of its own; those given are not
 * changed. A rule that is saved has to fit the catalog.
 */
export function memoryRules<C extends Catalog>(catalog: C, rules: readonly AlertRule<C>[] = []): RulePort<C> {
  const kept = new Map(rules.map((rule) => [rule.id, rule]));
  const removed = new Map<string, number>();
  return {
    list: async () => [...kept.values()],
    get: async (id) => kept.get(id) ?? null,
    save: async (rule) => {
      checkAlertRule(catalog, rule as unknown as AlertRule);
      const saved = keepRule(kept.get(rule.id) ?? null, rule, removed.get(rule.id));
      if (saved.status === "saved") kept.set(rule.id, saved.rule);
      return saved;
    },
    remove: async ({ id, version }) => {
      const rule = kept.get(id);
      if (rule !== undefined && rule.version !== version) return { status: "conflict", rule };
      if (kept.delete(id)) removed.set(id, version);
      return { status: "removed" };
    },
  };
}
