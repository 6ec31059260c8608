import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { checkDocument, documentJsonSchema, standardSpecs } from "../../../src/document/index.ts";
import { mutated, randomFrom } from "../mutate.ts";
import { catalog, changed, sample } from "../sample.ts";

const specs = standardSpecs;
const validator = (options: Parameters<typeof documentJsonSchema>[0]) =>
  new Ajv2020({ strict: true, strictRequired: false, strictTypes: false }).compile(documentJsonSchema(options));
const open = validator({ specs });
const known = validator({ specs, catalog });

/** What the parser refuses and no schema says: the docstring of `documentJsonSchema` lists it. */
const beyondSchema = [
  /is a name of JavaScript's own/,
  /stands twice|is the id of a filter, too/,
  /^no filter or other widget has the id|^there is no widget/,
  /such as 2026-03-29/,
  /ends before it starts/,
  /does not divide a day/,
  /has no effect without|is not drawn|a stack has no|is not before step|the last step is|the first step has none|attempts of one actor/,
  /is not after period|reference is of shares|give either hierarchy or by|rows already go by|is not a column of this table/,
  /sessions end after hours or minutes/,
];

/** The parser's own rules alone, or null where it reads the document. */
function verdict(input: unknown, options: Parameters<typeof checkDocument>[1]): string[] {
  return checkDocument(input, options).map(({ message }) => message.en);
}

describe("documentJsonSchema({ specs, catalog })", () => {
  it("accepts what the parser reads", () => {
    expect(open(sample), JSON.stringify(open.errors)).toBe(true);
    expect(known(sample), JSON.stringify(known.errors)).toBe(true);
  });

  it("has the catalog's names as enums, and the operators and values of each dimension", () => {
    const { $defs } = documentJsonSchema({ specs, catalog }) as { readonly $defs: Record<string, unknown> };
    expect($defs["hierarchy"]).toEqual({ enum: ["org"] });
    expect($defs["timeDimension"]).toEqual({ enum: ["createdAt", "solvedAt", "givenAt"] });
    expect(known(changed(sample, ["widgets", "csat", "props", "metric"], "csta"))).toBe(false);
    const fax = { dimension: "channel", op: "equals", value: "fax" };
    expect(open(changed(sample, ["widgets", "csat", "props", "where"], fax))).toBe(true);
    expect(known(changed(sample, ["widgets", "csat", "props", "where"], fax))).toBe(false);
    expect(known(changed(sample, ["widgets", "csat", "props", "where"], { ...fax, value: "chat" }))).toBe(true);
  });

  it("has the rules that a filter may start with, where its dimension can have one", () => {
    const start = (value: object) => changed(sample, ["filters", 3, "start"], value);
    const ofNumber = (value: object) => changed(start(value), ["filters", 3, "dimension"], "replies");
    for (const schema of [open, known]) {
      expect(schema(start({ op: "in", values: [], contains: "no" }))).toBe(true);
      expect(schema(start({ op: "in", values: [], contains: "" }))).toBe(false);
      expect(schema(start({ op: "in", values: [], except: ["no"] }))).toBe(false);
    }
    expect([known(ofNumber({ op: "in", values: [3] })), known(ofNumber({ op: "in", values: [3], contains: "3" }))]).toEqual([true, false]);
  });

  it("agrees with the parser on 600 mutated documents, but for what only the parser says", () => {
    const random = randomFrom(6);
    const seen = { both: 0, refused: 0, looser: 0 };
    for (let at = 0; at < 600; at += 1) {
      const input = mutated(sample, random);
      const withCatalog = at % 2 === 1;
      const faults = verdict(input, withCatalog ? { specs, catalog } : { specs });
      const accepted = (withCatalog ? known : open)(input);
      if (faults.length === 0) {
        expect(accepted || input).toBe(true);
        seen.both += 1;
      } else if (accepted) {
        expect(faults.filter((fault) => !beyondSchema.some((pattern) => pattern.test(fault)))).toEqual([]);
        seen.looser += 1;
      } else {
        seen.refused += 1;
      }
    }
    expect(Math.min(seen.both, seen.refused, seen.looser)).toBeGreaterThan(12);
  }, 20_000);
});
