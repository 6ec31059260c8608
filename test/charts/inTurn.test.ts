import { afterEach, describe, expect, it, vi } from "vitest";
import { inTurn } from "../../src/charts/inTurn.ts";

afterEach(() => vi.restoreAllMocks());

/** Tasks that take so many milliseconds each, and those that were done in each turn. */
async function turnsOf(durations: readonly number[], act: (cancels: readonly (() => void)[]) => void = () => {}): Promise<readonly (readonly number[])[]> {
  let now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => now);
  const turns = new Map<number, number[]>();
  const cancels = durations.map((ms, index) =>
    inTurn(() => {
      turns.set(turn, [...(turns.get(turn) ?? []), index]);
      now += ms;
    }),
  );
  let turn = 0;
  act(cancels);
  for (; turn < durations.length + 1; turn++) {
    await new Promise<void>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(null);
    });
    now += 100;
  }
  return [...turns.values()];
}

describe("inTurn", () => {
  it("inTurn(task) does short tasks together, as many as a frame has room for", async () => {
    expect(await turnsOf([4, 4, 4, 4, 4, 4, 4, 4, 4, 4])).toEqual([[0, 1, 2, 3], [4, 5, 6, 7], [8, 9]]);
  });

  it("inTurn(task) begins none that would hold the frame up, judged by the longest before it", async () => {
    expect(await turnsOf([20, 4, 4, 8, 8, 8])).toEqual([[0], [1, 2, 3], [4, 5]]);
  });

  it("inTurn(task) does one that is longer than a frame alone", async () => {
    expect(await turnsOf([60, 60, 1])).toEqual([[0], [1], [2]]);
  });

  it("inTurn(task)() takes back what waits", async () => {
    expect(await turnsOf([4, 4, 4], ([, cancel]) => cancel?.())).toEqual([[0, 2]]);
  });
});
