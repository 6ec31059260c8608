import { MetricsError } from "../../../query/error.ts";
import { paintDrawing } from "./paintDrawing.ts";
import { readDrawing } from "./readDrawing.ts";

export interface PictureOptions {
  readonly title: string;
  /** Under the title: filters, as of when, on whose clock. */
  readonly notes: readonly string[];
  /** Pixels of the picture for one of CSS. Default 2. */
  readonly scale?: number;
}

const margin = 16;
const titleHeight = 26;
const noteHeight = 18;

/**
 * What a widget shows as a PNG, with its title and notes over it, in the page's theme and fonts. It is read off the page
 * and painted anew, so that it works in every browser and under every policy for content.
 * @throws MetricsError `unsupported` where there is no canvas to paint on
 */
export async function framePicture(frame: HTMLElement, { title, notes, scale = 2 }: PictureOptions): Promise<Blob> {
  const body = frame.querySelector<HTMLElement>(".md-frame-body, .md-kpi-figures") ?? frame;
  const drawing = readDrawing(body);
  const style = getComputedStyle(frame);
  const family = style.fontFamily;
  const canvas = document.createElement("canvas");
  const head = margin + titleHeight + notes.length * noteHeight;
  const width = Math.max(drawing.width + 2 * margin, 320);
  const height = head + drawing.height + margin;
  canvas.width = width * scale;
  canvas.height = height * scale;
  const context = canvas.getContext("2d");
  if (context === null) throw new MetricsError("unsupported", "the browser gives no canvas to paint on");
  context.scale(scale, scale);
  context.fillStyle = drawing.background;
  context.fillRect(0, 0, width, height);
  context.textBaseline = "alphabetic";
  context.fillStyle = style.color;
  context.font = `600 16px ${family}`;
  context.fillText(title, margin, margin + 16, width - 2 * margin);
  context.font = `400 12px ${family}`;
  context.globalAlpha = 0.75;
  notes.forEach((note, index) => context.fillText(note, margin, margin + titleHeight + 12 + index * noteHeight, width - 2 * margin));
  paintDrawing(context, drawing, { x: margin, y: head, scale });
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob === null ? reject(new MetricsError("unsupported", "the picture is too large for the browser")) : resolve(blob)), "image/png"));
}
