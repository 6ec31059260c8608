import type { Drawing, Mark } from "./drawing.ts";

/** Also what stands in an attribute. */
export function escapeHtml(text: string): string {
  const signs: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  return text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);
}

/** The drawing as SVG that needs nothing else. @param id begins the names in it, so that several may stand in one page */
export function drawingSvg({ width, height, background, marks }: Drawing, { id, label }: { readonly id: string; readonly label: string }): string {
  let clips = 0;
  const body = marks.map((mark) => {
    if (mark.mark === "clip") clips += 1;
    return markSvg(mark, `${id}-${clips}`);
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escapeHtml(label)}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="100%" height="100%" fill="${escapeHtml(background)}"/>${body.join("")}</svg>`;
}

function markSvg(mark: Mark, clipId: string): string {
  switch (mark.mark) {
    case "shape": {
      const { d, matrix, fill, stroke, alpha } = mark;
      const line = stroke === null ? "" : ` stroke="${escapeHtml(stroke.color)}" stroke-width="${round(stroke.width)}" vector-effect="non-scaling-stroke"${stroke.dash.length > 0 ? ` stroke-dasharray="${stroke.dash.map(round).join(" ")}"` : ""}`;
      return `<path d="${escapeHtml(d)}"${placed(matrix)} fill="${fill === null ? "none" : escapeHtml(fill)}"${line}${faint(alpha)}/>`;
    }
    case "text": {
      const { text, x, y, matrix, font, fill, alpha, anchor, baseline } = mark;
      const type = `font-family="${escapeHtml(font.family)}" font-size="${round(font.size)}" font-weight="${escapeHtml(font.weight)}"${font.style === "normal" ? "" : ` font-style="${escapeHtml(font.style)}"`}${font.spacing === 0 ? "" : ` letter-spacing="${round(font.spacing)}"`}`;
      return `<text x="${round(x)}" y="${round(y)}"${placed(matrix)} ${type} fill="${escapeHtml(fill)}" text-anchor="${anchor}"${baseline === "middle" ? ' dominant-baseline="central"' : ""}${faint(alpha)}>${escapeHtml(text)}</text>`;
    }
    case "image":
      return `<image href="${mark.source.toDataURL("image/png")}" x="${round(mark.x)}" y="${round(mark.y)}" width="${round(mark.width)}" height="${round(mark.height)}"/>`;
    case "clip":
      return `<clipPath id="${clipId}"><path d="${escapeHtml(mark.d)}"${placed(mark.matrix)}/></clipPath><g clip-path="url(#${clipId})">`;
    case "unclip":
      return "</g>";
    default:
      return mark satisfies never;
  }
}

function placed(matrix: readonly number[] | null): string {
  return matrix === null ? "" : ` transform="matrix(${matrix.map(round).join(" ")})"`;
}

function faint(alpha: number): string {
  return alpha >= 1 ? "" : ` opacity="${round(alpha)}"`;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
