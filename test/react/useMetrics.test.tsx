// @vitest-environment jsdom
import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, describe, expect, it } from "vitest";
import { createMetricsClient, MetricsProvider, useMetrics, useSelection, useWidgetId } from "../../src/index.ts";
import type { Catalog, MetricsQuery } from "../../src/query/index.ts";
import { resultFromRows } from "../../src/query/index.ts";
import { fakeAdapter } from "../../src/testing/index.ts";
import { support } from "../query/support.ts";
import { clientOf, tickets } from "./support.tsx";

const april = { month: 4 } as const;

afterEach(cleanup);

describe("useMetrics", () => {
  it("gives the rows, in the provider's zone unless the query names its own, and does not look at the selection", async () => {
    const adapter = fakeAdapter([{ tickets: 7 }]);
    const client = clientOf(adapter);
    client.selection.publish({ source: "filter", filter: { dimension: "channel", op: "equals", value: "phone" } });
    const wrapper = ({ children }: { children: ReactNode }) => (
      <MetricsProvider client={client} timeZone="Asia/Shanghai" weekStart="sunday" fiscalStart={april}>
        {children}
      </MetricsProvider>
    );
    const { result, rerender } = renderHook(({ query }: { query: MetricsQuery }) => useMetrics(query), {
      wrapper,
      initialProps: { query: tickets },
    });
    expect(result.current.status).toBe("pending");
    await waitFor(() => expect(result.current.status).toBe("success"));
    if (result.current.status !== "success") throw new Error("success");
    expect(result.current.result.rows).toEqual([{ tickets: { value: 7 } }]);
    rerender({ query: { ...tickets, calendar: { timeZone: "UTC" } } });
    await waitFor(() => expect(adapter.asked.length).toBe(2));
    expect(adapter.asked.map(({ query }) => query)).toEqual([
      { ...tickets, calendar: { timeZone: "Asia/Shanghai", weekStart: "sunday", fiscalStart: april } },
      { ...tickets, calendar: { timeZone: "UTC", weekStart: "sunday", fiscalStart: april } },
    ]);
  });

  it("keeps the answer to a search while the next one loads", async () => {
    const adapter = fakeAdapter((query) => [
      { value: query.kind === "members" ? (query.search ?? "all") : "", count: 1 },
    ]);
    const wrapper = ({ children }: { children: ReactNode }) => (
      <MetricsProvider client={clientOf(adapter)}>{children}</MetricsProvider>
    );
    const { result, rerender } = renderHook(
      ({ search }: { search: string }) => useMetrics({ kind: "members", dimension: "region", search }),
      { wrapper, initialProps: { search: "no" } },
    );
    const values = () =>
      result.current.status === "success" ? result.current.result.rows.map(({ value }) => value) : [];
    await waitFor(() => expect(values()).toEqual(["no"]));
    rerender({ search: "nor" });
    expect([values(), result.current.status === "success" && result.current.refreshing]).toEqual([["no"], true]);
    await waitFor(() => expect(values()).toEqual(["nor"]));
  });
});

describe("createMetricsClient({ maxAgeMs })", () => {
  it("marks data that is older, and asks for it again at that age", async () => {
    const computedAt = "2026-03-01T10:00:00.000Z";
    const adapter = fakeAdapter((query) =>
      resultFromRows(query, [{ tickets: 7 }], { freshness: { computedAt, dataThrough: "2026-03-01T09:00:00.000Z", source: "live" } }),
    );
    const client = createMetricsClient({ adapter, catalog: support as Catalog, maxAgeMs: 40 });
    let now = Date.parse("2026-03-01T09:00:00.020Z");
    const wrapper = ({ children }: { children: ReactNode }) => (
      <MetricsProvider client={client} now={() => now}>
        {children}
      </MetricsProvider>
    );
    const { result } = renderHook(() => useMetrics(tickets), { wrapper });
    const stale = () => result.current.status === "success" && result.current.stale;
    await waitFor(() => expect(stale()).toBe(null));
    now = Date.parse("2026-03-01T09:00:01.000Z");
    await waitFor(() => expect(stale()).toEqual({ error: null, offline: false }));
    expect(adapter.asked.length).toBeGreaterThan(1);
  });
});

describe("useSelection", () => {
  it("gives the clauses and changes them", () => {
    const client = clientOf(fakeAdapter([]));
    const wrapper = ({ children }: { children: ReactNode }) => (
      <MetricsProvider client={client}>{children}</MetricsProvider>
    );
    const { result } = renderHook(useSelection, { wrapper });
    const clause = { source: "dates", range: { last: 7, unit: "day" } } as const;
    act(() => result.current.publish(clause));
    expect(result.current.clauses).toEqual([clause]);
    act(() => result.current.clear("dates"));
    expect(result.current.clauses).toEqual([]);
  });
});

describe("useWidgetId", () => {
  it("is the host's id, or one that stays", () => {
    expect(renderHook(() => useWidgetId("kpi")).result.current).toBe("kpi");
    const { result, rerender } = renderHook(() => useWidgetId());
    const first = result.current;
    rerender();
    expect(result.current).toBe(first);
  });
});
