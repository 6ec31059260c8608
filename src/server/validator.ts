import type { WireResult } from "../query/index.ts";
import { fingerprint } from "../query/fingerprint.ts";

/**
 * A short text that differs where an answer would be shown differently: its data, and what is said of it but when it
 * was computed and where a running range has come to.
 */
export function answerTag(result: WireResult): string {
  const { status, limits, warnings, resolvedRange, resolvedCompare = {}, grain, timeZone, incompleteFrom, page } = result;
  const compared = Object.entries(resolvedCompare).map(([id, { from }]) => [id, from]);
  const said = [status, limits, warnings, resolvedRange?.from, compared, grain, timeZone, incompleteFrom, page];
  return fingerprint([result.fingerprint, result.freshness.dataThrough, ...said]);
}

/** Says of an answer when it is still the same. */
export function validators(result: WireResult): { readonly etag: string; readonly "last-modified": string } {
  return { etag: `W/"${answerTag(result)}"`, "last-modified": new Date(result.freshness.computedAt).toUTCString() };
}

/** Whether the client has this answer already (RFC 9110, weak comparison). */
export function isKnown(request: Request, { etag }: { readonly etag: string }): boolean {
  const known = request.headers.get("if-none-match");
  return known !== null && known.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag.replace(/^W\//, ""));
}
