"use client";

import { useEffect, useRef, useState } from "react";

/** Whether somebody has scrolled or pointed within the last `seconds`, and what says that somebody does. */
export function useAttended(seconds: number): readonly [boolean, () => void] {
  const [isAttended, setAttended] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const attend = () => {
    setAttended(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setAttended(false), seconds * 1000);
  };
  return [isAttended, attend];
}
