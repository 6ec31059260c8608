import { describe, expect, it } from "vitest";
import { memoryItems, storedAnnotations, storedCockpits, storedComments } from "../../../src/adapters/memory/index.ts";
import type { ItemStore } from "../../../src/query/index.ts";

const [ann, bob] = [
  { id: "ann", name: "Ann" },
  { id: "bob", name: "Bob" },
];
const refusal = (promise: Promise<unknown>) => promise.then(() => null, ({ code, message }: { readonly code: string; readonly message: string }) => [code, message]);
const view = (id: string, state = "") => ({ id, version: 0, cockpit: "desk", name: id, scope: "personal", state }) as const;
const put = (items: ItemStore, kind: string, values: readonly { readonly id: string; readonly [field: string]: unknown }[]) =>
  items.transact(async (within) => {
    for (const value of values) await within.put({ kind, id: value.id, group: "desk", span: null, value });
  });

describe("what is kept of people's writing", () => {
  it("is 200 views of one person on one cockpit: one more is refused, and changes to them are not", async () => {
    const items = memoryItems();
    await put(items, "view", Array.from({ length: 200 }, (_, index) => ({ ...view(`v${index}`), version: 1, owner: ann })));
    const [hers, his] = [ann, bob].map((me) => storedCockpits(items, { me }).views);
    expect(await refusal(hers?.save(view("more")) ?? Promise.resolve())).toEqual([
      "too-large", "metricdeck: one person may have at most 200 views of a cockpit; remove some first",
    ]);
    expect((await hers?.save({ ...view("v7", "edited"), version: 1 }))?.status).toBe("saved");
    expect((await his?.save(view("more")))?.status).toBe("saved");
  });

  it("is 2 000 000 letters of views", async () => {
    const items = memoryItems();
    const { views } = storedCockpits(items, { me: ann });
    await put(items, "view", [{ ...view("v0", "x".repeat(1_900_001)), version: 1, owner: ann }]);
    expect(await refusal(views.save(view("v1", "x".repeat(100_000))))).toEqual([
      "too-large", "metricdeck: one person may have at most 2000000 letters of views of a cockpit; remove some first",
    ]);
    expect((await views.save(view("v1", "x".repeat(99_999)))).status).toBe("saved");
  });

  it("is told in lists of the latest threads, up to 2 000 comments, and the latest 1 000 annotations", async () => {
    const items = memoryItems();
    const comment = (hour: number) => ({ id: "c", version: 1, at: `2026-11-21T${hour}:00:00Z`, editedAt: null, by: ann, text: "x" });
    const thread = (id: string, hour: number, count: number) => ({ id, anchor: { cockpit: "desk" }, comments: Array(count).fill(comment(hour)), resolved: null });
    await put(items, "thread", [thread("a", 10, 1), thread("b", 13, 500), thread("c", 12, 500), thread("d", 14, 500), thread("e", 11, 500)]);
    expect((await storedComments(items).list({ cockpit: "desk" })).map(({ id }) => id)).toEqual(["d", "b", "c", "e"]);
    const days = Array.from({ length: 1_001 }, (_, index) => ({ id: `n${index}`, version: 1, at: new Date(1_780_000_000_000 + index).toISOString(), label: "x" }));
    await put(items, "annotation", days);
    const told = await storedAnnotations(items).list({ metrics: [], range: { from: "2026-01-01T00:00:00Z", to: "2027-01-01T00:00:00Z" } });
    expect([told.length, told[0]?.id, told.at(-1)?.id]).toEqual([1_000, "n1", "n1000"]);
  });
});
