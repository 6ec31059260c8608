// @vitest-environment jsdom
import { act, cleanup, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { StrictMode, useRef, useState } from "react";
import { afterEach, describe, expect, it } from "vitest";
import { DrillTrail, useDrillTrail, useUrlState } from "../../src/index.ts";
import { inOrder } from "../../src/selection/urlState/selectionParams.ts";
import { fakeAdapter } from "../../src/testing/index.ts";
import { clientOf, Page } from "./support.tsx";

afterEach(cleanup);

const east = { source: "region", filter: { dimension: "region", op: "in", values: ["east"] } } as const;

function Cockpits() {
  const root = useRef<HTMLDivElement>(null);
  const [cockpit, open] = useState("all");
  const way = useDrillTrail({ cockpit, label: cockpit, root, onOpen: open });
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={root} onKeyDown={way.onKeyDown}>
      <DrillTrail way={way} />
      <button type="button" onClick={() => way.drillTo({ cockpit: "one" }, { filter: { dimension: "channel", op: "in", values: ["chat"] } })}>
        {cockpit}
      </button>
      <input aria-label="note" onKeyDown={(event) => event.preventDefault()} />
    </div>
  );
}

function InAddress() {
  const root = useRef<HTMLDivElement>(null);
  useUrlState({ namespace: "d" });
  const way = useDrillTrail({ cockpit: "all", label: (of) => (of === "all" ? "All tickets" : "One channel"), root });
  return (
    <div ref={root}>
      <DrillTrail way={way} />
      <button type="button" onClick={() => way.drillTo({ cockpit: "one" }, { filter: { dimension: "channel", op: "in", values: ["chat"] } })}>
        {way.cockpit}
      </button>
    </div>
  );
}

describe("useDrillTrail without onOpen", () => {
  const shown = () => [...screen.getAllByRole("button")].map(({ textContent }) => textContent);
  const mount = () => {
    const client = clientOf(fakeAdapter([]));
    const { unmount } = render(
      <StrictMode>
        <Page client={client}>
          <InAddress />
        </Page>
      </StrictMode>,
    );
    return { client, unmount };
  };

  it("keeps the way in the address: a link, back, forward and reloading show the same, each drill is one entry", async () => {
    history.replaceState(null, "", "/");
    const { client, unmount } = mount();
    const user = userEvent.setup();
    act(() => client.selection.publish(east));
    const before = history.length;
    const first = shown();
    await user.click(screen.getByRole("button", { name: "all" }));
    const there = shown();
    expect(there.at(-1)).toBe("one");
    expect(there.join()).toContain("All tickets");
    const address = "?d=1&d.drill=channel:in~chat&d.region=in~east&d.way=way(one;all~region~in!~east)";
    expect([decodeURIComponent(location.search), history.length - before]).toEqual([address, 1]);
    const chosen = client.selection.getSnapshot();

    act(() => history.back());
    await expect.poll(shown).toEqual(first);
    expect(client.selection.getSnapshot()).toEqual([east]);
    act(() => history.forward());
    await expect.poll(shown).toEqual(there);
    expect(inOrder(client.selection.getSnapshot())).toEqual(inOrder(chosen));

    unmount();
    const again = mount();
    expect([shown(), history.length - before]).toEqual([there, 1]);
    await user.click(screen.getByRole("button", { name: "Back to All tickets" }));
    expect([shown(), again.client.selection.getSnapshot(), history.length - before]).toEqual([first, [east], 2]);
  });
});

describe("useDrillTrail", () => {
  it("Alt and the left arrow go back: the filters, the cockpit and the focus are those that were left", async () => {
    const client = clientOf(fakeAdapter([]));
    render(
      <Page client={client}>
        <Cockpits />
      </Page>,
    );
    const user = userEvent.setup();
    act(() => client.selection.publish(east));
    screen.getByRole("button", { name: "all" }).focus();
    await user.keyboard("{Alt>}{ArrowLeft}{/Alt}");
    expect(client.selection.getSnapshot()).toEqual([east]);
    await user.keyboard("{Enter}");
    expect(client.selection.getSnapshot().map(({ source }) => source)).toEqual(["region", "drill"]);
    screen.getByRole("textbox", { name: "note" }).focus();
    await user.keyboard("{Alt>}{ArrowLeft}{/Alt}");
    expect(screen.getByRole("button", { name: "one" }).textContent).toBe("one");
    screen.getByRole("button", { name: "one" }).focus();
    await user.keyboard("{ArrowLeft}");
    expect(screen.getByRole("button", { name: "one" }).textContent).toBe("one");
    await user.keyboard("{Alt>}{ArrowLeft}{/Alt}");
    const button = screen.getByRole("button", { name: "all" });
    expect(client.selection.getSnapshot()).toEqual([east]);
    await expect.poll(() => document.activeElement).toBe(button);
  });
});
