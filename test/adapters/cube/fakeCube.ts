import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Data } from "../../contract/data.ts";

/**
 * What Cube's documentation says of `POST /v1/load`, over rows in memory: one query, measures of one cube, filters,
 * one time dimension, limit. Numbers come as text, buckets as wall time without a zone, and empty ones not at all. It is
 * no Cube: what a real one does beside its documentation, nobody has tried here.
 */
export interface FakeCube {
  readonly url: string;
  /** Bodies of the requests that were let in, in order. */
  readonly asked: readonly LoadQuery[];
  /** What to do with the next request instead of answering. */
  next: "answer" | "wait" | { readonly status: number; readonly error: string };
  close(): Promise<void>;
}

export const cubeToken = "a token";

interface LoadQuery {
  readonly measures?: readonly string[];
  readonly dimensions?: readonly string[];
  readonly timeDimensions?: readonly { readonly dimension: string; readonly dateRange?: readonly string[]; readonly granularity?: string }[];
  readonly filters?: readonly LoadFilter[];
  readonly timezone?: string;
  readonly limit?: number;
}
type LoadFilter =
  | { readonly member: string; readonly operator: string; readonly values?: readonly string[] }
  | { readonly and: readonly LoadFilter[] }
  | { readonly or: readonly LoadFilter[] };

type Row = { readonly [member: string]: string | number | boolean | null };
type Measured = (rows: readonly Row[]) => number | null;

