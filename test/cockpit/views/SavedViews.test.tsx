// @vitest-environment jsdom
import { act, cleanup, render, renderHook, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import type { ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { memoryItems, storedCockpits } from "../../../src/adapters/memory/index.ts";
import { Cockpit as ComposedCockpit, SavedViews, SelectionChips, useCockpitDocument, useUrlState } from "../../../src/index.ts";
import type { Clause } from "../../../src/index.ts";
import { MetricsError } from "../../../src/query/index.ts";
import type { AlertPerson, CockpitStore, ItemStore, ViewPort } from "../../../src/query/index.ts";
import { stateOfSelection } from "../../../src/selection/urlState/selectionState.ts";
import { fakeAdapter } from "../../../src/testing/index.ts";
import { stubSize } from "../../widgets/fixedSize.ts";
import { clientOf, Page } from "../support.tsx";

const ann: AlertPerson = { id: "ann", name: "Ann" };
const bob: AlertPerson = { id: "bob", name: "Bob" };
const region = (...values: string[]): Clause => ({ source: "region", filter: { dimension: "region", op: "in", values } });
const view = { id: "east", version: 0, cockpit: "service", name: "East", scope: "personal", state: "v=1&v.region=in~east" } as const;

let items: ItemStore;
beforeEach(() => {
  items = memoryItems();
  history.replaceState(null, "", "/");
});
afterEach(cleanup);

type Store = CockpitStore & { readonly views: ViewPort };
const cockpitsOf = (me: AlertPerson) => storedCockpits(items, { me });

function Cockpit() {
  useUrlState();
  return (
    <>
      <SavedViews cockpit="service" />
      <SelectionChips />
    </>
  );
}

async function opened({ store = cockpitsOf(ann), locale = "en" }: { readonly store?: Store; readonly locale?: string } = {}) {
  const client = clientOf({ ...fakeAdapter([]), documents: store });
  render(
    <Page client={client} locale={locale}>
      <Cockpit />
    </Page>,
  );
  const user = userEvent.setup();
  const trigger = await screen.findByRole("button", { name: /^(Views|视图)/ });
  return { client, user, trigger };
}

const names = () => screen.getByRole("list", { name: "Views" }).textContent;

describe("SavedViews", () => {
  it("holds and sets what is its own cockpit's, and the page's, and nothing of another one beside it", async () => {
    const store = cockpitsOf(ann);
    await store.views.save({ ...view, state: stateOfSelection([{ ...region("east"), source: "service.region" }, region("north")]) });
    const client = clientOf({ ...fakeAdapter([]), documents: store });
    const other: Clause = { ...region("south"), source: "sales.region" };
    client.selection.publish(other);
    render(
      <Page client={client}>
        <SavedViews cockpit="service" />
      </Page>,
    );
    const user = userEvent.setup();
    await user.click(await screen.findByRole("button", { name: /^Views/ }));
    await user.click(await screen.findByRole("button", { name: /^East/ }));
    const said = () => client.selection.getSnapshot().map(({ source, filter }) => [source, (filter as { values: unknown }).values]).toSorted();
    expect(said()).toEqual([["region", ["north"]], ["sales.region", ["south"]], ["service.region", ["east"]]]);
    act(() => client.selection.publish({ ...region("west"), source: "sales.region" }));
    expect(screen.queryByText(/edited/i)).toBeNull();
  });

  it("restores which rows were open, and does not call a view edited because others are", async () => {
    const rows = (...paths: string[][]): Clause => ({ source: "desk", open: { under: [], paths: paths.map((path) => [path, 0] as const), sort: null } });
    const store = cockpitsOf(ann);
    await store.views.save({ ...view, state: "v=1&v.region=in~east&v.desk=open(East)" });
    const { client, user, trigger } = await opened({ store });
    await user.click(trigger);
    await user.click(await screen.findByRole("button", { name: /^East/ }));
    expect(client.selection.getSnapshot()).toContainEqual(rows(["East"]));
    await waitFor(() => expect(trigger.textContent).toBe("Views East"));
    act(() => client.selection.publish(rows(["East"], ["South"])));
    expect(trigger.textContent).toBe("Views East");
    act(() => client.selection.clear("desk"));
    expect(trigger.textContent).toBe("Views East");
    act(() => client.selection.publish(region("south")));
    expect(trigger.textContent).toBe("Views East edited");
  });

  it("is nothing where nothing keeps views", () => {
    render(
      <Page client={clientOf()}>
        <SavedViews cockpit="service" />
      </Page>,
    );
    expect(screen.queryByRole("button")).toBeNull();
  });

  it("saves what is chosen under a name by keyboard alone, says when it is edited, and opens it again", async () => {
    const { client, user, trigger } = await opened();
    act(() => client.selection.publish(region("east")));
    trigger.focus();
    await user.keyboard("{Enter}");
    const field = await screen.findByRole("textbox", { name: "Name" });
    await user.click(field);
    await user.keyboard("{Enter}");
    expect(field.getAttribute("aria-invalid")).toBe("true");
    await user.keyboard("East{Enter}");
    await waitFor(() => expect(names()).toContain("East Only you see it"));
    await user.keyboard("{Escape}");
    await waitFor(() => expect(trigger.textContent).toBe("Views East"));
    expect((await cockpitsOf(ann).views.list("service")).views.map(({ name, state, version }) => [name, state, version])).toEqual([["East", "v=1&v.region=in~east", 1]]);

    act(() => client.selection.publish(region("south")));
    expect(trigger.textContent).toBe("Views East edited");
    await user.click(trigger);
    await user.click(await screen.findByRole("button", { name: /^East\s/ }));
    expect([trigger.textContent, client.selection.getSnapshot()]).toEqual(["Views East", [region("east")]]);
  });

  it("opens the default view, without an entry in the history, unless the address says something", async () => {
    const { views } = cockpitsOf(ann);
    await views.save(view);
    await views.setDefault("service", "east", { for: "me" });
    const before = history.length;
    const { client, trigger } = await opened();
    await waitFor(() => expect(trigger.textContent).toBe("Views East"));
    expect([client.selection.getSnapshot(), history.length - before, location.search]).toEqual([[region("east")], 0, "?md=1&md.region=in~east"]);
    cleanup();
    history.replaceState(null, "", "/?md=1");
    const again = await opened();
    await waitFor(() => expect(again.client.queryClient.isFetching()).toBe(0));
    expect([again.client.selection.getSnapshot(), again.trigger.textContent]).toEqual([[], "Views No view"]);
  });

  it("opens the default view of a cockpit, whatever its filters start with, unless its address says something", async () => {
    stubSize({ width: 1200, height: 400 });
    const { views } = cockpitsOf(ann);
    await views.save({ ...view, state: "v=1&v.period=last7d&v.region=in~east" });
    await views.setDefault("service", "east", { for: "me" });
    const shown = async () => {
      const client = clientOf({ ...fakeAdapter([]), documents: cockpitsOf(ann) });
      render(
        <Page client={client}>
          <SavedViews cockpit="service" />
          <ComposedCockpit title="Service" filters={[{ id: "period", kind: "dateRange", start: { last: 28, unit: "day" } }]} url={{ namespace: "desk" }}>
            {null}
          </ComposedCockpit>
        </Page>,
      );
      await screen.findByRole("button", { name: /^Date range/ });
      await waitFor(() => expect(client.queryClient.isFetching()).toBe(0));
      return client;
    };
    const before = history.length;
    const client = await shown();
    await waitFor(() => expect(location.search).toBe("?desk=1&desk.period=last7d&desk.region=in~east"));
    expect([client.selection.getSnapshot(), history.length - before]).toEqual([[{ source: "period", range: { last: 7, unit: "day" } }, region("east")], 0]);
    cleanup();
    history.replaceState(null, "", "/?desk=1&desk.region=in~west");
    const again = await shown();
    await waitFor(() => expect(again.selection.getSnapshot()).toEqual([region("west")]));
    expect(screen.getByRole("button", { name: /^Views/ }).textContent).toBe("Views No view");
  });

  it("shows a change at once, and takes back what is refused", async () => {
    let refuse = (_: unknown) => {};
    const kept = cockpitsOf(ann);
    await kept.views.save(view);
    const store: Store = { ...kept, views: { ...kept.views, save: () => new Promise((_, reject) => (refuse = reject)) } };
    const { user, trigger } = await opened({ store });
    await user.click(trigger);
    await user.click(await screen.findByRole("button", { name: "More for East" }));
    await user.click(screen.getByRole("button", { name: "Rename" }));
    await user.clear(screen.getByDisplayValue("East"));
    await user.keyboard("West{Enter}");
    await waitFor(() => expect(names()).toContain("West"));
    act(() => refuse(new MetricsError("forbidden", "no")));
    expect((await screen.findByText(/^That could not be saved and was taken back\./)).getAttribute("data-signal")).toBe("bad");
    expect(names()).toContain("East");
  });

  it.each([
    ["has not heard", ({ subscribe: _, ...store }: Store) => store],
    ["has heard", (store: Store) => store],
  ])("says that somebody else has changed a view, of which the page %s, and lets the reader choose", async (_, heard) => {
    const theirs = cockpitsOf(bob);
    await cockpitsOf(ann).views.save({ ...view, scope: "shared" });
    const { client, user, trigger } = await opened({ store: heard(cockpitsOf(ann)) });
    await user.click(trigger);
    await user.click(await screen.findByRole("button", { name: /^East\s/ }));
    await theirs.views.save({ ...view, version: 1, scope: "shared", name: "East", state: "v=1&v.region=in~east~west" });
    await waitFor(() => expect(client.queryClient.isFetching()).toBe(0));
    act(() => client.selection.publish(region("south")));
    await user.click(trigger);
    await user.click(await screen.findByRole("button", { name: "Save into East" }));
    expect((await screen.findByText("Somebody else has changed East meanwhile.")).getAttribute("data-signal")).toBe("warning");
    await user.click(screen.getByRole("button", { name: "Open theirs" }));
    expect(client.selection.getSnapshot()).toEqual([region("east", "west")]);
    expect((await theirs.views.list("service")).views[0]?.version).toBe(2);
  });

  it("shares, chooses what opens first for all, and deletes", async () => {
    await cockpitsOf(ann).views.save(view);
    const { user, trigger } = await opened();
    await user.click(trigger);
    // As every other box that is ticked beside its words.
    expect((await screen.findByRole("checkbox", { name: "Share it with everybody" })).closest("label")?.className).toBe("md-pick");
    const act1 = async (name: string) => {
      await user.click(await screen.findByRole("button", { name: "More for East" }));
      await user.click(screen.getByRole("button", { name }));
    };
    await act1("Share with everybody");
    await waitFor(() => expect(names()).toContain("East Shared"));
    await act1("Open first for all");
    await waitFor(() => expect(names()).toContain("Shared · Opens first for all"));
    expect((await cockpitsOf(bob).views.list("service")).defaults).toEqual({ me: null, all: "east" });
    await act1("Delete");
    expect(screen.getByText("Delete East?").textContent).toBe("Delete East?");
    await user.keyboard("{Escape}");
    expect(names()).toContain("East");
    await act1("Delete");
    await user.click(screen.getByRole("button", { name: "Delete" }));
    await waitFor(() => expect(screen.getByText("No view is saved yet. Choose filters and save them here.").tagName).toBe("P"));
    expect((await cockpitsOf(ann).views.list("service")).views).toEqual([]);
  });

  it("a view with filters that are gone from the catalog opens with the others, and says so", async () => {
    await cockpitsOf(ann).views.save({ ...view, state: "v=1&v.region=in~east&v.tier=in~gold" });
    const { user, trigger, client } = await opened({ locale: "zh-CN" });
    await user.click(trigger);
    await user.click(await screen.findByRole("button", { name: /^East\s/ }));
    expect(client.selection.getSnapshot()).toEqual([region("east")]);
    await user.click(trigger);
    expect((await screen.findByText("其中有本页没有的筛选条件，其余条件已生效。")).tagName).toBe("P");
  });
});

describe("useCockpitDocument", () => {
  const document = { title: { en: "Service" }, widgets: {} };
  const shownOf = (store: CockpitStore) => {
    const client = clientOf({ ...fakeAdapter([]), documents: store });
    const wrapper = ({ children }: { readonly children: ReactNode }) => <Page client={client}>{children}</Page>;
    const { result } = renderHook(() => useCockpitDocument("service"), { wrapper });
    return { now: () => result.current, shown: () => `${result.current.status} ${result.current.stored?.version ?? ""} ${result.current.stored?.title.en ?? ""}` };
  };

  it("saves over the version that it shows, and surfaces a conflict with both sides", async () => {
    const mine = cockpitsOf(ann);
    const { subscribe: _, ...quiet } = mine;
    const { now, shown } = shownOf(quiet);
    await waitFor(() => expect(shown()).toBe("missing  "));
    let isKept: boolean | undefined;
    await act(async () => void (isKept = await now().save(document)));
    expect([isKept, shown()]).toEqual([true, "ready 1 Service"]);
    await cockpitsOf(bob).save({ id: "service", version: 1, document: { ...document, title: { en: "Bob's" } } });
    const changed = { ...document, title: { en: "Ann's" } };
    await act(async () => void (isKept = await now().save(changed)));
    expect([isKept, shown(), now().conflict?.mine, now().conflict?.madeFrom, now().conflict?.theirs?.version]).toEqual([false, "ready 2 Bob's", changed, 1, 2]);
    await act(async () => void (isKept = await now().save(changed)));
    expect([isKept, shown(), now().conflict]).toEqual([true, "ready 3 Ann's", null]);
  });

  it("shows what is to be kept at once, hears of others, and takes back what is refused", async () => {
    const mine = cockpitsOf(ann);
    let refuse = (_: unknown) => {};
    const { now, shown } = shownOf({ ...mine, save: () => new Promise((_, reject) => (refuse = reject)) });
    await waitFor(() => expect(shown()).toBe("missing  "));
    await act(() => cockpitsOf(bob).save({ id: "service", version: 0, document }));
    await waitFor(() => expect(shown()).toBe("ready 1 Service"));
    let done: Promise<boolean> | undefined;
    act(() => void (done = now().save({ ...document, title: { en: "Next" } })));
    await waitFor(() => expect([shown(), now().saving]).toEqual(["ready 1 Next", true]));
    act(() => refuse(new MetricsError("forbidden", "no")));
    expect(await done).toBe(false);
    await waitFor(() => expect([shown(), now().saving, now().error?.code]).toEqual(["ready 1 Service", false, "forbidden"]));
  });
});
