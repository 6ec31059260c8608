/** With `!` before each letter that means something in an address. */
export function escaped(text: string): string {
  return text.replace(/[~;()!*]/g, "!$&");
}

/** What `escaped` was given. */
export function plain(text: string): string {
  return text.replace(/!([^])/g, "$1");
}

/** The parts between separators that mean themselves, still escaped. */
export function splitEscaped(text: string, separator = "~"): readonly string[] {
  const parts = [""];
  for (const [letter] of text.matchAll(/![^]|[^]/g)) {
    if (letter === separator) parts.push("");
    else parts.push(`${parts.pop()}${letter}`);
  }
  return parts;
}

/** What stands between a name's parentheses, and after them; null where the text does not begin with it. */
export function insideOf(text: string, name: string): { readonly inside: string; readonly rest: string } | null {
  if (!text.startsWith(`${name}(`)) return null;
  const [inside] = /^(?:![^]|[^!)])*/.exec(text.slice(name.length + 1)) ?? [""];
  const rest = text.slice(name.length + 1 + inside.length);
  return rest.startsWith(")") ? { inside, rest: rest.slice(1) } : null;
}
