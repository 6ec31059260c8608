// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { StrictMode } from "react";
import type { ReactNode } from "react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CockpitDocument } from "../../src/document/index.ts";
import { Cockpit, CockpitItem, defineWidget, KpiTile, standardWidgets, useUrlState } from "../../src/index.ts";
import type { CockpitOfDocument } from "../../src/index.ts";
import { fakeAdapter } from "../../src/testing/index.ts";
import { stubSize } from "../widgets/fixedSize.ts";
import { clientOf, Page } from "./support.tsx";
import { memoryRouter } from "./url/memoryRouter.ts";
import type { MemoryRouter } from "./url/memoryRouter.ts";

beforeEach(() => stubSize({ width: 1200, height: 800 }));
afterEach(cleanup);

const north = { dimension: "region", op: "in", values: ["North"] } as const;
const deskCockpit: CockpitDocument = {
  format: "metricdeck.cockpit",
  version: 1,
  title: { en: "Service desk", "zh-CN": "客服总览" },
  filters: [
    { id: "period", kind: "dateRange", start: { last: 7, unit: "day" } },
    { id: "region", kind: "dimension", dimension: "region", start: { op: "in", values: ["North"] } },
  ],
  widgets: {
    tickets: { type: "KpiTile", props: { metric: "tickets", sparkline: false } },
    solved: { type: "KpiTile", props: { metric: "solved", sparkline: false }, filters: { region: "ignore" } },
  },
  layout: { wide: { solved: { x: 0, y: 0, w: 3, h: 3 }, tickets: { x: 3, y: 0, w: 3, h: 3 } } },
};

const figures = () => fakeAdapter([{ tickets: 1055, solved: 950 }]);

function shown(): readonly (string | null)[] {
  return screen.getAllByRole("group").flatMap((group) => group.querySelector(".md-kpi-value")?.textContent ?? []);
}

function Desk(props: Partial<CockpitOfDocument>) {
  return <Cockpit document={deskCockpit} widgets={standardWidgets} {...props} />;
}

