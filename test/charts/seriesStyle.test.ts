import { describe, expect, it } from "vitest";
import { seriesStyle } from "../../src/charts/seriesStyle.ts";
import { dark } from "../../src/theme/dark.ts";
import { light } from "../../src/theme/light.ts";
import { systemTheme } from "../../src/theme/systemTheme.ts";

const system = { CanvasText: "#ffffff", LinkText: "#ffff00", Highlight: "#1aebff", GrayText: "#3ff23f", Canvas: "#000000" };
const forced = systemTheme(light, (name) => system[name as keyof typeof system] ?? "#000000");
const styles = Array.from({ length: 8 }, (_, slot) => seriesStyle(forced, slot));
const different = (kinds: readonly unknown[]) => new Set(kinds.map((kind) => JSON.stringify(kind))).size;

describe("seriesStyle(theme, slot)", () => {
  it("tells eight series apart in four forced colors: lines by dash, points by shape, blocks by stripes", () => {
    expect(different(styles.map(({ color }) => color))).toBe(4);
    expect(different(styles.map(({ color, dash }) => [color, dash]))).toBe(8);
    expect(different(styles.map(({ color, shape }) => [color, shape]))).toBe(8);
    expect(styles.map(({ striped }) => striped)).toEqual([false, false, false, false, true, true, true, true]);
  });

  it.each([light, dark])("tells eight series apart by dash and shape without any color: $name", (theme) => {
    const own = Array.from({ length: 8 }, (_, slot) => seriesStyle(theme, slot));
    expect(different(own.map(({ dash, shape }) => [dash, shape]))).toBe(8);
    expect(own.some(({ striped }) => striped)).toBe(false);
  });

  it("stripes the rest behind the top n where a series has its color", () => {
    expect([seriesStyle(forced, null).striped, seriesStyle(light, null).striped]).toEqual([true, false]);
  });
});
