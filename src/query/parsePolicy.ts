import * as v from "valibot";
import type { AnyRowPolicy } from "./adapter.ts";
import type { Catalog } from "./catalog.ts";
import { MetricsError } from "./error.ts";
import { nameError } from "./nearest.ts";
import { pathText } from "./parse.ts";
import { filterSchema } from "./parseSchema.ts";
import { checkPrivacy, privacyOf } from "./privacy.ts";

/** A host may make a policy anew for every request. */
const schemas = new WeakMap<Catalog, ReturnType<typeof filterSchema>>();
/** By policy: the catalog that it was found sound for. */
const sound = new WeakMap<object, Catalog>();

/**
 * Checks a policy as a query is checked: a rule that means nothing must show nothing. `{ op: "notIn", values: undefined }`
 * is what is left of a rule about a user who has no such property.
 * @throws MetricsError `forbidden` with the path of the first fault
 */
export function checkPolicy(catalog: Catalog, policy: AnyRowPolicy): void {
  if (policy === "public" || sound.get(policy) === catalog) return;
  checkPrivacy(catalog, privacyOf(policy));
  const names = Object.keys(catalog.entities);
  const schema = schemas.get(catalog) ?? filterSchema(catalog);
  schemas.set(catalog, schema);
  for (const [entity, rule] of Object.entries(policy)) {
    if (entity === "$privacy") continue;
    if (!names.includes(entity)) throw nameError("entity", entity, names, `policy.${entity}`);
    if (rule === "all" || rule === "none") continue;
    const parsed = v.safeParse(schema, rule, { abortEarly: true });
    if (parsed.success) continue;
    const [issue] = parsed.issues;
    const path = pathText(v.getDotPath(issue), issue);
    throw new MetricsError("forbidden", issue.message, { path: path === "" ? `policy.${entity}` : `policy.${entity}.${path}` });
  }
  sound.set(policy, catalog);
}
