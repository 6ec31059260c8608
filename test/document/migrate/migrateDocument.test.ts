import { describe, expect, it } from "vitest";
import { migrateDocument, parseDocument, standardSpecs } from "../../../src/document/index.ts";
import type { JsonObject, Migrations } from "../../../src/document/index.ts";
import { sample } from "../sample.ts";

/** A chain of its own: version 2 calls the title a name, version 3 has it in capitals. */
const migrations: Migrations = {
  1: ({ title, ...rest }) => ({ ...rest, name: title ?? null }),
  2: (document) => ({ ...document, name: String(document["name"]).toUpperCase() }),
};
const first: JsonObject = { format: "metricdeck.cockpit", version: 1, title: "a", kept: [1] };

describe("migrateDocument(document, { migrations, to })", () => {
  it("goes from version to version and keeps what it does not know", () => {
    expect(migrateDocument(first, { migrations, to: 3 })).toEqual({ format: "metricdeck.cockpit", version: 3, name: "A", kept: [1] });
    expect(migrateDocument({ ...first, version: 2, name: "b" }, { migrations, to: 3 })["name"]).toBe("B");
    expect(first["title"]).toBe("a");
  });

  it("leaves a document of the newest version as it is", () => {
    expect(migrateDocument(first)).toBe(first);
  });

  it("refuses a newer document, a gap in the chain, and what is no cockpit", () => {
    expect(() => migrateDocument({ ...first, version: 2 })).toThrow(
      "metricdeck: the document is of version 2, and this library reads up to 1; update metricdeck",
    );
    expect(() => migrateDocument(first, { migrations: { 2: migrations[2] as (typeof migrations)[number] }, to: 3 })).toThrow(
      "there is no migration from version 1",
    );
    expect(() => migrateDocument({ format: "other", version: 1 })).toThrow('expected "metricdeck.cockpit"');
    expect(() => migrateDocument({ ...first, version: "1" })).toThrow("expected a whole number from 1 to 1");
    expect(() => parseDocument({ ...sample, version: 7 }, { specs: standardSpecs })).toThrow("reads up to 1; update metricdeck");
  });
});
