"use client";

import { useEffect, useState } from "react";

export interface Rotation {
  readonly index: number;
  readonly isPaused: boolean;
  readonly go: (step: number) => void;
  readonly pause: (isPaused: boolean) => void;
}

/** Goes from one to the next every `seconds`, until somebody pauses it. @param isHeld while somebody uses what is shown */
export function useRotation(count: number, seconds: number, isHeld: boolean): Rotation {
  const [at, setAt] = useState(0);
  const [isPaused, setPaused] = useState(false);
  const index = count === 0 ? 0 : at % count;
  useEffect(() => {
    if (isPaused || isHeld || count < 2) return;
    const timer = setTimeout(() => setAt((index + 1) % count), seconds * 1000);
    return () => clearTimeout(timer);
  }, [index, count, seconds, isPaused, isHeld]);
  return { index, isPaused, pause: setPaused, go: (step) => setAt((index + step + count) % count) };
}
