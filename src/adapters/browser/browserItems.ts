import { asMetricsError, MetricsError } from "../../query/index.ts";
import type { ItemStore, KeptItem } from "../../query/stored/itemStore.ts";
import { listedItems } from "../memory/listedItems.ts";

export interface BrowserItemsOptions {
  /** What the keys begin with: another one keeps things apart. Default `metricdeck`. */
  readonly prefix?: string;
  /** Default: the browser's `localStorage`. */
  readonly storage?: () => Storage;
}

/**
 * Keeps cockpits and views in this browser, for one person on one device. Tabs take turns, and hear of each other's
 * changes.
 * @throws MetricsError `unavailable` where the browser keeps nothing for this page, `too-large` where it has no room left;
 * nothing of the transaction is kept then
 */
export function browserItems({ prefix = "metricdeck", storage = () => localStorage }: BrowserItemsOptions = {}): ItemStore {
  const start = `${prefix}:`;
  const keyOf = (kind: string, id: string) => `${start}${kind}:${id}`;
  let last: Promise<unknown> = Promise.resolve();
  const listeners = new Set<() => void>();

  const opened = () => {
    try {
      return storage();
    } catch (cause) {
      throw new MetricsError("unavailable", "this browser keeps nothing for this page; allow it to store data, or sign in to keep it elsewhere", { cause, retryable: false });
    }
  };

  const once = async <T>(work: Parameters<ItemStore["transact"]>[0]): Promise<T> => {
    const place = opened();
    const changes = new Map<string, string | null>();
    const textAt = (key: string) => (changes.has(key) ? (changes.get(key) ?? null) : place.getItem(key));
    const all = () => {
      const stored = Array.from({ length: place.length }, (_, index) => place.key(index) ?? "");
      const keys = new Set([...stored, ...changes.keys()].filter((key) => key.startsWith(start)));
      return [...keys].map(textAt).flatMap((text) => itemIn(text) ?? []);
    };
    const get = async (kind: string, id: string) => itemIn(textAt(keyOf(kind, id)))?.value ?? null;
    const result = await work({
      get,
      lock: get,
      list: async (kind, range) => listedItems(all(), kind, range),
      put: async (item) => void changes.set(keyOf(item.kind, item.id), JSON.stringify(item)),
      remove: async (kind, id) => void changes.set(keyOf(kind, id), null),
    });
    writeAll(place, changes);
    if (changes.size > 0) for (const listener of listeners) listener();
    return result as T;
  };

  return {
    transact(work) {
      const locks = globalThis.navigator?.locks;
      const turn = <T>(): Promise<T> => (locks === undefined ? once<T>(work) : (locks.request(start, () => once<T>(work)) as Promise<T>));
      const done = last.then(turn, turn);
      last = done.catch(() => {});
      return done as ReturnType<typeof work>;
    },
    subscribe(listener) {
      const hear = ({ key }: StorageEvent) => {
        if (key === null || key.startsWith(start)) listener();
      };
      listeners.add(listener);
      globalThis.addEventListener?.("storage", hear);
      return () => {
        listeners.delete(listener);
        globalThis.removeEventListener?.("storage", hear);
      };
    },
  };
}

/** What somebody else has written there is none. */
function itemIn(text: string | null): KeptItem | null {
  try {
    const item = JSON.parse(text ?? "null") as KeptItem | null;
    return typeof item?.kind === "string" ? item : null;
  } catch {
    return null;
  }
}

function writeAll(place: Storage, changes: ReadonlyMap<string, string | null>): void {
  const before = new Map([...changes.keys()].map((key) => [key, place.getItem(key)]));
  try {
    write(place, changes);
  } catch (cause) {
    write(place, before);
    const isFull = cause instanceof DOMException && /quota/i.test(cause.name);
    throw isFull ? new MetricsError("too-large", "this browser has no room left for this page; remove views or cockpits that nobody needs", { cause }) : asMetricsError(cause);
  }
}

function write(place: Storage, changes: ReadonlyMap<string, string | null>): void {
  for (const [key, text] of changes) {
    if (text === null) place.removeItem(key);
    else place.setItem(key, text);
  }
}
