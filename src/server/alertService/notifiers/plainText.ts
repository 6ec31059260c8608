import type { AlertText } from "../notifier.ts";

/**
 * A message as lines, no longer than a receiver takes; what does not fit is counted. Where not even the first alert does,
 * its text is cut at the end, and its link is there whole or not at all.
 * @param escape what a receiver wants written otherwise, character by character: the limit is of what is sent
 */
export function plainText({ title, items, more }: AlertText, mostBytes: number, escape = (text: string) => text): string {
  const size = (text: string) => Buffer.byteLength(escape(text));
  const lines = items.map(({ text, url }) => (url === undefined ? text : `${text}\n${url}`));
  const whole = items.length === 1 ? lines : [title, ...lines];
  for (let shown = lines.length; shown > 0; shown -= 1) {
    const left = lines.length - shown;
    const text = [...whole.slice(0, whole.length - left), ...(left === 0 ? [] : [more(left)])].join("\n");
    if (size(text) <= mostBytes) return escape(text);
  }
  const [first] = items;
  if (first === undefined) return escape(cutTo(title, mostBytes, size));
  const [before, after] = items.length === 1 ? ["", ""] : [`${title}\n`, `\n${more(items.length - 1)}`];
  return escape(`${before}${cutItem(first, mostBytes - size(before + after), size)}${after}`);
}

type Size = (text: string) => number;

/** A link that would take more than half of the room stays away: it is no use without what it is about. */
function cutItem({ text, url }: AlertText["items"][number], mostBytes: number, size: Size): string {
  const link = url === undefined ? "" : `\n${url}`;
  return size(link) <= mostBytes / 2 ? `${cutTo(text, mostBytes - size(link), size)}${link}` : cutTo(text, mostBytes, size);
}

/** So many bytes at most, with no half character at the end and a sign that there was more. */
function cutTo(text: string, mostBytes: number, size: Size): string {
  if (size(text) <= mostBytes) return text;
  let cut = "";
  let bytes = size("…");
  for (const character of text) {
    bytes += size(character);
    if (bytes > mostBytes) break;
    cut += character;
  }
  return `${cut.trimEnd()}…`;
}
