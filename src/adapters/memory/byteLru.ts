/** Keeps what was made, least recently used first out, while it holds no more than `most` bytes. */
export class ByteLru<V> {
  readonly #most: number;
  readonly #bytesOf: (value: V) => number;
  readonly #entries = new Map<string, V>();
  #held = 0;

  constructor(most: number, bytesOf: (value: V) => number) {
    this.#most = most;
    this.#bytesOf = bytesOf;
  }

  get bytes(): number {
    return this.#held;
  }

  /** What is kept under the key, made where nothing is. A value larger than the bound is given and not kept. */
  kept(key: string, make: () => V): V {
    const known = this.#entries.get(key);
    if (known !== undefined) {
      this.#entries.delete(key);
      this.#entries.set(key, known);
      return known;
    }
    const made = make();
    const bytes = this.#bytesOf(made);
    if (bytes > this.#most) return made;
    this.#entries.set(key, made);
    this.#held += bytes;
    for (const [oldest, value] of this.#entries) {
      if (this.#held <= this.#most) break;
      this.#entries.delete(oldest);
      this.#held -= this.#bytesOf(value);
    }
    return made;
  }
}

/** One cache for each owner, gone with it. */
export function perOwner<O extends object, T>(make: () => T): (owner: O) => T {
  const made = new WeakMap<O, T>();
  return (owner) => {
    const known = made.get(owner);
    if (known !== undefined) return known;
    const fresh = make();
    made.set(owner, fresh);
    return fresh;
  };
}
