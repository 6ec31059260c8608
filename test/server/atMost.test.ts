import { describe, expect, it } from "vitest";
import { atMost } from "../../src/server/atMost.ts";

describe("atMost(most)", () => {
  it("runs no more at once, in order, also after a failure", async () => {
    const inTurn = atMost(2);
    const started: number[] = [];
    let running = 0;
    let peak = 0;
    const work = (id: number) => async () => {
      started.push(id);
      peak = Math.max(peak, ++running);
      await new Promise((resolve) => setTimeout(resolve, 2));
      running -= 1;
      if (id === 1) throw new Error("failed");
      return id;
    };
    const settled = await Promise.allSettled([1, 2, 3, 4, 5].map((id) => inTurn(work(id))));
    expect(settled.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "fulfilled", "fulfilled", "fulfilled"]);
    expect([started, peak]).toEqual([[1, 2, 3, 4, 5], 2]);
  });
});
