import type { SelectionStore } from "../selection/selectionStore.ts";
import { defaultNamespace } from "../selection/urlState/selectionSearch.ts";
import { bindUrl } from "./url/bindUrl.ts";
import type { UrlBindingOptions, UrlHistory } from "./url/bindUrl.ts";
import { browserRouter } from "./url/browserRouter.ts";

const browser = browserRouter();

type AddressOptions = Pick<UrlBindingOptions, "catalog" | "initial"> & {
  readonly [K in "namespace" | "router" | "maxLength"]: UrlBindingOptions[K] | undefined;
};

/** Keeps a selection in the address, until the function returned is called. @param historyOf the host's rule of now */
export function bindAddress(
  selection: SelectionStore,
  { namespace = defaultNamespace, router = browser, maxLength, ...options }: AddressOptions,
  historyOf: () => UrlHistory | undefined,
): () => void {
  const limits = maxLength === undefined ? {} : { maxLength };
  return bindUrl(selection, { ...options, ...limits, namespace, router }).start((change) => historyOf()?.(change) ?? "push");
}
