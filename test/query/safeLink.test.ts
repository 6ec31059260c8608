import { describe, expect, it } from "vitest";
import { safeLink } from "../../src/query/safeLink.ts";

describe("safeLink", () => {
  it.each(["https://a.example/b", "HTTP://a.example", "mailto:a@b.example", "/tickets", "tickets?at=10:30", "./a:b", "#a:b", "?a=b", "//cdn.example", "tickets", ""])(
    "safeLink(%j) is the link as it is",
    (link) => expect(safeLink(link)).toBe(link),
  );

  it.each(["javascript:alert(1)", "JavaScript://%0aalert(1)", " javascript:alert(1)", "java\tscript:alert(1)", "\u0001javascript:x", "data:text/html,x", "vbscript:x", "blob:x", "file:///a"])(
    "safeLink(%j) is none",
    (link) => expect(safeLink(link)).toBe(undefined),
  );
});
