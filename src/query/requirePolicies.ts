import type { AnyRowPolicy } from "./adapter.ts";
import { MetricsError } from "./error.ts";

/**
 * A policy is refused rather than dropped by an adapter that does not heed it.
 * @throws MetricsError `unsupported`
 */
export function requirePolicies({ policies }: { readonly policies?: true }, policy: AnyRowPolicy | undefined): void {
  if (policies === true || policy === undefined || policy === "public") return;
  const remedy = 'have it apply context.policy to every answer and say policies: true, or give the policy "public"';
  throw new MetricsError("unsupported", `the adapter heeds no row policy; ${remedy}`, { path: "policy" });
}
