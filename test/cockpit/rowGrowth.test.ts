import { describe, expect, it } from "vitest";
import { rowGrowth } from "../../src/cockpit/paper/rowGrowth.ts";

const tiles = { height: 266, isKnown: true, grows: false };
const charts = { height: 276, isKnown: true, grows: true };
const table = { height: 240, isKnown: false, grows: false };

describe("rowGrowth(rows, { sheet, head })", () => {
  it("gives charts what their sheet would leave empty before a row that does not fit", () => {
    expect(rowGrowth([tiles, charts, table, charts], { sheet: 718, head: 97 })).toEqual([0, 71, 0, 0]);
    expect(rowGrowth([charts, charts, charts, tiles, table], { sheet: 718, head: 60 })).toEqual([49, 49, 160, 0, 0]);
  });

  it("gives nothing where the next row fits, after a height that is not known, or on the last sheet", () => {
    expect(rowGrowth([charts, table, charts], { sheet: 718, head: 97 })).toEqual([0, 0, 0]);
    expect(rowGrowth([charts], { sheet: 718, head: 97 })).toEqual([0]);
    expect(rowGrowth([tiles, table], { sheet: 400, head: 97 })).toEqual([0, 0]);
  });
});
