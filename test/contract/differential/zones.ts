/** Zones with and without daylight saving, with half and quarter hours, on both halves of the globe. */
export const zones = [
  "Europe/Berlin",
  "America/New_York",
  "America/St_Johns",
  "America/Santiago",
  "America/Sao_Paulo",
  "Africa/Cairo",
  "Africa/Casablanca",
  "Asia/Shanghai",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Pacific/Auckland",
  "Pacific/Chatham",
] as const;

interface WallClock {
  readonly date: string;
  readonly hour: number;
  readonly minute: number;
}
const read = new Map<string, Map<number, WallClock>>();

/** The wall clock of a zone at an instant, to the minute. */
export function wallClock(instant: number, timeZone: string): WallClock {
  const minute = Math.floor(instant / 60_000);
  let ofZone = read.get(timeZone);
  if (ofZone === undefined) read.set(timeZone, (ofZone = new Map()));
  let wall = ofZone.get(minute);
  if (wall === undefined) ofZone.set(minute, (wall = readWallClock(minute * 60_000, timeZone)));
  return wall;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Off `Intl`, and nothing of the package's own. */
function readWallClock(instant: number, timeZone: string): WallClock {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
    formats.set(timeZone, format);
  }
  const [date = "", time = ""] = format.format(instant).split(" ");
  return { date, hour: Number(time.slice(0, 2)), minute: Number(time.slice(3)) };
}

/** Minutes by which the wall clock is ahead of UTC. */
export function offsetMinutes(instant: number, timeZone: string): number {
  const { date, hour, minute } = wallClock(instant, timeZone);
  return Math.round((Date.parse(`${date}T00:00:00Z`) - Math.floor(instant / 60_000) * 60_000) / 60_000) + hour * 60 + minute;
}

/** Every instant in a span at which a zone's offset changes, to the minute. */
export function offsetChanges(timeZone: string, from: number, to: number): readonly number[] {
  const changes: number[] = [];
  for (let day = from; day < to; day += 86_400_000) {
    let low = day;
    let high = day + 86_400_000;
    if (offsetMinutes(low, timeZone) === offsetMinutes(high, timeZone)) continue;
    while (high - low > 60_000) {
      const middle = low + Math.floor((high - low) / 120_000) * 60_000;
      if (offsetMinutes(middle, timeZone) === offsetMinutes(low, timeZone)) low = middle;
      else high = middle;
    }
    changes.push(high);
  }
  return changes;
}
