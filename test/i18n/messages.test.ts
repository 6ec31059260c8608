import { describe, expect, it } from "vitest";
import { en as first } from "../../src/i18n/en.ts";
import { journeysInEnglish } from "../../src/i18n/english/journeys.ts";
import { zhCN } from "../../src/i18n/zhCN.ts";
import { pseudo, pseudoText } from "./pseudoLocale.ts";

/** With the words that come later. */
const { filters, ...others } = first;
const en = { ...others, journeys: journeysInEnglish, filters };

/** Each message by its path: its text, or what its function says about "1", "2", "3" and so on. */
function flatten(messages: object, path = ""): [path: string, arity: number, text: string][] {
  return Object.entries(messages).flatMap(([key, value]: [string, unknown]) => {
    const here = path + key;
    if (typeof value === "string") return [[here, 0, value]];
    if (typeof value === "function") return [[here, value.length, String(value("1", "2", "3", "4", "5", "6"))]];
    return flatten(value as object, `${here}.`);
  });
}

const signature = (messages: object) => flatten(messages).map(([path, arity]) => `${path}/${arity}`);

describe("messages", () => {
  it("en and zhCN have the same keys, with the same parameters, but for ranges, which Intl knows in English", () => {
    const { range: _range, ...others } = zhCN;
    expect(signature(others).toSorted()).toEqual(signature(en).toSorted());
  });

  it("en and zhCN have no empty text, and use every parameter", () => {
    for (const [path, arity, text] of [...flatten(en), ...flatten(zhCN)]) {
      expect(text.trim(), path).not.toBe("");
      for (let n = 1; n <= arity; n++) expect(text, path).toContain(String(n));
    }
  });

  it("zhCN has no English word left but names of keys and formats", () => {
    const known = /\b(zh-CN|CSV|XLSX|Excel|UTF-8|BOM|Home|End|Esc|Shift|Alt|Ctrl|Theta|PNG|[ACFMR])\b/g;
    const left = flatten(zhCN).filter(([, , text]) => /[a-z]/i.test(text.replace(known, "")));
    expect(left).toEqual([]);
  });

  it("zhCN has Chinese in every text that is not made of figures alone", () => {
    const without = flatten(zhCN).filter(([, , text]) => !/\p{Script=Han}/u.test(text));
    const joining = ["labeled", "list", "phrases", "clauses", "delta.both", "kpi.sentence", "trend.shows", "trend.annotation", "outlook.leftOutPoint", "journeys.narrowed", "queries.narrowed", "queries.quoted", "alertRule.condition", "alertRule.scoped", "cockpit.position"];
    expect(without.map(([path]) => path).sort()).toEqual(["locale", ...joining].sort());
  });

  it("zhCN has full-width punctuation in its sentences", () => {
    const narrow = flatten(zhCN).filter(([path, , text]) => path !== "delta.both" && /[,:;()?!]|\.$/.test(text));
    expect(narrow).toEqual([]);
  });

  it("en has no ideograph and no full-width punctuation", () => {
    expect(flatten(en).filter(([, , text]) => /[\u3000-\u9fff\uff00-\uffef]/.test(text))).toEqual([]);
  });

  it("en bends to the number", () => {
    expect([en.trend.gaps(1), en.trend.gaps(2)]).toEqual(["1 point has no data.", "2 points have no data."]);
    expect([en.trend.seriesCount(1), en.trend.seriesCount(3)]).toEqual(["1 series.", "3 series."]);
  });

  it("kpi.untilAgainst names both ends of a comparison of parts", () => {
    expect(en.kpi.untilAgainst("10:20", en.kpi.bases.yesterday, "10:20")).toBe("to 10:20, against yesterday to 10:20");
    expect(zhCN.kpi.untilAgainst("10:20", zhCN.kpi.bases.yesterday, "10:20")).toBe(
      "截至 10:20，对比昨日截至 10:20",
    );
  });

  it("states.limited says when nobody counted the whole", () => {
    expect(en.states.limited("1,000", null)).toBe("First 1,000 only");
    expect(zhCN.states.limited("1,000", "5,000")).toBe("共 5,000 条，仅显示前 1,000 条");
  });
});

describe("pseudo", () => {
  it("pseudo has the keys of en and texts 40 % longer", () => {
    expect(flatten(pseudo).map(([path]) => path)).toEqual(flatten(en).map(([path]) => path));
    expect(pseudoText("Loading")).toBe("[Löádîñg~]");
    const longerOnes = new Map(flatten(pseudo).map(([path, , text]) => [path, text]));
    const short = flatten(en).filter(([path, , text]) => {
      const longer = longerOnes.get(path) ?? "";
      return path !== "locale" && longer.length < text.length * 1.4;
    });
    expect(short).toEqual([]);
  });
});
