import type { Json } from "../widgetSpec.ts";

const broad = 100;

/** JSON as TypeScript writes it, in one line where that is not too long. @param indent of the line it stands in */
export function tsxLiteral(value: Json, indent = ""): string {
  const flat = inOneLine(value);
  if (flat.length + indent.length <= broad || typeof value !== "object" || value === null) return flat;
  const deeper = `${indent}  `;
  const lines = Array.isArray(value)
    ? (value as readonly Json[]).map((item) => tsxLiteral(item, deeper))
    : Object.entries(value).map(([key, item]) => `${keyText(key)}: ${tsxLiteral(item, deeper)}`);
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  return `${open}\n${lines.map((line) => `${deeper}${line},\n`).join("")}${indent}${close}`;
}

function inOneLine(value: Json): string {
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(inOneLine).join(", ")}]`;
  if (typeof value !== "object" || value === null) return scalar(value as null | boolean | number | string);
  const entries = Object.entries(value).map(([key, item]) => `${keyText(key)}: ${inOneLine(item)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

/** Line separators end a line in old tools, and a script's end tag would end the page's script. */
function scalar(value: null | boolean | number | string): string {
  if (typeof value !== "string") return JSON.stringify(value);
  return JSON.stringify(value).replace(/[\u2028\u2029\u007f-\u009f\ufeff]|<(?=[/!])/g, escaped);
}

function escaped(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** Written plainly, `__proto__` would be no key but a prototype. */
export function keyText(key: string): string {
  if (key === "__proto__") return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : scalar(key);
}

/** ` name="value"`, ` name={value}`, or ` name` alone for what is true. */
export function tsxAttribute(name: string, value: Json, indent: string): string {
  if (value === true) return ` ${name}`;
  if (typeof value === "string" && /^[\p{L}\p{N} _.,:/?=#+-]*$/u.test(value)) return ` ${name}="${value}"`;
  return ` ${name}={${tsxLiteral(value, indent)}}`;
}
