interface LiveRegion {
  readonly element: HTMLElement;
  /** What is said, and by how many. */
  readonly topics: Map<string, { readonly line: HTMLElement; holders: number }>;
}

const settlingMs = 500;

const regions = new WeakMap<HTMLElement, LiveRegion>();

/**
 * Has assistive technology read `text` out politely: one live region for each page, and each topic once, however many
 * widgets announce it. Returns the way to take it back; when the last one does, it can be announced again.
 */
export function announce(root: HTMLElement, topic: string, text: string): () => void {
  const { element, topics } = regionOf(root);
  const said = topics.get(topic) ?? { line: document.createElement("p"), holders: 0 };
  said.holders += 1;
  if (said.holders === 1) {
    topics.set(topic, said);
    said.line.textContent = text;
    // Only what changes in a region that was there before is read, and what passes by itself need not be.
    setTimeout(() => said.holders > 0 && element.append(said.line), settlingMs);
  }
  return () => {
    said.holders -= 1;
    if (said.holders > 0) return;
    topics.delete(topic);
    said.line.remove();
  };
}

function regionOf(root: HTMLElement): LiveRegion {
  const known = regions.get(root);
  if (known !== undefined) return known;
  const region: LiveRegion = { element: document.createElement("div"), topics: new Map() };
  region.element.className = "md-sr";
  region.element.setAttribute("role", "status");
  region.element.setAttribute("aria-atomic", "false");
  root.append(region.element);
  regions.set(root, region);
  return region;
}
