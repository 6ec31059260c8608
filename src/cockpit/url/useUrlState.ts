"use client";

import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import type { Catalog } from "../../query/catalog.ts";
import { useMeasureMembers } from "../../react/useMeasureMembers.ts";
import { useProvided } from "../../react/useProvided.ts";
import type { Selection } from "../../selection/clause.ts";
import { defaultNamespace } from "../../selection/urlState/selectionSearch.ts";
import type { UrlProblem } from "../../selection/urlState/selectionParams.ts";
import { bindUrl, usualHistory } from "./bindUrl.ts";
import type { UrlHistory } from "./pageAddress.ts";
import { browser } from "./browserRouter.ts";
import type { UrlRouter } from "./urlRouter.ts";

export interface UrlStateOptions {
  /** What its parameters begin with: a letter, then up to 19 letters, digits and hyphens. Two cockpits of a page need two. Default `md`. */
  readonly namespace?: string;
  /** The same from render to render. Default: the browser's history. */
  readonly router?: UrlRouter;
  /**
   * Whether a change makes an entry in the history. Default: every choice does; what is dragged or typed (`draft`) makes
   * one for all of it, and rows of a table that open or close make none.
   */
  readonly history?: UrlHistory;
  /** Letters of the parameters together; longer, the longest filters are left out of the address. Default 2000. */
  readonly maxLength?: number;
  /** What the page shows where the address says nothing. Default: what the selection was when the hook first ran. */
  readonly initial?: Selection;
}

/**
 * Keeps the page's selection in its address: links, reloading, back and forward show what was shown. Call it under the
 * provider, before or around what asks for numbers, so that the first question is already the right one. Clauses of widgets
 * without an `id` of the host's have no place in an address.
 * @returns what of the address could not be kept, until something else is chosen
 */
export function useUrlState({
  namespace = defaultNamespace,
  router = browser,
  history,
  maxLength,
  initial,
}: UrlStateOptions = {}): { readonly problems: readonly UrlProblem[] } {
  const { client, catalog } = useProvided<Catalog>();
  const { selection } = client;
  useMeasureMembers();
  const chosen = useRef(history);
  useEffect(() => {
    chosen.current = history;
  });
  const [begun] = useState(initial);
  const binding = useMemo(
    () =>
      bindUrl(selection, {
        catalog,
        namespace,
        router,
        ...(maxLength !== undefined && { maxLength }),
        ...(begun !== undefined && { initial: begun }),
      }),
    [selection, catalog, namespace, router, maxLength, begun],
  );
  useEffect(() => binding.start((change) => (chosen.current ?? usualHistory)(change)), [binding]);
  const { subscribe, getSnapshot } = binding.problems;
  return { problems: useSyncExternalStore(subscribe, getSnapshot, getSnapshot) };
}
