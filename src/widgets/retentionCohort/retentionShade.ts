import { channels, mixed } from "../../theme/mixed.ts";
import type { Theme } from "../../theme/tokens.ts";
import type { RetentionModel, RetentionRow } from "./retentionModel.ts";
import type { ShownRows } from "./retentionRows.ts";

/**
 * What a color is measured on: all cells (`table`), those of a row or of a column, or the distance from the column's
 * mean (`diverging`).
 */
export type RetentionScale = "table" | "row" | "column" | "diverging";

export interface RetentionShades {
  /** Background of each cell of the body, by row and period; null where it has none. */
  readonly cells: readonly (readonly (string | null)[])[];
  /** From the lowest to the highest, for the legend. */
  readonly ramp: readonly string[];
  /** What the ends of the ramp stand for; null where each row or column has its own. */
  readonly ends: readonly [number, number] | null;
}

const RAMP = [0, 0.2, 0.4, 0.6, 0.8, 1];
const leastContrast = 4.6;

/** Backgrounds on which the theme's text keeps its contrast. What is incomplete, or of too few cases, has none. */
export function retentionShades(
  { direction, periods }: Pick<RetentionModel, "direction" | "periods">,
  { means, body }: ShownRows,
  { scale, theme }: { readonly scale: RetentionScale; readonly theme: Theme },
): RetentionShades {
  const valueAt = (row: RetentionRow, period: number) => {
    const cell = row.cells[period];
    return cell?.state === "complete" ? cell.value : null;
  };
  const values = body.map((row) => periods.map((_, period) => valueAt(row, period)));
  const high = rampTo(theme, direction === "down" ? theme.bad.mark : theme.accent);
  if (scale === "diverging") {
    const [over, under] = sides(direction, theme);
    const [overMean, underMean] = [rampTo(theme, over), rampTo(theme, under)];
    const mean = means[0];
    const away = values.map((row) =>
      row.map((value, period) => {
        const of = mean?.cells[period]?.value ?? null;
        return value === null || of === null ? null : value - of;
      }),
    );
    const most = Math.max(...away.flat().map((distance) => Math.abs(distance ?? 0)), 0);
    const shadeOf = (distance: number) => (distance < 0 ? underMean : overMean)(most === 0 ? 0 : Math.abs(distance) / most);
    return {
      cells: away.map((row) => row.map((distance) => (distance === null ? null : shadeOf(distance)))),
      ramp: [...RAMP.toReversed().map((share) => underMean(share)), ...RAMP.slice(1).map((share) => overMean(share))],
      ends: most === 0 ? null : [-most, most],
    };
  }
  const all = extent(values.flat());
  const columns = periods.map((_, period) => extent(values.map((row) => row[period] ?? null)));
  return {
    cells: values.map((row) => {
      const own = scale === "row" ? extent(row) : null;
      return row.map((value, period) => {
        const [low, top] = scale === "column" ? (columns[period] ?? all) : (own ?? all);
        return value === null ? null : high(top === low ? 0.5 : (value - low) / (top - low));
      });
    }),
    ramp: RAMP.map((share) => high(share)),
    ends: scale === "table" && all[0] < all[1] ? all : null,
  };
}

/** From zero, unless all values are far from it and near to each other. */
function extent(values: readonly (number | null)[]): readonly [number, number] {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return [0, 0];
  const [low, high] = [Math.min(...known), Math.max(...known)];
  return low > 0 && low < high * 0.6 ? [0, high] : [low, high];
}

function sides(direction: RetentionModel["direction"], theme: Theme): readonly [over: string, under: string] {
  if (direction === "up") return [theme.good.mark, theme.bad.mark];
  return direction === "down" ? [theme.bad.mark, theme.good.mark] : [theme.accent, theme.warning.mark];
}

/** Mixes from the surface to the color, as far as the theme's text can still be read on it. */
function rampTo({ surface, text }: Theme, color: string): (share: number) => string {
  let [low, high] = [0, 1];
  if (contrast(text, color) < leastContrast) {
    for (let step = 0; step < 12; step++) {
      const middle = (low + high) / 2;
      if (contrast(text, mixed(surface, color, middle)) >= leastContrast) low = middle;
      else high = middle;
    }
    high = low;
  }
  const least = 0.06;
  return (share) => mixed(surface, color, high * (least + (1 - least) * share));
}

/** WCAG 2.2, "contrast ratio" and "relative luminance". */
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((one, other) => other - one) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const [red, green, blue] = channels(color).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
