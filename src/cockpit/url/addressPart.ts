import type { Catalog } from "../../query/catalog.ts";
import type { Selection } from "../../selection/clause.ts";
import type { CockpitSelection } from "../../selection/cockpitStore.ts";
import { pageOf } from "../../selection/quietly.ts";
import type { SelectionStore } from "../../selection/selectionStore.ts";
import { createStore } from "../../selection/store.ts";
import type { Store } from "../../selection/store.ts";
import { hasAddress } from "../../selection/urlState/hasAddress.ts";
import { ownParams } from "../../selection/urlState/searchParts.ts";
import type { Param } from "../../selection/urlState/searchParts.ts";
import { selectionIn, selectionParams } from "../../selection/urlState/selectionParams.ts";
import type { UrlProblem } from "../../selection/urlState/selectionParams.ts";
import { nameOf, untraveledOf } from "./untraveled.ts";
import type { UrlRouter } from "./urlRouter.ts";

export interface AddressPartOptions {
  readonly catalog: Pick<Catalog, "dimensions" | "metrics">;
  readonly namespace: string;
  readonly router: UrlRouter;
  readonly maxLength?: number;
}

/** The parameters of one namespace, and what of the page's selection stands in them. */
export interface AddressPart {
  readonly namespace: string;
  readonly router: UrlRouter;
  readonly problems: Store<readonly UrlProblem[]>;
  readonly initial: Selection;
  /** Whether what a source says has its place in it. */
  readonly holds: (source: string) => boolean;
  /** Whether it is for all that the page says. */
  readonly isWhole: boolean;
  readonly paramsNow: () => readonly Param[];
  readonly read: (params: readonly Param[]) => ReadPart;
  readonly write: (page: Selection) => WrittenPart;
}

export interface ReadPart {
  /** Null: the address says nothing of it. */
  readonly said: Selection | null;
  readonly problems: readonly UrlProblem[];
}

export interface WrittenPart {
  /** None where all is as it began. */
  readonly params: readonly Param[];
  readonly text: string;
}

export function addressPart(
  selection: SelectionStore,
  initial: Selection,
  { catalog, namespace, router, maxLength }: AddressPartOptions,
): AddressPart {
  const kept = untraveledOf(selection);
  const { holds = () => true }: Partial<CockpitSelection> = selection;
  const paramsOf = (page: Selection) => {
    const said = page.filter(({ source }) => holds(source));
    return { said, ...selectionParams(said, namespace, maxLength === undefined ? {} : { maxLength }) };
  };
  const initialText = textOf(paramsOf(initial).params);
  return {
    namespace,
    router,
    initial,
    holds,
    isWhole: pageOf(selection) === selection,
    problems: createStore<readonly UrlProblem[]>([]),
    paramsNow: () => ownParams(router.read(), namespace),
    read(params) {
      const found = selectionIn(params, namespace, catalog);
      if (found === null) return { said: null, problems: [] };
      const whole = found.key === null ? undefined : kept.recall(found.key);
      return whole === undefined ? { said: found.selection, problems: found.problems } : { said: whole, problems: [] };
    },
    write(page) {
      const { said, params, key } = paramsOf(page);
      const text = textOf(params);
      if (text === initialText) return { params: [], text: "" };
      const addressed = said.filter(hasAddress);
      if (key !== null) kept.remember(key, addressed);
      for (const clause of addressed) kept.remember(nameOf(clause), [clause]);
      return { params, text };
    },
  };
}

export function textOf(params: readonly Param[]): string {
  return params.length === 0 ? "" : JSON.stringify(params);
}