describe("<Cockpit>", () => {
  it("asks once for each widget, under the filters' starts from the first question on", async () => {
    const adapter = figures();
    render(<Page client={clientOf(adapter)}><Desk /></Page>);
    await waitFor(() => expect(shown()).toEqual(["950", "1,055"]));
    const asked = adapter.asked.map(({ query }) => ({
      metrics: "metrics" in query && query.metrics,
      range: "time" in query && query.time?.range,
      where: "where" in query ? query.where : null,
    }));
    const range = { last: 7, unit: "day" };
    expect(asked).toHaveLength(2);
    expect(asked).toContainEqual({ metrics: ["tickets"], range, where: north });
    expect(asked.find(({ metrics }) => String(metrics) === "solved")).toEqual({ metrics: ["solved"], range, where: null });
    expect(adapter.requests).toBe(1);
  });

  it.each([
    ["en", "This cockpit has no widgets yet"],
    ["zh-CN", "此看板暂无组件"],
  ])("says that it has no widgets, from a document and from children, and nothing of it where it has (%s)", async (locale, words) => {
    const { title, filters = [] } = deskCockpit;
    const { rerender } = render(<Page client={clientOf(figures())} locale={locale}><Desk document={{ ...deskCockpit, widgets: {}, layout: { wide: {} } }} /></Page>);
    expect(await screen.findByText(words)).not.toBeNull();
    rerender(<Page client={clientOf(figures())} locale={locale}><Cockpit title={title} filters={filters} /></Page>);
    expect(await screen.findByText(words)).not.toBeNull();
    rerender(<Page client={clientOf(figures())} locale={locale}><Desk /></Page>);
    expect(screen.queryByText(words)).toBeNull();
  });

  it("calls its filters as the document does", async () => {
    const filters: CockpitDocument["filters"] = [
      { id: "period", kind: "dateRange", label: { en: "Opened", "zh-CN": "开单" }, start: { last: 7, unit: "day" } },
      { id: "region", kind: "dimension", label: { en: "Where" }, dimension: "region", start: { op: "in", values: ["North"] } },
      { id: "slow", kind: "measure", label: { en: "Slow ones" }, dimension: "region", metric: "tickets" },
    ];
    render(<Page client={clientOf(figures())}><Desk document={{ ...deskCockpit, filters }} /></Page>);
    const names = screen.getAllByRole("button").map(({ textContent }) => textContent ?? "");
    expect(names.filter((name) => /^(Opened|Where|Slow)/.test(name)).map((name) => name.split(",")[0]?.replace(/ \w{3} \d.*/, ""))).toEqual(["Opened: Last 7 days", "Where: North", "Slow ones: All"]);
  });

  it("offers the ranges that the document lists, by their own names", async () => {
    const week = { label: { en: "Peak week", "zh-CN": "高峰周" }, range: { from: "2026-11-09", to: "2026-11-16" } };
    const filters: CockpitDocument["filters"] = [{ id: "period", kind: "dateRange", start: week.range, presets: ["yesterday", week] }];
    render(<Page client={clientOf(figures())}><Desk document={{ ...deskCockpit, filters }} /></Page>);
    const control = screen.getByRole("button", { name: /Date range Peak week Nov 9 – 15, 2026/ });
    await userEvent.click(control);
    expect((await screen.findAllByRole("option")).map(({ textContent }) => textContent)).toEqual(["Yesterday", "Peak week"]);
  });

  it("says and shows the same from children", async () => {
    const fromDocument = figures();
    const { unmount } = render(<Page client={clientOf(fromDocument)}><Desk /></Page>);
    await waitFor(() => expect(shown()).toHaveLength(2));
    const html = screen.getByRole("region").innerHTML;
    unmount();

    const fromChildren = figures();
    const client = clientOf(fromChildren);
    render(
      <Page client={client}>
        <Cockpit title={deskCockpit.title} filters={deskCockpit.filters ?? []}>
          <CockpitItem id="tickets" wide={{ x: 3, y: 0, w: 3, h: 3 }}>
            <KpiTile metric="tickets" sparkline={false} />
          </CockpitItem>
          <>
            <CockpitItem id="solved" wide={{ x: 0, y: 0, w: 3, h: 3 }} filters={{ region: "ignore" }}>
              <KpiTile metric="solved" sparkline={false} />
            </CockpitItem>
          </>
        </Cockpit>
      </Page>,
    );
    await waitFor(() => expect(shown()).toEqual(["950", "1,055"]));
    const plain = (text: string) => text.replaceAll(/_r_\w+_|«\w+»/g, "");
    expect(plain(screen.getByRole("region").innerHTML)).toBe(plain(html));
    const queries = (adapter: ReturnType<typeof figures>) => adapter.asked.map(({ query }) => JSON.stringify(query)).toSorted();
    expect(queries(fromChildren)).toEqual(queries(fromDocument));
  });

  it("takes back what it and its widgets published when it goes, and leaves what others say", async () => {
    const client = clientOf(figures());
    client.selection.publish({ source: "host", filter: { dimension: "channel", op: "equals", value: "phone" } });
    const { unmount } = render(<Page client={client}><Desk /></Page>);
    await waitFor(() => expect(shown()).toHaveLength(2));
    client.selection.publish({ source: "tickets", filter: north });
    expect(client.selection.getSnapshot().map(({ source }) => source)).toEqual(["host", "period", "region", "tickets"]);
    unmount();
    expect(client.selection.getSnapshot().map(({ source }) => source)).toEqual(["host"]);
  });

  it("leaves a filter as somebody has set it before, also under StrictMode", async () => {
    const client = clientOf(figures());
    client.selection.publish({ source: "period", range: { toDate: "month" } });
    render(<Page client={client}><Desk /></Page>);
    await waitFor(() => expect(shown()).toHaveLength(2));
    expect(client.selection.getSnapshot().find(({ source }) => source === "period")?.range).toEqual({ toDate: "month" });
  });

  it("is a landmark named by its title, whose widgets stand in the order in which they are read", async () => {
    render(<Page client={clientOf(figures())}><Desk id="desk" className="mine" /></Page>);
    await waitFor(() => expect(shown()).toHaveLength(2));
    const cockpit = screen.getByRole("region", { name: "Service desk" });
    expect(cockpit.className).toBe("md-cockpit mine");
    const headings = within(cockpit).getAllByRole("heading").map(({ tagName, textContent }) => `${tagName} ${textContent}`);
    expect(headings).toEqual(["H2 Service desk", "H3 solved", "H3 tickets"]);
  });

  it("keeps what is chosen in one of two cockpits from the other, and shows what the page says in both", async () => {
    const adapter = figures();
    const client = clientOf(adapter);
    render(<Page client={client}><Desk id="north" /><Desk id="south" /></Page>);
    await waitFor(() => expect(shown()).toHaveLength(4));
    const asked = adapter.asked.length;
    act(() => client.selection.publish({ source: "north.period", range: { last: 14, unit: "day" } }));
    await waitFor(() => expect(adapter.asked).toHaveLength(asked + 2));
    const periods = () => screen.getAllByRole("button", { name: /^Date range/ }).map(({ textContent }) => textContent);
    await waitFor(() => expect(periods()[0]).not.toBe(periods()[1]));
    act(() => client.selection.publish({ source: "page", filter: { dimension: "channel", op: "equals", value: "chat" } }));
    await waitFor(() => expect(adapter.asked).toHaveLength(asked + 6));
  });

  it("gives the ids of a cockpit that shares its page the cockpit's own in front, also in its widgets' scopes", async () => {
    const adapter = figures();
    const client = clientOf(adapter);
    render(<Page client={client}><Desk id="north" /></Page>);
    await waitFor(() => expect(shown()).toHaveLength(2));
    expect(client.selection.getSnapshot().map(({ source }) => source)).toEqual(["north.period", "north.region"]);
    expect(adapter.asked.filter(({ query }) => "where" in query && query.where !== undefined)).toHaveLength(1);
  });
});

