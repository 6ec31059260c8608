import type { Evaluate, Scan } from "../engine/scan.ts";
import { MetricsError } from "../query/index.ts";
import type { ScanPlan } from "./compile/plan.ts";
import { planScans } from "./compile/plan.ts";
import type { Target } from "./compile/relations.ts";
import { evaluateInSql, readScans } from "./evaluate.ts";
import type { RunStatement } from "./evaluate.ts";
import { groupedBy } from "./groupedBy.ts";

/** What one turn of the event loop asks: queries of the same moment, whose scans are planned together. */
export interface Turn {
  /** Epoch milliseconds, the same for all of them: ranges up to now must be equal to be read at once. */
  readonly now: number;
}

interface Asked {
  readonly target: Target;
  readonly scans: readonly Scan[];
  readonly planned: (plan: Planned) => void;
}

/** Of one asker: its own scans in a plan that may serve others as well. */
type Planned = { readonly statements: ScanPlan["statements"]; readonly scans: ScanPlan["scans"] } | null;

/**
 * Plans what is asked in the same turn of the event loop together, as far as the same rows may be seen: each asker
 * waits only for the statements that hold its own scans. What cannot be planned or run together is done alone, so that
 * a fault stays with the query that has it.
 */
export function together(clock: () => number): {
  readonly turn: () => Turn;
  readonly evaluate: (target: Target, run: RunStatement) => Evaluate;
} {
  let current: (Turn & { readonly asked: Asked[] }) | null = null;
  const open = () => {
    if (current !== null) return current;
    current = { now: clock(), asked: [] };
    afterTurn(() => {
      const { asked } = current ?? { asked: [] };
      current = null;
      const [only] = asked;
      if (asked.length === 1) return only?.planned(null);
      for (const same of groupedBy(asked, ({ target }) => targetKey(target))) planAll(same);
    });
    return current;
  };
  return {
    turn: open,
    evaluate: (target, run) => async (scans) => {
      if (scans.length === 0) return [];
      const planned = await new Promise<Planned>((resolve) => open().asked.push({ target, scans, planned: resolve }));
      const alone = () => evaluateInSql(target, run)(scans);
      if (planned === null) return alone();
      return readScans(planned.scans, planned.statements, run).catch((thrown: unknown) => {
        if (!isRefusal(thrown)) throw thrown;
        return alone();
      });
    },
  };
}

/** Once everything that is ready to go on has done so. */
function afterTurn(work: () => void): void {
  if (typeof setImmediate === "function") setImmediate(work);
  else setTimeout(work, 0);
}

function targetKey({ rules, mixedCollations = false }: Target): string {
  return JSON.stringify([...rules, mixedCollations]);
}

function planAll(asked: readonly Asked[]): void {
  const [first] = asked;
  if (first === undefined) return;
  let plan: ScanPlan | null = null;
  try {
    if (asked.length > 1) plan = planScans(first.target, asked.flatMap(({ scans }) => scans));
  } catch {
    plan = null;
  }
  let at = 0;
  for (const { scans, planned } of asked) {
    planned(plan && { statements: plan.statements, scans: plan.scans.slice(at, at + scans.length) });
    at += scans.length;
  }
}

/** The database understood and would not; the same statement with less in it may be well. */
function isRefusal(thrown: unknown): boolean {
  return thrown instanceof MetricsError && thrown.code === "unavailable" && !thrown.retryable;
}
