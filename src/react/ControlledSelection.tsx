"use client";

import { useEffect, useLayoutEffect, useState } from "react";
import type { ReactNode } from "react";
import type { Selection } from "../selection/clause.ts";
import { createControlledStore } from "../selection/controlledStore.ts";
import { SelectionProvider } from "./SelectionProvider.tsx";
import { useProvided } from "./useProvided.ts";

export interface ControlledSelectionProps {
  /** What the widgets inside are filtered by; null: nothing. Left out, it is the page's own, which `onChange` hears of. */
  readonly value?: Selection | null | undefined;
  /** What it is to be now, by a click or a control: a host that keeps it sets it, or does not. */
  readonly onChange?: ((selection: Selection) => void) | undefined;
  readonly children?: ReactNode;
}

/** A page's selection as a value that its host keeps, as an input's. */
export function ControlledSelection({ value, onChange, children }: ControlledSelectionProps) {
  const page = useProvided().client.selection;
  const [store] = useState(() => createControlledStore(value ?? []));
  const isKept = value !== undefined;
  useLayoutEffect(() => {
    store.hear((next) => onChange?.(next));
    if (value !== undefined) store.set(value ?? []);
  });
  useEffect(() => {
    if (isKept) return undefined;
    return page.subscribe(() => onChange?.(page.getSnapshot()));
  }, [page, isKept, onChange]);
  return <SelectionProvider selection={isKept ? store : null}>{children}</SelectionProvider>;
}
