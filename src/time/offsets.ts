/** A change of a zone's offset. Offsets are milliseconds east of UTC. */
export interface Transition {
  /** The first instant with the new offset, epoch milliseconds. */
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

interface Block {
  /** At the block's first instant. */
  readonly offset: number;
  readonly transitions: readonly Transition[];
}

interface ZoneOffsets {
  readonly read: (instant: number) => number;
  readonly blocks: Map<number, Block>;
}

const day = 86_400_000;
const blockLength = 400 * day;
/** No zone keeps an offset for less than a week. */
const step = blockLength / 64;

/** Before there were zones every place had one offset; from the other side the calendar repeats every 400 years. */
const first = Date.UTC(1800, 0, 1);
const last = Date.UTC(2500, 0, 1);
const cycle = 146_097 * day;

/** By name. Callers can write one name in many ways, so that the oldest has to make room. */
const zones = new Map<string, ZoneOffsets>();
const mostZones = 64;

/** What the zone's clocks are ahead of UTC at an instant, in milliseconds. */
export function offsetAt(instant: number, timeZone: string): number {
  const zone = zoneOf(timeZone);
  const known = inKnownYears(instant);
  const { offset, transitions } = blockAt(zone, known);
  let found = offset;
  for (const { at, after } of transitions) {
    if (at > known) break;
    found = after;
  }
  return found;
}

/**
 * The changes of a zone's offset in `[from, to)`, epoch milliseconds, in order. Found by reading `Intl`, so that no
 * database needs to know zones; the year around each instant is read once (some 0.3 ms) and kept.
 */
export function zoneTransitions(timeZone: string, from: number, to: number): readonly Transition[] {
  const zone = zoneOf(timeZone);
  const found: Transition[] = [];
  // A change at a block's very end is its own, not the next one's.
  for (let instant = Math.max(from - 1, first); instant < to; ) {
    const known = inKnownYears(instant);
    const away = instant - known;
    for (const { at, before, after } of blockAt(zone, known).transitions) {
      if (at > known && at < last && at + away >= from && at + away < to) found.push({ at: at + away, before, after });
    }
    const end = (Math.floor(known / blockLength) + 1) * blockLength;
    instant = Math.min(end, last) + away;
  }
  return found;
}

/** The instant at which the zone's clocks show `wall`: the first of two; where they skip it, as much later. */
export function instantAt(wall: number, timeZone: string): number {
  const before = offsetAt(wall - day, timeZone);
  const after = offsetAt(wall + day, timeZone);
  if (before === after || offsetAt(wall - before, timeZone) === before) return wall - before;
  return offsetAt(wall - after, timeZone) === after ? wall - after : wall - before;
}

/** `instantAt` for wall times in order, from that of `from` on: up to that of `to`, changes are looked up once. */
export function instantsInOrder(from: number, to: number, timeZone: string): (wall: number) => number {
  const transitions = zoneTransitions(timeZone, from - 2 * day, to + 2 * day);
  let at = 0;
  let offset = offsetAt(from - 2 * day - 1, timeZone);
  return (wall) => {
    if (wall > to + day) return instantAt(wall, timeZone);
    for (let change = transitions[at]; change !== undefined; change = transitions[++at]) {
      if (wall - offset < change.at || wall - change.after < change.at) break;
      offset = change.after;
    }
    return wall - offset;
  };
}

/** `wallAt` for instants in order. */
export function wallsAt(instants: readonly number[], timeZone: string): readonly number[] {
  const start = instants[0] ?? 0;
  const transitions = zoneTransitions(timeZone, start + 1, (instants.at(-1) ?? 0) + 1);
  let offset = offsetAt(start, timeZone);
  let at = 0;
  return instants.map((instant) => {
    for (let change = transitions[at]; change !== undefined && change.at <= instant; change = transitions[++at]) {
      offset = change.after;
    }
    return instant + offset;
  });
}

/** What the zone's clocks show at an instant, in milliseconds as if they ran in UTC. */
export function wallAt(instant: number, timeZone: string): number {
  return instant + offsetAt(instant, timeZone);
}

function zoneOf(timeZone: string): ZoneOffsets {
  const known = zones.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
  const zone = { read: (instant: number) => offsetIn(format.format(instant)), blocks: new Map<number, Block>() };
  const [oldest] = zones.keys();
  if (zones.size >= mostZones && oldest !== undefined) zones.delete(oldest);
  zones.set(timeZone, zone);
  return zone;
}

/** Reads "GMT-03:30:52" at the end of a date; UTC is a bare "GMT". */
function offsetIn(text: string): number {
  const [, sign, hours, minutes, seconds = "0"] = /GMT([+-])(\d+):(\d+)(?::(\d+))?$/.exec(text) ?? [];
  if (sign === undefined) return 0;
  const length = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
  return sign === "-" ? -length : length;
}

function inKnownYears(instant: number): number {
  if (instant >= last) return last - cycle + ((instant - last) % cycle);
  return Math.max(instant, first);
}

function blockAt({ read, blocks }: ZoneOffsets, instant: number): Block {
  const index = Math.floor(instant / blockLength);
  const known = blocks.get(index);
  if (known !== undefined) return known;
  const start = index * blockLength;
  const offset = read(start);
  const transitions: Transition[] = [];
  let before = offset;
  for (let at = start; at < start + blockLength; at += step) {
    const end = read(at + step);
    for (let from = at; before !== end; ) {
      from = firstChange(read, from, at + step, before);
      const after = read(from);
      transitions.push({ at: from, before, after });
      before = after;
    }
  }
  const block = { offset, transitions };
  blocks.set(index, block);
  return block;
}

/** Offsets change on whole seconds. */
function firstChange(read: (instant: number) => number, from: number, to: number, before: number): number {
  let [low, high] = [from / 1000, to / 1000];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (read(middle * 1000) === before) low = middle;
    else high = middle;
  }
  return high * 1000;
}
