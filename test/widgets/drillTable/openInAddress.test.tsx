// @vitest-environment jsdom
import { act, cleanup, render, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { StrictMode } from "react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DrillTable, useUrlState } from "../../../src/index.ts";
import type { Catalog } from "../../../src/query/index.ts";
import { stubSize } from "../fixedSize.ts";
import { widgetClient, WidgetPage } from "../support.tsx";
import { desk, range, watchedDesk } from "./desk.ts";

beforeEach(() => {
  stubSize({ width: 600, height: 432 });
  history.replaceState(null, "", "/?page=2");
});
afterEach(cleanup);

function Desk() {
  useUrlState({ namespace: "d" });
  return <DrillTable<Catalog> id="desk" hierarchy="org" metrics={["tickets"]} range={range} />;
}

async function opened() {
  const { adapter, control } = watchedDesk();
  const asked: unknown[] = [];
  control.meddle = (query) => {
    asked.push(query);
    return null;
  };
  const { unmount } = render(
    <StrictMode>
      <WidgetPage client={widgetClient(adapter, desk)}>
        <Desk />
      </WidgetPage>
    </StrictMode>,
  );
  await screen.findByRole("treegrid", {}, { timeout: 5000 });
  return { asked, unmount, user: userEvent.setup({ delay: null }) };
}

const rows = () => screen.getAllByRole("rowheader").map(({ textContent }) => textContent);

describe("<DrillTable id> in the address", () => {
  it("a link opens what was open, with as many questions as it took to show that, and no entry in the history", async () => {
    const before = history.length;
    const { asked, unmount, user } = await opened();
    const closed = rows();
    screen.getByRole("treegrid").querySelector<HTMLElement>('[tabindex="0"]')?.focus();
    await user.keyboard("{ArrowDown}{ArrowRight}");
    await waitFor(() => expect(rows().length).toBeGreaterThan(closed.length));
    const open = rows();
    const once = asked.length;
    expect([location.search, history.length - before]).toEqual(["?page=2&d=1&d.desk-open=open(West)", 0]);

    unmount();
    const again = await opened();
    await waitFor(() => expect(rows()).toEqual(open));
    expect([again.asked.length, history.length - before]).toEqual([once, 0]);
    again.unmount();
  });

  it("a member that is entered is an entry: back leaves it, forward enters it, and nothing is asked twice", async () => {
    const before = history.length;
    const { asked, user } = await opened();
    const top = rows();
    screen.getByRole("treegrid").querySelector<HTMLElement>('[tabindex="0"]')?.focus();
    await user.keyboard("{ArrowDown}{Shift>}{Enter}{/Shift}");
    await waitFor(() => expect(rows()).not.toEqual(top));
    await waitFor(() => expect(rows()).toContain("Gamma"));
    const inside = rows();
    const once = asked.length;
    expect([location.search, history.length - before]).toEqual(["?page=2&d=1&d.desk-open=at(West)", 1]);
    act(() => history.back());
    await waitFor(() => expect(rows()).toEqual(top));
    act(() => history.forward());
    await waitFor(() => expect(rows()).toEqual(inside));
    expect([asked.length, history.length - before]).toEqual([once, 1]);
  });

  it("what the table cannot have is left out", async () => {
    history.replaceState(null, "", "/?d=1&d.desk-open=at(@5);open(@7;a~b~c~d~e)");
    await opened();
    expect(rows().length).toBeGreaterThan(1);
    expect(screen.queryByRole("button", { name: "All" })).toBeNull();
  });
});
