import type { Selection } from "../../selection/clause.ts";
import { pageOf } from "../../selection/quietly.ts";
import type { SelectionStore } from "../../selection/selectionStore.ts";
import type { Store } from "../../selection/store.ts";
import { requireNamespace } from "../../selection/urlState/selectionSearch.ts";
import type { UrlProblem } from "../../selection/urlState/selectionParams.ts";
import { addressPart } from "./addressPart.ts";
import type { AddressPartOptions } from "./addressPart.ts";
import { addressOf } from "./pageAddress.ts";
import type { UrlChange, UrlHistory } from "./pageAddress.ts";
import { untraveledOf } from "./untraveled.ts";

export interface UrlBindingOptions extends AddressPartOptions {
  /** What an address means that says nothing. Default: what the selection was when it was first bound. */
  readonly initial?: Selection;
}

export interface UrlBinding {
  readonly problems: Store<readonly UrlProblem[]>;
  /** Keeps address and selection alike, until the function returned is called. */
  start(history: UrlHistory): () => void;
}

/** The selection as the address has it, from now on: it is read at once, before anything asks for numbers. */
export function bindUrl(selection: SelectionStore, { initial, ...options }: UrlBindingOptions): UrlBinding {
  const { namespace } = options;
  requireNamespace(namespace);
  const kept = untraveledOf(selection);
  const begun = initial ?? kept.initials.get(namespace) ?? selection.getSnapshot();
  kept.initials.set(namespace, begun);
  const part = addressPart(selection, begun, options);
  const address = addressOf(pageOf(selection));
  address.read(part);
  return { problems: part.problems, start: (history) => address.bind(part, history) };
}

/** Every choice makes an entry in the history, but for rows that open and close under the same member. */
export function usualHistory({ before, after, sources }: UrlChange): "push" | "replace" {
  const under = (said: Selection, source: string) => said.find((clause) => clause.source === source)?.open?.under.join("~") ?? "";
  const isOfRows = (said: Selection, source: string) => said.every((clause) => clause.source !== source || clause.open !== undefined);
  const isOpening = sources.every((source) => isOfRows(before, source) && isOfRows(after, source) && under(before, source) === under(after, source));
  return isOpening ? "replace" : "push";
}
