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

  it("leaves what is still being dragged, and takes only what it is told to", () => {
    const [kept, dragged] = [{ source: "a", origin: "A", filter: phone }, { source: "b", origin: "B", filter: phone, draft: true }] as const;
    expect(takeBack([kept, dragged])).toEqual([kept, dragged]);
    expect(takeBack([kept, dragged], ({ source }) => source === "a")).toEqual([dragged]);
  });
});
