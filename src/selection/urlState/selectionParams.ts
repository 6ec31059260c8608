import type { Catalog } from "../../query/catalog.ts";
import { asMetricsError } from "../../query/error.ts";
import { fingerprint } from "../../query/fingerprint.ts";
import type { Clause, Selection } from "../clause.ts";
import { clauseIn, clauseText } from "./clauseText.ts";
import { hasAddress } from "./hasAddress.ts";
import { encoded } from "./searchParts.ts";
import type { Param } from "./searchParts.ts";

/** What of an address could not be kept; the rest was. */
export interface UrlProblem {
  /**
   * `version`: written by a later version, nothing was read. `unknown`: names or values that the catalog does not have.
   * `unreadable`: no clause. `tooLong`: it was left out when the address was made. `contradicted`: the address says something
   * else of it before.
   */
  readonly kind: "version" | "unknown" | "unreadable" | "tooLong" | "contradicted";
  /** Whose clause it is. */
  readonly source?: string;
  /** For developers, in English. */
  readonly message: string;
}

export interface WrittenSelection {
  readonly params: readonly Param[];
  /** Sources whose clauses would have made the address longer than it may be. */
  readonly cut: readonly string[];
  /** Of the whole selection where something was cut: it stands in the address. */
  readonly key: string | null;
}

const version = "1";

/** Letters of one namespace that are read; browsers and servers carry less. */
const mostRead = 100_000;

/**
 * A selection as parameters of an address: `c1=1` names the version, and each clause is one parameter by its source,
 * `c1.range=last28d`, `c1.region=in~east~south`, in the same order however they came about. What cannot have an address
 * is left out. Longer than `maxLength` letters, the longest clauses are left out and named: `c1=1~<key>~region`.
 */
export function selectionParams(selection: Selection, namespace: string, { maxLength = 2_000 } = {}): WrittenSelection {
  const said = inOrder(selection.filter(hasAddress)).map((clause): Param => [`${namespace}.${clause.source}`, clauseText(clause)]);
  const lengthOf = (params: readonly Param[]) => params.reduce((sum, [name, value]) => sum + name.length + encoded(value).length + 2, 0);
  let kept: readonly Param[] = said;
  while (lengthOf(kept) > maxLength) {
    const longest = Math.max(...kept.map((param) => lengthOf([param])));
    kept = kept.filter((param) => lengthOf([param]) < longest);
  }
  const cut = said.filter((param) => !kept.includes(param)).map(([name]) => name.slice(namespace.length + 1));
  const key = cut.length === 0 ? null : fingerprint(said);
  const head: Param = [namespace, key === null ? version : [version, key, ...cut].join("~")];
  return { params: [head, ...kept], cut, key };
}

/** Of two ranges the later one holds, and of two comparisons; filters all hold, so that their order says nothing. */
export function inOrder(selection: Selection): Selection {
  const isOrdered = ({ range, compare }: Clause) => range !== undefined || compare !== undefined;
  const others = selection.filter((clause) => !isOrdered(clause)).toSorted((a, b) => (a.source < b.source ? -1 : 1));
  return [...selection.filter(isOrdered), ...others];
}

export interface ReadSelection {
  /** Without origins and labels, which do not travel. */
  readonly selection: Selection;
  readonly problems: readonly UrlProblem[];
  /** As `WrittenSelection` has it. */
  readonly key: string | null;
}

/**
 * Reads what `selectionParams` has written, which anyone may have changed: only what the catalog knows is kept, and what
 * is not is told. Null: the address says nothing about this namespace.
 */
export function selectionIn(params: readonly Param[], namespace: string, catalog: Pick<Catalog, "dimensions" | "metrics">): ReadSelection | null {
  if (params.length === 0) return null;
  const head = params.find(([name]) => name === namespace)?.[1] ?? version;
  const [written = "", key = null, ...cut] = head.split("~");
  const nothing = { selection: [], key: null };
  if (written !== version) {
    const message = `the address is of version "${written.slice(0, 20)}" of "${namespace}", this page reads ${version}; nothing of it was kept`;
    return { ...nothing, problems: [{ kind: "version", message }] };
  }
  if (params.reduce((sum, [name, value]) => sum + name.length + value.length, 0) > mostRead) {
    const message = `the address has more than ${mostRead} letters of "${namespace}"; nothing of it was kept`;
    return { ...nothing, problems: [{ kind: "unreadable", message }] };
  }
  const problems = cut.map((source): UrlProblem => ({ kind: "tooLong", source, message: `the filter of "${source}" was too long for the address` }));
  const selection: Clause[] = [];
  for (const [name, text] of params) {
    const source = name.slice(namespace.length + 1);
    if (name === namespace) continue;
    if (selection.some((clause) => clause.source === source)) {
      const [, first] = params.find((param) => param[0] === name) ?? [];
      if (first !== text) problems.push({ kind: "contradicted", source, message: `the address says two things of "${source}"; the first was kept` });
      continue;
    }
    const read = readClause(source, text, catalog);
    problems.push(...read.problems);
    if (read.clause !== null) selection.push(read.clause);
  }
  return { selection, problems, key };
}

function readClause(source: string, text: string, catalog: Pick<Catalog, "dimensions" | "metrics">): { readonly clause: Clause | null; readonly problems: readonly UrlProblem[] } {
  const failed = (kind: UrlProblem["kind"], message: string) => ({ clause: null, problems: [{ kind, source, message }] });
  if (!hasAddress({ source })) return failed("unreadable", `"${source.slice(0, 60)}" is no name of a filter or a widget`);
  try {
    const read = clauseIn(text, source, catalog);
    if (read === null) return failed("unreadable", `"${text.slice(0, 80)}" of "${source}" is neither a range nor a filter`);
    const { clause, unknown } = read;
    const message = `"${source}" has no ${unknown.slice(0, 5).map((one) => `"${one.slice(0, 60)}"`).join(", ")}`;
    return { clause, problems: unknown.length === 0 ? [] : [{ kind: "unknown", source, message }] };
  } catch (thrown) {
    return failed("unknown", asMetricsError(thrown).message.replace(/^metricdeck: /, ""));
  }
}
