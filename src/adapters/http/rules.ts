import type { Catalog } from "../../query/catalog.ts";
import { checkBacktest, checkKeptRule, checkRemovedRule, checkRules, checkSavedRule } from "../../query/checkRules.ts";
import type { RulePort } from "../../query/rulePort.ts";
import { askDocument } from "./askDocument.ts";
import type { Transport } from "./askDocument.ts";

/** Asks the server's own port. What is saved is sent again where the answer was lost, and kept once. */
export function askRules<C extends Catalog>(transport: Transport): Required<RulePort<C>> {
  const ask = <T>(asked: unknown, check: (answer: unknown) => T, signal?: AbortSignal) =>
    askDocument("rules", asked, check, { ...transport, signal });
  return {
    list: ({ signal } = {}) => ask({ list: {} }, checkRules, signal),
    get: (get, { signal } = {}) => ask({ get }, checkKeptRule, signal),
    save: (save) => ask({ save }, checkSavedRule),
    remove: ({ id, version }) => ask({ remove: { id, version } }, checkRemovedRule),
    backtest: (rule, { buckets, signal }) => ask({ backtest: { rule, buckets } }, checkBacktest, signal),
    // Names were checked where the rules are kept, against the same catalog.
  } satisfies Required<RulePort> as unknown as Required<RulePort<C>>;
}
