import { browserRouter } from "../../../../src/index.ts";
import type { UrlRouter } from "../../../../src/index.ts";

/** @param searchParams what `useSearchParams()` of next/navigation gives: the request's on the server */
export function throughNext(searchParams: { toString(): string }): UrlRouter {
  const browser = browserRouter();
  return {
    ...browser,
    read: () => (typeof window === "undefined" ? `?${searchParams}` : browser.read()),
    // Next follows `pushState` and `replaceState` where they are given no state of its own.
    write: (search, mode) => window.history[`${mode}State`](null, "", `${location.pathname}${search}${location.hash}`),
  };
}
