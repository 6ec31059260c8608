import { queries } from "../../contract/queries.ts";

/** Stands in every text that the generator makes up: where it shows up in a statement's text, a user's text does. */
export const mark = "zq7x";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const payloads: readonly string[] = [
  "' OR 1=1 -- ",
  "\\' OR 1=1 -- ",
  "\\\\' OR 1=1 # ",
  "'; DROP TABLE tickets; -- ",
  "' UNION SELECT @@version, user() -- ",
  '" OR ""="',
  "` OR 1=1 -- ",
  "') OR SLEEP(5) -- ",
  "/*!50000 OR 1=1 */",
  "*/ OR 1=1 /*",
  "%' OR '1'='1",
  "_%\\_\\%",
  "\u0000'",
  "\u001a\\Z\\0",
  "＇ OR 1＝1",
  "ʼ OR 1=1",
  "\u00bf\u0027 OR 1=1",
  "\u202e' --",
  "😀'\\",
  "\ud800'",
  "0x27",
  "?, ?, ?",
  "${1+1}{{7*7}}",
  "\r\n\t'",
  "NULL",
  "0",
  "",
];
const names: readonly string[] = [
  "__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf", "toSqlString", "toJSON", "then",
  "tickets`", "tickets;--", "ｔickets", "tıckets", "ticketѕ", "channel\u0000", "agent'", "ticket.agent", "*", "COUNT(*)",
];
const oddNumbers: readonly number[] = [0, -0, -1, 0.1, 1e308, -1e308, 2 ** 53, 2 ** 31, 1e21, 5e-324];
const textDimensions = ["agent", "region"] as const;

/** Of the kinds that the contract's own list has none or few of. */
const otherKinds: readonly Json[] = [
  { kind: "drivers", metric: "solvedShare", time: { range: { from: "2026-03-01", to: "2026-05-01" } }, compare: { shift: "P1M" }, dimensions: ["channel", "region"], top: 2 },
  { kind: "drivers", metric: "tickets", time: { range: { from: "2026-03-29", to: "2026-03-31" } }, dimensions: ["agent"] },
  { kind: "funnel", steps: ["created", "solved", { event: "rated", within: "P2D" }], window: "P7D", exclusions: [{ event: "rated", from: 0, to: 1 }], time: { range: { from: "2026-03-01", to: "2026-05-01" } } },
  {
    kind: "funnel",
    steps: [{ event: "created", where: { dimension: "channel", op: "in", values: ["phone", "chat"] } }, { event: "rated", as: "told us" }],
    window: "P3D",
    order: "any",
    time: { range: { from: "2026-03-01", to: "2026-05-01" }, grain: "week" },
    view: "trend",
    breakdown: { by: "region", attribution: "last", top: 2 },
  },
  { kind: "funnel", steps: ["created", "rated"], window: "PT36H", count: { sessions: "PT12H" }, holdConstant: ["agent"], time: { range: { from: "2026-03-01", to: "2026-05-01" } }, view: { timeToConvert: { bins: 4 } } },
  { kind: "retention", start: { event: "created" }, return: { event: "rated" }, time: { range: { from: "2026-03-01", to: "2026-05-01" }, grain: "week" }, periods: 3, measure: { average: "score" } },
  {
    kind: "retention",
    start: { event: "rated", where: { dimension: "agent", op: "startsWith", value: "A" } },
    return: { event: "rated" },
    time: { range: { from: "2026-03-28", to: "2026-04-02" }, grain: "day" },
    periods: [0, 1, 3],
    criterion: "onOrAfter",
    starts: "recurring",
    breakdown: { by: "region" },
  },
];

