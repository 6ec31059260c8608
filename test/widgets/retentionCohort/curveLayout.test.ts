import { expect, it } from "vitest";
import { en } from "../../../src/i18n/en.ts";
import { curveLayout, curveLines } from "../../../src/widgets/retentionCohort/curveLayout.ts";
import { shownRows } from "../../../src/widgets/retentionCohort/retentionRows.ts";
import { chartContext as context } from "../chartContext.ts";
import { golden, modelOf } from "./journeys.ts";

it("curveLayout(a low place) gives up numbers of cases, then names, and is as high as its place", async () => {
  const { model } = await modelOf(golden);
  const rows = shownRows(model, null, "pooled");
  const lines = curveLines(model, rows, { locale: "en", messages: en, theme: context.theme, mean: "pooled" });
  const at = (height: number) => {
    const { top, height: plot, texts } = curveLayout(model, lines, rows.body, { ...context, height });
    return [top + plot, texts.get(0)];
  };
  expect(at(94)).toEqual([52, "Day 0\nn = 1.5K"]);
  expect(at(93)).toEqual([67, "Day 0"]);
  expect(at(78)).toEqual([52, "Day 0"]);
  expect(at(77)).toEqual([69, undefined]);
  expect(at(20)).toEqual([20, undefined]);
});
