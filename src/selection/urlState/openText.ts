import type { DimensionValue } from "../../query/dimension.ts";
import type { MemberPath, OpenRows } from "../clause.ts";
import { escaped, insideOf, plain, splitEscaped } from "./escaping.ts";

const mostPaths = 500;
const mostLevels = 12;

/** What is open in a table: `at(East);open(East~Night;East~Day@2);by(csat~asc)`. Numbers and truth begin with `@`. */
export function openText({ under, paths, sort }: OpenRows): string {
  const parts = [
    under.length > 0 && `at(${pathText(under)})`,
    paths.length > 0 && `open(${paths.map(([path, page]) => `${pathText(path)}${page > 0 ? `@@${page}` : ""}`).join(";")})`,
    sort && `by(${sort.column === null ? "*" : escaped(sort.column)}~${sort.direction})`,
  ];
  return parts.filter((part) => typeof part === "string").join(";");
}

/** Reads the parts of `openText` that a text begins with; null where it begins with none, or is none. */
export function readOpen(text: string): { readonly open: OpenRows; readonly rest: string } | null {
  let open: OpenRows = { under: [], paths: [], sort: null };
  let rest = text;
  for (const name of ["at", "open", "by"] as const) {
    const found = insideOf(rest, name);
    if (found === null) continue;
    const read = partIn(name, found.inside);
    if (read === null) return null;
    open = { ...open, ...read };
    rest = found.rest;
    if (/^;(?:open|by)\(/.test(rest)) rest = rest.slice(1);
  }
  return rest === text ? null : { open, rest };
}

function partIn(name: "at" | "open" | "by", inside: string): Partial<OpenRows> | null {
  if (name === "by") {
    const [column = "", direction, ...more] = splitEscaped(inside);
    if ((direction !== "asc" && direction !== "desc") || more.length > 0) return null;
    return { sort: { column: column === "*" ? null : plain(column), direction } };
  }
  if (name === "at") {
    const under = pathIn(inside);
    return under && { under };
  }
  const paths = splitEscaped(inside, ";").map((one): readonly [MemberPath, number] | null => {
    const [, text = "", page = "0"] = /^([^]*?)(?:@@(\d{1,6}))?$/.exec(one) ?? [];
    const path = pathIn(text);
    return path && [path, Number(page)];
  });
  const known = paths.filter((one) => one !== null);
  return known.length < paths.length || known.length > mostPaths ? null : { paths: known };
}

function pathText(path: MemberPath): string {
  return path.map((value) => (value === null ? "*" : typeof value === "string" ? escaped(value).replaceAll("@", "!@") : `@${value}`)).join("~");
}

function pathIn(text: string): MemberPath | null {
  const values = splitEscaped(text).map(valueIn);
  return values.length > mostLevels || values.includes(undefined) ? null : (values as MemberPath);
}

function valueIn(text: string): DimensionValue | undefined {
  if (text === "*") return null;
  if (!text.startsWith("@")) return /\p{Surrogate}/u.test(text) ? undefined : plain(text);
  const word = text.slice(1);
  if (word === "true" || word === "false") return word === "true";
  return /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/.test(word) ? Number(word) : undefined;
}
