import { describe, expect, it } from "vitest";
import { treegridStep } from "../../../src/widgets/drillTable/treegridKeys.ts";

const around = { rows: 9, columns: 6, last: 1, page: 5, isExpandable: false, isExpanded: false, parent: () => null };
const press = (key: string, column: number | null) =>
  treegridStep({ key, ctrl: false, shift: false, alt: false, mirrored: false }, { row: 3, column }, around);

describe("treegridStep in a row whose second cell stands for all columns after it", () => {
  it.each([
    ["ArrowRight", 0, 1],
    ["ArrowRight", 1, 1],
    ["ArrowRight", 4, 4],
    ["ArrowLeft", 4, 0],
    ["ArrowLeft", 1, 0],
  ])("treegridStep(%s at column %i) is one press: column %i", (key, from, to) => {
    expect(press(key, from)).toEqual({ kind: "go", to: { row: 3, column: to } });
  });
  it("treegridStep(ArrowDown) keeps the column that it came in", () => {
    expect(press("ArrowDown", 4)).toEqual({ kind: "go", to: { row: 4, column: 4 } });
  });
});
