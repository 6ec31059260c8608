import type { UrlRouter } from "../../../src/index.ts";

/** A history of addresses that tests walk through. */
export interface MemoryRouter extends UrlRouter {
  readonly entries: string[];
  go(steps: number): void;
  /** As a host's link does. */
  open(search: string): void;
}

export function memoryRouter(search = ""): MemoryRouter {
  const entries = [search];
  const listeners = new Set<() => void>();
  let at = 0;
  const tell = () => listeners.forEach((listener) => listener());
  const write: UrlRouter["write"] = (next, mode) => {
    if (mode === "push") at += 1;
    entries.splice(at, mode === "push" ? entries.length : 1, next);
    tell();
  };
  return {
    entries,
    read: () => entries[at] ?? "",
    write,
    open: (next) => write(next, "push"),
    go(steps) {
      at += steps;
      tell();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
