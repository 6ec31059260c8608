// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { MetricsError } from "../../src/query/index.ts";
import type { AggregateQuery } from "../../src/query/index.ts";
import { fakeAdapter } from "../../src/testing/index.ts";
import { clientOf, Number, Page } from "./support.tsx";

const solved: AggregateQuery = { kind: "aggregate", metrics: ["solved"] };
const phone = { dimension: "channel", op: "equals", value: "phone" } as const;
const down = new MetricsError("unavailable", "the database is gone");

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function shown(id = "kpi"): string {
  return within(screen.getByLabelText(id)).getByRole("status").textContent ?? "";
}

/** Every text that the widget shows from now on. */
function everythingShown(): ReadonlySet<string> {
  const seen = new Set<string>();
  const observer = new MutationObserver(() => {
    for (const { textContent } of document.querySelectorAll("output")) seen.add(textContent);
  });
  observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  onTestFinished(() => observer.disconnect());
  return seen;
}

function isFiltered(query: { readonly where?: unknown }): boolean {
  return query.where !== undefined;
}

describe("useWidget asks", () => {
  it("once under StrictMode, and shows no error on the way", async () => {
    const adapter = fakeAdapter([{ tickets: 7 }]);
    const seen = everythingShown();
    render(
      <Page client={clientOf(adapter)}>
        <Number id="kpi" />
      </Page>,
    );
    await waitFor(() => expect(shown()).toBe("7"));
    expect([...seen]).toEqual(["pending", "7"]);
    expect(adapter.asked.length).toBe(1);
  });

  it("in one request for the whole page, equal queries once", async () => {
    const adapter = fakeAdapter([{ tickets: 7, solved: 5 }]);
    render(
      <Page client={clientOf(adapter)}>
        <Number id="a" />
        <Number id="b" />
        <Number id="c" query={solved} />
      </Page>,
    );
    await waitFor(() => expect([shown("a"), shown("b"), shown("c")]).toEqual(["7", "7", "5"]));
    expect([adapter.requests, adapter.asked.length]).toEqual([1, 2]);
  });

  it("nothing while its query is null", async () => {
    const adapter = fakeAdapter([{ tickets: 7 }]);
    render(
      <Page client={clientOf(adapter)}>
        <Number id="kpi" query={null} />
      </Page>,
    );
    await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
    expect([shown(), adapter.requests]).toEqual(["pending", 0]);
  });

  it("no longer when it is gone", async () => {
    const adapter = fakeAdapter("pending");
    const { unmount } = render(
      <Page client={clientOf(adapter)}>
        <Number id="kpi" />
      </Page>,
    );
    await waitFor(() => expect(adapter.requests).toBe(1));
    unmount();
    await waitFor(() => expect(adapter.asked[0]?.context.signal?.aborted).toBe(true));
  });

  it("on for whoever stays", async () => {
    const adapter = fakeAdapter("pending");
    const client = clientOf(adapter);
    const { rerender } = render(
      <Page client={client}>
        <Number id="a" />
        <Number id="b" />
      </Page>,
    );
    await waitFor(() => expect(adapter.requests).toBe(1));
    rerender(
      <Page client={client}>
        <Number id="a" />
      </Page>,
    );
    await act(() => new Promise((resolve) => setTimeout(resolve, 10)));
    expect(adapter.asked[0]?.context.signal?.aborted).toBe(false);
  });
});

describe("useWidget fails", () => {
  it("alone", async () => {
    const adapter = fakeAdapter((query) =>
      query.kind === "aggregate" && query.metrics[0] === "solved"
        ? new MetricsError("timeout", "slow")
        : [{ tickets: 7 }],
    );
    render(
      <Page client={clientOf(adapter)}>
        <Number id="a" />
        <Number id="b" query={solved} />
      </Page>,
    );
    await waitFor(() => expect([shown("a"), shown("b")]).toEqual(["7", "error timeout"]));
  });

  it("as forbidden where the policy says so, even if an old answer is there", async () => {
    const adapter = fakeAdapter([{ tickets: 7 }]);
    const client = clientOf(adapter);
    render(
      <Page client={client}>
        <Number id="kpi" />
      </Page>,
    );
    await waitFor(() => expect(shown()).toBe("7"));
    adapter.answerWith(new MetricsError("forbidden", "not yours"));
    await act(() => client.queryClient.refetchQueries());
    await waitFor(() => expect(shown()).toBe("forbidden"));
  });

  it("until it is asked to try again", async () => {
    const adapter = fakeAdapter(new MetricsError("timeout", "slow"));
    render(
      <Page client={clientOf(adapter)}>
        <Number id="kpi" />
      </Page>,
    );
    await waitFor(() => expect(shown()).toBe("error timeout"));
    adapter.answerWith([{ tickets: 8 }]);
    fireEvent.click(screen.getByText("retry"));
    await waitFor(() => expect(shown()).toBe("8"));
  });

  it("softly when a refresh fails: the last numbers stay and recover by themselves", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const adapter = fakeAdapter([{ tickets: 7 }]);
    const client = clientOf(adapter);
    render(
      <Page client={client}>
        <Number id="kpi" />
      </Page>,
    );
    await waitFor(() => expect(shown()).toBe("7"));
    adapter.answerWith(down);
    await act(() => client.queryClient.refetchQueries());
    await waitFor(() => expect(shown()).toBe("7, stale unavailable"));
    adapter.answerWith([{ tickets: 9 }]);
    await act(() => vi.advanceTimersByTimeAsync(1700));
    expect(shown()).toBe("7, stale unavailable");
    await act(() => vi.advanceTimersByTimeAsync(400));
    expect(shown()).toBe("9");
    const { requests } = adapter;
    await act(() => vi.advanceTimersByTimeAsync(25_000));
    expect(adapter.requests).toBe(requests);
  });

  it("without a flicker while the server stays away, asking after 2, 4, 8 seconds", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const adapter = fakeAdapter(down);
    render(
      <Page client={clientOf(adapter)}>
        <Number id="kpi" />
      </Page>,
    );
    await waitFor(() => expect(shown()).toBe("error unavailable"));
    const seen = everythingShown();
    await act(() => vi.advanceTimersByTimeAsync(2100));
    expect(adapter.requests).toBe(2);
    await act(() => vi.advanceTimersByTimeAsync(4100));
    expect(adapter.requests).toBe(3);
    await act(() => vi.advanceTimersByTimeAsync(7000));
    expect(adapter.requests).toBe(3);
    adapter.answerWith([{ tickets: 1 }]);
    await act(() => vi.advanceTimersByTimeAsync(1100));
    expect(shown()).toBe("1");
    expect([...seen]).toEqual(["1"]);
  });
});

