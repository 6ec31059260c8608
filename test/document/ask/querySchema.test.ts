import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeCatalog } from "../../../src/document/ask/describeCatalog.ts";
import { querySchema } from "../../../src/document/ask/querySchema.ts";
import type { Catalog } from "../../../src/query/catalog.ts";
import type { DimensionValue } from "../../../src/query/dimension.ts";
import { MetricsError } from "../../../src/query/error.ts";
import { parseQuery } from "../../../src/query/parse.ts";
import { generateQuery } from "../../contract/differential/generate.ts";
import { linked } from "../../contract/differential/linkedCatalog.ts";
import type { Domain } from "../../contract/differential/pieces.ts";
import { randomOf } from "../../contract/differential/random.ts";
import { support } from "../../query/support.ts";

const catalog = linked as Catalog;
const strictly = { strict: true, strictRequired: false, strictTuples: false, allowUnionTypes: true } as const;
const validate = new Ajv2020(strictly).compile(querySchema(catalog));

const samples: Readonly<Record<string, readonly DimensionValue[]>> = {
  enum: [],
  string: ["East", "a", null],
  number: [1, 2.5, null],
  decimal: ["1", "2", null],
  boolean: [true, false, null],
  time: ["2025-03-30T00:00:00.000Z", "2025-06-01T00:00:00.000Z"],
};
const domain = {
  catalog,
  values: Object.fromEntries(Object.entries(catalog.dimensions).map(([name, dimension]) => [name, dimension.kind === "enum" ? dimension.values : samples[dimension.kind]])),
  from: Date.parse("2024-11-01T00:00:00Z"),
  to: Date.parse("2026-11-01T00:00:00Z"),
} as unknown as Domain;

/** What refers from one part of a query to another, and the names of zones and digits of decimals, which a schema cannot say. */
const beyond = /unknown time zone|needs a time range|give `by`|is no decimal|is not a (?:grouped dimension|metric of this query|column)/;

function refusal(query: unknown, of: Catalog = catalog): string | null {
  try {
    parseQuery(of, query);
    return null;
  } catch (error) {
    if (error instanceof MetricsError) return error.message;
    throw error;
  }
}

type Loose = Record<string | number, unknown>;

/** The query with one thing changed: a key dropped or added, a value of another type, a name that nothing has. */
function mutated(query: unknown, pick: ReturnType<typeof randomOf>): unknown {
  const copy = structuredClone(query);
  const places: { readonly at: Loose; readonly key: string | number }[] = [];
  const walk = (value: unknown) => {
    if (typeof value !== "object" || value === null) return;
    for (const key of Object.keys(value)) {
      places.push({ at: value as Loose, key });
      walk((value as Loose)[key]);
    }
  };
  walk(copy);
  const { at, key } = pick.pick(places);
  const change = pick.pick(["drop", "type", "name", "extra"] as const);
  if (change === "drop") {
    if (Array.isArray(at)) at.splice(Number(key), 1);
    else delete at[key];
  } else if (change === "type") at[key] = pick.pick([null, true, -1, "SELECT * FROM users", ["x"], { x: 1 }]);
  else if (change === "name") at[key] = "no_such_name";
  else at[Array.isArray(at) ? at.length : "sql"] = "1; DROP TABLE ticket";
  return copy;
}

