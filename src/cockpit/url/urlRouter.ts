/** Where the page's address is kept: the browser, or the router of the host. */
export interface UrlRouter {
  /** The address as it is now: `?page=2`, or an empty text. What was just written is there already. */
  read(): string;
  /** Puts another one there, with its path and fragment as they are: as an entry of its own in the history, or in place of this one. */
  write(search: string, mode: "push" | "replace"): void;
  /** Calls after every change, also by others: back, forward, links. Returns the way to stop. */
  subscribe(listener: () => void): () => void;
}
