import type { SelectionStore } from "../selection/selectionStore.ts";
import { defaultNamespace } from "../selection/urlState/selectionSearch.ts";
import type { UrlProblem } from "../selection/urlState/selectionParams.ts";
import { bindUrl, usualHistory } from "./url/bindUrl.ts";
import type { UrlBindingOptions } from "./url/bindUrl.ts";
import { browser } from "./url/browserRouter.ts";
import type { UrlHistory } from "./url/pageAddress.ts";

type AddressOptions = Pick<UrlBindingOptions, "catalog" | "initial"> & {
  readonly [K in "namespace" | "router" | "maxLength"]: UrlBindingOptions[K] | undefined;
};

/**
 * Keeps a selection in the address, until the function returned is called.
 * @param historyOf the host's rule of now
 * @param onProblems told what of the address could not be kept, whenever that changes
 */
export function bindAddress(
  selection: SelectionStore,
  { namespace = defaultNamespace, router = browser, maxLength, ...options }: AddressOptions,
  historyOf: () => UrlHistory | undefined,
  onProblems: (problems: readonly UrlProblem[]) => void,
): () => void {
  const limits = maxLength === undefined ? {} : { maxLength };
  const { problems, start } = bindUrl(selection, { ...options, ...limits, namespace, router });
  const tell = () => onProblems(problems.getSnapshot());
  tell();
  const stops = [problems.subscribe(tell), start((change) => (historyOf() ?? usualHistory)(change))];
  return () => {
    for (const stop of stops) stop();
  };
}
