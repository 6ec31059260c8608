import type { Font, Mark, Origin } from "./drawing.ts";

interface TextOptions {
  readonly style: CSSStyleDeclaration;
  readonly font: Font;
  readonly origin: Origin;
  readonly alpha: number;
}

export function fontOf(style: CSSStyleDeclaration): Font {
  return {
    style: style.fontStyle,
    weight: style.fontWeight,
    size: Number.parseFloat(style.fontSize) || 0,
    family: style.fontFamily,
    spacing: Number.parseFloat(style.letterSpacing) || 0,
  };
}

/** Line by line where the page broke it. */
export function readText(node: Text, { style, font, origin, alpha }: TextOptions, marks: Mark[]): void {
  if (node.data.trim() === "" || font.size === 0) return;
  const range = document.createRange();
  let line: { text: string; top: number; left: number; height: number } | null = null;
  const write = () => {
    const text = line?.text.replace(/\s+/g, " ") ?? "";
    if (line === null || text.trim() === "") return;
    // The box of a line of text is as high as its font: a quarter of that, nearly, is below the baseline.
    const y = line.top + line.height * 0.79 - origin.y;
    marks.push({ mark: "text", text: text.trimEnd(), x: line.left - origin.x, y, matrix: null, font, fill: style.color, alpha, anchor: "start", baseline: "alphabetic" });
  };
  for (let index = 0; index < node.length; ) {
    const letter = String.fromCodePoint(node.data.codePointAt(index) ?? 32);
    range.setStart(node, index);
    range.setEnd(node, index + letter.length);
    const box = range.getClientRects()[0];
    index += letter.length;
    if (box === undefined || box.width === 0) continue;
    if (line === null || Math.abs(box.top - line.top) > box.height / 2) {
      write();
      line = { text: letter.trim() === "" ? "" : letter, top: box.top, left: letter.trim() === "" ? box.right : box.left, height: box.height };
    } else {
      line.text += letter;
      line.left = Math.min(line.left, box.left);
    }
  }
  write();
}
