import { describe, expect, it } from "vitest";
import { clearFiltersFor } from "../../src/selection/clearFiltersFor.ts";
import { createScopedStore } from "../../src/selection/scopedStore.ts";
import { createSelectionStore } from "../../src/selection/selectionStore.ts";

const region = { source: "regions", filter: { dimension: "region", op: "in", values: ["EMEA"] } } as const;
const phone = { source: "channels", filter: { dimension: "channel", op: "equals", value: "phone" } } as const;

describe("createScopedStore", () => {
  it("gives the same selection until the page's changes", () => {
    const page = createSelectionStore([region]);
    const scope = createScopedStore(page, { regions: "ignore" });
    const before = scope.getSnapshot();
    expect(scope.getSnapshot() === before).toBe(true);
    page.publish(phone);
    expect(scope.getSnapshot()).toEqual([{ source: "regions", filter: { and: [] } }, phone]);
  });

  it("publishes and clears on the page, and hears of it", () => {
    const page = createSelectionStore([region]);
    const scope = createScopedStore(page, { regions: "ignore" });
    let heard = 0;
    scope.subscribe(() => (heard += 1));
    scope.publish(phone);
    scope.clear("regions");
    expect([page.getSnapshot(), heard]).toEqual([[phone], 2]);
  });

  it("takes away what its readers see, never what they ignore, and keeps what is mapped as the page said it", () => {
    const page = createSelectionStore([region, phone]);
    createScopedStore(page, { regions: "ignore" }).update((clauses) => clearFiltersFor(clauses, "kpi"));
    expect(page.getSnapshot()).toEqual([region]);
    createScopedStore(page, { regions: { region: "team" } }).update((clauses) => [...clauses, phone]);
    expect(page.getSnapshot()).toEqual([region, phone]);
  });

  it("within another scope adds its notes to the outer one's", () => {
    const page = createSelectionStore([region, phone]);
    const inner = createScopedStore(createScopedStore(page, { regions: { region: "team" } }), { channels: "ignore" });
    expect(inner.getSnapshot()).toEqual([
      { ...region, filter: { ...region.filter, dimension: "team" } },
      { source: "channels", filter: { and: [] } },
    ]);
    expect(inner.notes()).toEqual([
      { about: "filter", dimension: "region", as: "team" },
      { about: "filter", dimension: "channel", as: null },
    ]);
  });

  it("that highlights says so of what its widgets filter, never of what controls do", () => {
    const page = createSelectionStore();
    const scope = createScopedStore(page, {}, "highlight");
    scope.publish({ ...phone, origin: "Trend" });
    scope.publish(region);
    expect(page.getSnapshot()).toEqual([{ source: "channels", origin: "Trend", highlight: phone.filter }, region]);
    scope.publish({ source: "channels", origin: "Trend", range: { last: 7, unit: "day" } });
    expect(page.getSnapshot()[1]).toEqual({ source: "channels", origin: "Trend", range: { last: 7, unit: "day" } });
  });
});
