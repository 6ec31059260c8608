"use client";

import { useMemo } from "react";
import { dark } from "../theme/dark.ts";
import { withEvaluation } from "../theme/evaluation.ts";
import { light } from "../theme/light.ts";
import type { Theme } from "../theme/tokens.ts";
import { useProvided } from "./useProvided.ts";

/** The theme as values, for what is drawn without CSS. The same object until theme or evaluation change. */
export function useTheme(): Theme {
  const { theme, evaluation } = useProvided();
  return useMemo(
    () => withEvaluation(typeof theme === "string" ? { light, dark }[theme] : theme, evaluation),
    [theme, evaluation],
  );
}
