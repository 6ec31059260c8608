import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { cssVariables } from "../../src/theme/cssVariables.ts";
import { light } from "../../src/theme/light.ts";

const source = fileURLToPath(new URL("../../src/", import.meta.url));
const read = (path: string) => readFileSync(source + path, "utf8").replace(/\/\*.*?\*\//gs, "");
const sheets = readdirSync(source, { recursive: true, encoding: "utf8" }).filter(
  (path) => path.endsWith(".css") && path !== "styles/index.css",
);

/** The selectors of every rule; what @keyframes, @property and pages of our own hold and name are none. */
function selectors(css: string): string[] {
  const keyframes = /@keyframes[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g;
  const rules = css.replace(keyframes, "").replace(/@(property|page md-)[^{]*\{[^{}]*\}/g, "").replace(/@(media|container|supports)[^{]*\{/g, "");
  return [...rules.matchAll(/([^{};]+)\{/g)].flatMap((match) => splitList(match[1] ?? ""));
}

/** Splits at commas outside brackets. */
function splitList(list: string): string[] {
  let depth = 0;
  const parts = [""];
  for (const letter of list) {
    if (letter === "(") depth += 1;
    if (letter === ")") depth -= 1;
    if (letter === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += letter;
  }
  return parts.map((selector) => selector.replace(/[\s}]+/g, " ").trim());
}

describe("styles", () => {
  it("styles/index.css holds nothing but imports, all of them into the layer but the one against hosts' resets", () => {
    const lines = read("styles/index.css").split("\n").filter((line) => line.trim());
    expect(lines[0]).toBe("@layer metricdeck;");
    expect(lines.at(-1)).toBe('@import "./host.css";');
    const imports = lines.slice(1, -1).map((line) => /^@import "(\.\.?\/.+\.css)" layer\(metricdeck\);$/.exec(line)?.[1]);
    const paths = imports.map((path) => new URL(path ?? "?", "file:///styles/").pathname.slice(1));
    expect([...paths, "styles/host.css"].sort()).toEqual([...sheets].sort());
  });

  it.each(sheets)("%s styles nothing outside .md-root", (sheet) => {
    const outside = selectors(read(sheet)).filter((selector) => !/^(\.md-root|:where\(\.md-root)(?![\w-])/.test(selector));
    expect(outside).toEqual([]);
  });

  it.each(sheets)("%s names keyframes and layers of its own only", (sheet) => {
    const names = [...read(sheet).matchAll(/@(keyframes|layer|property|font-face)\s*([\w-]*)/g)].map((match) => match[2]);
    expect(names.filter((name) => !/^(?:--)?md-/.test(name ?? ""))).toEqual([]);
  });

  it.each(sheets)("%s reads only variables that the theme or a style sheet sets", (sheet) => {
    const set = new Set(Object.keys(cssVariables(light)));
    for (const other of sheets) for (const [, name] of read(other).matchAll(/(--md-[\w-]+)\s*:/g)) set.add(name ?? "");
    const used = [...read(sheet).matchAll(/var\((--md-[\w-]+)\)/g)].map((match) => match[1] ?? "");
    expect(used.filter((name) => !set.has(name))).toEqual([]);
  });

  it.each(sheets)("%s ends no selector in a choice of classes, which a browser tries on every element", (sheet) => {
    expect(selectors(read(sheet)).filter((selector) => /[ >+~]:is\(\.[\w-]+(?:, \.[\w-]+)+\)[^ >+~]*$/.test(selector))).toEqual([]);
  });

  it.each(sheets)("%s moves nothing where less motion is asked for, but edges with their scroll bar", (sheet) => {
    const still = read(sheet).replace(/@(?:media \(prefers-reduced-motion: no-preference\)|supports \((?:animation-timeline|timeline-scope): [^)]*\)*) (\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\})/g, "");
    expect([...still.matchAll(/[^{};]*\b(?:animation|transition)(?:-[a-z]+)?:[^;]*/g)].map(([declaration]) => declaration.trim())).toEqual([]);
  });

  it("no rule asks for :dir(), which bundlers rewrite into languages: a direction is an attribute", () => {
    expect(sheets.filter((path) => read(path).includes(":dir("))).toEqual([]);
  });
});
