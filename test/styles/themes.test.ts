import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { cssVariables } from "../../src/theme/cssVariables.ts";
import { dark } from "../../src/theme/dark.ts";
import { withEvaluation } from "../../src/theme/evaluation.ts";
import { light } from "../../src/theme/light.ts";
import { shape, type Theme } from "../../src/theme/tokens.ts";

const sheet = readFileSync(new URL("../../src/styles/themes.css", import.meta.url), "utf8");
const root = (theme: Theme) => `.md-root[data-theme="${theme.name}"]`;
const changed = (theme: Theme, evaluated: Theme) => {
  const plain: Readonly<Record<string, string>> = cssVariables(theme);
  return Object.fromEntries(Object.entries(cssVariables(evaluated)).filter(([name, value]) => plain[name] !== value));
};

it.each([light, dark])("styles/themes.css says of $name what its object says", (theme) => {
  expect(variablesOf(root(theme))).toEqual(cssVariables(theme));
});

it.each([light, dark])("styles/themes.css says of $name in blueOrange what differs", (theme) => {
  const evaluated = withEvaluation(theme, "blueOrange");
  expect(variablesOf(`${root(theme)}[data-evaluation="blueOrange"]`)).toEqual(changed(theme, evaluated));
});

it("styles/themes.css prints a dark theme in the colors of light, whatever the host's", () => {
  const { font, "font-size": size, radius, space, ...colors } = Object.fromEntries(
    Object.entries(cssVariables(light)).map(([name, value]) => [name.slice("--md-".length), value]),
  );
  expect([font, size, radius, space]).toEqual(Object.values(shape));
  const printed = Object.entries(variablesOf(root(dark), "print")).map(([name, value]) => [name.slice("--md-".length), value]);
  expect(Object.fromEntries(printed)).toEqual(colors);
  expect(variablesOf(`${root(dark)}[data-evaluation="blueOrange"]`, "print")).toEqual(changed(light, withEvaluation(light, "blueOrange")));
});

/** The declarations of the one rule with this selector. */
function variablesOf(selector: string, media: "all" | "print" = "all"): Record<string, string> {
  const [, rule = ""] = sheet.split(`\n${media === "all" ? "" : "  "}${selector} {\n`);
  const [body = ""] = rule.split("}");
  const declarations = body.matchAll(media === "all" ? /^ {2}(--[\w-]+): (.+);$/gm : /^ {4}(--[\w-]+): (.+) !important;$/gm);
  return Object.fromEntries([...declarations].map(([, name = "", value = ""]) => [name, value]));
}
