import { asMetricsError } from "../../query/index.ts";
import type { AbsoluteRange, Catalog, MetricsAdapter, QueryContext } from "../../query/index.ts";

export type Area = "correctness" | "time" | "errors" | "protocol" | "security" | "speed";

/** What a check found. `fix` says what to change in the API. */
export type Finding =
  | { readonly outcome: "pass" }
  | { readonly outcome: "fail"; readonly found: string; readonly expected: string; readonly fix: string }
  | { readonly outcome: "not applicable"; readonly why: string };

/** One law that every API has to keep. It asks, and changes nothing. */
export interface Check {
  /** The law in words; unique among all checks. */
  readonly name: string;
  readonly area: Area;
  /** How much of the grade it is: 1 is a nicety, 3 and more is grave. In correctness and time any failure is. */
  readonly weight: number;
  /** Throws what the adapter throws. */
  readonly run: (subject: Subject) => Promise<Finding>;
}

/** Where an API answers over HTTP, for what only the wire can show. */
export interface HttpEndpoint {
  readonly url: string;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly fetch: typeof fetch;
}

/** A caller who sees a part: by an adapter of its own, by a context of its own, or by both. */
export interface Tenant {
  readonly adapter?: MetricsAdapter;
  readonly context?: QueryContext;
  /** Where its numbers tell most. Default: the subject's. */
  readonly facts?: readonly Fact[];
}

/** What the checks are run on. */
export interface Subject {
  readonly adapter: MetricsAdapter;
  readonly catalog: Catalog;
  readonly context: QueryContext;
  /** Callers who together see everything, and nothing twice. */
  readonly tenants: readonly Tenant[];
  /** The same data behind the package's own engine. */
  readonly reference: MetricsAdapter | null;
  readonly http: HttpEndpoint | null;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Where data was found, by entity. */
  readonly facts: readonly Fact[];
}

/** What can be asked of one entity's rows. */
export interface Fact {
  readonly entity: string;
  readonly time: string;
  /** Counts and sums that are timed by `time`; the first is the busiest one's measure. At least one. */
  readonly additive: readonly [string, ...string[]];
  /** Measured from the same rows at the same time, additive or not. */
  readonly measured: readonly string[];
  /** Dimensions that the rows reach with at most 200 values in the range. */
  readonly dimensions: readonly string[];
  /** Instants of midnights in UTC, around the busiest time. */
  readonly range: AbsoluteRange;
  /** Midnight in UTC of the busiest day. */
  readonly peak: number;
}

export const pass: Finding = { outcome: "pass" };

export function fail(found: string, expected: string, fix: string): Finding {
  return { outcome: "fail", found, expected, fix };
}

export function notApplicable(why: string): Finding {
  return { outcome: "not applicable", why };
}

/**
 * What a thrown error says of a case: that an adapter cannot answer it, or not for this caller, is no fault.
 * @throws whatever else was thrown
 */
export function refusal(thrown: unknown): Finding {
  const { code, message } = asMetricsError(thrown);
  if (code === "unsupported") return notApplicable(`the adapter refuses it: ${message}`);
  if (code === "forbidden") return notApplicable(`the caller may not ask it: ${message}`);
  if (code === "too-large") return notApplicable(`it is beyond the API's limits: ${message}`);
  throw thrown;
}

/** Looks for the first case that breaks the law; what is refused is passed over, and without a case the law does not apply. */
export async function firstFault<Case>(
  cases: readonly Case[],
  look: (one: Case) => Promise<Finding>,
  { none = "the catalog has nothing that this speaks of" } = {},
): Promise<Finding> {
  let best: Finding = notApplicable(none);
  for (const one of cases) {
    const finding = await look(one).catch(refusal);
    if (finding.outcome === "fail") return finding;
    if (finding.outcome === "pass" || best.outcome !== "pass") best = finding;
  }
  return best;
}
