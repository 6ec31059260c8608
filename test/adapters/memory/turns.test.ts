import { describe, expect, it } from "vitest";
import { inTurn } from "../../../src/adapters/memory/turns.ts";

const spin = (ms: number) => {
  const end = performance.now() + ms;
  while (performance.now() < end);
};

describe("inTurn", () => {
  it("inTurn(weight, work) does the lightest of what was asked together first, equals in the order asked", async () => {
    const done: string[] = [];
    const ask = (weight: number, name: string) => inTurn(weight, () => done.push(name));
    await Promise.all([ask(3, "chart"), ask(1, "figure"), ask(2, "table"), ask(1, "other figure")]);
    expect(done).toEqual(["figure", "other figure", "table", "chart"]);
  });

  it("inTurn(weight, long work) leaves the page a task between, and what is asked alone none", async () => {
    const tasks: string[] = [];
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => tasks.push("page");
    const asked = [1, 2].map((name) => inTurn(1, () => (spin(10), tasks.push(`work ${name}`))));
    port2.postMessage(null);
    await Promise.all(asked);
    port1.close();
    expect(tasks).toEqual(["work 1", "page", "work 2"]);
  });

  it("inTurn(weight, failing work) fails alone", async () => {
    const failing = inTurn(1, () => {
      throw new Error("no such column");
    });
    const other = inTurn(2, () => "answer");
    await expect(failing).rejects.toThrow("no such column");
    expect(await other).toBe("answer");
  });
});