export async function fakeCube(data: Data): Promise<FakeCube> {
  const rows = rowsOf(data);
  const asked: LoadQuery[] = [];
  const cube = { next: "answer" as FakeCube["next"] };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const reply = (status: number, body: unknown) => {
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    };
    if (request.method !== "POST" || request.url !== "/cubejs-api/v1/load") return reply(404, { error: "Not found" });
    if (request.headers.authorization !== cubeToken) return reply(403, { error: "Invalid token" });
    const { next } = cube;
    cube.next = "answer";
    if (next === "wait") return reply(200, { error: "Continue wait" });
    if (next !== "answer") return reply(next.status, { type: "UserError", error: next.error });
    const { query } = JSON.parse(Buffer.concat(chunks).toString()) as { readonly query: LoadQuery };
    asked.push(query);
    try {
      reply(200, { query, data: load(rows, query), annotation: {} });
    } catch (thrown) {
      reply(400, { type: "UserError", error: String(thrown) });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return Object.assign(cube, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/cubejs-api/v1`,
    asked,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}

function rowsOf({ tickets, feedback }: Data): { readonly [cube: string]: readonly Row[] } {
  const ticketRows = tickets.map(
    (one): Row => ({
      "tickets.channel": one.channel,
      "tickets.region": one.region,
      "tickets.agent": one.agent,
      "tickets.urgent": one.urgent,
      "tickets.replies": one.replies,
      "tickets.first_response": one.firstResponseSeconds,
      "tickets.created_at": one.createdAt,
      "tickets.solved_at": one.solvedAt,
    }),
  );
  const byId = new Map(tickets.map(({ ticketId }, index) => [ticketId, ticketRows[index] as Row]));
  const unknown = Object.fromEntries(Object.keys(ticketRows[0] ?? {}).map((member) => [member, null]));
  const feedbackRows = feedback.map(
    ({ ticketId, score, givenAt }): Row => ({
      ...(byId.get(ticketId ?? -1) ?? unknown),
      "feedback.score": score,
      "feedback.given_at": givenAt,
    }),
  );
  return { tickets: ticketRows, feedback: feedbackRows };
}

const numbers = (rows: readonly Row[], member: string) =>
  rows.flatMap((row) => (typeof row[member] === "number" ? [row[member] as number] : []));
const first = "tickets.first_response";

const measures: { readonly [member: string]: Measured } = {
  "tickets.count": (rows) => rows.length,
  "tickets.solved_count": (rows) => rows.filter((row) => row["tickets.solved_at"] !== null).length,
  "tickets.reply_sum": (rows) => sum(numbers(rows, "tickets.replies")),
  "tickets.response_sum": (rows) => sum(numbers(rows, first)),
  "tickets.response_count": (rows) => numbers(rows, first).length,
  "tickets.response_max": (rows) => extreme(numbers(rows, first), Math.max),
  "tickets.response_min": (rows) => extreme(numbers(rows, first), Math.min),
  "tickets.response_p90": (rows) => percentile(numbers(rows, first), 0.9),
  "tickets.agent_count": (rows) => new Set(rows.flatMap((row) => row["tickets.agent"] ?? [])).size,
  "feedback.count": (rows) => rows.length,
  "feedback.satisfied_count": (rows) => numbers(rows, "feedback.score").filter((score) => score >= 4).length,
};

function sum(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((a, b) => a + b);
}

function extreme(values: readonly number[], pick: (a: number, b: number) => number): number | null {
  return values.length === 0 ? null : values.reduce((a, b) => pick(a, b));
}

function percentile(values: readonly number[], p: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  if (sorted.length === 0) return null;
  const rank = p * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(rank)] as number, sorted[Math.ceil(rank)] as number];
  return below + (rank - Math.floor(rank)) * (above - below);
}

function load(cubes: { readonly [cube: string]: readonly Row[] }, query: LoadQuery): readonly { readonly [key: string]: unknown }[] {
  const { measures: asked = [], dimensions = [], timeDimensions = [], filters = [], timezone = "UTC", limit = 10_000 } = query;
  const names = new Set(asked.map((member) => member.split(".")[0] as string));
  const [name] = names;
  if (name === undefined || names.size > 1) throw new Error(`measures of one cube are expected, got ${asked.join(", ")}`);
  if (limit < 1 || limit > 50_000) throw new Error(`limit ${limit}`);
  let rows = cubes[name] ?? [];
  for (const filter of filters) rows = rows.filter((row) => matches(row, filter, timezone));
  for (const { dimension, dateRange } of timeDimensions) {
    if (dateRange === undefined) continue;
    const [from, to] = dateRange.map((local) => utcOf(local, timezone)) as [number, number];
    rows = rows.filter((row) => {
      const at = memberOf(row, dimension);
      return at !== null && Date.parse(String(at)) >= from && Date.parse(String(at)) <= to;
    });
  }
  const cut = timeDimensions.filter(({ granularity }) => granularity !== undefined);
  const groups = new Map<string, { readonly head: { readonly [key: string]: unknown }; readonly rows: Row[] }>();
  for (const row of rows) {
    const head: Record<string, unknown> = {};
    for (const member of dimensions) head[member] = memberOf(row, member);
    for (const { dimension, granularity = "" } of cut) {
      const start = truncated(wallOf(String(memberOf(row, dimension)), timezone), granularity);
      head[`${dimension}.${granularity}`] = start;
      head[dimension] = start;
    }
    const key = JSON.stringify(head);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { head, rows: [row] });
    else group.rows.push(row);
  }
  if (dimensions.length === 0 && cut.length === 0 && groups.size === 0) groups.set("", { head: {}, rows: [] });
  return [...groups.values()].slice(0, limit).map(({ head, rows: members }) => ({
    ...Object.fromEntries(Object.entries(head).map(([key, value]) => [key, typeof value === "number" ? String(value) : value])),
    ...Object.fromEntries(asked.map((member) => [member, asText(measureOf(member)(members))])),
  }));
}

function measureOf(member: string): Measured {
  const measure = measures[member];
  if (measure === undefined) throw new Error(`'${member}' not found`);
  return measure;
}

function memberOf(row: Row, member: string): string | number | boolean | null {
  if (!(member in row)) throw new Error(`'${member}' not found for path '${member}'`);
  return row[member] ?? null;
}

function asText(value: number | null): string | null {
  return value === null ? null : String(value);
}

function matches(row: Row, filter: LoadFilter, timezone: string): boolean {
  if ("and" in filter) return filter.and.every((part) => matches(row, part, timezone));
  if ("or" in filter) return filter.or.some((part) => matches(row, part, timezone));
  const { member, operator, values = [] } = filter;
  const value = memberOf(row, member);
  if (operator === "set") return value !== null;
  if (operator === "notSet") return value === null;
  const [bound] = values;
  if (bound === undefined || values.some((one) => typeof one !== "string")) throw new Error("values have to be texts");
  switch (operator) {
    case "equals":
      return value !== null && values.includes(String(value));
    case "notEquals":
      return value !== null && !values.includes(String(value));
    case "gte":
      return value !== null && Number(value) >= Number(bound);
    case "lt":
      return value !== null && Number(value) < Number(bound);
    case "afterOrOnDate":
      return value !== null && Date.parse(String(value)) >= utcOf(bound, timezone);
    case "beforeDate":
      return value !== null && Date.parse(String(value)) < utcOf(bound, timezone);
    default:
      throw new Error(`Operator ${operator} not supported`);
  }
}

/** What clocks show at each of these instants, by zone: the formatter is slow. */
const shown = new Map<string, string>();
const clocks = new Map<string, Intl.DateTimeFormat>();

function wallOf(instant: string, timeZone: string): string {
  const key = `${timeZone} ${instant}`;
  const known = shown.get(key);
  if (known !== undefined) return known;
  let clock = clocks.get(timeZone);
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
    clocks.set(timeZone, clock);
  }
  const wall = `${clock.format(new Date(instant)).replace(" ", "T")}.${instant.slice(-4, -1)}`;
  shown.set(key, wall);
  return wall;
}

/** The instant at which clocks show that; the first of two. */
function utcOf(local: string, timeZone: string): number {
  const text = /^\d{4}-\d\d-\d\d$/.test(local) ? `${local}T00:00:00.000` : local;
  if (timeZone === "UTC") return Date.parse(`${text}Z`);
  for (let quarters = -60; quarters <= 60; quarters += 1) {
    const instant = Date.parse(`${text}Z`) + quarters * 900_000;
    if (wallOf(new Date(instant).toISOString(), timeZone) === text) return instant;
  }
  throw new Error(`${local} does not exist in ${timeZone}`);
}

function truncated(wall: string, granularity: string): string {
  const day = wall.slice(0, 10);
  const month = Number(wall.slice(5, 7));
  switch (granularity) {
    case "minute":
      return `${wall.slice(0, 16)}:00.000`;
    case "hour":
      return `${wall.slice(0, 13)}:00:00.000`;
    case "day":
      return `${day}T00:00:00.000`;
    case "week": {
      const date = new Date(`${day}T00:00:00Z`);
      date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
      return date.toISOString().slice(0, -1);
    }
    case "month":
      return `${wall.slice(0, 7)}-01T00:00:00.000`;
    case "quarter":
      return `${wall.slice(0, 5)}${String(month - ((month - 1) % 3)).padStart(2, "0")}-01T00:00:00.000`;
    case "year":
      return `${wall.slice(0, 4)}-01-01T00:00:00.000`;
    default:
      throw new Error(`unknown granularity ${granularity}`);
  }
}
