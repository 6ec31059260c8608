import { describe, expect, it } from "vitest";
import { changedChoice, isChosen, isWholeRule, ruleChoice } from "../../src/cockpit/choiceRule.ts";

const rule = { op: "in", values: ["Bonn"], contains: "port", ignoreCase: true } as const;

describe("isChosen(choice, value)", () => {
  it("is so of what holds the text, in any case where that is asked, but for what is excepted", () => {
    const values = ["Port 1", "airport", "Bonn", "Ulm", null];
    expect(values.filter((value) => isChosen(rule, value))).toEqual(["Port 1", "airport", "Bonn"]);
    expect(values.filter((value) => isChosen({ ...rule, ignoreCase: false }, value))).toEqual(["airport", "Bonn"]);
    expect(values.filter((value) => isChosen({ ...rule, except: ["Port 1"] }, value))).toEqual(["airport", "Bonn"]);
  });
});

describe("changedChoice(choice, { added, removed })", () => {
  it("excepts from a rule what it holds, and lists beside it what it does not", () => {
    const less = changedChoice(rule, { removed: ["Port 1", "Bonn"] });
    expect(less).toEqual({ op: "in", values: [], contains: "port", ignoreCase: true, except: ["Port 1"] });
    expect(changedChoice(less, { added: ["Port 1", "Ulm"] })).toEqual({ ...rule, values: ["Ulm"] });
  });

  it("keeps a list a list", () => {
    expect(changedChoice({ op: "notIn", values: ["A", null] }, { added: ["B", "A"], removed: [null] })).toEqual({ op: "notIn", values: ["A", "B"] });
  });
});

describe("ruleChoice(choice, search)", () => {
  it("keeps what was chosen besides, and no value that the rule holds", () => {
    expect(ruleChoice({ op: "notIn", values: ["PORT 9", "Bonn"] }, "port")).toEqual({ ...rule, op: "notIn" });
  });
});

describe("isWholeRule(search, found)", () => {
  it("is so only where each value found holds what was searched for", () => {
    expect([isWholeRule("PORT 1", ["Port 1", "port 12"]), isWholeRule("bei", ["Beirut", "北京"]), isWholeRule("x", []), isWholeRule(" ", ["a b"])]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
