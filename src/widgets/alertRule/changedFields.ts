import type { AlertRule } from "../../query/alertRule.ts";
import type { Catalog } from "../../query/catalog.ts";
import type { RuleField } from "./readDraft.ts";
import { draftOf } from "./ruleDraft.ts";

/** The fields of the form in which a rule is another one than it was. */
export function changedFields(before: AlertRule, after: AlertRule, catalog: Catalog): readonly RuleField[] {
  const [was, is] = [before, after].map((rule) => draftOf(rule, catalog, "en"));
  return (Object.keys(is ?? {}) as RuleField[]).filter((field) => JSON.stringify(was?.[field]) !== JSON.stringify(is?.[field]));
}
