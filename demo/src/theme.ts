import { dark, light, type Theme } from "../../src/index.ts";

/** The cockpit in the portal's own green, corners and paper. */
export const portalThemes: { readonly light: Theme; readonly dark: Theme } = {
  light: {
    ...light,
    name: "hanlin light",
    background: "#f6f3ec",
    border: "#e3ddd0",
    accent: "#0b6e5b",
    focus: "#0b6e5b",
    palette: ["#0b6e5b", "#d9730d", "#3d5bd9", "#a23e72", "#00415f", "#7a6a10", "#8f79d8", "#6b2f1a"],
    radius: "6px",
  },
  dark: {
    ...dark,
    name: "hanlin dark",
    background: "#0d1413",
    surface: "#151d1b",
    subtle: "#1f2927",
    border: "#2a3633",
    accent: "#4fc3a5",
    focus: "#4fc3a5",
    palette: ["#4fc3a5", "#e39a45", "#8ba0ff", "#d283a9", "#9bd9f2", "#e6cf57", "#b79bf0", "#e0714c"],
    radius: "6px",
  },
};
