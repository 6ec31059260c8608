// @vitest-environment jsdom
import { expect, it } from "vitest";
import { quickStyles } from "./quickStyles.ts";

const page = `<div style="visibility: hidden"><p>a<b style="visibility: visible">b</b><i style="visibility: inherit">c</i></p></div>
  <div hidden>d<span>e</span></div><ul style="pointer-events: none; margin: 3px"><li>f<button style="pointer-events: auto">g</button></ul>
  <table><thead hidden><tr><th>h</table><dialog>i</dialog><dialog open>j</dialog><p popover>k</p><input type="hidden">
  <details><summary>l</summary><p>m</p></details><svg style="display: none"><path></path></svg><em style="display: unset">n</em>
  <slot></slot><input style="display: flex"><embed hidden>`;
const names = ["display", "visibility", "pointer-events", "color", "margin-top", "position", "white-space"];

function stylesOf(look: typeof getComputedStyle): string[] {
  return [...document.querySelectorAll("*")].map((element) => {
    const style = look(element);
    const { display, visibility, pointerEvents, color, marginTop, position, length } = style;
    const read = names.map((name) => style.getPropertyValue(name));
    return [element.localName, ...read, display, visibility, pointerEvents, color, marginTop, position, length].join("; ");
  });
}

it.each([
  ["a page without sheets", ""],
  ["one with a sheet", "<style>p { display: none } li { visibility: hidden } button { pointer-events: none; margin: 2px }</style>"],
])("quickStyles(window) says of %s what jsdom says", (_, sheet) => {
  const jsdoms = getComputedStyle;
  const own = { document, getComputedStyle: jsdoms } as unknown as Window;
  quickStyles(own);
  document.body.innerHTML = sheet + page;
  expect(document.styleSheets.length).toBe(sheet === "" ? 0 : 1);
  expect(stylesOf(own.getComputedStyle)).toEqual(stylesOf(jsdoms));
});
