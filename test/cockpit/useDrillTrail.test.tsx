// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { StrictMode, useRef, useState } from "react";
import type { ReactNode } from "react";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { DrillTrail, useDrillTrail, useUrlState } from "../../src/index.ts";
import { inOrder } from "../../src/selection/urlState/selectionParams.ts";
import { fakeAdapter } from "../../src/testing/index.ts";
import { clientOf, Page } from "./support.tsx";

afterEach(cleanup);
// jsdom scrolls nothing.
beforeAll(() => {
  Element.prototype.scrollTo = function scrollTo(this: Element, to?: ScrollToOptions | number) {
    if (typeof to !== "object") return;
    this.scrollTop = to.top ?? this.scrollTop;
    fireEvent.scroll(this);
  };
});

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

/** A table of 100 rows that draws ten of them, 20 px each, from where it is scrolled to. */
function Rows({ hasTrail = true, name = "Port" }: { readonly hasTrail?: boolean; readonly name?: string }) {
  const root = useRef<HTMLDivElement>(null);
  const [cockpit, open] = useState("all");
  const way = useDrillTrail({ cockpit, label: cockpit, root, onOpen: open });
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={root} onKeyDown={way.onKeyDown}>
      {hasTrail && <DrillTrail way={way} />}
      <h2 key={cockpit}>{cockpit}</h2>
      {cockpit === "all" && <Window name={name} onDrill={() => way.drillTo({ cockpit: "one" }, {})} />}
    </div>
  );
}

function Window({ name, onDrill }: { readonly name: string; readonly onDrill: () => void }) {
  const [from, setFrom] = useState(0);
  return (
    <div role="grid" tabIndex={-1} onScroll={({ currentTarget }) => setFrom(currentTarget.scrollTop / 20)}>
      {Array.from({ length: 10 }, (_, at) => from + at + 1).map((row) => (
        <div key={row} role="row" tabIndex={-1} aria-rowindex={row} onClick={onDrill} onKeyDown={({ key }) => key === "Enter" && onDrill()}>
          <span role="rowheader">{`${name} ${row}`}</span>
        </div>
      ))}
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
  function show(children: ReactNode) {
    const client = clientOf(fakeAdapter([]));
    const page = (inside: ReactNode) => <Page client={client}>{inside}</Page>;
    const { rerender } = render(page(children));
    return { client, user: userEvent.setup(), change: (inside: ReactNode) => rerender(page(inside)) };
  }

  it("Alt and the left arrow go back: the filters, the cockpit and the focus are those that were left", async () => {
    const { client, user } = show(<Cockpits />);
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

  it("gives the focus that went with the row that was drilled from to the way, so that keys go on from there", async () => {
    const { user } = show(<Rows />);
    screen.getByRole("row", { name: "Port 1" }).focus();
    await user.keyboard("{Enter}");
    const here = screen.getByText("one", { selector: "li" });
    expect([document.activeElement, here.getAttribute("aria-current")]).toEqual([here, "page"]);
    await user.tab({ shift: true });
    expect([document.activeElement?.textContent, here.hasAttribute("tabindex")]).toEqual(["all", false]);
    await user.keyboard("{Alt>}{ArrowLeft}{/Alt}");
    await expect.poll(() => document.activeElement?.textContent).toBe("Port 1");
  });

  it("gives it to the heading where no way is drawn, and takes it from nothing that has it", async () => {
    const { user } = show(
      <>
        <input aria-label="search" />
        <Rows hasTrail={false} />
      </>,
    );
    screen.getByRole("row", { name: "Port 1" }).focus();
    await user.keyboard("{Enter}");
    expect(document.activeElement).toBe(screen.getByRole("heading", { name: "one" }));
    await user.keyboard("{Alt>}{ArrowLeft}{/Alt}");
    await expect.poll(() => document.activeElement?.textContent).toBe("Port 1");
    screen.getByRole("textbox", { name: "search" }).focus();
    act(() => screen.getByRole("row", { name: "Port 2" }).click());
    expect([screen.getByRole("heading").textContent, document.activeElement]).toEqual(["one", screen.getByRole("textbox", { name: "search" })]);
  });

  it("goes back to the row that was drilled from, though others are drawn until its table is scrolled", async () => {
    const { user } = show(<Rows />);
    const drilled = screen.getByRole("grid");
    drilled.scrollTo({ top: 800 });
    (await screen.findByRole("row", { name: "Port 43" })).focus();
    await user.keyboard("{Enter}");
    await user.click(screen.getByRole("button", { name: "Back to all" }));
    // Drawn anew, from its first row on.
    expect(screen.getByRole("grid")).not.toBe(drilled);
    await expect.poll(() => document.activeElement?.textContent).toBe("Port 43");
    expect(screen.getByRole("grid").scrollTop).toBe(800);
  });

  it("goes to the way's start where another row stands in place of the one that was drilled from", async () => {
    const { user, change } = show(<Rows name="Port" />);
    screen.getByRole("row", { name: "Port 2" }).focus();
    await user.keyboard("{Enter}");
    change(<Rows name="Quay" />);
    await user.click(screen.getByRole("button", { name: "Back to all" }));
    await expect.poll(() => document.activeElement, { timeout: 8000 }).toBe(screen.getByRole("heading", { name: "all" }));
  });
});
