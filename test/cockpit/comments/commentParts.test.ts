import { expect, it } from "vitest";
import { commentParts } from "../../../src/cockpit/comments/commentParts.ts";

it.each<[string, ReturnType<typeof commentParts>]>([
  ["", []],
  ["Why so many?", ["Why so many?"]],
  ["@[李波](bob) and @[Ann](u:1), look", [{ id: "bob", name: "李波" }, " and ", { id: "u:1", name: "Ann" }, ", look"]],
  ["mail@[x] (y) @[](z) @[a](b c)", ["mail@[x] (y) @[](z) @[a](b c)"]],
])("commentParts(%j) finds who is named", (text, parts) => {
  expect(commentParts(text)).toEqual(parts);
});
