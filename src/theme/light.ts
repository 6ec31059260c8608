import { shape } from "./tokens.ts";
import type { Theme } from "./tokens.ts";

/** Ink on white, one indigo accent. */
export const light: Theme = {
  ...shape,
  name: "light",
  colorScheme: "light",
  background: "#f7f8fa",
  surface: "#ffffff",
  subtle: "#f1f3f6",
  border: "#e4e7ec",
  outline: "#868e9c",
  text: "#181c25",
  muted: "#5c6474",
  accent: "#3d5bd9",
  onAccent: "#ffffff",
  focus: "#3d5bd9",
  palette: ["#3d5bd9", "#df700f", "#29a57b", "#9c5189", "#004168", "#656019", "#9c80e4", "#652919"],
  good: { mark: "#168a5b", text: "#0e6e47", soft: "#e8f6ef" },
  bad: { mark: "#d43d44", text: "#b42a33", soft: "#fdeeee" },
  warning: { mark: "#b87503", text: "#85560a", soft: "#fdf5e3" },
  shadow: "0 1px 2px #181c250d",
};
