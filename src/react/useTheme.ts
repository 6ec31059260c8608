"use client";

import { useMemo } from "react";
import { dark } from "../theme/dark.ts";
import { withEvaluation } from "../theme/evaluation.ts";
import { light } from "../theme/light.ts";
import type { Theme } from "../theme/tokens.ts";
import { part } from "./part.ts";
import { useMediaQuery } from "./useMediaQuery.ts";
import { usePart } from "./usePart.ts";
import { usePrinting } from "./usePrinting.ts";
import { useProvided } from "./useProvided.ts";

const forcing = part(() => import("./forcedTheme.ts"));

/**
 * The theme as values, for what is drawn without CSS: the system's colors where it forces them, light ones in place of dark
 * while it is printed. The same object until theme, evaluation or the system's wish change.
 */
export function useTheme(): Theme {
  const { theme, evaluation } = useProvided();
  const isForced = useMediaQuery("(forced-colors: active)", { unknown: false });
  const forced = usePart(forcing, isForced);
  const isPrinting = usePrinting();
  return useMemo(() => {
    const chosen = typeof theme === "string" ? { light, dark }[theme] : theme;
    const own = withEvaluation(isPrinting && chosen.colorScheme === "dark" ? light : chosen, evaluation);
    return isForced && forced ? forced.forcedTheme(own) : own;
  }, [theme, evaluation, isForced, forced, isPrinting]);
}
