/** Columns of the seeded tickets: one year of weeks, in order of time. */
export interface Tickets {
  readonly rowCount: number;
  /** Epoch milliseconds. */
  readonly createdAt: Float64Array;
  readonly seconds: Int32Array;
  readonly codes: { readonly [Name in CodedName]: Uint8Array | Uint16Array | Int32Array };
  readonly values: { readonly [Name in CodedName]: readonly string[] };
}

export const codedNames = ["region", "product", "channel", "team", "priority", "agent", "customer"] as const;
export type CodedName = (typeof codedNames)[number];

export const day = 86_400_000;
/** A Monday; 52 weeks follow. */
export const yearStart = Date.UTC(2024, 0, 1);
export const days = 364;

const sizes = { region: 8, product: 12, channel: 4, team: 40, priority: 4, agent: 500, customer: 100_000 };

export function seededTickets(rowCount: number, seed = 7): Tickets {
  const random = randomFrom(seed);
  const createdAt = Float64Array.from({ length: rowCount }, () => Math.floor(yearStart + random() * days * day)).sort();
  // Response times: many short ones, few of two hours.
  const seconds = Int32Array.from({ length: rowCount }, () => Math.floor(7_200 * random() ** 3));
  const coded = (name: CodedName) => {
    const size = sizes[name];
    const skewed = () => Math.floor(size * random() ** (name === "agent" || name === "customer" ? 2 : 1));
    const codes = size < 127 ? new Uint8Array(rowCount) : size < 32_767 ? new Uint16Array(rowCount) : new Int32Array(rowCount);
    for (let row = 0; row < rowCount; row++) codes[row] = skewed();
    return codes;
  };
  return {
    rowCount,
    createdAt,
    seconds,
    codes: record(coded),
    values: record((name) => Array.from({ length: sizes[name] }, (_, code) => `${name} ${String(code).padStart(5, "0")}`)),
  };
}

/** A ticket as a row object: what the loop and crossfilter read. */
export interface TicketRow {
  readonly at: number;
  readonly day: number;
  readonly week: number;
  readonly month: number;
  readonly seconds: number;
  readonly region: string;
  readonly product: string;
  readonly channel: string;
  readonly team: string;
  readonly priority: string;
  readonly agent: string;
  readonly customer: string;
}

export function ticketRows({ rowCount, createdAt, seconds, codes, values }: Tickets): readonly TicketRow[] {
  const text = (name: CodedName, row: number) => values[name][codes[name][row] as number] as string;
  const rows: TicketRow[] = [];
  for (let row = 0; row < rowCount; row++) {
    const at = createdAt[row] as number;
    const since = Math.floor((at - yearStart) / day);
    rows.push({
      at,
      day: since,
      week: Math.floor(since / 7),
      month: new Date(at).getUTCMonth(),
      seconds: seconds[row] as number,
      region: text("region", row),
      product: text("product", row),
      channel: text("channel", row),
      team: text("team", row),
      priority: text("priority", row),
      agent: text("agent", row),
      customer: text("customer", row),
    });
  }
  return rows;
}

function record<T>(make: (name: CodedName) => T): { readonly [Name in CodedName]: T } {
  return Object.fromEntries(codedNames.map((name) => [name, make(name)])) as { readonly [Name in CodedName]: T };
}

/** Mulberry32, public domain, Tommy Ettinger. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
