/** Numbers in [0, 1) that are the same in every run. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const strangers: readonly unknown[] = [
  null, true, false, 0, -1, 1.5, 1e300, "", "a", "previous", "P1D", "2026-02-30", "day", "tickets", "channel", "javascript:alert(1)", "../x",
  "漏斗😀", "x".repeat(300), [], {}, [null], { en: "x" }, { last: 7, unit: "day" }, { from: 2, to: 1 }, { dimension: "channel", op: "isNull" },
  "constructor", { and: [] }, { x: 0, y: 0, w: 1, h: 1 }, "ignore",
];

/** A copy of some JSON with one to three things in it otherwise: taken out, put elsewhere, doubled, renamed, or strange. */
export function mutated(document: unknown, random: () => number): unknown {
  const copy: unknown = structuredClone(document);
  const times = random() < 0.6 ? 1 : 2 + Math.floor(random() * 2);
  for (let done = 0; done < times; done += 1) mutateOnce(copy, random);
  return copy;
}

function mutateOnce(document: unknown, random: () => number): void {
  const places = placesIn(document);
  const place = pick(places, random);
  if (place === undefined) return;
  const { parent, key } = place;
  const other = pick(places, random);
  const kinds = ["strange", "take", "take", "from", "double", "rename", "nudge", "nudge", "nudge", "nudge"] as const;
  switch (pick(kinds, random)) {
    case "take":
      if (Array.isArray(parent)) parent.splice(Number(key), 1);
      else delete parent[key];
      return;
    case "from":
      parent[key] = structuredClone(other?.parent[other.key]);
      return;
    case "double":
      if (Array.isArray(parent)) parent.push(structuredClone(parent[Number(key)]));
      else put(parent, `${key}2`, structuredClone(parent[key]));
      return;
    case "rename":
      if (Array.isArray(parent)) return void parent.reverse();
      put(parent, pick(["title", "metric", "by", "x", "__proto__", "zh-CN", "csat", "Ä ö"], random) ?? "", parent[key]);
      delete parent[key];
      return;
    case "nudge": {
      const value = parent[key];
      if (typeof value === "number") parent[key] = value + Math.round((random() - 0.5) * 8);
      else if (typeof value === "string") parent[key] = value.slice(1);
      return;
    }
    default:
      parent[key] = structuredClone(pick(strangers, random));
  }
}

/** As JSON.parse does, whatever the key is called. */
function put(parent: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true });
}

interface Place {
  readonly parent: Record<string, unknown>;
  readonly key: string;
}

function placesIn(value: unknown): readonly Place[] {
  if (typeof value !== "object" || value === null) return [];
  const parent = value as Record<string, unknown>;
  return Object.keys(parent).flatMap((key) => [{ parent, key }, ...placesIn(parent[key])]);
}

function pick<T>(from: readonly T[], random: () => number): T | undefined {
  return from[Math.floor(random() * from.length)];
}

