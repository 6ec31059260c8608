"use client";

import { useState } from "react";
import type { ReactNode } from "react";
import { SelectionProvider } from "../react/SelectionProvider.tsx";
import { createSelectionStore } from "../selection/selectionStore.ts";

/** What is inside is filtered by what is said inside, and by nothing else on the page. */
export function OwnSelection({ children }: { readonly children: ReactNode }) {
  const [selection] = useState(() => createSelectionStore());
  return <SelectionProvider selection={selection}>{children}</SelectionProvider>;
}
