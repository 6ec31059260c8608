import { memoryAdapter, memoryAlerts } from "../../src/adapters/memory/index.ts";
import { MetricsError } from "../../src/query/index.ts";
import type { AlertRule, Catalog, MetricsAdapter, RulePort } from "../../src/query/index.ts";
import { supportCatalog } from "../support/supportCatalog.ts";
import { storyNow, supportTables } from "../support/supportTables.ts";

/** What the service desk is told of. */
export const lowSatisfaction: AlertRule = {
  format: 1,
  id: "csat-low",
  version: 4,
  name: { en: "Satisfaction is low", "zh-CN": "满意度偏低" },
  metric: "csat",
  grain: "day",
  condition: { kind: "threshold", enter: { below: 0.85 }, exit: { below: 0.88 }, levels: { critical: { below: 0.5 } } },
  for: { breaches: 2, of: 3 },
  minimumVolume: 5,
  check: { everyMinutes: 60 },
  notify: { repeatMinutes: 1440, quiet: { weekly: [{ from: "22:00", to: "08:00" }] } },
  owner: "Customer experience",
};

export const slowResponse: AlertRule = {
  format: 1,
  id: "response-slow",
  version: 1,
  name: { en: "First responses are slow", "zh-CN": "首次响应变慢" },
  metric: "firstResponseP90",
  by: ["channel"],
  grain: "day",
  condition: { kind: "threshold", enter: { above: 900 } },
  severity: "critical",
};

/** A place for rules that forgets when the page is left. `refuse` fails what it names. */
export function keptRules(rules: readonly AlertRule[], refuse: { readonly list?: Promise<never>; readonly save?: () => Promise<never> } = {}): RulePort {
  const kept = new Map(rules.map((rule) => [rule.id, rule]));
  return {
    list: () => refuse.list ?? Promise.resolve([...kept.values()]),
    save: (rule) => {
      if (refuse.save) return refuse.save();
      const known = kept.get(rule.id);
      if ((known?.version ?? 0) !== rule.version) return Promise.resolve({ status: "conflict", rule: known ?? null });
      const next = { ...rule, version: rule.version + 1 };
      kept.set(rule.id, next);
      return Promise.resolve({ status: "saved", rule: next });
    },
    remove: ({ id, version }) => {
      const known = kept.get(id) ?? null;
      if (known?.version !== version) return Promise.resolve({ status: "conflict", rule: known });
      kept.delete(id);
      return Promise.resolve({ status: "removed" });
    },
  };
}

/** The service desk's data beside a place for rules. */
export function deskWith(rules: RulePort): () => MetricsAdapter {
  return () => {
    const catalog: Catalog = supportCatalog;
    return { ...memoryAdapter({ catalog, tables: supportTables(), clock: () => storyNow }), alerts: { ...memoryAlerts([]), rules } };
  };
}

export const forbidden = () => Promise.reject(new MetricsError("forbidden", "rules are not for you"));
