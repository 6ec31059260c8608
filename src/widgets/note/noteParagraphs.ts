export interface NoteLink {
  readonly href: string;
}

/** A line of a note: plain text, and addresses in it. */
export type NoteLine = readonly (string | NoteLink)[];

/** What a note says: blank lines part paragraphs, and `https:`, `http:` and `mailto:` are the only links. */
export function noteParagraphs(text: string): readonly (readonly NoteLine[])[] {
  const paragraphs = text.replaceAll("\r\n", "\n").split(/\n[^\S\n]*\n\s*/);
  return paragraphs.map((paragraph) => paragraph.trim()).filter((paragraph) => paragraph !== "").map((paragraph) => paragraph.split("\n").map(lineOf));
}

const address = /(?<![A-Za-z0-9])(?:https?:\/\/|mailto:)[\p{L}\p{N}][^\s<>"“”‘’，。、；：！？（）【】《》「」]*/giu;

function lineOf(line: string): NoteLine {
  const parts: (string | NoteLink)[] = [];
  let at = 0;
  for (const { 0: found, index } of line.matchAll(address)) {
    const href = withoutEnd(found);
    if (index > at) parts.push(line.slice(at, index));
    parts.push({ href });
    at = index + href.length;
  }
  if (at < line.length) parts.push(line.slice(at));
  return parts;
}

/** What ends the sentence, or the bracket that the address stands in, is not part of it. */
function withoutEnd(found: string): string {
  let href = found;
  while (/[.,;:!?'*]$/.test(href) || (href.endsWith(")") && !href.includes("("))) href = href.slice(0, -1);
  return href;
}
