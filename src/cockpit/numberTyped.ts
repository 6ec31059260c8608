/**
 * The number that a text is, while it is written as numbers are; else the text, so that nobody's typing is changed under
 * their fingers: `1.` and `0.0` go on, and are numbers once they are done.
 */
export function numberTyped(text: string, { isDone = false } = {}): number | string {
  const number = Number(text);
  if (text.trim() === "" || !Number.isFinite(number)) return text;
  return isDone || String(number) === text ? number : text;
}
