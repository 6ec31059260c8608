import { expect, it } from "vitest";
import { textWidthEm } from "../../../src/widgets/kpiTile/textWidth.ts";

it("textWidthEm(text) counts Chinese as whole ems, digits and marks as parts of one", () => {
  expect(textWidthEm("")).toBe(0);
  expect(textWidthEm("1亿")).toBeCloseTo(1.66);
  expect(textWidthEm("1,055")).toBeCloseTo(2.96);
  expect(textWidthEm("91.5%")).toBeCloseTo(3.28);
});
