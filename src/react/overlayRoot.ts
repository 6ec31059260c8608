import { enableShadowDOM } from "react-stately/private/flags/flags";

/**
 * Where react-aria's popovers and dialogs stand: in the provider's `root`, whose theme and language they share. In a shadow root
 * react-aria is told to look into such roots, for the whole page and for good: else it takes the focus for the host's and hides
 * the host, and with it what opens.
 */
export function overlayRoot(root: Element | null | undefined): { readonly UNSTABLE_portalContainer?: Element } {
  if (root == null) return {};
  if (root.getRootNode() instanceof ShadowRoot) enableShadowDOM();
  return { UNSTABLE_portalContainer: root };
}
