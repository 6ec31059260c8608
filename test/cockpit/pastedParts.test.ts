import { describe, expect, it } from "vitest";
import { pastedParts, quotedPart } from "../../src/cockpit/pastedParts.ts";

describe("pastedParts(text)", () => {
  it.each<[string, readonly string[]]>([
    ["1,234\n5,678", ["1,234", "5,678"]],
    ["Smith, John\r\nDoe, Jane\r\n", ["Smith, John", "Doe, Jane"]],
    ["Smith, John\tDoe, Jane", ["Smith, John", "Doe, Jane"]],
    ['"Smith, John","Doe, Jane"\nNorth', ["Smith, John", "Doe, Jane", "North"]],
    ['North,"South, East"\n北京、上海', ["North", "South, East", "北京、上海"]],
    ['"Smith, John", North', ["Smith, John", "North"]],
    ['"two\nlines"\t"said ""so"""', ["two\nlines", 'said "so"']],
    ['5" pipe\n6" pipe', ['5" pipe', '6" pipe']],
    ["北京、上海；North，South; East", ["北京", "上海", "North", "South", "East"]],
    [" \n,", []],
    [" , ", []],
    ["", []],
  ])("%j is %j", (text, parts) => expect(pastedParts(text)).toEqual(parts));

  it("reads back what quotedPart wrote", () => {
    const parts = ["Smith, John", '5" pipe', "North", "北京、上海"];
    expect(pastedParts(parts.map(quotedPart).join(", "))).toEqual(parts);
  });
});
