"use client";

import { useCallback, useRef } from "react";

/** Tells what was asked when an answer was first seen: under the next question it stands for a while. */
export function useQuestionOf(): (answer: object, asked: string) => string {
  const seen = useRef(new WeakMap<object, string>());
  return useCallback((answer, asked) => {
    const first = seen.current.get(answer) ?? asked;
    seen.current.set(answer, first);
    return first;
  }, []);
}
