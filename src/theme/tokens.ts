/** Foreground for marks (≥ 3:1 on the surface) and for text (≥ 4.5:1), with a quiet background to put it on. */
export interface SignalColor {
  readonly mark: string;
  readonly text: string;
  readonly soft: string;
}

/**
 * Everything that Metricdeck looks like, as values: a canvas cannot read CSS variables, so this object is the source
 * and `cssVariables` writes it out. Colors are #rrggbb.
 */
export interface Theme {
  readonly name: string;
  readonly colorScheme: "light" | "dark";
  /** Behind the widgets, and of a widget. */
  readonly background: string;
  readonly surface: string;
  /** A quiet fill: a hovered button, a placeholder. */
  readonly subtle: string;
  /** Between things, and around a control (≥ 3:1). */
  readonly border: string;
  readonly outline: string;
  readonly text: string;
  readonly muted: string;
  readonly accent: string;
  /** Text on the accent. */
  readonly onAccent: string;
  readonly focus: string;
  /** Series colors in their order, each ≥ 3:1 on the surface, told apart without red-green or blue-yellow vision. */
  readonly palette: readonly string[];
  readonly good: SignalColor;
  readonly bad: SignalColor;
  readonly warning: SignalColor;
  readonly shadow: string;
  readonly font: string;
  readonly fontSize: string;
  readonly radius: string;
  readonly space: string;
}

/** Stroke dash arrays of series, so that color is never the only difference; [] is solid. */
export const seriesDashes: readonly (readonly number[])[] = [[], [6, 4], [2, 3], [10, 4, 2, 4]];

/** Point shapes of series, by ECharts' names. */
export const seriesShapes = ["circle", "rect", "triangle", "diamond"] as const;

/** What both themes share. The font is the host's; digits are tabular by `root.css`. */
export const shape = {
  font: "inherit",
  fontSize: "14px",
  radius: "8px",
  space: "8px",
} as const satisfies Partial<Theme>;
