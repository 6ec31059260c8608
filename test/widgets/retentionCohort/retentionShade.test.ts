import { describe, expect, it } from "vitest";
import { withEvaluation } from "../../../src/theme/evaluation.ts";
import { dark } from "../../../src/theme/dark.ts";
import { light } from "../../../src/theme/light.ts";
import type { RetentionCell, RetentionRow } from "../../../src/widgets/retentionCohort/retentionModel.ts";
import { retentionShades } from "../../../src/widgets/retentionCohort/retentionShade.ts";
import { contrast } from "../../theme/colorVision.ts";

const cell = (value: number | null, state: RetentionCell["state"] = "complete"): RetentionCell => ({
  value,
  users: null,
  numerator: null,
  denominator: null,
  state,
  completeOn: null,
  compare: null,
  compareOver: null,
});
const row = (...cells: readonly RetentionCell[]): RetentionRow => ({
  kind: "cohort",
  key: String(cells[0]?.value),
  start: null,
  segment: null,
  size: 100,
  forming: false,
  cells,
});
const body = [row(cell(0.1), cell(0.4)), row(cell(0.2), cell(0.8))];
const rows = { means: [row(cell(0.15), cell(0.6))], body };
const model = { direction: "neutral", periods: [0, 1] } as const;
const scales = ["table", "row", "column", "diverging"] as const;

describe("retentionShades", () => {
  it("every text on every cell and key has at least 4.5:1, in every theme, scale and direction", () => {
    for (const theme of [light, dark, withEvaluation(light, "blueOrange"), withEvaluation(dark, "blueOrange"), withEvaluation(light, "redUp")]) {
      for (const scale of scales) {
        for (const direction of ["up", "down", "neutral"] as const) {
          const shades = retentionShades({ ...model, direction }, rows, { scale, theme });
          for (const color of [...shades.cells.flat(), ...shades.ramp]) {
            expect(contrast(theme.text, color ?? ""), `${theme.name} ${scale} ${direction} ${color}`).toBeGreaterThanOrEqual(4.5);
          }
        }
      }
      for (const color of [theme.border, theme.subtle]) expect(contrast(theme.text, color)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it("table measures all cells on one scale from zero, row and column each on their own", () => {
    const table = retentionShades(model, rows, { scale: "table", theme: light });
    expect(table.ends).toEqual([0, 0.8]);
    expect(new Set(table.cells.flat()).size).toBe(4);
    const byRow = retentionShades(model, rows, { scale: "row", theme: light });
    expect([byRow.cells[0]?.[1], byRow.ends]).toEqual([byRow.cells[1]?.[1], null]);
    const byColumn = retentionShades(model, rows, { scale: "column", theme: light });
    expect(byColumn.cells[1]?.[0]).toBe(byColumn.cells[1]?.[1]);
  });

  it("values far from zero and near to each other are measured from the lowest", () => {
    const near = { means: [], body: [row(cell(0.9), cell(1.1))] };
    expect(retentionShades(model, near, { scale: "table", theme: light }).ends).toEqual([0.9, 1.1]);
  });

  it("diverging measures from the column's mean, with one color above and one below", () => {
    const { cells, ends } = retentionShades(model, rows, { scale: "diverging", theme: light });
    expect(ends?.map((end) => Number(end.toFixed(2)))).toEqual([-0.2, 0.2]);
    expect(new Set(cells.flat()).size).toBe(4);
  });

  it("all equal have one color; what is incomplete, small, hidden or of nobody has none", () => {
    const equal = { means: [], body: [row(cell(0.3), cell(0.3))] };
    const [same] = retentionShades(model, equal, { scale: "table", theme: light }).cells;
    expect(same?.[0]).toBe(same?.[1]);
    for (const state of ["running", "future", "small", "none", "masked"] as const) {
      const other = { means: [], body: [row(cell(0.3, state), cell(0.3))] };
      expect(retentionShades(model, other, { scale: "table", theme: light }).cells[0]?.[0]).toBe(null);
    }
  });
});