describe("Esc in a <Cockpit>", () => {
  const chat = { dimension: "channel", op: "equals", value: "chat" } as const;
  const sources = (client: ReturnType<typeof clientOf>) => client.selection.getSnapshot().map(({ source }) => source);
  const status = (cockpit: HTMLElement) => cockpit.querySelector(".md-chips [role=status]")?.textContent;
  const esc = (on: Element) => fireEvent.keyDown(on, { key: "Escape" });
  /** Its code comes after the cockpit's. */
  const keys = () => act(async () => void (await import("../../src/cockpit/cockpitLater.ts")));

  it("takes back what its widgets said, the last first, and says what is left; controls and others stay", async () => {
    const client = clientOf(figures());
    client.selection.publish({ source: "host", origin: "Host", filter: chat });
    render(<Page client={client}><Desk /></Page>);
    await waitFor(() => expect(shown()).toHaveLength(2));
    await keys();
    act(() => {
      client.selection.publish({ source: "solved", origin: "Solved", filter: chat });
      // As a link has it.
      client.selection.publish({ source: "tickets", filter: { ...chat, value: "phone" } });
    });
    const cockpit = screen.getByRole("region", { name: "Service desk" });
    await waitFor(() => expect(status(cockpit)).toContain("phone"));
    esc(screen.getByRole("button", { name: /^Date range/ }));
    expect(sources(client)).toEqual(["host", "period", "region", "solved"]);
    await waitFor(() => expect(status(cockpit)).not.toContain("phone"));
    expect(esc(document.body)).toBe(false);
    expect(sources(client)).toEqual(["host", "period", "region"]);
    expect(esc(document.body)).toBe(true);
    expect(sources(client)).toEqual(["host", "period", "region"]);
  });

  it("takes back one thing of one cockpit: of the one with the focus, and of no other page's part", async () => {
    const client = clientOf(figures());
    render(<Page client={client}><Desk id="north" /><Desk id="south" /><button type="button">Beside</button></Page>);
    await waitFor(() => expect(shown()).toHaveLength(4));
    await keys();
    const said = ["north.tickets", "south.tickets", "south.solved"];
    act(() => said.forEach((source) => client.selection.publish({ source, origin: source, filter: chat })));
    const left = () => sources(client).filter((source) => said.includes(source));
    const [north] = screen.getAllByRole("button", { name: /^Date range/ });
    esc(screen.getByRole("button", { name: "Beside" }));
    expect(left()).toEqual(said);
    if (north !== undefined) esc(north);
    expect(left()).toEqual(["south.tickets", "south.solved"]);
    esc(document.body);
    expect(left()).toEqual(["south.tickets"]);
  });

  it("is for what is nearer: who took the key, a text field, an open popover, a dialog over the page, a drag, a key held down", async () => {
    const client = clientOf(figures());
    render(
      <Page client={client}>
        <Cockpit title="Mine">
          <CockpitItem id="own">
            <div>
              <input aria-label="Text" />
              <input type="checkbox" aria-label="Box" />
              <button type="button" aria-haspopup="dialog" aria-expanded>Open</button>
              <button type="button" onKeyDown={(event) => event.preventDefault()}>Taker</button>
              <div role="dialog"><button type="button">Inside</button></div>
            </div>
          </CockpitItem>
        </Cockpit>
      </Page>,
    );
    await keys();
    const say = (draft?: true) => act(() => client.selection.publish({ source: "own", origin: "Own", filter: chat, ...(draft && { draft }) }));
    say();
    for (const name of ["Open", "Taker", "Inside"]) esc(screen.getByRole("button", { name }));
    esc(screen.getByRole("textbox", { name: "Text" }));
    fireEvent.keyDown(document.body, { key: "Escape", repeat: true });
    const cockpit = screen.getByRole("region", { name: "Mine" });
    cockpit.setAttribute("aria-hidden", "true");
    esc(document.body);
    cockpit.removeAttribute("aria-hidden");
    say(true);
    esc(document.body);
    expect(sources(client)).toEqual(["own"]);
    say();
    esc(screen.getByRole("checkbox", { name: "Box" }));
    expect(sources(client)).toEqual([]);
  });

  it("leaves a control that stands in a place for widgets, and knows a widget by an id of its own", async () => {
    const client = clientOf(figures());
    render(
      <Page client={client}>
        <Cockpit title="Mine">
          <CockpitItem id="left"><KpiTile id="figure" metric="tickets" sparkline={false} /></CockpitItem>
          <CockpitItem id="right"><KpiTile metric="solved" sparkline={false} /></CockpitItem>
        </Cockpit>
      </Page>,
    );
    await keys();
    act(() => {
      client.selection.publish({ source: "figure", origin: "Tickets", filter: chat });
      client.selection.publish({ source: "right", filter: north });
    });
    esc(document.body);
    expect(sources(client)).toEqual(["right"]);
  });

  it("knows a widget that stands deeper in a place, by its element", async () => {
    const client = clientOf(figures());
    const Mine = () => <div><KpiTile id="deep" metric="tickets" sparkline={false} /></div>;
    render(
      <Page client={client}>
        <Cockpit title="Mine"><CockpitItem id="left"><Mine /></CockpitItem></Cockpit>
        <div id="beside" />
      </Page>,
    );
    await keys();
    act(() => {
      client.selection.publish({ source: "deep", origin: "Tickets", filter: chat });
      client.selection.publish({ source: "beside", origin: "Beside", filter: north });
    });
    esc(document.body);
    expect(sources(client)).toEqual(["beside"]);
  });
});

