"use client";

import { useMemo } from "react";
import { dark } from "../theme/dark.ts";
import { withEvaluation } from "../theme/evaluation.ts";
import { light } from "../theme/light.ts";
import { printTheme } from "../theme/printTheme.ts";
import { systemTheme } from "../theme/systemTheme.ts";
import type { Theme } from "../theme/tokens.ts";
import { systemColor } from "./systemColor.ts";
import { useMediaQuery } from "./useMediaQuery.ts";
import { usePrinting } from "./usePrinting.ts";
import { useProvided } from "./useProvided.ts";

/**
 * The theme as values, for what is drawn without CSS: the system's colors where it forces them, those of paper while it is
 * printed. The same object until theme, evaluation or the system's wish change.
 */
export function useTheme(): Theme {
  const { theme, evaluation } = useProvided();
  const isForced = useMediaQuery("(forced-colors: active)", { unknown: false });
  const isPrinting = usePrinting();
  return useMemo(() => {
    const chosen = typeof theme === "string" ? { light, dark }[theme] : theme;
    const own = withEvaluation(isPrinting ? printTheme(chosen) : chosen, evaluation);
    return isForced ? systemTheme(own, systemColor) : own;
  }, [theme, evaluation, isForced, isPrinting]);
}
