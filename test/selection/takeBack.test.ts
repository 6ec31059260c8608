import { describe, expect, it } from "vitest";
import { takeBack } from "../../src/selection/takeBack.ts";

const phone = { dimension: "channel", op: "equals", value: "phone" } as const;

describe("takeBack(selection)", () => {
  it("takes what a widget said last, and leaves controls alone", () => {
    const control = { source: "channels", filter: phone };
    const [first, second] = [{ source: "a", origin: "A", filter: phone }, { source: "b", origin: "B", highlight: phone }];
    expect(takeBack([first, second, control])).toEqual([first, control]);
    expect(takeBack([control])).toEqual([control]);
    const controls = [control];
    expect(takeBack(controls) === controls).toBe(true);
  });
});
