/** Outlines on a 16 × 16 grid. */
export const chevronGlyph = "m4 6 4 4 4-4";
export const checkGlyph = "m3.5 8.5 3 3 6-7";
export const crossGlyph = "m4.5 4.5 7 7M11.5 4.5l-7 7";
export const calendarGlyph = "M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v3M10.5 2v3";
export const backGlyph = "M10 4 6 8l4 4";
export const forthGlyph = "m6 4 4 4-4 4";

/** Says nothing by itself: a word stands beside it, or names its button. */
export function Glyph({ path }: { readonly path: string }) {
  return (
    <svg className="md-glyph" width={16} height={16} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={path} />
    </svg>
  );
}
