// @vitest-environment jsdom
import { act, cleanup, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, describe, expect, it } from "vitest";
import { useHierarchyDrill } from "../../src/index.ts";
import type { MetricsClient } from "../../src/index.ts";
import { defineCatalog, d, m } from "../../src/query/index.ts";
import type { AnyFilter, Catalog } from "../../src/query/index.ts";
import { createMetricsClient } from "../../src/index.ts";
import { fakeAdapter } from "../../src/testing/index.ts";
import { Page } from "./support.tsx";

afterEach(cleanup);

const catalog: Catalog = defineCatalog({
  entities: { ticket: { key: "id" } },
  dimensions: { region: d.string({ entity: "ticket" }), team: d.string({ entity: "ticket" }), agent: d.string({ entity: "ticket" }), at: d.time({ entity: "ticket" }) },
  hierarchies: { org: ["region", "team", "agent"] },
  metrics: { tickets: m.count({ entity: "ticket", time: "at" }) },
});

const clicked = (dimension: string, value: string) => ({ source: "chart", filter: { dimension, op: "in", values: [value] } as AnyFilter });
const entered = (dimension: string, value: string | null): AnyFilter => (value === null ? { dimension, op: "isNull" } : { dimension, op: "equals", value });

function drilling() {
  const client: MetricsClient = createMetricsClient({ adapter: fakeAdapter([]), catalog });
  const wrapper = ({ children }: { readonly children: ReactNode }) => <Page client={client}>{children}</Page>;
  const { result } = renderHook(() => useHierarchyDrill({ hierarchy: "org" as never, id: "chart", origin: "By region" }), { wrapper });
  return { client, result, way: () => [result.current.by, ...result.current.path.map(({ label }) => label)] };
}

describe("useHierarchyDrill({ hierarchy, id })", () => {
  it("enters the member that was clicked, level by level, as one clause; on the last level a click only filters", () => {
    const { client, result, way } = drilling();
    expect(way()).toEqual(["region"]);
    act(() => client.selection.publish(clicked("region", "East")));
    act(() => result.current.onSelect(clicked("region", "East")));
    expect(way()).toEqual(["team", "East"]);
    expect(client.selection.getSnapshot()).toEqual([{ source: "chart-levels", origin: "By region", filter: entered("region", "East") }]);
    act(() => result.current.onSelect(clicked("team", "Night")));
    expect(way()).toEqual(["agent", "East", "Night"]);
    act(() => client.selection.publish(clicked("agent", "Ann")));
    act(() => result.current.onSelect(clicked("agent", "Ann")));
    expect(way()).toEqual(["agent", "East", "Night"]);
    expect(client.selection.getSnapshot()).toEqual([
      { source: "chart-levels", origin: "By region", filter: { and: [entered("region", "East"), entered("team", "Night")] } },
      clicked("agent", "Ann"),
    ]);
  });

  it("leaves to any member, and wherever its clause is taken back or is another one", () => {
    const { client, result, way } = drilling();
    for (const [dimension, value] of [["region", "East"], ["team", "Night"]] as const) act(() => result.current.onSelect(clicked(dimension, value)));
    act(() => result.current.leave(1));
    expect(way()).toEqual(["team", "East"]);
    act(() => result.current.leave(0));
    expect([way(), client.selection.getSnapshot()]).toEqual([["region"], []]);
    act(() => client.selection.publish({ source: "chart-levels", filter: { and: [entered("region", null), entered("team", "Day")] } }));
    expect(way()).toEqual(["agent", "Unknown", "Day"]);
    act(() => client.selection.publish({ source: "chart-levels", filter: entered("agent", "Ann") }));
    expect(way()).toEqual(["region"]);
  });

  it("enters nothing where a click took something back, or meant several or another dimension", () => {
    const { result, way } = drilling();
    act(() => result.current.onSelect(null));
    act(() => result.current.onSelect(clicked("team", "Night")));
    act(() => result.current.onSelect({ source: "chart", filter: { dimension: "region", op: "in", values: ["East", "West"] } }));
    expect(way()).toEqual(["region"]);
  });

  it("throws for a hierarchy that the catalog does not have", () => {
    const client = createMetricsClient({ adapter: fakeAdapter([]), catalog });
    const wrapper = ({ children }: { readonly children: ReactNode }) => <Page client={client}>{children}</Page>;
    expect(() => renderHook(() => useHierarchyDrill({ hierarchy: "orgs" as never, id: "chart" }), { wrapper })).toThrow('unknown hierarchy "orgs"; did you mean "org"?');
  });
});
