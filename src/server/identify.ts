import type { Catalog, RowPolicy } from "../query/index.ts";
import { MetricsError } from "../query/index.ts";
import { entityRules } from "./policy.ts";

/** Who asks; null or a throw is nobody. */
export type Authenticate<User> = (request: Request) => User | null | Promise<User | null>;
/** Which rows a user may see. */
export type PolicyOf<C extends Catalog, User> =
  | "public"
  | ((user: User) => RowPolicy<C> | "none" | Promise<RowPolicy<C> | "none">);

/** @throws MetricsError `unauthenticated` where nobody is known */
export async function identify<User>(
  request: Request,
  authenticate: Authenticate<User> | undefined,
): Promise<User | undefined> {
  if (authenticate === undefined) return undefined;
  let user: User | null;
  try {
    user = await authenticate(request);
  } catch (cause) {
    throw cause instanceof MetricsError ? cause : unauthenticated(cause);
  }
  // `false` and undefined are what a look-up that found nobody gives.
  if (user === null || user === undefined || (user as unknown) === false) throw unauthenticated(undefined);
  return user;
}

function unauthenticated(cause: unknown): MetricsError {
  return new MetricsError("unauthenticated", "the caller is not known; sign in and send a valid token", {
    path: "headers.authorization",
    cause,
  });
}

/**
 * Checked whatever the adapter: a rule that is missing shows nothing, instead of everything.
 * @throws MetricsError `forbidden`
 */
export async function policyFor<C extends Catalog, User>(
  catalog: C,
  user: User,
  policy: PolicyOf<C, User>,
): Promise<RowPolicy<C>> {
  let rules: RowPolicy<C> | "none" = "none";
  try {
    rules = policy === "public" ? policy : await policy(user);
  } catch (cause) {
    throw cause instanceof MetricsError ? cause : forbidden(cause);
  }
  if (rules === "none") throw forbidden(undefined);
  entityRules(catalog, rules, { now: 0 });
  return rules;
}

function forbidden(cause: unknown): MetricsError {
  return new MetricsError("forbidden", "the caller may not see this data", { cause });
}
