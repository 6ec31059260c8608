// @vitest-environment jsdom
import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import { StrictMode } from "react";
import type { ReactNode } from "react";
import { afterEach, describe, expect, it } from "vitest";
import { createMetricsClient, MetricsProvider, useMetrics } from "../../src/index.ts";
import { keepLive } from "../../src/react/liveAnswers.ts";
import { MetricsError, resultFromRows } from "../../src/query/index.ts";
import type { Catalog, MetricsAdapter, MetricsQuery, QueryContext, TableResult } from "../../src/query/index.ts";
import { fakeAdapter } from "../../src/testing/index.ts";
import { support } from "../query/support.ts";
import { tickets } from "./support.tsx";

const ends: (() => void)[] = [];
afterEach(() => {
  cleanup();
  ends.splice(0).forEach((end) => end());
});

const solved: MetricsQuery = { kind: "aggregate", metrics: ["resolved"] };

/** A fake adapter whose subscriptions say what the test tells them to. */
function liveAdapter() {
  const inner = fakeAdapter((query) => [{ [String((query as typeof tickets).metrics[0])]: 1 }]);
  const subscriptions: { query: MetricsQuery; signal: AbortSignal; say: (value: number) => void; end: (error?: MetricsError) => void }[] = [];
  async function* subscribe(query: MetricsQuery, { signal = new AbortController().signal }: QueryContext) {
    const said: (TableResult<unknown> | MetricsError | null)[] = [];
    let wake = () => {};
    const push = (one: (typeof said)[number]) => {
      said.push(one);
      wake();
    };
    signal.addEventListener("abort", () => push(null));
    const say = (value: number) => push(resultFromRows(query, [{ [String((query as typeof tickets).metrics[0])]: value }]));
    subscriptions.push({ query, signal, say, end: (error) => push(error ?? null) });
    for (;;) {
      while (said.length === 0) await new Promise<void>((resolve) => (wake = resolve));
      const next = said.shift();
      if (next instanceof MetricsError) throw next;
      if (next == null) return;
      yield next;
    }
  }
  return { inner, subscriptions, adapter: { ...inner, subscribe } as unknown as MetricsAdapter };
}

function shown(adapter: MetricsAdapter, { live = true, queries = [tickets] as readonly MetricsQuery[], maxAgeMs = undefined as number | undefined } = {}) {
  const client = createMetricsClient({ adapter, catalog: support as Catalog, ...(maxAgeMs !== undefined && { maxAgeMs }) });
  if (live) ends.push(keepLive(client));
  const wrapper = ({ children }: { children: ReactNode }) => (
    <StrictMode>
      <MetricsProvider client={client}>{children}</MetricsProvider>
    </StrictMode>
  );
  const useValues = ([first, second, third]: readonly MetricsQuery[]) => {
    const states = [useMetrics(first ?? null), useMetrics(second ?? null), useMetrics(third ?? null)];
    return states.slice(0, second === undefined ? 1 : 3).map((state) => {
      if (state.status !== "success") return state.status === "error" ? state.error.code : state.status;
      const row = state.result.rows[0] as unknown as { [metric: string]: { value: number } };
      const { value } = Object.values(row)[0] ?? {};
      return state.stale?.error ? `${value}, ${state.stale.error.code}` : value;
    });
  };
  return renderHook(({ asked }) => useValues(asked), { wrapper, initialProps: { asked: queries } });
}

describe("keepLive(client)", () => {
  it("shows what the subscription says, one subscription for equal queries", async () => {
    const { adapter, subscriptions, inner } = liveAdapter();
    const { result } = shown(adapter, { queries: [tickets, tickets, solved] });
    await waitFor(() => expect(result.current).toEqual([1, 1, 1]));
    await waitFor(() => expect(subscriptions.filter(({ signal }) => !signal.aborted).length).toBe(2));
    const open = subscriptions.filter(({ signal }) => !signal.aborted);
    act(() => open[0]?.say(2));
    await waitFor(() => expect(result.current).toEqual([2, 2, 1]));
    expect(inner.asked.length).toBe(2);
  });

  it("leaves the subscription with the last widget, and with another query", async () => {
    const { adapter, subscriptions } = liveAdapter();
    const open = () => subscriptions.filter(({ signal }) => !signal.aborted).map(({ query }) => (query as typeof tickets).metrics[0]);
    const { rerender, unmount } = shown(adapter);
    await waitFor(() => expect(open()).toEqual(["tickets"]));
    rerender({ asked: [solved] });
    await waitFor(() => expect(open()).toEqual(["resolved"]));
    unmount();
    expect(open()).toEqual([]);
  });

  it("asks again where the subscription ends, and shows why", async () => {
    const { adapter, subscriptions, inner } = liveAdapter();
    const { result } = shown(adapter);
    await waitFor(() => expect(subscriptions.at(-1)?.signal.aborted).toBe(false));
    inner.answerWith(new MetricsError("forbidden", "not yours any more"));
    act(() => subscriptions.at(-1)?.end(new MetricsError("forbidden", "not yours any more")));
    await waitFor(() => expect(result.current).toEqual(["1, forbidden"]));
  });

  it("lets no answer that was asked for before it overwrite a live one", async () => {
    const { adapter, subscriptions, inner } = liveAdapter();
    let answers = 0;
    const slow = resultFromRows(tickets, [{ tickets: 99 }]);
    const late: MetricsAdapter = {
      ...adapter,
      async *queryMany(asked) {
        answers += 1;
        if (answers === 1) return yield* inner.queryMany?.(asked) ?? [];
        await new Promise((resolve) => setTimeout(resolve, 60));
        yield { index: 0, status: "fulfilled", value: slow };
      },
    };
    const { result } = shown(late, { maxAgeMs: 250 });
    await waitFor(() => expect(answers).toBe(2));
    act(() => subscriptions.at(-1)?.say(2));
    await waitFor(() => expect(result.current).toEqual([2]));
    await act(() => new Promise((resolve) => setTimeout(resolve, 100)));
    expect(result.current).toEqual([2]);
  });

  it("is nothing without it, nor where the adapter cannot subscribe: maxAgeMs holds there", async () => {
    const { adapter, subscriptions, inner } = liveAdapter();
    const { result } = shown(adapter, { live: false });
    await waitFor(() => expect(result.current).toEqual([1]));
    const polled = shown(inner, { maxAgeMs: 20 });
    await waitFor(() => expect(polled.result.current).toEqual([1]));
    inner.answerWith([{ tickets: 3 }]);
    await waitFor(() => expect(polled.result.current).toEqual([3]));
    expect(subscriptions).toEqual([]);
  });
});
