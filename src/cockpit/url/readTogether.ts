import type { Clause, Selection } from "../../selection/clause.ts";
import { hasAddress } from "../../selection/urlState/hasAddress.ts";
import type { UrlProblem } from "../../selection/urlState/selectionParams.ts";
import type { AddressPart, ReadPart } from "./addressPart.ts";
import { nameOf } from "./untraveled.ts";

type Part = Pick<AddressPart, "namespace" | "initial" | "holds">;

export interface ReadTogether {
  readonly said: Selection;
  /** Of each part, in the order given. */
  readonly problems: readonly (readonly UrlProblem[])[];
}

/**
 * What the parts of an address say of the page. What is for several of them may stand in any; where they contradict each
 * other, the first one holds and the others tell it. A part that says nothing means what it began with.
 */
export function readTogether(parts: readonly (ReadPart & { readonly part: Part })[]): ReadTogether {
  let said: Selection = [];
  const faults = parts.map(({ part: { namespace, holds }, said: own, problems }) => {
    const found = [...problems];
    const fitting = (own ?? []).filter((clause) => {
      const { source } = clause;
      const other = said.find((one) => one.source === source);
      if (!holds(source)) found.push({ kind: "unknown", source, message: `"${source}" is not of the cockpit of "${namespace}"` });
      else if (other !== undefined && nameOf(other) !== nameOf(clause)) {
        found.push({ kind: "contradicted", source, message: `"${namespace}" says otherwise of "${source}" than another part of the address` });
      }
      return holds(source);
    });
    said = inBothOrders(said, fitting);
    return found;
  });
  const saysNothingOf = ({ source }: Clause) => said.every((clause) => clause.source !== source);
  const starts = parts.flatMap(({ part, said: own, problems }) => {
    const isUnused = ({ source }: Clause) => problems.some((one) => one.source === undefined || one.source === source);
    return part.initial.filter((clause) => hasAddress(clause) && saysNothingOf(clause) && (own === null || isUnused(clause)));
  });
  return {
    said: [...starts.filter(({ source }, at) => starts.findIndex((one) => one.source === source) === at), ...said],
    problems: faults.map((own) => own.filter(({ kind, source }) => kind !== "tooLong" || said.every((clause) => clause.source !== source))),
  };
}

/** With what only `added` says, each before what follows it there: of two ranges the later one holds. */
function inBothOrders(said: Selection, added: Selection): Selection {
  const all = [...said];
  let before = all.length;
  for (const clause of added.toReversed()) {
    const known = all.findIndex(({ source }) => source === clause.source);
    if (known < 0) all.splice(before, 0, clause);
    else before = known;
  }
  return all;
}
