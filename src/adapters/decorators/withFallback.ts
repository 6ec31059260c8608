import type { AskedQuery, MetricsAdapter } from "../../query/adapter.ts";
import type { Catalog } from "../../query/catalog.ts";
import type { MetricsError } from "../../query/error.ts";
import type { TableResult } from "../../query/result.ts";
import { answering, queryAll } from "./queryAll.ts";
import type { SettledQuery } from "./queryAll.ts";

export interface FallbackOptions {
  /** Which errors of the first send a query to the second. Default: those of a server that cannot answer now. */
  readonly when?: (error: MetricsError) => boolean;
}

/** Asks a second adapter what the first cannot answer now; such answers say so in their warnings. */
export function withFallback<C extends Catalog>(
  first: MetricsAdapter<C>,
  second: MetricsAdapter<C>,
  { when = ({ code }) => code === "unavailable" || code === "timeout" || code === "rate-limited" }: FallbackOptions = {},
): MetricsAdapter<C> {
  const { policies, source: own, ...either } = answering(first, async function* answered(asked: readonly AskedQuery<C>[]): AsyncIterable<SettledQuery> {
    const failed: { readonly index: number; readonly one: AskedQuery<C> }[] = [];
    for await (const settled of queryAll(first, asked)) {
      const one = asked[settled.index];
      if (settled.status === "rejected" && one !== undefined && when(settled.error)) failed.push({ index: settled.index, one });
      else yield settled;
    }
    for await (const settled of queryAll(second, failed.map(({ one }) => one))) {
      const index = failed[settled.index]?.index ?? settled.index;
      yield settled.status === "fulfilled" ? { ...settled, index, value: warned(settled.value) } : { ...settled, index };
    }
  });
  const { source: other } = second;
  return {
    ...either,
    ...(policies === true && second.policies === true ? { policies } : {}),
    ...(own === undefined || other === undefined ? {} : { source: JSON.stringify([own, other]) }),
  };
}

function warned(result: TableResult<unknown>): TableResult<unknown> {
  const warning = { code: "fallback", message: "the first source could not answer; these numbers come from the second" };
  return Object.defineProperties({}, {
    ...Object.getOwnPropertyDescriptors(result),
    warnings: { value: [...(result.warnings ?? []), warning], enumerable: true },
  }) as TableResult<unknown>;
}