describe("querySchema", () => {
  const random = randomOf(7);
  const queries = Array.from({ length: 500 }, () => generateQuery(domain, random));

  it("accepts every query that the wire's parser accepts, of six kinds", () => {
    const accepted = queries.filter((query) => refusal(query) === null);
    expect(new Set(accepted.map((query) => query["kind"]))).toEqual(new Set(["aggregate", "funnel", "retention", "records", "members", "drivers"]));
    const refused = accepted.filter((query) => !validate(query));
    expect(refused.map((query) => JSON.stringify(query))).toEqual([]);
  });

  it("of 2,000 queries with one thing changed refuses those that the parser refuses, but for what no schema can say", () => {
    const counts = { both: 0, neither: 0, parserAlone: 0 };
    const strays: string[] = [];
    for (let index = 0; index < 2_000; index += 1) {
      const query = mutated(queries[index % queries.length], random);
      const reason = refusal(query);
      const isValid = validate(query);
      if (reason === null && !isValid) strays.push(`schema alone: ${JSON.stringify(query)}`);
      else if (reason !== null && isValid && !beyond.test(reason)) strays.push(`parser alone: ${reason} ${JSON.stringify(query)}`);
      else counts[reason === null ? "neither" : isValid ? "parserAlone" : "both"] += 1;
    }
    expect(strays).toEqual([]);
    expect(counts.both).toBeGreaterThan(1_000);
    expect(counts.parserAlone).toBeLessThan(200);
  });

  it("refuses of random funnels those that name a step which there is not, give the first one a time of its own, or a grain to other than a trend", () => {
    const index = fc.option(fc.nat(6), { nil: undefined });
    const between = fc.record({ from: index, to: index }).map(({ from, to }) => ({ ...(from !== undefined && { from }), ...(to !== undefined && { to }) }));
    const step = fc.option(fc.record({ event: fc.constant("created"), within: fc.constant("P1D") }), { nil: "created" });
    const funnel = fc.record({
      steps: fc.array(step, { minLength: 1, maxLength: 6 }),
      exclusions: fc.array(between.map((ends) => ({ event: "created", ...ends })), { maxLength: 2 }),
      attribution: fc.oneof(fc.constantFrom("first", "all"), fc.nat(6).map((at) => ({ step: at }))),
      view: fc.oneof(fc.constantFrom("steps", "trend"), between.map((timeToConvert) => ({ timeToConvert }))),
      grain: fc.constantFrom({}, { grain: "day" }),
    });
    const check = new Ajv2020(strictly).compile(querySchema(support as Catalog));
    const counts = { taken: 0, refused: 0, parserAlone: 0 };
    fc.assert(
      fc.property(funnel, ({ attribution, grain, ...rest }) => {
        const query = { kind: "funnel", window: "P7D", time: { range: { last: 7, unit: "day" }, ...grain }, breakdown: { by: "channel", attribution }, ...rest };
        const reason = refusal(query, support as Catalog);
        // Only numbers held against each other are beyond a schema.
        if (reason !== null && /is not before step/.test(reason) && check(query)) counts.parserAlone += 1;
        else {
          expect({ query, isTaken: check(query) }).toEqual({ query, isTaken: reason === null });
          counts[reason === null ? "taken" : "refused"] += 1;
        }
      }),
      { numRuns: 2_000, seed: 6 },
    );
    expect(counts.taken).toBeGreaterThan(20);
    expect(counts.refused).toBeGreaterThan(1_000);
  });

  it("has no place for SQL, a name that is not the catalog's, or a key of its own", () => {
    const check = new Ajv2020(strictly).compile(querySchema(support as Catalog));
    const query = { kind: "aggregate", metrics: ["tickets"], time: { range: { last: 7, unit: "day" } } };
    expect(check(query)).toBe(true);
    const hostile = [
      "SELECT 1",
      { sql: "SELECT 1" },
      { ...query, sql: "1" },
      { ...query, metrics: ["tickets; DROP TABLE ticket"] },
      { ...query, by: ["password"] },
      { ...query, where: { dimension: "region", op: "raw", value: "1=1" } },
      { ...query, where: { dimension: "channel", op: "equals", value: "' OR 1=1" } },
    ];
    expect(hostile.map((one) => check(one))).toEqual(hostile.map(() => false));
  });

  it("of a catalog without events offers no funnel", () => {
    const { events: _events, ...without } = support as Catalog;
    const check = new Ajv2020(strictly).compile(querySchema(without));
    expect(check({ kind: "funnel", steps: ["created"], window: "P1D", time: { range: { last: 7, unit: "day" } } })).toBe(false);
  });
});

describe("describeCatalog", () => {
  it("says what everything is called and means in the language, and leaves out what the catalog does not say", () => {
    const told: Catalog = {
      entities: { ticket: { key: "id" } },
      dimensions: { channel: { kind: "enum", values: ["phone"], entity: "ticket", label: { en: "Channel", "zh-CN": "渠道" }, valueLabels: { phone: { en: "Phone", "zh-CN": "电话" } } } },
      metrics: {
        tickets: { kind: "count", entity: "ticket", label: { en: "Tickets", "zh-CN": "工单" }, synonyms: ["cases"] },
        late: { kind: "ratio", numerator: "tickets", denominator: "tickets", direction: "down" },
      },
    };
    expect(describeCatalog(told, { locale: "zh-CN" })).toEqual({
      metrics: { tickets: { label: "工单", unit: "count", synonyms: ["cases"] }, late: { unit: "share", good: "down" } },
      dimensions: { channel: { label: "渠道", kind: "enum", values: ["phone"], valueLabels: { phone: { label: "电话" } } } },
      events: {},
      hierarchies: {},
      entities: { ticket: {} },
    });
  });
});
