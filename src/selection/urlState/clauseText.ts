import type { Dimension } from "../../query/dimension.ts";
import type { NamedComparison } from "../../query/namedComparison.ts";
import type { Clause } from "../clause.ts";
import { beginsFilter, filterText, readFilter } from "./filterText.ts";
import { openText, readOpen } from "./openText.ts";
import { rangeIn, rangeText } from "./rangeText.ts";
import { readWay, wayText } from "./wayText.ts";

const comparisons: readonly NamedComparison[] = ["previous", "yearAgo", "sameWeekday"];

/** What a clause says, its parts joined by `;`: `last7d`, `vs.previous`, `in~east`, `mark(in~east)`, `open(east~phone)`. */
export function clauseText({ source, range, compare, filter, highlight, open, way }: Omit<Clause, "origin" | "label">): string {
  const parts = [
    range && rangeText(range),
    compare && `vs.${compare}`,
    filter && filterText(filter, source),
    highlight && `mark(${filterText(highlight, source)})`,
    open && openText(open),
    way && wayText(way, clauseText),
  ];
  return parts.filter((part) => part !== undefined).join(";");
}

/**
 * Reads what `clauseText` has written.
 * @returns null for any other text; else the clause, and the values in it that its dimensions do not have, which were left out
 * @throws MetricsError for a filter that cannot be kept
 */
export function clauseIn(
  text: string,
  source: string,
  dimensions: { readonly [name: string]: Dimension },
): { readonly clause: Clause; readonly unknown: readonly string[] } | null {
  let clause: Clause = { source };
  const unknown: string[] = [];
  const take = (part: Partial<Clause>): boolean => {
    const isNew = Object.keys(part).every((name) => !Object.hasOwn(clause, name));
    clause = { ...clause, ...part };
    return isNew;
  };
  const inStep = (said: string, from: string) => {
    const read = said.startsWith("way(") ? null : clauseIn(said, from, dimensions);
    unknown.push(...(read?.unknown ?? []));
    return read?.clause ?? null;
  };
  let rest = text;
  for (;;) {
    const isMark = rest.startsWith("mark(");
    let isTaken: boolean;
    if (isMark || beginsFilter(rest)) {
      const read = readFilter(isMark ? rest.slice("mark(".length) : rest, source, dimensions);
      unknown.push(...read.unknown);
      if (isMark && !read.rest.startsWith(")")) return null;
      rest = isMark ? read.rest.slice(1) : read.rest;
      isTaken = take(isMark ? { highlight: read.filter } : { filter: read.filter });
    } else if (/^(?:at|open|by|way)\(/.test(rest)) {
      const read = readOpen(rest) ?? readWay(rest, inStep);
      if (read === null) return null;
      isTaken = take("open" in read ? { open: read.open } : { way: read.way });
      rest = read.rest;
    } else {
      const part = rest.split(";", 1)[0] ?? "";
      rest = rest.slice(part.length);
      const range = rangeIn(part);
      const compare = comparisons.find((name) => part === `vs.${name}`);
      isTaken = range !== null ? take({ range }) : compare !== undefined && take({ compare });
    }
    if (!isTaken) return null;
    if (rest === "") return { clause, unknown };
    if (!rest.startsWith(";")) return null;
    rest = rest.slice(1);
  }
}
