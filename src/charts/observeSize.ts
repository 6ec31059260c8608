export interface Size {
  readonly width: number;
  readonly height: number;
}

const listeners = new Map<Element, (size: Size) => void>();
let observer: ResizeObserver | undefined;

/** Tells the content size of `element` now and whenever it changes: one observer for the page, one batch a frame. */
export function observeSize(element: Element, listener: (size: Size) => void): () => void {
  observer ??= new ResizeObserver((entries) => {
    for (const { target, contentRect } of entries) {
      listeners.get(target)?.({ width: contentRect.width, height: contentRect.height });
    }
  });
  listeners.set(element, listener);
  observer.observe(element);
  return () => {
    listeners.delete(element);
    observer?.unobserve(element);
  };
}
