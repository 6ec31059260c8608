/** Outlines on a 16 × 16 grid, besides those of the cockpit's controls. */
export const upGlyph = "m4 10 4-4 4 4";
export const undoGlyph = "M6 3 3 6l3 3M3 6h6a4 4 0 0 1 0 8H7";
export const redoGlyph = "m10 3 3 3-3 3M13 6H7a4 4 0 0 0 0 8h2";
export const plusGlyph = "M8 3v10M3 8h10";
export const moreGlyph = "M3.5 8h.01M8 8h.01M12.5 8h.01";
export const copyGlyph = "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3";
export const binGlyph = "M3 4.5h10M6 4.5v-2h4v2M4.5 4.5l.5 9h6l.5-9M6.8 7v4M9.2 7v4";
