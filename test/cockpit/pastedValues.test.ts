import { describe, expect, it } from "vitest";
import { pastedValues } from "../../src/cockpit/pastedValues.ts";
import { en } from "../../src/i18n/en.ts";
import type { Dimension } from "../../src/query/index.ts";

const language = { locale: "en", messages: en };
const text: Dimension = { kind: "string" };
const number: Dimension = { kind: "number" };
const channel: Dimension = { kind: "enum", values: ["phone", "chat"], valueLabels: { phone: { en: "Telephone", "zh-CN": "电话" } } };

describe("pastedValues(text)", () => {
  it("has each value once", () => {
    expect(pastedValues(" North\r\nSouth\tNorth\n\n", text, language)).toEqual({ values: ["North", "South"], unread: [] });
  });

  it("reads grouped, decimal and full-width numbers where the dimension has them, and names what is none", () => {
    expect(pastedValues("1,234\n5,678.50\n12 000\n１２\n-3.5\n−1\n1.234,5\nx\nx", number, language)).toEqual({
      values: [1234, 5678.5, 12000, 12, -3.5, -1],
      unread: ["1.234,5", "x"],
    });
    expect(pastedValues("1,234.50", number, language)).toEqual({ values: [1234.5], unread: [] });
    expect(pastedValues("1.5, 2, 300", number, language)).toEqual({ values: [1.5, 2, 300], unread: [] });
  });

  it("reads numbers with commas before decimals where the locale writes them so", () => {
    const german = { locale: "de-DE", messages: en };
    expect(pastedValues("1,5; 2, 1.234,25; 3.000", number, german)).toEqual({ values: [1.5, 2, 1234.25, 3000], unread: [] });
    expect(pastedValues("1.5\n1,2,3", number, german)).toEqual({ values: [], unread: ["1.5", "1,2,3"] });
  });

  it("finds an enum's values by their names and by themselves, and keeps what it does not know", () => {
    expect(pastedValues("telephone, CHAT, fax", channel, language)).toEqual({ values: ["phone", "chat", "fax"], unread: [] });
  });

  it("of nothing has nothing", () => {
    expect(pastedValues(" \n", text, language)).toEqual({ values: [], unread: [] });
  });
});
