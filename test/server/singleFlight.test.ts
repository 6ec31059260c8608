import { describe, expect, it } from "vitest";
import { singleFlight } from "../../src/server/singleFlight.ts";
import type { Waiter } from "../../src/server/singleFlight.ts";

function waiter(deadline = 1000) {
  const left = new AbortController();
  return { signal: left.signal, deadline, leave: () => left.abort() };
}
/** Work that is finished by hand. */
function byHand() {
  const started: (Waiter & { finish: (value: string) => void; fail: (error: Error) => void })[] = [];
  const start = (lead: Waiter) =>
    new Promise<string>((finish, fail) => started.push({ signal: lead.signal, deadline: lead.deadline, finish, fail }));
  return { started, start };
}

describe("singleFlight().join(key, waiter, start)", () => {
  it("makes one of equal calls at the same time, and begins anew after it", async () => {
    const flights = singleFlight<string>();
    const { started, start } = byHand();
    const calls = Array.from({ length: 100 }, () => flights.join("a", waiter(), start));
    const other = flights.join("b", waiter(), start);
    expect([started.length, flights.has("a")]).toEqual([2, true]);
    started[0]?.finish("one");
    started[1]?.finish("two");
    expect([new Set(await Promise.all(calls)), await other, flights.has("a")]).toEqual([new Set(["one"]), "two", false]);
    void flights.join("a", waiter(), start);
    expect(started.length).toBe(3);
  });

  it("ends the work when the last waiter has left, and not before", async () => {
    const flights = singleFlight<string>();
    const { started, start } = byHand();
    const first = waiter();
    const second = waiter();
    const calls = [flights.join("a", first, start), flights.join("a", second, start)];
    first.leave();
    await expect(calls[0]).rejects.toMatchObject({ code: "aborted" });
    expect(started[0]?.signal.aborted).toBe(false);
    second.leave();
    await expect(calls[1]).rejects.toMatchObject({ code: "aborted" });
    expect([started[0]?.signal.aborted, flights.has("a")]).toEqual([true, false]);
  });

  it("lets nobody join work that was ended", () => {
    const flights = singleFlight<string>();
    const { started, start } = byHand();
    const first = waiter();
    flights.join("a", first, start).catch(() => {});
    first.leave();
    flights.join("a", waiter(), start).catch(() => {});
    expect([started.length, started[1]?.signal.aborted]).toEqual([2, false]);
  });

  it("tells everyone of a failure", async () => {
    const flights = singleFlight<string>();
    const { started, start } = byHand();
    const calls = [flights.join("a", waiter(), start), flights.join("a", waiter(), start)];
    started[0]?.fail(new Error("broken"));
    expect((await Promise.allSettled(calls)).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  });

  it("begins anew for one with over a second more time", () => {
    const flights = singleFlight<string>();
    const { started, start } = byHand();
    for (const deadline of [1000, 2000, 2001]) void flights.join("a", waiter(deadline), start);
    expect(started.map(({ deadline }) => deadline)).toEqual([1000, 2001]);
  });

  it("begins anew for one who may not take what was begun before, and lets the others of that kind join it", () => {
    const flights = singleFlight<string>();
    const { started, start } = byHand();
    void flights.join("a", waiter(), start);
    const begunAfter = performance.now();
    for (let asked = 0; asked < 100; asked += 1) void flights.join("a", { ...waiter(), begunAfter }, start);
    void flights.join("a", waiter(), start);
    expect(started.length).toBe(2);
  });
});
