export interface Extent {
  readonly top: number;
  readonly bottom: number;
}

/**
 * Where each part of a page begins that is shown on a screen of this height, in pixels from its top: with the first widget that the
 * part before cuts, or right below it where that is higher than the screen. The last ends with the page.
 */
export function partTops(widgets: readonly Extent[], { height, total }: { readonly height: number; readonly total: number }): readonly number[] {
  const tops = [0];
  // Paddings and borders are nothing to see.
  const last = total - height;
  if (height <= 0 || last <= 8) return tops;
  for (let from = 0; from < last; ) {
    const end = from + height;
    const cut = widgets.filter(({ top, bottom }) => top > from && bottom > end + 1 && bottom - top <= height);
    from = Math.min(...cut.map(({ top }) => top), end, last);
    tops.push(from);
  }
  return tops;
}
