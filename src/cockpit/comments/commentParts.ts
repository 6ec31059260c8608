export interface Mention {
  readonly id: string;
  readonly name: string;
}

/** A comment's text and the people named in it, in their order. Somebody is named as `@[name](id)`. */
export function commentParts(text: string): readonly (string | Mention)[] {
  const parts: (string | Mention)[] = [];
  let at = 0;
  for (const found of text.matchAll(/@\[([^\]\n]{1,100})\]\(([^()\s]{1,200})\)/g)) {
    const [whole, name = "", id = ""] = found;
    if (found.index > at) parts.push(text.slice(at, found.index));
    parts.push({ id, name });
    at = found.index + whole.length;
  }
  if (at < text.length) parts.push(text.slice(at));
  return parts;
}
