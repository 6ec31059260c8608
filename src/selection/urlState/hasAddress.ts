import type { Clause } from "../clause.ts";

/**
 * Whether clauses of a source can stand in an address: those of widgets and controls whose id the host gave. Ids that
 * React makes up do not begin with a letter.
 */
export function hasAddress({ source }: Pick<Clause, "source">): boolean {
  return /^[A-Za-z][\w.-]{0,99}$/.test(source);
}
