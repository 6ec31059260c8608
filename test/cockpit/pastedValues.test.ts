import { describe, expect, it } from "vitest";
import { pastedValues } from "../../src/cockpit/pastedValues.ts";
import { en } from "../../src/i18n/en.ts";
import type { Dimension } from "../../src/query/index.ts";

const language = { locale: "en", messages: en };
const text: Dimension = { kind: "string" };
const number: Dimension = { kind: "number" };
const channel: Dimension = { kind: "enum", values: ["phone", "chat"], valueLabels: { phone: { en: "Telephone", "zh-CN": "电话" } } };

describe("pastedValues(text)", () => {
  it("reads lines, commas and tabs, ASCII or Chinese, each value once, without quotes and blanks", () => {
    expect(pastedValues(' North\r\nSouth\tEast, "West"，北京、上海；North\n\n', text, language)).toEqual(["North", "South", "East", "West", "北京", "上海"]);
  });

  it("reads numbers where the dimension has them, and leaves out what is none", () => {
    expect(pastedValues("12\nx\n-3.5", number, language)).toEqual([12, -3.5]);
  });

  it("finds an enum's values by their names and by themselves, and keeps what it does not know", () => {
    expect(pastedValues("telephone, CHAT, fax", channel, language)).toEqual(["phone", "chat", "fax"]);
  });

  it("of nothing has nothing", () => {
    expect(pastedValues(" \n,", text, language)).toEqual([]);
  });
});
