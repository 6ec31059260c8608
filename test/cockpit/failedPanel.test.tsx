// @vitest-environment jsdom
import { act, cleanup, render, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import type { ComponentType } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { DateRangeControl, DimensionFilter } from "../../src/index.ts";
import { clientOf, Page } from "./support.tsx";

const network = vi.hoisted(() => {
  let answer = (_isThere: boolean) => {};
  return {
    /** What a chunk waits for. */
    chunk: () => new Promise<void>((resolve, reject) => {
      answer = (isThere) => (isThere ? resolve() : reject(new TypeError("Failed to fetch dynamically imported module")));
    }),
    answer: (isThere: boolean) => answer(isThere),
  };
});

vi.mock("../../src/cockpit/loadPanel.ts", () => ({
  loadDateRangePanel: async () => {
    await network.chunk();
    return (await import("../../src/cockpit/DateRangePanel.tsx")).DateRangePanel;
  },
  loadDimensionPanel: async () => {
    await network.chunk();
    return (await import("../../src/cockpit/DimensionPanel.tsx")).DimensionPanel;
  },
}));

afterEach(cleanup);

const answer = (isThere: boolean) => act(async () => network.answer(isThere));

const controls: readonly (readonly [name: string, Control: ComponentType])[] = [
  ["DateRangeControl", DateRangeControl],
  ["DimensionFilter", () => <DimensionFilter dimension="channel" />],
];

describe.each(controls)("%s whose popover is code that has yet to load", (_, Control) => {
  it("is busy until it is there, and not open before", async () => {
    const user = userEvent.setup();
    render(<Page client={clientOf()}><Control /></Page>);
    const button = screen.getByRole("button");
    expect(button.getAttribute("aria-busy")).toBe("false");
    await user.click(button);
    expect(button.getAttribute("aria-busy")).toBe("true");
    await answer(true);
    await screen.findByRole("dialog");
    expect(button.getAttribute("aria-busy")).toBe("false");
  });

  it("says so when that fails, and tries again", async () => {
    const user = userEvent.setup();
    render(<Page client={clientOf()}><Control /></Page>);
    const button = screen.getByRole("button");
    await user.click(button);
    await answer(false);
    expect((await screen.findByRole("alert")).textContent).toBe("This could not be loaded Try again");
    expect(button.getAttribute("aria-expanded")).toBe("false");
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(screen.queryByRole("alert")).toBe(null);
    expect(document.activeElement).toBe(button);
    await answer(true);
    await screen.findByRole("dialog");
  });

  it("is loaded, and not opened, when the network is back", async () => {
    const user = userEvent.setup();
    render(<Page client={clientOf()}><Control /></Page>);
    const button = screen.getByRole("button");
    await user.click(button);
    await answer(false);
    act(() => void dispatchEvent(new Event("online")));
    expect([screen.queryByRole("alert"), button.getAttribute("aria-busy")]).toEqual([null, "true"]);
    await answer(true);
    await waitFor(() => expect(button.getAttribute("aria-busy")).toBe("false"));
    expect(screen.queryByRole("dialog")).toBe(null);
    await user.click(button);
    expect(screen.getByRole("dialog").contains(document.activeElement)).toBe(true);
  });

  it("is tried again by its own button, and says nothing more after Escape", async () => {
    const user = userEvent.setup();
    render(<Page client={clientOf()}><Control /></Page>);
    const button = screen.getByRole("button");
    await user.click(button);
    await answer(false);
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("alert")).toBe(null);
    await user.click(button);
    await answer(true);
    await screen.findByRole("dialog");
  });
});
