import type { AlertRule } from "./alertRule.ts";
import { canonical } from "./canonical.ts";
import type { Catalog } from "./catalog.ts";
import type { SavedRule } from "./rulePort.ts";

/**
 * What comes of saving a rule over the one that is kept: the law of every place for rules. One whose answer was lost on its
 * way and that is sent again is saved already, and no conflict with itself.
 * @param kept under the same id; null: none
 */
export function keepRule<C extends Catalog>(kept: AlertRule<C> | null, rule: AlertRule<C>): SavedRule<C> {
  const next = { ...rule, version: rule.version + 1 };
  if (kept !== null && canonical(kept, {}) === canonical(next, {})) return { status: "saved", rule: kept };
  if ((kept?.version ?? 0) !== rule.version) return { status: "conflict", rule: kept };
  return { status: "saved", rule: next };
}
