// @vitest-environment jsdom
import { act, cleanup, render, screen, waitFor } from "@testing-library/react";
import { Profiler } from "react";
import { afterEach, describe, expect, it } from "vitest";
import { KpiTile } from "../../src/index.ts";
import { NetworkNote } from "../../src/react/NetworkNote.tsx";
import { MetricsError } from "../../src/query/index.ts";
import { fakeAdapter } from "../../src/testing/index.ts";
import { widgetClient, WidgetPage } from "../widgets/support.tsx";

afterEach(cleanup);

const announced = () =>
  [...document.querySelectorAll("[aria-live], [role=status]")].flatMap(({ textContent }) => textContent || []);
const goes = (event: "offline" | "online") => act(async () => void window.dispatchEvent(new Event(event)));

describe("a page whose network goes", () => {
  it("says so once, in the words that its widgets show, and says when it is back", async () => {
    let isOnline = true;
    const adapter = fakeAdapter(() => {
      if (!isOnline) throw new MetricsError("unavailable", "failed to fetch");
      return [{ tickets: 7 }];
    });
    render(
      <WidgetPage client={widgetClient(adapter)}>
        <KpiTile metric="tickets" sparkline={false} />
        <KpiTile metric="tickets" where={{ dimension: "channel", op: "isNull" }} sparkline={false} />
      </WidgetPage>,
    );
    await waitFor(() => expect(screen.getAllByText("tickets: 7.").length).toBe(2));
    expect(announced()).toEqual([]);
    isOnline = false;
    await goes("offline");
    const words = "You are offline. This is the last data";
    await waitFor(() => expect(screen.getAllByTitle(words).map(({ textContent }) => textContent)).toEqual([words, words]));
    expect(announced()).toEqual([words]);
    isOnline = true;
    await goes("online");
    await waitFor(() => expect(screen.queryByTitle(words)).toBe(null));
    expect(announced()).toEqual(["You are online again"]);
  });
  it("says so each time, without StrictMode, by one render each", async () => {
    const renders: string[] = [];
    const client = widgetClient(fakeAdapter([]));
    const states = { offline: "gone", online: "back" };
    render(
      <Profiler id="note" onRender={(_, phase) => renders.push(phase)}>
        <NetworkNote client={client} states={states} />
      </Profiler>,
    );
    expect(announced()).toEqual([]);
    for (const [event, word] of [["offline", "gone"], ["online", "back"], ["offline", "gone"], ["online", "back"]] as const) {
      await goes(event);
      expect(announced()).toEqual([word]);
    }
    expect(renders).toEqual(["mount", "update", "update", "update", "update"]);
  });
});
