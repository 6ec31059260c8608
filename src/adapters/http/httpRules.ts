import type { Catalog } from "../../query/catalog.ts";
import type { RulePort } from "../../query/rulePort.ts";
import type { Transport } from "./askDocument.ts";

/** The rules of the server's own port, beside `httpAlerts` in `httpAdapter({ alerts })`. Loaded when first asked for. */
export function httpRules<C extends Catalog = Catalog>(transport: Transport): Required<RulePort<C>> {
  const port = async () => (await import("./rules.ts")).askRules<C>(transport);
  return {
    list: async (options) => (await port()).list(options),
    get: async (id, options) => (await port()).get(id, options),
    save: async (rule) => (await port()).save(rule),
    remove: async (rule) => (await port()).remove(rule),
    backtest: async (rule, options) => (await port()).backtest(rule, options),
  };
}
