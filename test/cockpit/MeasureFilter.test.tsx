// @vitest-environment jsdom
import { act, cleanup, render, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import type { ReactNode } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { DrillTrail, MeasureFilter, SelectionChips, selectionOfState, stateOfSelection, useDrillTrail, useUrlState } from "../../src/index.ts";
import type { UrlRouter } from "../../src/index.ts";
import { MetricsError } from "../../src/query/index.ts";
import type { AggregateQuery } from "../../src/query/index.ts";
import { fakeAdapter } from "../../src/testing/index.ts";
import { support } from "../query/support.ts";
import { clientOf, Page } from "./support.tsx";
import { memoryRouter } from "./url/memoryRouter.ts";

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

  it("reads the limit as the page's locale writes numbers, and refuses others in words", async () => {
    const user = userEvent.setup();
    const client = clientOf(agents());
    render(<Page client={client} locale="de-DE"><MeasureFilter id="slow" dimension="agent" metric="csat" /></Page>);
    await user.click(screen.getByRole("button", { name: "agent: csat: All" }));
    const limit = within(await screen.findByRole("dialog")).getByRole("textbox", { name: "Limit" });
    await user.type(limit, "80.5{Enter}");
    expect(client.selection.getSnapshot()).toEqual([]);
    expect(within(screen.getByRole("dialog")).getByRole("alert").textContent).toBe("This is not a number.");
    await user.clear(limit);
    await user.type(limit, "80,5{Enter}");
    await waitFor(() => expect(client.selection.getSnapshot()[0]?.measure).toEqual({ ...slow, value: 0.805 }));
    expect((limit as HTMLInputElement).value).toBe("80,5");
  });

  it("keeps the limit that is being typed, and the one that is kept, where the page changes its locale", async () => {
    const user = userEvent.setup();
    const client = clientOf(agents());
    const third = { ...slow, value: 1 / 3 };
    client.selection.publish({ source: "slow", measure: third, filter: { and: [] } });
    const page = (locale: string) => <Page client={client} locale={locale}><MeasureFilter id="slow" dimension="agent" metric="csat" label="Slow" /></Page>;
    const { rerender } = render(page("en"));
    await user.click(screen.getByRole("button", { name: /^Slow/ }));
    const limit = within(await screen.findByRole("dialog")).getByRole("textbox", { name: "Limit" }) as HTMLInputElement;
    rerender(page("de-DE"));
    expect(limit.value).toBe("33,33333333333333");
    await user.type(limit, "{Enter}");
    expect(client.selection.getSnapshot()[0]?.measure).toEqual(third);
    await user.clear(limit);
    await user.type(limit, "1.080,5");
    rerender(page("en"));
    expect(limit.value).toBe("1080.5");
    await user.type(limit, "{Enter}");
    expect(client.selection.getSnapshot()[0]?.measure?.value).toBe(10.805);
    await user.clear(limit);
    await user.type(limit, "8,5,");
    rerender(page("de-DE"));
    expect([limit.value, within(screen.getByRole("dialog")).getByRole("alert").textContent]).toEqual(["8,5,", "This is not a number."]);
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

/** Ann is below in the last week alone. */
const byRange = () =>
  fakeAdapter((query) => {
    const { time } = query as AggregateQuery;
    const isWeek = JSON.stringify(time?.range) === '{"last":7,"unit":"day"}';
    return isWeek ? [{ agent: "Ann", csat: 0.6 }, { agent: "Bo", csat: 0.7 }] : [{ agent: "Bo", csat: 0.7 }];
  });

function Addressed({ router, children }: { readonly router: UrlRouter; readonly children: ReactNode }) {
  const { problems } = useUrlState({ router });
  return (
    <>
      <p role="note">{problems.map(({ message }) => message).join()}</p>
      {children}
    </>
  );
}

const control = <MeasureFilter id="slow" dimension="agent" metric="csat" />;
const chip = () => document.querySelector(".md-chip-label")?.textContent;
const below = "?md=1&md.slow=agent:csat:lt~0.8";
const week = { source: "range", range: { last: 7, unit: "day" } } as const;
const keptBy = (client: ReturnType<typeof clientOf>) => client.selection.getSnapshot().find(({ source }) => source === "slow")?.filter;
const who = (...values: string[]) => ({ dimension: "agent", op: "in", values });

describe("a condition on a metric in the address", () => {
  it("is one entry that names nobody, and back and forward restore the control and ask again", async () => {
    const user = userEvent.setup();
    const client = clientOf(byRange());
    const router = memoryRouter();
    render(<Page client={client}><Addressed router={router}>{control}<SelectionChips /></Addressed></Page>);
    await user.click(screen.getByRole("button", { name: "agent: csat: All" }));
    await user.type(within(await screen.findByRole("dialog")).getByRole("textbox", { name: "Limit" }), "80{Enter}");
    await waitFor(() => expect(keptBy(client)).toEqual(who("Bo")));
    expect(router.entries).toEqual(["", below]);
    act(() => router.go(-1));
    await screen.findByRole("button", { name: "agent: csat: All", hidden: true });
    expect(client.selection.getSnapshot()).toEqual([]);
    act(() => router.go(1));
    await screen.findByRole("button", { name: "agent: csat < 80%", hidden: true });
    await waitFor(() => expect(keptBy(client)).toEqual(who("Bo")));
    expect([router.entries, chip()]).toEqual([["", below], "agent: csat < 80%"]);
  });

  it("means after a reload who meets it then, under the next range too", async () => {
    const client = clientOf(byRange());
    const router = memoryRouter(below);
    render(<Page client={client}><Addressed router={router}>{control}<SelectionChips /></Addressed></Page>);
    screen.getByRole("button", { name: "agent: csat < 80%" });
    expect(chip()).toBe("agent: csat < 80% (not applied)");
    await waitFor(() => expect(keptBy(client)).toEqual(who("Bo")));
    act(() => client.selection.publish(week));
    await waitFor(() => expect(keptBy(client)).toEqual(who("Ann", "Bo")));
    expect(router.entries).toEqual([below, "?md=1&md.range=last7d&md.slow=agent:csat:lt~0.8"]);
  });

  it("is answered on a page without its control, where chips alone tell of it", async () => {
    const client = clientOf(byRange());
    render(<Page client={client}><Addressed router={memoryRouter(below)}><SelectionChips /></Addressed></Page>);
    await waitFor(() => expect(keptBy(client)).toEqual(who("Bo")));
    expect(chip()).toBe("agent: csat < 80%");
  });

  it("is not the control's where it is about another metric; chips say what it is", async () => {
    const client = clientOf(fakeAdapter([{ region: "east", tickets: 9 }]));
    render(<Page client={client}><Addressed router={memoryRouter("?md=1&md.slow=region:tickets:gt~5")}>{control}<SelectionChips /></Addressed></Page>);
    screen.getByRole("button", { name: "agent: csat: All" });
    await waitFor(() => expect(chip()).toBe("region: tickets > 5"));
  });

  it("of names that the catalog lacks is left out and said; a list of an older address stays a list", () => {
    const client = clientOf(byRange());
    render(<Page client={client}><Addressed router={memoryRouter("?md=1&md.slow=agent:in~Ann&md.x=agent:csta:lt~1&md.y=and()")}><SelectionChips /></Addressed></Page>);
    screen.getByText('unknown metric "csta"; did you mean "csat"?');
    expect([...document.querySelectorAll(".md-chip-label")].map(({ textContent }) => textContent)).toEqual(["agent: Ann"]);
  });

  it("that cannot be answered holds for nobody, and its chip says that it is not applied", async () => {
    const client = clientOf(fakeAdapter(() => { throw new MetricsError("forbidden", "no"); }));
    client.selection.publish({ source: "slow", measure: slow, filter: { dimension: "agent", op: "in", values: ["Ann"] } });
    render(<Page client={client}><SelectionChips /></Page>);
    await waitFor(() => expect(keptBy(client)).toEqual({ and: [] }));
    expect(chip()).toBe("agent: csat < 80% (not applied)");
  });

  it("is what a saved view keeps, and is asked anew where that is opened", async () => {
    const state = stateOfSelection([{ source: "slow", measure: slow, filter: { dimension: "agent", op: "in", values: ["Ann"] } }]);
    expect(state).toBe("v=1&v.slow=agent:csat:lt~0.8");
    const client = clientOf(byRange());
    render(<Page client={client}><SelectionChips /></Page>);
    act(() => client.selection.update(() => selectionOfState(state, support).selection));
    await waitFor(() => expect(keptBy(client)).toEqual(who("Bo")));
  });

  it("goes along with a drill to a cockpit without its control, under that one's filters", async () => {
    const client = clientOf(byRange());
    client.selection.publish({ source: "slow", measure: slow, filter: { and: [] } });
    const Way = () => {
      const root = { current: document.body };
      const way = useDrillTrail({ cockpit: "overview", label: (cockpit) => cockpit, root });
      return (
        <>
          <DrillTrail way={way} />
          {way.cockpit === "overview" ? control : <button type="button">{way.cockpit}</button>}
          <button type="button" onClick={() => way.drillTo({ cockpit: "agents" }, { range: week.range })}>Drill</button>
        </>
      );
    };
    render(<Page client={client}><Way /></Page>);
    await waitFor(() => expect(keptBy(client)).toEqual(who("Bo")));
    await userEvent.setup().click(screen.getByRole("button", { name: "Drill" }));
    await screen.findByRole("button", { name: "agents" });
    await waitFor(() => expect(keptBy(client)).toEqual(who("Ann", "Bo")));
  });
});
