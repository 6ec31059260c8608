import { describe, expect, it } from "vitest";
import { memoryItems, storedAnnotations } from "../../../src/adapters/memory/index.ts";
import type { AlertPerson, ItemStore } from "../../../src/query/index.ts";

const mark = { id: "a", version: 0, at: "2026-03-05T00:00:00Z", label: "Release" };
const march = { metrics: [], range: { from: "2026-03-01T00:00:00Z", to: "2026-04-01T00:00:00Z" } };
const ownOnly = (items: ItemStore, me: AlertPerson) => storedAnnotations(items, { me, may: (one) => one === null || one.ownerId === me.id });
const refusal = (promise: Promise<unknown>) => promise.then(() => null, ({ message }: Error) => message);

describe("storedAnnotations(items, { me, may })", () => {
  it("tells two people of one name apart by their ids", async () => {
    const items = memoryItems();
    const [one, other] = [{ id: "u1", name: "Li Na" }, { id: "u2", name: "Li Na" }].map((me) => ownOnly(items, me));
    expect(await one?.save(mark)).toEqual({ status: "saved", annotation: { ...mark, version: 1, owner: "Li Na", ownerId: "u1", canEdit: true } });
    expect((await other?.list(march))?.map(({ canEdit }) => canEdit)).toEqual([false]);
    const changed = other?.save({ ...mark, version: 1, label: "Mine" }) ?? Promise.resolve();
    expect(await refusal(changed)).toBe("metricdeck: the caller may not change this annotation");
  });

  it("one that was kept before ids were is nobody's by id, and stays its owner's by name whoever changes it", async () => {
    const items = memoryItems();
    const value = { ...mark, version: 1, owner: "Li Na" };
    await items.transact((within) => within.put({ kind: "annotation", id: "a", group: "", span: null, value }));
    expect((await ownOnly(items, { id: "u2", name: "Li Na" }).list(march)).map(({ canEdit }) => canEdit)).toEqual([false]);
    const lead = storedAnnotations(items, { me: { id: "u9", name: "Lead" } });
    expect(await lead.save({ ...mark, version: 1, label: "Release 4" })).toEqual({ status: "saved", annotation: { ...value, version: 2, label: "Release 4", canEdit: true } });
  });
});
