import type { AlertRule } from "./alertRule.ts";
import { canonical } from "./canonical.ts";
import type { Catalog } from "./catalog.ts";
import type { SavedRule } from "./rulePort.ts";

/**
 * What comes of saving a rule over the one that is kept: the law of every place for rules. One whose answer was lost on its
 * way and that is sent again is saved already, and no conflict with itself.
 * @param kept under the same id; null: none
 * @param removed the last version under its id where none is kept: no version comes again, so that a page which still shows what
 *   was removed meets a conflict. Default 0: none ever was
 */
export function keepRule<C extends Catalog>(kept: AlertRule<C> | null, rule: AlertRule<C>, removed = 0): SavedRule<C> {
  const next = { ...rule, version: (rule.version || removed) + 1 };
  const isSent = kept !== null && (rule.version === 0 || kept.version === next.version);
  if (isSent && canonical({ ...kept, version: 0 }, {}) === canonical({ ...rule, version: 0 }, {})) return { status: "saved", rule: kept };
  if ((kept?.version ?? 0) !== rule.version) return { status: "conflict", rule: kept };
  return { status: "saved", rule: next };
}
