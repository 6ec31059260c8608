"use client";

import { useContext, useMemo, useState } from "react";
import type { ReactNode } from "react";
import { ProvidedContext } from "../../react/useProvided.ts";
import { createSelectionStore } from "../../selection/selectionStore.ts";

/** What is inside is filtered by what is said inside, and by nothing else on the page. */
export function OwnSelection({ children }: { readonly children: ReactNode }) {
  const outside = useContext(ProvidedContext);
  const [selection] = useState(() => createSelectionStore());
  const inside = useMemo(() => outside && { ...outside, client: { ...outside.client, selection } }, [outside, selection]);
  return <ProvidedContext.Provider value={inside}>{children}</ProvidedContext.Provider>;
}