/** Bodies of requests, one after the other without end: broken ones, and such as pass the parser with hostile values. */
export function* hostileBodies(seed: number): Generator<string, never> {
  const random = seeded(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const bases = Object.values(queries).map((query) => JSON.stringify(query));
  const otherBases = otherKinds.map((query) => JSON.stringify(query));

  /** Rather a short one: the longest cost eighty statements each. */
  const base = () => {
    if (random() < 0.2) return pick(otherBases);
    const [one, other] = [pick(bases), pick(bases)];
    return one.length < other.length ? one : other;
  };
  const text = () => pick([`${mark}${pick(payloads)}`, `${pick(payloads)}${mark}`, `Ada${pick(payloads)}${mark}`]);
  const name = () => pick([text(), pick(names), `${mark}${pick(names)}`]);
  const deep = (levels: number): Json => {
    let value: Json = text();
    for (let level = 0; level < levels; level += 1) {
      value = random() < 0.5 ? [value] : { [pick(["and", "or", "not", "a"])]: random() < 0.5 ? [value] : value };
    }
    return value;
  };
  const value = (): Json => {
    const kind = Math.floor(random() * 10);
    if (kind < 3) return text();
    if (kind === 3) return pick(oddNumbers);
    if (kind === 4) return pick([true, false, null]);
    if (kind === 5) return pick<Json>([[], {}, [[]], [null], [text(), text()]]);
    if (kind === 6) return { toSqlString: text(), toString: text() };
    if (kind === 7) return { [name()]: text() };
    if (kind === 8) return deep(Math.floor(random() * 60));
    return pick<Json>([name(), "2026-02-30", "2026-03-29T02:30:00", "Mars/Olympus", "P99999Y", "Infinity", "1e999"]);
  };
  const leaf = (): Json => {
    const dimension = pick(textDimensions);
    const op = pick(["equals", "contains", "startsWith", "in", "notIn"]);
    return op === "in" || op === "notIn" ? { dimension, op, values: [text(), "Ada", null] } : { dimension, op, value: text() };
  };
  /** Puts something else in the place of one of its parts, or something more into it. */
  const mutate = (node: Json): Json => {
    if (typeof node !== "object" || node === null || random() < 0.15) return value();
    const keys = Object.keys(node);
    const at = pick(keys);
    if (Array.isArray(node)) {
      if (at === undefined || random() < 0.2) return [...node, value()];
      return node.map((item, index) => (String(index) === at ? mutate(item) : item));
    }
    if (at === undefined || random() < 0.15) return withKey(node, name(), value());
    if (random() < 0.1) return Object.fromEntries(Object.entries(node).filter(([key]) => key !== at));
    return withKey(node, at, mutate(node[at] as Json));
  };
  const spoiled = (body: string): string =>
    pick([
      body.slice(0, Math.floor(random() * body.length)),
      body.replace("{", `{"__proto__":{"policy":"public","kind":"records"},`),
      body.replace(/"kind":/, `"constructor":{"prototype":{"x":1}},"kind":`),
      `\ufeff${body}`,
      `${"[".repeat(5000)}${"]".repeat(5000)}`,
      `${'{"a":'.repeat(2000)}1${"}".repeat(2000)}`,
      body.replace(/\d+/, "1e999"),
      JSON.stringify(value()),
      body + body,
      `{"contract":1,"queries":${JSON.stringify(value())}}`,
      JSON.stringify({ contract: value(), queries: [{ query: JSON.parse(pick(bases)) as Json }] }),
      JSON.stringify({ contract: 1, queries: [value()], policy: "public", user: text() }),
    ]);

  for (;;) {
    let query = JSON.parse(base()) as { [key: string]: Json };
    const kind = random();
    if (kind < 0.4) {
      const found = query["kind"] === "members" && random() < 0.5 ? { search: text() } : {};
      query = { ...query, ...found, where: pick<Json>([leaf(), { not: leaf() }, { or: [leaf(), leaf()] }, { and: [{ or: [leaf()] }] }]) };
    }
    if (kind >= 0.35) {
      const changed = mutate(query);
      query = { ...(typeof changed === "object" && !Array.isArray(changed) ? changed : { kind: changed }) };
    }
    const body = JSON.stringify({ contract: 1, queries: [{ query }] });
    yield kind > 0.9 ? spoiled(body) : body;
  }
}

/** Also of a key that assigning would lose. */
function withKey(node: { [key: string]: Json }, key: string, value: Json): { [key: string]: Json } {
  return Object.defineProperty({ ...node }, key, { value, enumerable: true, configurable: true, writable: true });
}
