/** What has the focus, as it is seen from an element: of a shadow root that it stands in the document names the host alone. */
export function focusedBeside(element: Element): Element | null {
  const root = element.getRootNode();
  return (root instanceof ShadowRoot ? root.activeElement : null) ?? element.ownerDocument.activeElement;
}

/** Whether an element stands in a shadow root. Modal overlays of react-aria make the whole page inert there, themselves included. */
export function isInShadow(element: Element | null | undefined): boolean {
  return element != null && element.getRootNode() instanceof ShadowRoot;
}
