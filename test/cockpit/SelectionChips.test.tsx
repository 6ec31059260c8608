// @vitest-environment jsdom
import { act, cleanup, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";
import { SelectionChips } from "../../src/index.ts";
import type { Clause } from "../../src/index.ts";
import { clientOf, Page } from "./support.tsx";

const chart: Clause = {
  source: "chart",
  origin: "Tickets by channel",
  filter: { dimension: "channel", op: "equals", value: "phone" },
};
const picker: Clause = { source: "picker", filter: { dimension: "region", op: "in", values: ["North"] } };
const period: Clause = { source: "period", range: { from: "2026-03-01", to: "2026-04-01" } };

afterEach(cleanup);

function show(...clauses: readonly Clause[]) {
  const client = clientOf();
  for (const clause of clauses) client.selection.publish(clause);
  render(<Page client={client}><SelectionChips /></Page>);
  return client.selection;
}

describe("SelectionChips", () => {
  it("names each clause and where it came from", () => {
    show(chart, picker, period);
    expect(screen.getAllByRole("button").map((button) => button.getAttribute("aria-label") ?? button.textContent)).toEqual([
      "Remove filter channel: phone from Tickets by channel",
      "Remove filter region: North",
      "Remove filter Mar 1 – 31, 2026",
      "Clear all",
    ]);
  });

  it("removes a chip with a click, and the focus goes to its neighbor", async () => {
    const user = userEvent.setup();
    const selection = show(chart, picker);
    await user.click(screen.getByRole("button", { name: /channel:/ }));
    expect(selection.getSnapshot()).toEqual([picker]);
    expect(document.activeElement).toBe(screen.getByRole("button", { name: /region:/ }));
  });

  it("removes the focused chip with Escape, down to the last", async () => {
    const user = userEvent.setup();
    const selection = show(chart, picker);
    await user.tab();
    await user.tab();
    await user.keyboard("{Escape}");
    expect(selection.getSnapshot()).toEqual([chart]);
    await user.keyboard("{Escape}");
    expect(selection.getSnapshot()).toEqual([]);
    expect(document.activeElement).toBe(screen.getByRole("group", { name: "Active filters" }));
  });

  it("clears all, and offers it from two chips on", async () => {
    const user = userEvent.setup();
    const selection = show(chart);
    expect(screen.queryByRole("button", { name: "Clear all" })).toBe(null);
    act(() => selection.publish(picker));
    await user.click(screen.getByRole("button", { name: "Clear all" }));
    expect(selection.getSnapshot()).toEqual([]);
  });

  it("tells every change politely", () => {
    const selection = show();
    expect(screen.getByRole("status").textContent).toBe("Active filters: None");
    act(() => selection.publish(chart));
    expect(screen.getByRole("status").textContent).toBe("Active filters: channel: phone");
    expect(screen.getByRole("status").getAttribute("aria-live") ?? "polite").toBe("polite");
  });
});
