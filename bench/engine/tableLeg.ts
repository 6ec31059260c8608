import { performance } from "node:perf_hooks";
import { arqueroOver } from "./arqueroPeer.ts";
import { crossfilterOver } from "./crossfilterPeer.ts";
import { duckdbOver } from "./duckdbPeer.ts";
import { duckdbWasmOver } from "./duckdbWasmPeer.ts";
import type { Answer, Engine } from "./engine.ts";
import { oursOver } from "./ours.ts";
import { rowLoopOver } from "./rowLoop.ts";
import { days, seededTickets, ticketRows } from "./tickets.ts";

interface Question {
  readonly name: string;
  /** `turn` varies what is asked. */
  readonly ask: (engine: Engine, turn: number) => Answer | readonly Answer[] | Promise<Answer | readonly Answer[]>;
  /** Whether engines may use what they kept of the questions before. */
  readonly remembering: boolean;
}

const products = (turn: number) =>
  [0, 1, 2, 3].map((index) => `product ${String((turn * 5 + index * 3 + (turn >> 2)) % 12).padStart(5, "0")}`);
/** Back and forth over the year, by a day a move. */
const dragged = (turn: number): [number, number] => [100 + (turn % 120), 160 + (turn % 120)];
const jumped = (turn: number): [number, number] => {
  const from = (turn * 97) % (days - 60);
  return [from, from + 60];
};

const questions: readonly Question[] = [
  { name: "count by day, a filter never asked", ask: (engine, turn) => engine.countByDay(products(turn)), remembering: false },
  { name: "count by day, the same again", ask: (engine) => engine.countByDay(products(1)), remembering: true },
  {
    name: "avg + p90 by region × week, product in (…)",
    ask: (engine, turn) => engine.responseByRegionAndWeek(products(turn)),
    remembering: false,
  },
  { name: "distinct customers by month", ask: (engine) => engine.customersByMonth(), remembering: false },
  { name: "distinct customers by month, again", ask: (engine) => engine.customersByMonth(), remembering: true },
  { name: "top 20 agents", ask: (engine) => engine.topAgents(null), remembering: false },
  { name: "top 20 agents, a filter never asked", ask: (engine, turn) => engine.topAgents(products(turn)), remembering: false },
  { name: "top 20 agents, the same again", ask: (engine) => engine.topAgents(null), remembering: true },
  { name: "brush, first touch", ask: (engine, turn) => engine.brush(...jumped(turn)), remembering: false },
  { name: "brush, drag by a day", ask: (engine, turn) => engine.brush(...dragged(turn)), remembering: true },
  { name: "brush, jump", ask: (engine, turn) => engine.brush(...jumped(turn)), remembering: true },
];

export interface LegOptions {
  readonly rows: number;
  readonly runs: number;
  /** Folder in which the optional peers are installed. */
  readonly peers: string | undefined;
}

/** The table of the embedded engine in PERFORMANCE.md, row by row. */
export async function tableLeg({ rows, runs, peers: folder }: LegOptions): Promise<void> {
  const tickets = seededTickets(rows);
  console.log(`${rows.toLocaleString("en")} tickets; median of ${runs}, milliseconds; × is the peer's time over ours`);
  console.log("metricdeck answers through memoryAdapter().query: planning, cells and rows are in its figures.\n");
  const load = async <T>(name: string, open: () => T | Promise<T>): Promise<T> => {
    const startedAt = performance.now();
    const opened = await open();
    console.log(`load ${name.padEnd(28)}${shown(performance.now() - startedAt)}`);
    return opened;
  };
  const ours = await load("metricdeck", () => oursOver(tickets));
  const objects = await load("row objects", () => ticketRows(tickets));
  const peers = [
    await load("crossfilter2", () => crossfilterOver(objects)),
    await load("DuckDB", () => duckdbOver(tickets)),
    await load("DuckDB-WASM", () => duckdbWasmOver(tickets, folder)),
    await load("Arquero", () => arqueroOver(objects, folder)),
    rowLoopOver(objects),
  ].filter((peer) => peer !== null);
  console.log(`\n${"".padEnd(46)}${[ours, ...peers].map(({ name }) => name.padStart(26)).join("")}   checksum`);
  for (const question of questions) await row(question, ours, peers, runs);
  await coldMoves(ours);
  for (const peer of peers) peer.close?.();
}

async function row(question: Question, ours: Engine, peers: readonly Engine[], runs: number): Promise<void> {
  const [own, ...others] = await timed(question, [ours, ...peers], runs);
  if (own === undefined) return;
  const wrong = peers.find((_, index) => others[index]?.checksum !== own.checksum);
  if (wrong !== undefined) throw new Error(`${question.name}: ${wrong.name} answers otherwise`);
  const cells = [shown(own.median), ...others.map(({ median }) => `${shown(median)} (${ratio(median / own.median)} ×)`)];
  console.log(`${question.name.padEnd(46)}${cells.map((cell) => cell.padStart(26)).join("")}   ${own.checksum}`);
}

/**
 * Engines take turns, so that whatever else the machine does meets all of them. The first turns warm up the compiler
 * and, where it may remember, the engine.
 */
async function timed({ ask, remembering }: Question, engines: readonly Engine[], runs: number) {
  const warming = 4;
  const measured = engines.map(() => ({ times: [] as number[], checksum: "" }));
  for (let turn = 0; turn < runs + warming; turn++) {
    for (const [index, engine] of engines.entries()) {
      if (!remembering) await engine.forget?.();
      const startedAt = performance.now();
      const answer = await ask(engine, turn);
      const taken = performance.now() - startedAt;
      const own = measured[index];
      if (own === undefined) continue;
      if (turn >= warming) own.times.push(taken);
      own.checksum = checksumOf([own.checksum, ...flat(answer)]);
    }
  }
  return measured.map(({ times, checksum }) => ({ median: median(times), checksum }));
}

/** The three moves from which a cube is made, each by itself. */
async function coldMoves(ours: Engine): Promise<void> {
  await ours.forget?.();
  const times: number[] = [];
  for (let turn = 0; turn < 4; turn++) {
    const startedAt = performance.now();
    await ours.brush(...dragged(turn));
    times.push(performance.now() - startedAt);
  }
  console.log(`\nmetricdeck's first four moves of a drag: ${times.map(shown).join(", ")} (the third makes the cubes)`);
}

function flat(answer: Answer | readonly Answer[]): readonly string[] {
  const answers = (Array.isArray(answer[0]?.[0]) ? answer : [answer]) as readonly Answer[];
  return answers.flatMap((lines) => lines.map(([key, ...numbers]) => `${key} ${numbers.map((each) => each.toFixed(6)).join(" ")}`).sort());
}

/** FNV-1a. */
function checksumOf(texts: readonly string[]): string {
  let hash = 0x811c9dc5;
  for (const text of texts) {
    for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
    hash = Math.imul(hash ^ 10, 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, "0");
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
}

function shown(milliseconds: number): string {
  return milliseconds < 10 ? milliseconds.toFixed(milliseconds < 0.1 ? 4 : 2) : milliseconds.toFixed(0);
}

function ratio(value: number): string {
  return value < 10 ? value.toFixed(1) : value.toFixed(0);
}
