import type { ReactElement } from "react";
import type { SeriesShape, SeriesStyle } from "../../charts/seriesStyle.ts";

const shapes: Readonly<Record<SeriesShape, string>> = {
  circle: "M8.5 5a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0z",
  rect: "M9 2h6v6h-6z",
  triangle: "M12 1.2l4 7h-8z",
  diamond: "M12 .8l4.2 4.2l-4.2 4.2l-4.2-4.2z",
};

/** The outline of a shape in a box 24 by 10, for its middle. */
export function seriesMark(shape: SeriesShape): string {
  return shapes[shape];
}

interface ThinSwatchProps {
  readonly color: string;
  readonly opacity?: number;
  /** Where each series' is in its own color: some of them instead. */
  readonly colors?: readonly string[];
}

/** The key of what series are held against: a thinner line. */
export function ThinSwatch({ color, opacity = 1, colors = [color] }: ThinSwatchProps): ReactElement {
  const shown = colors.slice(0, 3);
  return (
    <svg className="md-swatch" width="24" height="10" aria-hidden="true" focusable="false">
      {shown.map((own, at) => (
        <path key={own} d={`M${(24 / shown.length) * at} 5h${24 / shown.length}`} stroke={own} strokeWidth="1.5" strokeOpacity={opacity} />
      ))}
    </svg>
  );
}

/** The key of a series: its color, dash and shape; a block for bars and stacks, striped as they are. */
export function Swatch({ pen, block = false }: { readonly pen: SeriesStyle; readonly block?: boolean }): ReactElement {
  return (
    <svg className="md-swatch" width={block ? 12 : 24} height="10" aria-hidden="true" focusable="false">
      {block ? (
        <>
          <rect x="1" y="0" width="10" height="10" rx="2" fill={pen.color} />
          {pen.striped && <path d="M0 6L6 0M3 11L12 2" stroke="var(--md-surface)" strokeWidth="2" />}
        </>
      ) : (
        <>
          <path d="M0 5H24" stroke={pen.color} strokeWidth="2" strokeDasharray={pen.dash.join(" ")} fill="none" />
          <path d={shapes[pen.shape]} fill={pen.color} />
        </>
      )}
    </svg>
  );
}
