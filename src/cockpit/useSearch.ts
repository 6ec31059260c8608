"use client";

import { useEffect, useState } from "react";

export interface Search {
  /** What stands in the field. */
  readonly text: string;
  /** What to look for: the text after a pause, never a half-composed character. */
  readonly settled: string;
  readonly type: (text: string) => void;
  /** For the field: while an input method composes, nothing is looked for. */
  readonly composition: { readonly onCompositionStart: () => void; readonly onCompositionEnd: () => void };
}

export function useSearch({ pauseMs = 250 } = {}): Search {
  const [text, type] = useState("");
  const [isComposing, setComposing] = useState(false);
  const [settled, setSettled] = useState("");
  useEffect(() => {
    if (isComposing) return;
    const timer = setTimeout(() => setSettled(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text, isComposing, pauseMs]);
  return {
    text,
    settled,
    type,
    composition: { onCompositionStart: () => setComposing(true), onCompositionEnd: () => setComposing(false) },
  };
}
