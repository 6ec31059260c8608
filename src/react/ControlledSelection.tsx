"use client";

import { useContext, useEffect, useLayoutEffect, useMemo, useState } from "react";
import type { ReactNode } from "react";
import type { Selection } from "../selection/clause.ts";
import { createControlledStore } from "../selection/controlledStore.ts";
import { ProvidedContext, useProvided } from "./useProvided.ts";

export interface ControlledSelectionProps {
  /** What the widgets inside are filtered by; null: nothing. Left out, it is the page's own, which `onChange` hears of. */
  readonly value?: Selection | null | undefined;
  /** What it is to be now, by a click or a control: a host that keeps it sets it, or does not. */
  readonly onChange?: ((selection: Selection) => void) | undefined;
  readonly children?: ReactNode;
}

/** A page's selection as a value that its host keeps, as an input's. */
export function ControlledSelection({ value, onChange, children }: ControlledSelectionProps) {
  useProvided();
  const outside = useContext(ProvidedContext);
  const page = outside?.client.selection;
  const [store] = useState(() => createControlledStore(value ?? []));
  const isKept = value !== undefined;
  useLayoutEffect(() => {
    store.hear((next) => onChange?.(next));
    if (value !== undefined) store.set(value ?? []);
  });
  useEffect(() => {
    if (isKept || page === undefined) return undefined;
    return page.subscribe(() => onChange?.(page.getSnapshot()));
  }, [page, isKept, onChange]);
  const inside = useMemo(
    () => (outside && isKept ? { ...outside, client: { ...outside.client, selection: store } } : outside),
    [outside, isKept, store],
  );
  return <ProvidedContext.Provider value={inside}>{children}</ProvidedContext.Provider>;
}
