import { describe, expect, it } from "vitest";
import { en } from "../../src/i18n/en.ts";
import { filterWords } from "../../src/react/filterWords.ts";

const options = {
  catalog: { entities: {}, dimensions: { port: { kind: "string", entity: "ticket", label: { en: "Port" } } }, metrics: {} },
  locale: "en",
  messages: en,
  clock: { now: Date.parse("2026-03-18T10:20:00Z"), timeZone: "UTC", weekStart: "monday" },
} as const satisfies Parameters<typeof filterWords>[1];

describe("filterWords(clauses, options)", () => {
  it("are the range, also where nobody has chosen one, and every filter", () => {
    expect(filterWords([], options)).toBe("Date range: Last 28 days (Feb 18 – Mar 17, 2026)");
    expect(filterWords([{ source: "a", filter: { dimension: "port", op: "contains", value: "11" } }], options)).toBe(
      'Date range: Last 28 days (Feb 18 – Mar 17, 2026); Port contains “11”',
    );
  });

  it("name ten values of a long list, and count the others", () => {
    const listed = (length: number) =>
      filterWords([{ source: "a", filter: { dimension: "port", op: "in", values: Array.from({ length }, (_, at) => `P${at}`) } }], options).split("; ")[1];
    expect(listed(10)).toBe("Port is one of P0, P1, P2, P3, P4, P5, P6, P7, P8, P9");
    expect(listed(3000)).toBe("Port is one of P0, P1, P2, P3, P4, P5, P6, P7, P8, P9 +2990");
  });

  it("put values with blanks at their ends into quotes, and leave the empty one its name", () => {
    const listed = (values: readonly string[]) => filterWords([{ source: "a", filter: { dimension: "port", op: "in", values } }], options).split("; ")[1];
    expect(listed(["  ", "Paris ", "New York", ""])).toBe("Port is one of “  ”, “Paris ”, New York, (empty)");
  });
});
