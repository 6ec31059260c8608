import { memoryAdapter, memoryAlerts, memoryRules } from "../../src/adapters/memory/index.ts";
import { MetricsError } from "../../src/query/index.ts";
import type { AlertRule, Catalog, MetricsAdapter, RulePort } from "../../src/query/index.ts";
import { supportCatalog } from "../support/supportCatalog.ts";
import { storyNow, supportTables } from "../support/supportTables.ts";

const catalog: Catalog = supportCatalog;

/** The service desk's data beside a place for rules that forgets when the page is left. */
export function deskWith(rules: readonly AlertRule[], port: Partial<RulePort> = {}): () => MetricsAdapter {
  return () => {
    const desk = { ...memoryAlerts([]), rules: { ...memoryRules(catalog, rules), ...port } };
    return memoryAdapter({ catalog, tables: supportTables(), clock: () => storyNow, alerts: desk });
  };
}

export const forbidden = () => Promise.reject(new MetricsError("forbidden", "rules are not for you"));
