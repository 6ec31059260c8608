import type { AnyFilter, AnyRowPolicy, Catalog } from "../query/index.ts";
import { checkPolicy, MetricsError } from "../query/index.ts";
import { absoluteRule } from "../engine/absoluteFilter.ts";

/** A policy that was checked: what each entity shows. */
export type EntityRules = ReadonlyMap<string, AnyFilter | "all" | "none">;

/**
 * Reads a policy; nothing is compiled without one.
 * @throws MetricsError `forbidden` where there is none, or where it says nothing of an entity
 */
export function entityRules(catalog: Catalog, policy: AnyRowPolicy | undefined, { now }: { readonly now: number }): EntityRules {
  const names = Object.keys(catalog.entities);
  if (policy === "public") return new Map(names.map((name) => [name, "all"]));
  if (typeof policy !== "object" || policy === null) {
    throw new MetricsError(
      "forbidden",
      'no row policy was given; set context.policy to a rule for every entity, or to "public" when everyone may see every row',
    );
  }
  checkPolicy(catalog, policy);
  return new Map(names.map((name) => [name, ruleOf(catalog, policy, name, now)]));
}

function ruleOf(
  catalog: Catalog,
  policy: Exclude<AnyRowPolicy, "public">,
  entity: string,
  now: number,
): AnyFilter | "all" | "none" {
  const path = `policy.${entity}`;
  const rule = Object.hasOwn(policy, entity) ? policy[entity] : undefined;
  if (rule === undefined) {
    throw new MetricsError("forbidden", `the row policy says nothing of ${entity}; add a filter, "all" or "none"`, { path });
  }
  if (rule === "all" || rule === "none") return rule;
  return absoluteRule(catalog, rule as AnyFilter, now, path);
}
