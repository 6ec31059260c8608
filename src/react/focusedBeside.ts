/** What has the focus, as it is seen from an element: of a shadow root that it stands in the document names the host alone. */
export function focusedBeside(element: Element): Element | null {
  const root = element.getRootNode();
  return (root instanceof ShadowRoot ? root.activeElement : null) ?? element.ownerDocument.activeElement;
}
