import { boxPath, paintOf } from "./drawing.ts";
import type { Mark, Matrix, Origin } from "./drawing.ts";
import { fontOf } from "./readText.ts";

/** The shapes and texts of a vector graphic, each with where it really stands. */
export function readSvg(element: SVGElement, origin: Origin, alpha: number, marks: Mark[]): void {
  for (const child of element.children) if (child instanceof SVGGraphicsElement) readGraphic(child, origin, alpha, marks);
}

function readGraphic(element: SVGGraphicsElement, origin: Origin, alpha: number, marks: Mark[]): void {
  const style = getComputedStyle(element);
  const opacity = alpha * Number(style.opacity);
  if (style.display === "none" || style.visibility === "hidden" || opacity === 0 || element.matches("defs, clipPath, pattern, title, desc")) return;
  const matrix = placeOf(element, origin);
  const clip = referred(element, style.clipPath || (element.getAttribute("clip-path") ?? ""));
  const outline = clip?.querySelector<SVGGraphicsElement>("rect, path, circle") ?? null;
  const clipped = outline && pathOf(outline);
  if (clipped) marks.push({ mark: "clip", d: clipped, matrix });
  if (element instanceof SVGTextContentElement) readWords(element, style, matrix, opacity, marks);
  else {
    const d = pathOf(element);
    if (d === null) readSvg(element, origin, opacity, marks);
    else marks.push(...shapes(element, d, style, matrix, opacity));
  }
  if (clipped) marks.push({ mark: "unclip" });
}

function shapes(element: SVGGraphicsElement, d: string, style: CSSStyleDeclaration, matrix: Matrix | null, alpha: number): readonly Mark[] {
  const pattern = referred(element, style.fill);
  const [stop] = pattern?.getElementsByTagName("stop") ?? [];
  // A hatched area: its lines' color, thinly, says where it is.
  const lines = pattern?.querySelector("path, line, rect") ?? null;
  const plain = style.fill.startsWith("url") ? null : paintOf(style.fill);
  const fill = stop !== undefined ? paintOf(getComputedStyle(stop).stopColor) : lines !== null ? inkOf(lines) : plain;
  // A gradient is as dense as its middle.
  const fillAlpha = alpha * Number(style.fillOpacity) * (stop !== undefined ? 0.5 : lines !== null ? 0.35 : 1);
  const color = paintOf(style.stroke);
  const scale = matrix === null || style.vectorEffect === "non-scaling-stroke" ? 1 : Math.sqrt(Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]));
  const dash = style.strokeDasharray === "none" ? [] : style.strokeDasharray.split(/[\s,]+/).map((part) => Number.parseFloat(part) * scale);
  const stroke = color === null || style.stroke.startsWith("url") ? null : { color, width: (Number.parseFloat(style.strokeWidth) || 1) * scale, dash };
  const shape = { mark: "shape", d, matrix } as const;
  return [
    ...(fill === null ? [] : [{ ...shape, fill, stroke: null, alpha: fillAlpha }]),
    ...(stroke === null ? [] : [{ ...shape, fill: null, stroke, alpha: alpha * Number(style.strokeOpacity) }]),
  ];
}

function inkOf(element: Element): string | null {
  const { stroke, fill } = getComputedStyle(element);
  return paintOf(stroke) ?? paintOf(fill);
}

function readWords(element: SVGTextContentElement, style: CSSStyleDeclaration, matrix: Matrix | null, alpha: number, marks: Mark[]): void {
  const fill = paintOf(style.fill);
  const spans = element.querySelectorAll("tspan");
  const baseline = /central|middle/.test(style.dominantBaseline) ? "middle" : "alphabetic";
  const number = (from: Element, name: string) => Number.parseFloat(from.getAttribute(name) ?? "") || 0;
  if (fill === null) return;
  for (const part of spans.length > 0 ? spans : [element]) {
    const text = part.textContent ?? "";
    const { textAnchor } = getComputedStyle(part);
    const anchor = textAnchor === "middle" || textAnchor === "end" ? textAnchor : "start";
    const [x, y] = [number(part, "x") + number(part, "dx"), number(part, "y") + number(part, "dy")];
    if (text.trim() !== "") marks.push({ mark: "text", text, x, y, matrix, font: fontOf(style), fill, alpha, anchor, baseline });
  }
}

/** From its own coordinates to the picture's. */
function placeOf(element: SVGGraphicsElement, origin: Origin): Matrix | null {
  const place = element.getScreenCTM();
  return place && [place.a, place.b, place.c, place.d, place.e - origin.x, place.f - origin.y];
}

function referred(element: Element, url: string): Element | null {
  const id = /^url\(["']?#([^"')]+)/.exec(url)?.[1];
  const root = element.getRootNode() as Document | ShadowRoot;
  return id === undefined ? null : root.getElementById(id);
}

/** Null for what is no shape. */
function pathOf(element: Element): string | null {
  const number = (name: string) => Number.parseFloat(element.getAttribute(name) ?? "") || 0;
  switch (element.localName) {
    case "path":
      return element.getAttribute("d") ?? "";
    case "rect": {
      const { width, height } = (element as SVGGraphicsElement).getBBox();
      return boxPath(number("x"), number("y"), number("width") || width, number("height") || height, number("rx"));
    }
    case "circle":
    case "ellipse": {
      const [rx, ry] = element.localName === "circle" ? [number("r"), number("r")] : [number("rx"), number("ry")];
      return `M${number("cx") - rx} ${number("cy")}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0Z`;
    }
    case "line":
      return `M${number("x1")} ${number("y1")}L${number("x2")} ${number("y2")}`;
    case "polyline":
    case "polygon": {
      const points = (element.getAttribute("points") ?? "").trim().split(/[\s,]+/).join(" ");
      return points === "" ? "" : `M${points}${element.localName === "polygon" ? "Z" : ""}`;
    }
    default:
      return null;
  }
}
