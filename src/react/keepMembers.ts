import { QueryObserver } from "@tanstack/react-query";
import type { Catalog } from "../query/catalog.ts";
import type { TableResult } from "../query/result.ts";
import { handedOver, handOver } from "../selection/handOver.ts";
import { measureClause } from "../selection/measureClause.ts";
import { measureMembers, measureQuery } from "../selection/measureMembers.ts";
import { pageOf } from "../selection/quietly.ts";
import type { SelectionStore } from "../selection/selectionStore.ts";
import { defaultRange } from "./defaultRange.ts";
import { answerOptions } from "./useMetrics.ts";
import type { Asker } from "./useMetrics.ts";

interface Keeper {
  readonly stop: () => void;
  count: number;
}

const keepers = new WeakMap<SelectionStore, Keeper>();

/**
 * Keeps the members of all measure conditions of a page what they are now, whoever made the clauses: asked again when its
 * other filters or its range change. However often it is called for a page, one does the work, until all have let it go.
 */
export function keepMembers(asker: Asker & { readonly catalog: Catalog }): () => void {
  const page = pageOf(asker.client.selection);
  const keeper = keepers.get(page) ?? { stop: follow(page, asker), count: 0 };
  keepers.set(page, keeper);
  keeper.count += 1;
  return () => {
    keeper.count -= 1;
    if (keeper.count > 0) return;
    keepers.delete(page);
    keeper.stop();
  };
}

interface Asked {
  readonly observer: QueryObserver<TableResult<unknown>>;
  readonly stop: () => void;
}

function follow(page: SelectionStore, asker: Asker & { readonly catalog: Catalog }): () => void {
  const asked = new Map<string, Asked>();

  /** A condition that could not be answered filters nothing: what it meant under another range or filter is not what it says. */
  const settle = (source: string) => {
    const clause = page.getSnapshot().find((one) => one.source === source);
    const answer = asked.get(source)?.observer.getCurrentResult();
    if (clause?.measure === undefined || answer === undefined || answer.isPending) return;
    const members = answer.data === undefined ? null : measureMembers(answer.data as TableResult<never>, clause.measure).members;
    const { filter } = measureClause(source, clause.measure, members);
    if (filter === undefined || JSON.stringify(filter) === JSON.stringify(clause.filter)) return;
    const next = page.getSnapshot().map((one) => (one === clause ? { ...one, filter } : one));
    const handed = handedOver(page);
    if (handed === null) page.update(() => next);
    else handOver(page, next, handed);
  };
  const optionsOf = (query: ReturnType<typeof measureQuery>) => {
    const { placeholderData: _, ...options } = answerOptions(asker, query).options;
    return options;
  };
  const read = () => {
    const selection = page.getSnapshot();
    for (const [source, { stop }] of asked) {
      if (selection.some((clause) => clause.source === source && clause.measure)) continue;
      stop();
      asked.delete(source);
    }
    for (const { source, measure } of selection) {
      if (measure === undefined) continue;
      const options = optionsOf(measureQuery(asker.catalog, measure, selection, { source, range: defaultRange }));
      const known = asked.get(source);
      if (known !== undefined) known.observer.setOptions(options);
      else {
        const observer = new QueryObserver(asker.client.queryClient, options);
        asked.set(source, { observer, stop: observer.subscribe(() => settle(source)) });
      }
    }
    for (const source of asked.keys()) settle(source);
  };

  read();
  const stop = page.subscribe(read);
  return () => {
    stop();
    for (const one of asked.values()) one.stop();
  };
}