describe("a cockpit with faults", () => {
  it("says what is wrong in the widget's own place, with the path, and shows the rest", async () => {
    const widgets: CockpitDocument["widgets"] = {
      tickets: { type: "KpiTille", props: {} },
      solved: { type: "KpiTile", props: { metric: 5 } },
      rated: { type: "KpiTile", props: { metric: "rated" } },
    };
    const layout = { wide: { ...deskCockpit.layout.wide, rated: { x: 6, y: 0, w: 3, h: 3 } } };
    render(<Page client={clientOf(figures())}><Desk document={{ ...deskCockpit, widgets, layout }} /></Page>);
    await waitFor(() => expect(screen.getAllByRole("group", { name: "This widget cannot be shown" })).toHaveLength(2));
    const [metric, type] = screen.getAllByRole("listitem").map(({ textContent }) => textContent);
    expect(type).toBe('unknown widget "KpiTille"; did you mean "KpiTile"?widgets.tickets.type');
    expect(metric).toContain("widgets.solved.props.metric");
    expect(screen.getByRole("heading", { name: "rated" }).tagName).toBe("H3");
  });

  it("keeps a host's widget that crashes to its place, and tries it again", async () => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    let isBroken = true;
    const Board = ({ name, id }: { readonly name: string; readonly id?: string }) => {
      if (isBroken) throw new Error("no queue");
      return <p>{`${id}: ${name}`}</p>;
    };
    const board = defineWidget(
      {
        type: "Board",
        label: { en: "Board" },
        description: { en: "Who waits" },
        fields: { name: { kind: "localized", label: { en: "Name" }, required: true } },
        size: { w: 3, h: 3 },
      },
      async () => Board,
    );
    const document: CockpitDocument = {
      ...deskCockpit,
      widgets: { ...deskCockpit.widgets, tickets: { type: "Board", props: { name: { en: "Queue", "zh-CN": "队列" } } } },
    };
    render(<Page client={clientOf(figures())}><Desk document={document} widgets={[...standardWidgets, board]} /></Page>);
    await screen.findByText("It failed while it was being drawn: no queue");
    expect(await screen.findByRole("heading", { name: "solved" })).toBeInstanceOf(HTMLElement);
    isBroken = false;
    screen.getByRole("button", { name: "Try again" }).click();
    await screen.findByText("tickets: Queue");
  });

  it("shows what is wrong with a document that cannot be drawn at all", async () => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    render(<Page client={clientOf(figures())}><Desk document={{ title: { en: "x" } } as unknown as CockpitDocument} /></Page>);
    const faults = await screen.findByRole("group", { name: "This cockpit’s document has faults" });
    await waitFor(() => expect(within(faults).getAllByRole("listitem").length).toBeGreaterThan(0));
  });
});

