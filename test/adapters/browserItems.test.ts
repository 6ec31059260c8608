import { describe, expect, it } from "vitest";
import { browserItems, storedCockpits } from "../../src/adapters/browser/index.ts";
import { MetricsError } from "../../src/query/index.ts";
import { FakeStorage } from "./fakeStorage.ts";

const view = { id: "v1", version: 0, cockpit: "service", name: "East", scope: "personal", state: "v=1" } as const;
const cockpitsIn = (storage: () => Storage) => storedCockpits(browserItems({ storage }));
const faultOf = (promise: Promise<unknown>) => promise.then(() => null, (error: unknown) => (error instanceof MetricsError ? [error.code, error.retryable, error.message] : error));

describe("browserItems", () => {
  it("a full storage keeps what was there, and says so", async () => {
    const place = new FakeStorage(400);
    const { views } = cockpitsIn(() => place);
    await views.save(view);
    const before = new Map(place.entries);
    expect(await faultOf(views.save({ ...view, version: 1, state: "x".repeat(400) }))).toEqual([
      "too-large",
      false,
      "metricdeck: this browser has no room left for this page; remove views or cockpits that nobody needs",
    ]);
    expect(place.entries).toEqual(before);
  });

  it("a view can be removed where there is no room left", async () => {
    const roomy = new FakeStorage();
    await cockpitsIn(() => roomy).views.save(view);
    const place = new FakeStorage([...roomy.entries].flat().join("").length);
    const { views } = cockpitsIn(() => place);
    await views.save(view);
    expect(await views.remove({ ...view, version: 1 })).toEqual({ status: "removed" });
    expect((await views.list("service")).views).toEqual([]);
  });

  it("a storage that is denied says so", async () => {
    const { views } = cockpitsIn(() => {
      throw new DOMException("denied", "SecurityError");
    });
    expect(await faultOf(views.list("service"))).toEqual([
      "unavailable",
      false,
      "metricdeck: this browser keeps nothing for this page; allow it to store data, or sign in to keep it elsewhere",
    ]);
  });

  it("two tabs see each other's views, and the later of two changes is a conflict", async () => {
    const place = new FakeStorage();
    const [one, two] = [cockpitsIn(() => place), cockpitsIn(() => place)];
    await one.views.save(view);
    expect((await two.views.list("service")).views.map(({ name, version }) => [name, version])).toEqual([["East", 1]]);
    await two.views.save({ ...view, version: 1, name: "West" });
    expect((await one.views.save({ ...view, version: 1, name: "North" })).status).toBe("conflict");
  });

  it("leaves the host's own keys alone, and takes nothing for a view that is none", async () => {
    const place = new FakeStorage();
    place.setItem("theme", "dark");
    place.setItem("metricdeck:view:broken", "{");
    place.setItem("metricdeck:view:other", '"x"');
    const { views } = cockpitsIn(() => place);
    await views.save(view);
    await views.remove({ ...view, version: 1 });
    expect((await views.list("service")).views).toEqual([]);
    expect([...place.entries.keys()]).toEqual(["theme", "metricdeck:view:broken", "metricdeck:view:other", "metricdeck:removed view:v1"]);
  });
});