describe("useWidget and the selection", () => {
  it("a clause filters everybody but its source", async () => {
    const adapter = fakeAdapter((query) => [{ tickets: isFiltered(query) ? 3 : 7 }]);
    const client = clientOf(adapter);
    render(
      <Page client={client}>
        <Number id="trend" />
        <Number id="kpi" />
      </Page>,
    );
    await waitFor(() => expect([shown("trend"), shown()]).toEqual(["7", "7"]));
    act(() => client.selection.publish({ source: "trend", filter: phone }));
    await waitFor(() => expect([shown("trend"), shown()]).toEqual(["7", "3"]));
    act(() => client.selection.clear());
    await waitFor(() => expect([shown("trend"), shown()]).toEqual(["7", "7"]));
    expect(adapter.asked.length).toBe(2);
  });

  it("the old numbers stay while the new ones load, and a late answer does not come back", async () => {
    const adapter = fakeAdapter((query) => [{ tickets: isFiltered(query) ? 3 : 7 }], {
      delayMs: (query) => (isFiltered(query) ? 60 : 0),
    });
    const client = clientOf(adapter);
    render(
      <Page client={client}>
        <Number id="kpi" />
      </Page>,
    );
    await waitFor(() => expect(shown()).toBe("7"));
    act(() => client.selection.publish({ source: "filter", filter: phone }));
    await waitFor(() => expect(shown()).toBe("7, refreshing"));
    act(() => client.selection.clear());
    expect(shown()).toBe("7");
    await act(() => new Promise((resolve) => setTimeout(resolve, 90)));
    expect(shown()).toBe("7");
  });

  it("numbers of another metric do not stay", async () => {
    const adapter = fakeAdapter([{ tickets: 7, solved: 5 }]);
    const client = clientOf(adapter);
    const { rerender } = render(
      <Page client={client}>
        <Number id="kpi" />
      </Page>,
    );
    await waitFor(() => expect(shown()).toBe("7"));
    rerender(
      <Page client={client}>
        <Number id="kpi" query={solved} />
      </Page>,
    );
    expect(shown()).toBe("pending");
    await waitFor(() => expect(shown()).toBe("5"));
  });

  it("an error under a new filter is not hidden behind the old numbers", async () => {
    const adapter = fakeAdapter((query) =>
      isFiltered(query) ? new MetricsError("timeout", "slow") : [{ tickets: 7 }],
    );
    const client = clientOf(adapter);
    render(
      <Page client={client}>
        <Number id="kpi" />
      </Page>,
    );
    await waitFor(() => expect(shown()).toBe("7"));
    act(() => client.selection.publish({ source: "filter", filter: phone }));
    await waitFor(() => expect(shown()).toBe("error timeout"));
  });

  it("empty because of a filter says so and clears it", async () => {
    const adapter = fakeAdapter((query) => (isFiltered(query) ? [] : [{ tickets: 7 }]));
    const client = clientOf(adapter);
    client.selection.publish({ source: "filter", filter: phone });
    client.selection.publish({ source: "dates", range: { last: 7, unit: "day" } });
    render(
      <Page client={client}>
        <Number id="kpi" />
      </Page>,
    );
    await waitFor(() => expect(shown()).toBe("empty, filtered"));
    fireEvent.click(screen.getByText("clear"));
    await waitFor(() => expect(shown()).toBe("7"));
    expect(client.selection.getSnapshot().map(({ source }) => source)).toEqual(["dates"]);
  });

  it("no known value is empty; zero is a number", async () => {
    const adapter = fakeAdapter([{ tickets: null, solved: 0 }]);
    render(
      <Page client={clientOf(adapter)}>
        <Number id="a" />
        <Number id="b" query={solved} />
      </Page>,
    );
    await waitFor(() => expect([shown("a"), shown("b")]).toEqual(["empty", "0"]));
  });

  it("a filter that its metrics do not have is left out and said", async () => {
    const adapter = fakeAdapter([{ tickets: 7 }]);
    const client = clientOf(adapter);
    client.selection.publish({ source: "filter", filter: { dimension: "score", op: "range", range: { from: 4 } } });
    render(
      <Page client={client}>
        <Number id="kpi" />
      </Page>,
    );
    await waitFor(() => expect(shown()).toBe("7, Not filtered by score: these figures do not have it"));
    expect(adapter.asked.map(({ query }) => query.where)).toEqual([undefined]);
  });
});
