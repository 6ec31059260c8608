import type { AnyRowPolicy } from "./adapter.ts";
import type { Catalog } from "./catalog.ts";
import { MetricsError } from "./error.ts";
import { nameError } from "./nearest.ts";

/** What a caller may not learn of the rows that the policy shows. Stands in the row policy, under `$privacy`. */
export interface Privacy<D extends string = string> {
  /** Dimensions whose values are for others: neither grouped, filtered, searched nor sorted by; null in records. */
  readonly masked?: readonly D[];
  /**
   * The fewest rows that a number may stand for. Smaller groups are masked, and beside them as many as it takes that
   * no total gives them away by subtraction. Single records are refused. Default 1.
   */
  readonly minimumGroup?: number;
}

/** The policy's privacy with its defaults filled in. */
export function privacyOf(policy: AnyRowPolicy | undefined): Required<Privacy> {
  const privacy = typeof policy === "object" && Object.hasOwn(policy, "$privacy") ? (policy["$privacy"] as Privacy) : {};
  return { ...privacy, masked: privacy.masked ?? [], minimumGroup: privacy.minimumGroup ?? 1 };
}

/** @throws MetricsError `forbidden` where a name is unknown or the number makes no sense: then nothing is shown */
export function checkPrivacy(catalog: Catalog, { masked, minimumGroup, ...others }: Required<Privacy>): void {
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) {
    const { message } = nameError("property", unknown, ["masked", "minimumGroup"], "policy.$privacy");
    throw new MetricsError("forbidden", message, { path: `policy.$privacy.${unknown}` });
  }
  for (const name of masked) {
    if (Object.hasOwn(catalog.dimensions, name)) continue;
    const { message } = nameError("dimension", name, Object.keys(catalog.dimensions), "policy.$privacy.masked");
    throw new MetricsError("forbidden", message, { path: "policy.$privacy.masked" });
  }
  if (Number.isInteger(minimumGroup) && minimumGroup >= 1) return;
  throw new MetricsError("forbidden", `minimumGroup is ${minimumGroup}; write a whole number from 1 on`, {
    path: "policy.$privacy.minimumGroup",
  });
}
