import { describe, expect, it } from "vitest";
import { en } from "../../../src/i18n/en.ts";
import { funnelModel } from "../../../src/widgets/funnel/funnelModel.ts";
import type { FunnelStepsModel } from "../../../src/widgets/funnel/funnelModel.ts";
import type { Catalog } from "../../../src/query/catalog.ts";
import { support } from "../../query/support.ts";
import { answerOf, byChannel, modelOf } from "./funnelAnswer.ts";

const two = { ...byChannel, steps: ["created", "solved"] };
const directions = ({ cells }: FunnelStepsModel, base: "first" | "previous" = "first") =>
  cells.map((steps) => steps.map(({ shares }) => shares[base].significance?.direction ?? null));

describe("withSignificance", () => {
  it("each segment is held against all the others together, and Holm counts every comparison", () => {
    const model = modelOf(two, { phone: [1000, 600], chat: [1000, 400], email: [1000, 500] });
    expect(directions(model)).toEqual([
      [null, "higher"],
      [null, "lower"],
      [null, "none"],
    ]);
    expect(model.cells[2]?.[1]?.shares.first.significance).toEqual({ direction: "none", p: 1 });
  });

  it("two segments are one comparison; the same difference among three segments is not significant any more", () => {
    const alone = modelOf(two, { phone: [400, 222], chat: [400, 192] });
    expect(directions(alone)).toEqual([
      [null, "higher"],
      [null, "lower"],
    ]);
    expect(alone.cells.map((steps) => steps[1]?.shares.first.significance?.p.toFixed(4))).toEqual(["0.0338", "0.0338"]);
    const three = modelOf(two, { phone: [400, 222], chat: [200, 96], email: [200, 96] });
    expect(directions(three)).toEqual([
      [null, "none"],
      [null, "none"],
      [null, "none"],
    ]);
    expect(three.cells[0]?.[1]?.shares.first.significance?.p.toFixed(3)).toBe("0.101");
  });

  it("says nothing of a segment of which more did the step than the one before it", () => {
    const model = modelOf(two, { phone: [100, 150], chat: [100, 1] });
    expect(directions(model)).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  it("a control is held against nobody, the others against it", () => {
    const answer = answerOf(two, { phone: [1000, 600], chat: [1000, 400], email: [1000, 590] });
    const model = funnelModel(answer, two, { catalog: support as Catalog, messages: en, control: "phone" }) as FunnelStepsModel;
    expect(model.against).toBe("phone");
    expect(directions(model)).toEqual([
      [null, null],
      [null, "lower"],
      [null, "none"],
    ]);
  });

  it("nothing is claimed of too few cases, on either side, nor where the test does not hold", () => {
    expect(directions(modelOf(two, { phone: [29, 29], chat: [1000, 400] }))).toEqual([
      [null, null],
      [null, null],
    ]);
    expect(directions(modelOf(two, { phone: [100, 1], chat: [100, 2] }))).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  it("the base is the denominator", () => {
    const model = modelOf(byChannel, { phone: [1000, 500, 250], chat: [1000, 250, 125] });
    expect(directions(model, "first")).toEqual([
      [null, "higher", "higher"],
      [null, "lower", "lower"],
    ]);
    expect(directions(model, "previous")).toEqual([
      [null, "higher", "none"],
      [null, "lower", "none"],
    ]);
  });
});
