import { describe, expect, it } from "vitest";
import { gate } from "../../src/server/concurrency.ts";

const staying = new AbortController().signal;

describe("gate({ concurrency, queue })", () => {
  it("lets so many in at once, the others in their order", async () => {
    const enter = gate({ concurrency: 2, queue: 10 });
    const inside: string[] = [];
    const come = async (name: string) => {
      const { leave } = await enter(staying);
      inside.push(name);
      return leave;
    };
    const [first] = await Promise.all([come("a"), come("b")]);
    const third = come("c");
    const fourth = come("d");
    await Promise.resolve();
    expect(inside).toEqual(["a", "b"]);
    first?.();
    first?.();
    (await third)();
    await fourth;
    expect(inside).toEqual(["a", "b", "c", "d"]);
  });

  it("refuses one that finds the queue full, and says when to come again", async () => {
    const enter = gate({ concurrency: 1, queue: 1 });
    await enter(staying);
    void enter(staying);
    await expect(enter(staying)).rejects.toMatchObject({
      code: "rate-limited",
      retryAfterMs: 1000,
      message: "metricdeck: 1 queries run and 1 wait already; try again in a moment",
    });
  });

  it("forgets one that leaves while it waits", async () => {
    const enter = gate({ concurrency: 1, queue: 1 });
    const { leave } = await enter(staying);
    const impatient = new AbortController();
    const waiting = enter(impatient.signal);
    impatient.abort();
    await expect(waiting).rejects.toMatchObject({ code: "aborted" });
    const next = enter(staying);
    leave();
    (await next).leave();
    (await enter(staying)).leave();
  });

  it("gives the place of abandoned work to others at once, and bears as many of them as may run", async () => {
    const enter = gate({ concurrency: 1, queue: 1 });
    const first = await enter(staying);
    first.abandon();
    const second = await enter(staying);
    second.abandon();
    const third = enter(staying);
    await expect(enter(staying)).rejects.toMatchObject({ code: "rate-limited" });
    first.leave();
    (await third).leave();
    second.leave();
    second.leave();
    await enter(staying);
    const last = enter(staying);
    await expect(enter(staying)).rejects.toMatchObject({ code: "rate-limited" });
    void last;
  });
});
