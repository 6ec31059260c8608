import { describe, expect, it } from "vitest";
import { en } from "../../src/i18n/en.ts";
import { zhCN } from "../../src/i18n/zhCN.ts";
import { valueText } from "../../src/react/valueText.ts";

const english = { locale: "en", messages: en };
const chinese = { locale: "zh-CN", messages: zhCN };

describe("valueText", () => {
  it("valueText(boolean) is yes or no in the reader's language, or what the catalog calls it", () => {
    expect([true, false, null].map((value) => valueText({ kind: "boolean" }, value, english))).toEqual(["Yes", "No", "Unknown"]);
    expect([true, false, null].map((value) => valueText({ kind: "boolean" }, value, chinese))).toEqual(["是", "否", "未知"]);
    const isRepeat = { kind: "boolean", valueLabels: { true: { en: "Repeat", "zh-CN": "重复来电" } } } as const;
    expect([true, false].map((value) => valueText(isRepeat, value, chinese))).toEqual(["重复来电", "否"]);
  });

  it("valueText(text of nothing) has a name, which is not that of null", () => {
    expect(["", " \t", null].map((value) => valueText({ kind: "string" }, value, english))).toEqual(["(empty)", "(empty)", "Unknown"]);
    expect(["", null].map((value) => valueText({ kind: "string" }, value, chinese))).toEqual(["（空）", "未知"]);
    expect(valueText({ kind: "enum", values: [""], valueLabels: { "": { en: "Walk-in" } } }, "", english)).toBe("Walk-in");
  });

  it("valueText(value) is the value itself where nothing names it, also where an object would have such a name", () => {
    expect(valueText({ kind: "string" }, "toString", english)).toBe("toString");
    expect(valueText({ kind: "enum", values: ["toString"], valueLabels: {} }, "toString", english)).toBe("toString");
    expect(valueText(undefined, 7, english)).toBe("7");
  });
});
