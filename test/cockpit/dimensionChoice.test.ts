import { describe, expect, it } from "vitest";
import { choiceOf, choosingClause, dimensionOptions, memberFilter } from "../../src/cockpit/dimensionChoice.ts";
import { choiceFilter } from "../../src/query/dimensionChoice.ts";
import { isPinyin } from "../../src/query/isPinyin.ts";
import { choiceText } from "../../src/react/choiceText.ts";
import { valueText } from "../../src/react/valueText.ts";
import { en } from "../../src/i18n/en.ts";
import { zhCN } from "../../src/i18n/zhCN.ts";
import { d } from "../../src/query/index.ts";
import { support } from "../query/support.ts";

const inEnglish = { locale: "en", messages: en };
const inChinese = { locale: "zh-CN", messages: zhCN };
const channel = d.enum(["phone", "chat", "email"], {
  valueLabels: { phone: { en: "Phone", "zh-CN": "电话" }, chat: { en: "Chat", "zh-CN": "在线客服" }, email: { en: "Email" } },
});
const team = d.string();

describe("choiceOf(filter)", () => {
  it("reads lists of its own dimension only", () => {
    expect(choiceOf({ dimension: "team", op: "notIn", values: ["A", null] }, "team")).toEqual({ op: "notIn", values: ["A", null] });
    expect(choiceOf({ dimension: "team", op: "in", values: ["A"] }, "channel")).toEqual({ op: "in", values: [] });
    expect(choiceOf(undefined, "team")).toEqual({ op: "in", values: [] });
  });
});

describe("choosingClause(selection)", () => {
  const chart = { source: "chart", filter: { dimension: "team", op: "equals", value: "A" } } as const;
  const brush = { source: "brush", filter: chart.filter, range: { last: 7, unit: "day" } } as const;

  it("is the control's own before any other", () => {
    const own = { source: "mine", filter: { dimension: "team", op: "in", values: ["B"] } } as const;
    expect(choosingClause([own, chart], "mine", "team")).toBe(own);
  });

  it("is else the latest that chooses values of the dimension and says nothing more", () => {
    expect(choosingClause([{ ...chart, source: "before" }, chart, brush], "mine", "team")).toBe(chart);
    expect(choosingClause([chart], "mine", "channel")).toBe(undefined);
  });
});

describe("choiceText(choice)", () => {
  it("names two values and counts the others", () => {
    expect(choiceText({ op: "in", values: ["phone", "chat", "email", null] }, channel, inEnglish)).toBe("Phone, Chat +2");
    expect(choiceText({ op: "in", values: ["phone", "email"] }, channel, inChinese)).toBe("电话、Email");
  });

  it("says what an excluding filter leaves", () => {
    expect(choiceText({ op: "notIn", values: ["phone"] }, channel, inEnglish)).toBe("all but Phone");
    expect(choiceText({ op: "notIn", values: [null] }, channel, inChinese)).toBe("除 未知 外");
  });

  it("says all where nothing is chosen", () => {
    expect(choiceText({ op: "notIn", values: [] }, channel, inEnglish)).toBe("All");
  });

  it("says of a rule what it takes, what it leaves, and what is chosen besides", () => {
    const rule = { op: "in", values: [], contains: "Port 1", ignoreCase: true } as const;
    const out = { ...rule, op: "notIn" } as const;
    const besides = { values: ["Bonn"], except: ["Port 10", "Port 11", "Port 12"] };
    expect([rule, out, { ...rule, ...besides }, { ...out, ...besides }, { ...out, ignoreCase: false }].map((choice) => choiceText(choice, team, inEnglish))).toEqual([
      "all with “Port 1”",
      "all without “Port 1”",
      "all with “Port 1” but Port 10, Port 11 +1, and Bonn",
      "all without “Port 1” but Bonn, and Port 10, Port 11 +1",
      "all without “Port 1” (case-sensitive)",
    ]);
    expect([out, { ...rule, ...besides }].map((choice) => choiceText(choice, team, inChinese))).toEqual([
      "不含“Port 1”的全部",
      "含“Port 1”的全部（除 Port 10、Port 11 +1 外），以及 Bonn",
    ]);
  });
});

describe("valueText(value)", () => {
  it("tells null from its name", () => {
    expect([valueText(team, null, inEnglish), valueText(team, "null", inEnglish)]).toEqual(["Unknown", "null"]);
  });
});

