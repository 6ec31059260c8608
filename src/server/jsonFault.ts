const space = /[ \t\n\r]*/y;
const scalar =
  /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[^"\\\u0000-\u001f]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

type Expected = "value" | "value or ]" | "key" | "key or }" | ":" | ", or end";

/**
 * Where a text stops being JSON, as `line:column` from 1. The platform's own errors name no place, or each another way.
 */
export function jsonFault(text: string): string {
  const before = text.slice(0, faultAt(text)).split("\n");
  return `${before.length}:${(before.at(-1) ?? "").length + 1}`;
}

/** Index of the first token that cannot follow; the text's length where something is missing at its end. */
function faultAt(text: string): number {
  const closers: ("]" | "}")[] = [];
  let expected: Expected = "value";
  for (let at = after(space, text, 0) ?? 0; at < text.length; at = after(space, text, at) ?? at) {
    const character = text[at] as string;
    const end = after(scalar, text, at);
    if (expected === ":" || expected === ", or end") {
      const closer = closers.at(-1);
      if (expected === ":" ? character !== ":" : closer === undefined || (character !== "," && character !== closer)) return at;
      if (character === closer) closers.pop();
      else expected = expected === ":" || closer === "]" ? "value" : "key";
      at += 1;
    } else if (character === (expected === "value or ]" ? "]" : expected === "key or }" ? "}" : null)) {
      closers.pop();
      expected = ", or end";
      at += 1;
    } else if (expected.startsWith("key")) {
      if (character !== '"' || end === null) return at;
      expected = ":";
      at = end;
    } else if (character === "[" || character === "{") {
      closers.push(character === "[" ? "]" : "}");
      expected = character === "[" ? "value or ]" : "key or }";
      at += 1;
    } else {
      if (end === null) return at;
      expected = ", or end";
      at = end;
    }
  }
  return text.length;
}

/** Where what the pattern finds at this place ends; null where it finds nothing. */
function after(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}
