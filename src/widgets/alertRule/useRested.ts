"use client";

import { useEffect, useState } from "react";

/** What typing takes between two letters, and more. */
const restMs = 700;

/** Whether `value` has been the same one for a moment: what is being typed is not judged letter by letter. */
export function useRested(value: unknown): boolean {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), restMs);
    return () => clearTimeout(timer);
  }, [value]);
  return rested === value;
}
