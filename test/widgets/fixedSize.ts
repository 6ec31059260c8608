import { vi } from "vitest";

/** Everything that is observed has this size, as jsdom lays nothing out. */
export function stubSize(contentRect: { readonly width: number; readonly height: number }): void {
  class FixedSize {
    readonly #listener: (entries: object[]) => void;
    constructor(listener: (entries: object[]) => void) {
      this.#listener = listener;
    }
    observe(target: Element) {
      this.#listener([{ target, contentRect }]);
    }
    unobserve() {}
    disconnect() {}
  }
  vi.stubGlobal("ResizeObserver", FixedSize);
}
