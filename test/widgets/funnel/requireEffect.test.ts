import { describe, expect, it } from "vitest";
import { MetricsError } from "../../../src/query/index.ts";
import { requireEffect } from "../../../src/widgets/funnel/requireEffect.ts";
import type { FunnelAsked } from "../../../src/widgets/funnel/requireEffect.ts";

/** Where the fault is; null where there is none. */
function faultOf(asked: Partial<FunnelAsked>): string | null {
  try {
    requireEffect({ steps: ["a", "b", "c"], window: "P3D", ...asked });
    return null;
  } catch (error) {
    return error instanceof MetricsError ? (error.path ?? "") : "thrown";
  }
}

const by = { by: "channel" } as const;

describe("requireEffect(asked)", () => {
  it.each<[string, Partial<FunnelAsked>, string | null]>([
    ["a control without segments", { control: "phone" }, "control"],
    ["a control of attempts", { control: "phone", breakdown: by, count: "totals" }, "control"],
    ["a control of sessions", { control: "phone", breakdown: by, count: { sessions: "PT30M" } }, "control"],
    ["a control of segments that may share someone", { control: "phone", breakdown: { ...by, attribution: "all" } }, "control"],
    ["a control", { control: "phone", breakdown: by }, null],
    ["a control that is null", { control: null }, "control"],
    ["a step's time as long as the window", { steps: ["a", { event: "b", within: "P3D" }] }, "steps[1].within"],
    ["a step's time longer than the window", { steps: ["a", { event: "b", within: "P1M" }] }, "steps[1].within"],
    ["a step's time that may be shorter: 72 hours of three days with a change of clocks", { steps: ["a", { event: "b", within: "PT72H" }] }, null],
    ["a step's time", { steps: ["a", { event: "b", within: "P1D" }] }, null],
    ["an exclusion of the very next step", { steps: ["a", "b"], exclusions: [{ event: "b" }] }, "exclusions[0]"],
    ["an exclusion of a later step", { exclusions: [{ event: "c" }] }, null],
    ["an exclusion of the step before", { steps: ["a", "b"], exclusions: [{ event: "a" }] }, null],
    ["time to a step that is not there", { between: { to: 3 } }, "between.to"],
    ["time from a step to an earlier one", { between: { from: 2, to: 1 } }, "between.from"],
    ["time between two steps", { between: { from: 1 } }, null],
  ])("%s", (_name, asked, path) => {
    expect(faultOf(asked)).toBe(path);
  });
});
