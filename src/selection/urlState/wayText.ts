import type { Clause, DrillWay, TrailStep } from "../clause.ts";
import { escaped, insideOf, plain, splitEscaped } from "./escaping.ts";
import { hasAddress } from "./hasAddress.ts";

const mostSteps = 20;

/** The way of drills: `way(agent;overview~region~in!~east)`, what is shown and then each step with its clauses, their letters escaped. */
export function wayText({ cockpit, trail }: DrillWay, textOf: (clause: Clause) => string): string {
  const steps = trail.map(({ cockpit: left, selection }) => {
    const said = selection.filter((clause) => hasAddress(clause) && clause.way === undefined);
    return [left, ...said.flatMap((clause) => [clause.source, textOf(clause)])].map(escaped).join("~");
  });
  return `way(${[escaped(cockpit), ...steps].join(";")})`;
}

/** Reads what `wayText` has written; places and labels do not travel. Null for any other text. */
export function readWay(
  text: string,
  clauseOf: (text: string, source: string) => Clause | null,
): { readonly way: DrillWay; readonly rest: string } | null {
  const found = insideOf(text, "way");
  if (found === null) return null;
  const [cockpit = "", ...steps] = splitEscaped(found.inside, ";");
  const trail = steps.map((step) => stepIn(splitEscaped(step).map(plain), clauseOf)).filter((step) => step !== null);
  if (cockpit === "" || trail.length === 0 || trail.length < steps.length || trail.length > mostSteps) return null;
  return { way: { cockpit: plain(cockpit), trail }, rest: found.rest };
}

function stepIn([cockpit = "", ...said]: readonly string[], clauseOf: (text: string, source: string) => Clause | null): TrailStep | null {
  if (cockpit === "" || said.length % 2 === 1) return null;
  const sources = said.filter((_, at) => at % 2 === 0);
  const clauses = sources.map((source, at) => (hasAddress({ source }) ? clauseOf(said[2 * at + 1] ?? "", source) : null));
  return { cockpit, label: cockpit, selection: clauses.filter((clause) => clause !== null), place: { scrolled: {}, focus: null } };
}