describe("a place whose widget is not there yet", () => {
  it("is as high as the tiles that it will have", async () => {
    const document: CockpitDocument = {
      ...deskCockpit,
      widgets: {
        tickets: { type: "KpiStrip", props: { metrics: ["tickets", { metric: "solved", target: 5 }], compare: ["previous", "target"] } },
        solved: { type: "KpiTile", props: { metric: "solved" } },
      },
    };
    const { container } = render(<Page client={clientOf(figures())}><Desk document={document} /></Page>);
    const rooms = [...container.querySelectorAll<HTMLElement>("[aria-busy] > .md-kpi")].map(({ style }) =>
      ["comparisons", "target", "spark"].map((name) => style.getPropertyValue(`--md-kpi-${name}`)).join(),
    );
    expect(rooms).toEqual(["1,0,1", "2,1,1"]);
    await waitFor(() => expect(shown()).toHaveLength(3));
  });
});

describe("<Cockpit url>", () => {
  it("keeps the address empty where filters start, and writes one entry for a choice", async () => {
    const router = memoryRouter("");
    const client = clientOf(figures());
    const { unmount } = render(<Page client={client}><Desk url={{ router }} /></Page>);
    await waitFor(() => expect(shown()).toHaveLength(2));
    expect(router.entries).toEqual([""]);
    client.selection.clear("region");
    expect(router.entries).toHaveLength(2);
    const address = router.read();
    unmount();
    expect(router.read()).toBe(address);
    expect(router.entries).toHaveLength(2);
  });

  it("shows what the address says from the first question on, and does not start again what it cleared", async () => {
    const first = memoryRouter("");
    const client = clientOf(figures());
    const { unmount } = render(<Page client={client}><Desk url={{ router: first }} /></Page>);
    await waitFor(() => expect(shown()).toHaveLength(2));
    client.selection.clear("region");
    unmount();

    const adapter = figures();
    const reloaded = clientOf(adapter);
    render(<Page client={reloaded}><Desk url={{ router: memoryRouter(first.read()) }} /></Page>);
    await waitFor(() => expect(shown()).toHaveLength(2));
    expect(reloaded.selection.getSnapshot()).toEqual([{ source: "period", range: { last: 7, unit: "day" } }]);
    expect(adapter.asked).toHaveLength(2);
  });

  it("has an address under an id of its own too, and says what of a link it could not use until something else is chosen", async () => {
    const client = clientOf(figures());
    const router = memoryRouter("?north=1&north.north.region=region:in~South&north.north.nosuch=nosuch:in~phone&north.north.period=2026-02-30..2026-03-01");
    render(<Page client={client}><Desk id="north" url={{ router, namespace: "north" }} /></Page>);
    await waitFor(() => expect(shown()).toHaveLength(2));
    // Where its part of the link is unusable, a filter is where it starts.
    expect(client.selection.getSnapshot().map(({ source }) => source)).toEqual(["north.period", "north.region"]);
    const [note] = screen.getAllByRole("status");
    expect(note?.textContent).toBe("Part of this link could not be used here: north.nosuch, north.period");
    act(() => client.selection.clear("north.region"));
    await waitFor(() => expect(note?.textContent).toBe(""));
  });
});

function Addressed({ router, children }: { readonly router: MemoryRouter; readonly children: ReactNode }) {
  useUrlState({ router });
  return children;
}

