import type { Page } from "../query/index.ts";
import { MetricsError } from "../query/index.ts";

/** Position of a page: the rows before it. Opaque to callers. */
export function offsetOf(page: Page | undefined): number {
  if (page?.cursor === undefined) return page?.offset ?? 0;
  const offset = /^o([0-9a-z]{1,8})$/.exec(page.cursor)?.[1];
  if (offset === undefined) {
    throw new MetricsError("invalid-query", "the cursor is not one that this server gave; start without a cursor", {
      path: "page.cursor",
    });
  }
  return Number.parseInt(offset, 36);
}

export function cursorAt(offset: number): string {
  return `o${offset.toString(36)}`;
}
