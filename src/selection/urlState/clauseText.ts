import type { Catalog } from "../../query/catalog.ts";
import type { NamedComparison } from "../../query/namedComparison.ts";
import type { Clause } from "../clause.ts";
import { everyRow } from "../measureClause.ts";
import { conditionText, readCondition } from "./conditionText.ts";
import { beginsFilter, filterText, readFilter } from "./filterText.ts";
import { openText, readOpen } from "./openText.ts";
import { rangeIn, rangeText } from "./rangeText.ts";
import { readWay, wayText } from "./wayText.ts";

const comparisons: readonly NamedComparison[] = ["previous", "yearAgo", "sameWeekday"];

/** What a clause says, its parts joined by `;`: `last7d`, `vs.previous`, `in~east`, `agent:csat:lt~0.8`, `mark(in~east)`, `open(east~phone)`. */
export function clauseText({ source, range, compare, filter, measure, highlight, open, way }: Omit<Clause, "origin" | "label">): string {
  const parts = [
    range && rangeText(range),
    compare && `vs.${compare}`,
    measure ? conditionText(measure) : filter && filterText(filter, source),
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
  catalog: Pick<Catalog, "dimensions" | "metrics">,
): { readonly clause: Clause; readonly unknown: readonly string[] } | null {
  let clause: Clause = { source };
  const unknown: string[] = [];
  const take = (part: Partial<Clause>): boolean => {
    const isNew = Object.keys(part).every((name) => !Object.hasOwn(clause, name));
    clause = { ...clause, ...part };
    return isNew;
  };
  const inStep = (said: string, from: string) => {
    const read = said.startsWith("way(") ? null : clauseIn(said, from, catalog);
    unknown.push(...(read?.unknown ?? []));
    return read?.clause ?? null;
  };
  let rest = text;
  for (;;) {
    const isMark = rest.startsWith("mark(");
    const condition = readCondition(rest, catalog);
    let isTaken: boolean;
    if (condition !== null) {
      isTaken = take({ measure: condition.measure, filter: everyRow });
      rest = condition.rest;
    } else if (isMark || beginsFilter(rest)) {
      const read = readFilter(isMark ? rest.slice("mark(".length) : rest, source, catalog.dimensions);
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
