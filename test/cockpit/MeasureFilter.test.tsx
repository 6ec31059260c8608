// @vitest-environment jsdom
import { act, cleanup, render, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { MeasureFilter, SelectionChips } from "../../src/index.ts";
import type { AggregateQuery } from "../../src/query/index.ts";
import { fakeAdapter } from "../../src/testing/index.ts";
import { clientOf, Page } from "./support.tsx";

afterEach(cleanup);

const phone = { source: "channels", filter: { dimension: "channel", op: "in", values: ["phone"] } } as const;
const slow = { dimension: "agent", metric: "csat", op: "lt", value: 0.8 } as const;

/** Ann is below on the phone alone. */
const agents = () =>
  fakeAdapter((query) => {
    const { where } = query as AggregateQuery;
    return where === undefined ? [{ agent: "Bo", csat: 0.7 }] : [{ agent: "Ann", csat: 0.6 }, { agent: "Bo", csat: 0.7 }];
  });

describe("MeasureFilter", () => {
  it("publishes the members that meet what was written, in percent, and says it in the chip", async () => {
    const user = userEvent.setup();
    const client = clientOf(agents());
    render(<Page client={client}><MeasureFilter id="slow" dimension="agent" metric="csat" /><SelectionChips /></Page>);
    await user.click(screen.getByRole("button", { name: "agent: csat: All" }));
    const dialog = await screen.findByRole("dialog");
    await user.type(within(dialog).getByRole("textbox", { name: "Limit" }), "80{Enter}");
    await waitFor(() =>
      expect(client.selection.getSnapshot()).toEqual([{ source: "slow", measure: slow, filter: { dimension: "agent", op: "in", values: ["Bo"] } }]),
    );
    await within(dialog).findByText("1 meet it");
    expect(document.querySelector(".md-chip-label")?.textContent).toBe("agent: csat < 80%");
  });

  it("asks again when the page's other filters change, once for each, and comes to rest beside another of its kind", async () => {
    const adapter = agents();
    const client = clientOf(adapter);
    client.selection.publish({ source: "slow", measure: slow, filter: { and: [] } });
    client.selection.publish({ source: "other", measure: { ...slow, dimension: "region" }, filter: { and: [] } });
    render(<Page client={client}><MeasureFilter id="slow" dimension="agent" metric="csat" /><MeasureFilter id="other" dimension="region" metric="csat" /></Page>);
    const kept = () => client.selection.getSnapshot().find(({ source }) => source === "slow")?.filter;
    await waitFor(() => expect(kept()).toEqual({ dimension: "agent", op: "in", values: ["Bo"] }));
    act(() => client.selection.publish(phone));
    await waitFor(() => expect(kept()).toEqual({ dimension: "agent", op: "in", values: ["Ann", "Bo"] }));
    await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
    expect(adapter.asked.length).toBe(4);
  });

  it("says that more meet the condition than are kept, and follows its host: null takes it back", async () => {
    const client = clientOf(agents());
    client.selection.publish(phone);
    const told = vi.fn();
    const control = (value: { readonly op: "lt"; readonly value: number } | null) => (
      <Page client={client}><MeasureFilter id="slow" dimension="agent" metric="csat" value={value} onChange={told} most={1} /></Page>
    );
    const { rerender } = render(control({ op: "lt", value: 0.8 }));
    await waitFor(() => expect(client.selection.getSnapshot()[1]?.filter).toEqual({ dimension: "agent", op: "in", values: ["Ann"] }));
    const user = userEvent.setup();
    await user.click(screen.getByRole("button", { name: "agent: csat < 80%" }));
    await screen.findByText("The first 1 are kept: more meet it");
    await user.click(screen.getByRole("button", { name: "Clear" }));
    expect(told.mock.calls).toEqual([[null]]);
    rerender(control(null));
    await waitFor(() => expect(client.selection.getSnapshot()).toEqual([phone]));
  });
});
