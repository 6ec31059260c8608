import { describe, expect, it } from "vitest";
import { cssVariables } from "../../src/theme/cssVariables.ts";
import { dark } from "../../src/theme/dark.ts";
import { changeSignal, withEvaluation } from "../../src/theme/evaluation.ts";
import { light } from "../../src/theme/light.ts";
import { seriesDashes, seriesShapes } from "../../src/theme/tokens.ts";
import { VISIONS, contrast, distance } from "./colorVision.ts";

const themes = [light, dark, withEvaluation(light, "blueOrange"), withEvaluation(dark, "blueOrange")];

describe("themes", () => {
  it("contrast(black, white) is 21, of a color with itself 1", () => {
    expect(contrast("#000000", "#ffffff")).toBe(21);
    expect(contrast("#3d5bd9", "#3d5bd9")).toBe(1);
  });

  it("every text has at least 4.5:1 on everything it stands on", () => {
    for (const theme of themes) {
      for (const ground of [theme.surface, theme.background, theme.subtle]) {
        for (const color of [theme.text, theme.muted]) expect(contrast(color, ground)).toBeGreaterThanOrEqual(4.5);
      }
      for (const { text, soft } of [theme.good, theme.bad, theme.warning]) {
        for (const ground of [theme.surface, theme.subtle, soft]) {
          expect(contrast(text, ground), `${theme.name} ${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
        }
      }
      expect(contrast(theme.accent, theme.surface)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(theme.onAccent, theme.accent)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it("every mark, outline and focus ring has at least 3:1 on the surface", () => {
    for (const theme of themes) {
      const marks = [theme.good.mark, theme.bad.mark, theme.warning.mark, theme.outline, theme.focus];
      for (const color of [...theme.palette, ...marks]) {
        expect(contrast(color, theme.surface), `${theme.name} ${color}`).toBeGreaterThanOrEqual(3);
      }
      for (const color of [theme.outline, theme.focus]) {
        expect(contrast(color, theme.background), `${theme.name} ${color}`).toBeGreaterThanOrEqual(3);
      }
    }
  });

  it("palette has eight colors that every kind of color vision tells apart", () => {
    for (const { name, palette } of [light, dark]) {
      expect(new Set(palette).size).toBe(8);
      for (const vision of Object.keys(VISIONS) as (keyof typeof VISIONS)[]) {
        palette.forEach((first, index) => {
          for (const second of palette.slice(index + 1)) {
            expect(distance(first, second, vision), `${name} ${first} ${second} ${vision}`).toBeGreaterThan(0.09);
          }
        });
      }
    }
  });

  it("blueOrange keeps good and bad apart without red-green vision", () => {
    for (const { good, bad } of themes.slice(2)) {
      for (const vision of ["protanopia", "deuteranopia"] as const) {
        expect(distance(good.mark, bad.mark, vision)).toBeGreaterThan(0.15);
      }
    }
  });

  it("sixteen series differ in color, dash or shape", () => {
    const looks = Array.from({ length: 16 }, (_, index) => {
      const round = Math.floor(index / light.palette.length);
      return [light.palette[index % 8], seriesDashes[round % 4], seriesShapes[round % 4]].join("|");
    });
    expect(new Set(looks).size).toBe(16);
  });
});

describe("cssVariables", () => {
  it("cssVariables(theme) names every token under --md-", () => {
    const variables = cssVariables(dark);
    expect(Object.keys(variables).every((name) => /^--md-[a-z0-9-]+$/.test(name))).toBe(true);
    expect(variables["--md-surface"]).toBe("#16181d");
    expect(variables["--md-on-accent"]).toBe("#0f1115");
    expect(variables["--md-color-scheme"]).toBe("dark");
    expect(variables["--md-good-text"]).toBe("#5ccb99");
    expect(variables["--md-palette-1"]).toBe("#7b93ff");
  });

  it("cssVariables(blueOrange) leaves good and bad to the style sheet", () => {
    const left = Object.keys(cssVariables(light)).filter((name) => !(name in cssVariables(light, "blueOrange")));
    const parts = ["mark", "text", "soft"];
    expect(left).toEqual(["good", "bad"].flatMap((name) => parts.map((part) => `--md-${name}-${part}`)));
  });

  it("cssVariables(light) and cssVariables(dark) have the same names", () => {
    expect(Object.keys(cssVariables(light))).toEqual(Object.keys(cssVariables(dark)));
  });
});

describe("changeSignal", () => {
  it("changeSignal(sentiment) follows the evaluation, whichever way the number went", () => {
    expect(changeSignal("good", -3)).toBe("good");
    expect(changeSignal("bad", 3, "blueOrange")).toBe("bad");
  });

  it("changeSignal(redUp) is red for up and green for down", () => {
    expect(changeSignal("good", 3, "redUp")).toBe("bad");
    expect(changeSignal("bad", -3, "redUp")).toBe("good");
    expect([changeSignal("good", 0, "redUp"), changeSignal("good", null, "redUp")]).toEqual(["neutral", "neutral"]);
  });
});
