import type { SignalColor, Theme } from "./tokens.ts";

/**
 * What the colors of a change mean, set once by the host and never derived from the language:
 *
 * - "evaluation": green is good and red is bad, whichever way the number went
 * - "redUp": red is up and green is down (涨红跌绿), whether that is good or not
 * - "blueOrange": blue is good and orange is bad, for readers who do not tell red from green
 */
export type Evaluation = "evaluation" | "redUp" | "blueOrange";

type SignalName = "good" | "bad" | "neutral";

/** The signal that colors a change; a class or `data-signal` of that name takes its color from the theme. */
export function changeSignal(
  sentiment: SignalName,
  change: number | null,
  evaluation: Evaluation = "evaluation",
): SignalName {
  if (evaluation !== "redUp") return sentiment;
  return !change ? "neutral" : change > 0 ? "bad" : "good";
}

const BLUE_ORANGE: Readonly<Record<Theme["colorScheme"], { good: SignalColor; bad: SignalColor }>> = {
  light: {
    good: { mark: "#2563c9", text: "#1d4fa5", soft: "#eaf1fc" },
    bad: { mark: "#c2570c", text: "#9a4408", soft: "#fdf0e6" },
  },
  dark: {
    good: { mark: "#6aa5f8", text: "#8dbcff", soft: "#182842" },
    bad: { mark: "#ee9142", text: "#f9ab69", soft: "#3a2413" },
  },
};

/** The theme with the signal colors of `evaluation`. */
export function withEvaluation(theme: Theme, evaluation: Evaluation): Theme {
  return evaluation === "blueOrange" ? { ...theme, ...BLUE_ORANGE[theme.colorScheme] } : theme;
}
