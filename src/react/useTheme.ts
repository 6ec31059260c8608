"use client";

import { useMemo } from "react";
import { dark } from "../theme/dark.ts";
import { withEvaluation } from "../theme/evaluation.ts";
import { light } from "../theme/light.ts";
import { systemTheme } from "../theme/systemTheme.ts";
import type { Theme } from "../theme/tokens.ts";
import { useMediaQuery } from "./useMediaQuery.ts";
import { useProvided } from "./useProvided.ts";

/**
 * The theme as values, for what is drawn without CSS: the system's colors where it forces them. The same object until
 * theme, evaluation or the system's wish change.
 */
export function useTheme(): Theme {
  const { theme, evaluation } = useProvided();
  const isForced = useMediaQuery("(forced-colors: active)", { unknown: false });
  return useMemo(() => {
    const own = withEvaluation(typeof theme === "string" ? { light, dark }[theme] : theme, evaluation);
    return isForced ? systemTheme(own, systemColor) : own;
  }, [theme, evaluation, isForced]);
}

function systemColor(name: string): string {
  const probe = document.createElement("span");
  probe.style.cssText = `color: ${name}; forced-color-adjust: none; position: absolute`;
  document.body.append(probe);
  const channels = getComputedStyle(probe).color.match(/\d+(\.\d+)?/g) ?? [];
  probe.remove();
  return `#${channels.slice(0, 3).map((channel) => Math.round(Number(channel)).toString(16).padStart(2, "0")).join("")}`;
}
