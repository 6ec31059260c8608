import { shape } from "./tokens.ts";
import type { Theme } from "./tokens.ts";

/** Blue-black, never pure black: surfaces are told apart by lightness where shadows cannot be seen. */
export const dark: Theme = {
  ...shape,
  name: "dark",
  colorScheme: "dark",
  background: "#0f1115",
  surface: "#16181d",
  subtle: "#20242b",
  border: "#2a2e37",
  outline: "#717a8a",
  text: "#eceef2",
  muted: "#9ba3b2",
  accent: "#7b93ff",
  onAccent: "#0f1115",
  focus: "#93a6ff",
  palette: ["#7b93ff", "#dd9435", "#3ecaa3", "#b47395", "#98dafe", "#edd147", "#8c4fc4", "#d5481f"],
  good: { mark: "#3fb984", text: "#5ccb99", soft: "#13291f" },
  bad: { mark: "#ee6a6e", text: "#f78a8c", soft: "#361a1d" },
  warning: { mark: "#d99a2b", text: "#e6b050", soft: "#32260f" },
  shadow: "0 1px 2px #00000066",
};