describe("<Cockpit url>, two of a page", () => {
  const chat = { source: "channel", filter: { dimension: "channel", op: "in", values: ["chat"] } } as const;

  it("has one entry for what the page says for both, and asks for nothing again on the way back and forth, under StrictMode", async () => {
    const router = memoryRouter("?page=desk");
    const adapter = figures();
    const client = clientOf(adapter);
    const two = ["north", "south"].map((id) => <Desk key={id} id={id} url={{ router, namespace: id }} />);
    render(<StrictMode><Page client={client}>{two}</Page></StrictMode>);
    await waitFor(() => expect(shown()).toHaveLength(4));
    const [begun, before] = [client.selection.getSnapshot(), adapter.asked.length];
    act(() => client.selection.publish(chat));
    await waitFor(() => expect(adapter.asked).toHaveLength(2 * before));
    act(() => client.selection.clear("south.region"));
    await waitFor(() => expect(client.queryClient.isFetching()).toBe(0));
    const [chosen, asked] = [client.selection.getSnapshot(), adapter.asked.length];
    const part = (id: string, region = `&${id}.${id}.region=region:in~North`) => `&${id}=1&${id}.${id}.period=last7d&${id}.channel=in~chat${region}`;
    const entries = ["?page=desk", `?page=desk${part("north")}${part("south")}`, `?page=desk${part("north")}${part("south", "")}`];
    expect(router.entries).toEqual(entries);
    act(() => router.go(-1));
    act(() => router.go(-1));
    await waitFor(() => expect(shown()).toHaveLength(4));
    expect(client.selection.getSnapshot()).toEqual(begun);
    act(() => router.go(2));
    await waitFor(() => expect(client.queryClient.isFetching()).toBe(0));
    expect(new Set(client.selection.getSnapshot())).toEqual(new Set(chosen));
    expect([router.entries, adapter.asked.length]).toEqual([entries, asked]);
  });

  it("tells in the second what the first says otherwise, and writes nothing for it", async () => {
    const search = "?north=1&north.channel=in~chat&south=1&south.channel=in~phone";
    const router = memoryRouter(search);
    const client = clientOf(figures());
    render(<StrictMode><Page client={client}>{["north", "south"].map((id) => <Desk key={id} id={id} url={{ router, namespace: id }} />)}</Page></StrictMode>);
    await waitFor(() => expect(shown()).toHaveLength(4));
    expect(client.selection.getSnapshot()).toEqual([chat]);
    expect(screen.getAllByRole("status").map(({ textContent }) => textContent).filter((text) => text?.includes("link"))).toEqual(["Part of this link could not be used here: channel"]);
    expect(router.entries).toEqual([search]);
  });

  it.each(["desk", undefined])("stands beside what the host keeps with useUrlState, with one entry for a choice (id: %s)", async (id) => {
    history.replaceState(null, "", "/");
    const client = clientOf(figures());
    const pushed = vi.spyOn(history, "pushState");
    function Whole() {
      useUrlState({ namespace: "p" });
      return <Desk {...(id !== undefined && { id })} url={{ namespace: "c" }} />;
    }
    render(<StrictMode><Page client={client}><Whole /></Page></StrictMode>);
    await waitFor(() => expect(shown()).toHaveLength(2));
    act(() => client.selection.publish(chat));
    const chosen = new Set(client.selection.getSnapshot());
    act(() => client.selection.publish({ source: "range", range: { toDate: "day" } }));
    expect(pushed).toHaveBeenCalledTimes(2);
    history.back();
    await waitFor(() => expect(new Set(client.selection.getSnapshot())).toEqual(chosen));
    expect(pushed).toHaveBeenCalledTimes(2);
    pushed.mockRestore();
    history.replaceState(null, "", "/");
  });
});

describe("<Cockpit> in an address that the host keeps", () => {
  it("makes no entry by starting, under StrictMode, nor by going", async () => {
    const router = memoryRouter("?page=desk");
    const client = clientOf(figures());
    const page = (desk: ReactNode) => (
      <StrictMode>
        <Page client={client}><Addressed router={router}>{desk}</Addressed></Page>
      </StrictMode>
    );
    const { rerender } = render(page(<Desk />));
    await waitFor(() => expect(shown()).toHaveLength(2));
    expect(router.entries).toEqual(["?page=desk&md=1&md.period=last7d&md.region=in~North"]);
    act(() => client.selection.clear("region"));
    expect(router.entries).toHaveLength(2);
    rerender(page(null));
    expect(router.entries).toHaveLength(2);
  });
});
