import { describe, expect, it } from "vitest";
import { noteParagraphs } from "../../../src/widgets/note/noteParagraphs.ts";

describe("noteParagraphs(text)", () => {
  it("parts paragraphs at blank lines, and keeps the lines within them", () => {
    expect(noteParagraphs("  One\ntwo\r\n \r\n\n\nThree\n")).toEqual([[["One"], ["two"]], [["Three"]]]);
    expect(noteParagraphs(" \n ")).toEqual([]);
  });

  it("finds addresses, without what ends the sentence or stands around them", () => {
    expect(noteParagraphs("Rules: https://desk.example/a_(b)?c=1, (see http://x.example/y).")).toEqual([
      [["Rules: ", { href: "https://desk.example/a_(b)?c=1" }, ", (see ", { href: "http://x.example/y" }, ")."]],
    ]);
    expect(noteParagraphs("详见https://desk.example/规则。写信：mailto:desk@x.example！")).toEqual([
      [["详见", { href: "https://desk.example/规则" }, "。写信：", { href: "mailto:desk@x.example" }, "！"]],
    ]);
  });

  it("leaves everything else as text: other schemes, markup, an address without an end", () => {
    const plain = "javascript:alert(1) data:text/html,x ftp://x <b>b</b> **b** [a](b) https:// xhttps://y mailto:.";
    expect(noteParagraphs(plain)).toEqual([[[plain]]]);
  });
});
