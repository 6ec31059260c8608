import type { Drawing, Mark } from "./drawing.ts";

/** Paints the drawing with its top left at a place, in CSS pixels of a canvas that is `scale` times as fine. */
export function paintDrawing(canvas: CanvasRenderingContext2D, { marks }: Drawing, { x, y, scale }: { readonly x: number; readonly y: number; readonly scale: number }): void {
  for (const mark of marks) paintMark(canvas, mark, new DOMMatrix([scale, 0, 0, scale, x * scale, y * scale]));
}

function paintMark(canvas: CanvasRenderingContext2D, mark: Mark, base: DOMMatrix): void {
  const place = "matrix" in mark && mark.matrix !== null ? base.multiply(new DOMMatrix([...mark.matrix])) : base;
  canvas.setTransform(place);
  switch (mark.mark) {
    case "shape": {
      canvas.globalAlpha = mark.alpha;
      if (mark.fill !== null) {
        canvas.fillStyle = mark.fill;
        canvas.fill(new Path2D(mark.d));
      }
      if (mark.stroke === null) return;
      // The outline is placed, its line is not: a stretched line would be thicker one way.
      const outline = new Path2D();
      outline.addPath(new Path2D(mark.d), mark.matrix === null ? undefined : new DOMMatrix([...mark.matrix]));
      canvas.setTransform(base);
      canvas.strokeStyle = mark.stroke.color;
      canvas.lineWidth = mark.stroke.width;
      canvas.setLineDash([...mark.stroke.dash]);
      canvas.stroke(outline);
      return;
    }
    case "text":
      canvas.globalAlpha = mark.alpha;
      canvas.fillStyle = mark.fill;
      canvas.font = `${mark.font.style} ${mark.font.weight} ${mark.font.size}px ${mark.font.family}`;
      canvas.letterSpacing = `${mark.font.spacing}px`;
      canvas.textAlign = mark.anchor === "middle" ? "center" : mark.anchor === "end" ? "right" : "left";
      canvas.textBaseline = mark.baseline;
      canvas.fillText(mark.text, mark.x, mark.y);
      return;
    case "image":
      canvas.globalAlpha = 1;
      canvas.drawImage(mark.source, mark.x, mark.y, mark.width, mark.height);
      return;
    case "clip":
      canvas.save();
      canvas.clip(new Path2D(mark.d));
      return;
    case "unclip":
      canvas.restore();
      return;
    default:
      mark satisfies never;
  }
}