describe("dimensionOptions(members)", () => {
  const options = (given: Partial<Parameters<typeof dimensionOptions>[2]> = {}) => ({
    ...inEnglish,
    chosen: [],
    search: "",
    isWhole: true,
    ...given,
  });

  it("lists an enum in its own order, with unknown and with what has no rows", () => {
    const members = [{ value: "email", count: 9 }, { value: null, count: 4 }, { value: "phone", count: 2 }];
    const listed = dimensionOptions(channel, members, options());
    expect(listed.map(({ label, count }) => [label, count])).toEqual([["Phone", 2], ["Chat", 0], ["Email", 9], ["Unknown", 4]]);
  });

  it("lists an enum before its counts are known", () => {
    expect(dimensionOptions(channel, null, options()).map(({ count }) => count)).toEqual([null, null, null]);
  });

  it("finds an enum's value by its label in the language, and by its name", () => {
    const found = (search: string) => dimensionOptions(channel, null, { ...options({ search }), ...inChinese }).map(({ key }) => key);
    expect([found("客服"), found("PHO"), found("fax")]).toEqual([['"chat"'], ['"phone"'], []]);
  });

  it("keeps a chosen value that has vanished, first and marked", () => {
    const listed = dimensionOptions(team, [{ value: "A", count: 3 }], options({ chosen: ["B", "A"] }));
    expect(listed.map(({ label, count, isGone }) => [label, count, isGone])).toEqual([["B", 0, true], ["A", 3, false]]);
  });

  it("does not call vanished what the catalog lists", () => {
    const listed = dimensionOptions(channel, [], options({ chosen: ["phone", "fax"] }));
    expect(listed.map(({ key, isGone }) => [key, isGone])).toEqual([
      ['"fax"', true],
      ['"phone"', false],
      ['"chat"', false],
      ['"email"', false],
    ]);
  });

  it("does not call vanished what may stand on the next page", () => {
    const [first] = dimensionOptions(team, [{ value: "A", count: 3 }], options({ chosen: ["B"], isWhole: false }));
    expect(first).toEqual({ key: '"B"', value: "B", label: "B", count: null, isGone: false });
  });
});

describe("memberFilter(others)", () => {
  const phone = { dimension: "channel", op: "equals", value: "phone" } as const;
  const scored = { dimension: "score", op: "equals", value: 5 } as const;

  it("counts under the filters that reach the entity, and in the range", () => {
    const time = { dimension: "createdAt", range: { last: 7, unit: "day" } } as const;
    expect(memberFilter(support, "ticket", [phone, undefined, scored], time)).toEqual({
      and: [phone, { dimension: "createdAt", op: "range", range: { last: 7, unit: "day" } }],
    });
    expect(memberFilter(support, "feedback", [phone, scored], null)).toEqual({ and: [phone, scored] });
  });

  it("is null where nothing holds", () => {
    expect(memberFilter(support, "ticket", [], null)).toBe(null);
  });
});

describe("choiceFilter(dimension, choice)", () => {
  it("is what choiceOf reads: lists, and all that hold a text, kept or taken out", () => {
    const choices = [
      { op: "in", values: ["A"] },
      { op: "notIn", values: ["A", null] },
      { op: "in", values: [], contains: "Sou" },
      { op: "notIn", values: [], contains: "Sou" },
      { op: "in", values: ["North"], contains: "sou", ignoreCase: true, except: ["South"] },
      { op: "notIn", values: [], contains: "sou", ignoreCase: true, except: ["South", "SOUTH"] },
    ] as const;
    const filters = choices.map((choice) => choiceFilter("team", choice));
    expect(filters).toEqual([
      { dimension: "team", op: "in", values: ["A"] },
      { dimension: "team", op: "notIn", values: ["A", null] },
      { dimension: "team", op: "contains", value: "Sou" },
      { not: { dimension: "team", op: "contains", value: "Sou" } },
      {
        or: [
          { and: [{ dimension: "team", op: "contains", value: "sou", ignoreCase: true }, { dimension: "team", op: "notIn", values: ["South"] }] },
          { dimension: "team", op: "in", values: ["North"] },
        ],
      },
      {
        not: {
          and: [{ dimension: "team", op: "contains", value: "sou", ignoreCase: true }, { dimension: "team", op: "notIn", values: ["South", "SOUTH"] }],
        },
      },
    ]);
    expect(filters.map((filter) => choiceOf(filter ?? undefined, "team"))).toEqual(choices);
    expect(choiceFilter("team", { op: "in", values: [] })).toBe(null);
  });
});

describe("isPinyin(typed, labels)", () => {
  it("is Latin letters over Chinese values alone", () => {
    expect([isPinyin("bj", ["北京"]), isPinyin("北", ["北京"]), isPinyin("bj", ["Berlin"]), isPinyin("", ["北京"])]).toEqual([true, false, false, false]);
  });
});

describe("dimensionOptions(…, { checked })", () => {
  it("marks chosen values beyond the answer as gone once it is known that no row has them", () => {
    const members = [{ value: "A", count: 9 }];
    const asked = { ...inEnglish, chosen: ["X", "Y"], search: "", isWhole: false };
    const of = (checked: readonly { readonly value: string; readonly count: number }[] | null) =>
      dimensionOptions({ kind: "string" }, members, { ...asked, checked }).map(({ label, count, isGone }) => [label, count, isGone]);
    expect(of(null)).toEqual([["X", null, false], ["Y", null, false], ["A", 9, false]]);
    expect(of([{ value: "Y", count: 2 }])).toEqual([["X", 0, true], ["Y", 2, false], ["A", 9, false]]);
  });
});
