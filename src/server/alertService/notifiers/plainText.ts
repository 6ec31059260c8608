import type { AlertText } from "../notifier.ts";

/** A message as lines, no longer than a receiver takes; what does not fit is counted. */
export function plainText({ title, items, more }: AlertText, mostBytes: number): string {
  const lines = items.map(({ text, url }) => (url === undefined ? text : `${text}\n${url}`));
  const whole = items.length === 1 ? lines : [title, ...lines];
  for (let shown = lines.length; shown >= 0; shown -= 1) {
    const left = lines.length - shown;
    const text = [...whole.slice(0, whole.length - left), ...(left === 0 ? [] : [more(left)])].join("\n");
    if (Buffer.byteLength(text) <= mostBytes) return text;
  }
  return cutTo(title, mostBytes);
}

/** So many bytes at most, and no half character at the end. */
function cutTo(text: string, mostBytes: number): string {
  let cut = "";
  let bytes = 0;
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > mostBytes) return cut;
    cut += character;
  }
  return cut;
}
