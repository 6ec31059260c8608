import { describe, expect, it } from "vitest";
import { light } from "../../src/theme/light.ts";
import { systemTheme } from "../../src/theme/systemTheme.ts";

describe("systemTheme(theme, colorOf)", () => {
  it("takes every color from the system and everything else from the theme", () => {
    const names: string[] = [];
    const theme = systemTheme(light, (name) => {
      names.push(name);
      return "#123456";
    });
    const { shadow: _shadow, ...drawn } = theme;
    const colors = JSON.stringify(drawn).match(/#[0-9a-f]{6}/g) ?? [];
    expect(new Set(colors)).toEqual(new Set(["#123456"]));
    expect(new Set(names)).toEqual(
      new Set(["CanvasText", "Canvas", "GrayText", "Highlight", "HighlightText", "LinkText"]),
    );
    expect([theme.fontSize, theme.palette.length]).toEqual([light.fontSize, light.palette.length]);
  });
});
