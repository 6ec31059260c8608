// @vitest-environment jsdom
import { act, cleanup, render, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { WidgetFrame } from "../../../src/index.ts";
import type { TableModel, ViewState, WidgetFrameProps } from "../../../src/index.ts";
import { MetricsError } from "../../../src/query/index.ts";
import { fakeAdapter } from "../../../src/testing/index.ts";
import { widgetClient, WidgetPage } from "../support.tsx";

afterEach(cleanup);

const ready: ViewState<string> = { status: "ready", model: "drawn", refreshing: false, stale: null, partial: null };
const retry = vi.fn<() => void>();
beforeEach(() => void retry.mockClear());

const channels: TableModel = {
  caption: "Tickets by channel",
  rowCount: 3,
  columns: [
    { name: "channel", label: "Channel", role: "row", values: ["phone", "chat", "email"], format: String },
    { name: "tickets", label: "Tickets", role: "value", values: [2, 10, null], format: (value) => (value === null ? "–" : String(value)) },
  ],
};

function frame(state: ViewState<string>, { table = true, rows = channels, props = {} }: { table?: boolean; rows?: TableModel; props?: Partial<WidgetFrameProps<string>> } = {}) {
  return (
    <WidgetPage client={widgetClient(fakeAdapter([]))}>
      <WidgetFrame
        title="Tickets"
        metrics={["tickets"]}
        state={state}
        asOf="2026-03-18T10:00:00Z"
        height={300}
        {...(table && { table: () => rows })}
        {...props}
      >
        {(model) => <p>{model}</p>}
      </WidgetFrame>
    </WidgetPage>
  );
}

const bodyCells = () => [...document.querySelectorAll("tbody tr")].map(({ textContent }) => textContent);

describe("WidgetFrame", () => {
  it.each<[ViewState<string>, string]>([
    [{ status: "pending" }, "Loading"],
    [{ status: "empty", filtered: false }, "No data in this period"],
    [{ status: "empty", filtered: true, clearFilters: retry }, "No data for these filters"],
    [{ status: "placeholder" }, "Data appears here outside edit mode"],
    [ready, "drawn"],
  ])("is as high in every state: %o", async (state, text) => {
    const { container } = render(frame(state));
    expect(container.querySelector("section")?.style.blockSize).toBe("300px");
    expect((await screen.findByText(text)).closest("section")?.style.blockSize).toBe("300px");
  });

  it("is a region named by its title and busy while it loads or refreshes", () => {
    const { rerender } = render(frame({ status: "pending" }));
    const busy = () => screen.getByRole("region", { name: "Tickets" }).getAttribute("aria-busy");
    expect(busy()).toBe("true");
    rerender(frame(ready));
    expect(busy()).toBe("false");
    rerender(frame({ ...ready, refreshing: true }));
    expect([busy(), screen.getByText("drawn").tagName, screen.getByText("Refreshing").tagName]).toEqual(["true", "P", "SPAN"]);
  });

  it.each(["Export", "Inside"])("keeps the focus when what has it gives way to another state: %s", async (name) => {
    const shown = (state: ViewState<string>) => (
      <WidgetPage client={widgetClient(fakeAdapter([]))}>
        <WidgetFrame title="Tickets" state={state} table={() => channels}>
          {() => <button type="button">Inside</button>}
        </WidgetFrame>
      </WidgetPage>
    );
    const { container, rerender } = render(shown(ready));
    const body = container.querySelector(".md-frame-body");
    act(() => screen.getByRole("button", { name }).focus());
    rerender(shown({ status: "error", error: new MetricsError("timeout", "slow"), retry }));
    expect(document.activeElement).toBe(body);
    await screen.findByRole("button", { name: "Try again" });
    await userEvent.tab();
    expect(document.activeElement?.textContent).toBe("Try again");
    rerender(shown({ status: "pending" }));
    expect(document.activeElement).toBe(body);
    rerender(shown(ready));
    expect(document.activeElement).toBe(body);
  });

  it("takes no focus that a person took elsewhere", () => {
    const { rerender } = render(frame(ready));
    act(() => screen.getByRole("button", { name: "Export" }).focus());
    act(() => screen.getByRole("button", { name: "Export" }).blur());
    rerender(frame({ status: "pending" }));
    expect(document.activeElement).toBe(document.body);
  });

  it("an error shows its reason, code and request, is announced, and can be retried", async () => {
    render(frame({ status: "error", error: new MetricsError("timeout", "slow", { requestId: "r-1" }), retry }));
    const said = await waitFor(() => {
      const both = screen.getAllByText("The server took too long");
      expect(both.length).toBe(2);
      return both;
    });
    expect(said.map(({ parentElement }) => parentElement?.className)).toEqual(["md-state", "md-sr"]);
    expect(screen.getByText("Error: timeout · Request r-1").className).toBe("md-state-detail");
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(retry.mock.calls.length).toBe(1);
  });

  it("too much data is said in the reader's words, and can be asked for again once it is less", async () => {
    const error = new MetricsError("too-large", "the body is larger than 262144 bytes; ask for less at once");
    const { container } = render(frame({ status: "error", error, retry }));
    await screen.findAllByText("Too much data, please narrow the selection");
    expect(container.querySelector(".md-state")?.textContent).toBe("Too much data, please narrow the selectionError: too-largeTry again");
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(retry.mock.calls.length).toBe(1);
  });

  it("an unsupported query says what the source cannot do, in the reader's words", async () => {
    const error = new MetricsError("unsupported", "the source has no funnels");
    render(frame({ status: "error", error, retry }));
    await screen.findAllByText("This data source cannot answer this: the source has no funnels");
    expect(screen.getByText("Error: unsupported").className).toBe("md-state-detail");
    expect(screen.queryByRole("button", { name: "Try again" })).toBe(null);
  });

  it("says behind its age how an answer came about, without a warning", async () => {
    const partial = { limits: [], warnings: [], plan: { how: "rewritten", steps: 2 } } as const;
    const { container } = render(frame({ ...ready, partial }));
    await screen.findByText("Put together from 2 answers of the data source");
    expect([...container.querySelectorAll(".md-note-text")].map(({ textContent }) => textContent)).toEqual([
      "As of 10:00",
      "Put together from 2 answers of the data source",
    ]);
    expect(container.querySelector(".md-note [data-signal]")).toBe(null);
    expect(screen.queryByRole("status")?.textContent ?? "").toBe("");
  });

  it("its table shows hidden numbers as dots and says why", async () => {
    const [names, values] = channels.columns;
    if (names === undefined || values === undefined) throw new Error("two columns");
    render(frame(ready, { rows: { ...channels, columns: [names, { ...values, masked: new Set([2]) }] } }));
    await userEvent.click(screen.getByRole("button", { name: "Table" }));
    expect(bodyCells()).toEqual(["phone2", "chat10", "emailhiddenHidden: too few cases or not for you"]);
  });

  it("stale data stays, says as of when, and can be retried", async () => {
    const { rerender } = render(frame(ready));
    rerender(frame({ ...ready, stale: { error: new MetricsError("unavailable", "gone"), offline: false, retry } }));
    const note = await screen.findByTitle("Out of date: as of 10:00");
    expect([note.textContent, note.closest("[role=status]"), screen.getByText("drawn").tagName]).toEqual([
      "Out of date: as of 10:00",
      null,
      "P",
    ]);
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(retry.mock.calls.length).toBe(1);
  });

  it("switches between chart and table by one button that says which", async () => {
    render(frame(ready));
    const toggle = screen.getByRole("button", { name: "Table" });
    expect(toggle.getAttribute("aria-pressed")).toBe("false");
    await userEvent.click(toggle);
    expect([toggle.getAttribute("aria-pressed"), screen.queryByText("drawn"), bodyCells()]).toEqual(["true", null, ["phone2", "chat10", "email–"]]);
  });

  it("without a table offers neither switch, copy nor export", () => {
    render(frame(ready, { table: false }));
    const tools = within(screen.getByRole("group", { name: "Actions" })).getAllByRole("button");
    expect(tools.map((tool) => tool.getAttribute("aria-label"))).toEqual(["Full screen"]);
  });

  it("the table sorts by its headers, unknown last, and says how", async () => {
    render(frame(ready));
    await userEvent.click(screen.getByRole("button", { name: "Table" }));
    const header = screen.getByRole("button", { name: "Tickets" });
    await userEvent.click(header);
    expect([header.closest("th")?.getAttribute("aria-sort"), bodyCells()]).toEqual(["ascending", ["phone2", "chat10", "email–"]]);
    await userEvent.click(header);
    expect([header.closest("th")?.getAttribute("aria-sort"), bodyCells()]).toEqual(["descending", ["chat10", "phone2", "email–"]]);
    expect(screen.getAllByRole("rowheader").map(({ textContent }) => textContent)).toEqual(["chat", "phone", "email"]);
  });

  it("a long table shows 200 rows, and the next on demand", async () => {
    const values = Array.from({ length: 450 }, (_, index) => index);
    const long = { caption: "long", rowCount: 450, columns: [{ name: "n", label: "n", role: "value", values, format: String }] } as const;
    render(frame(ready, { rows: long }));
    await userEvent.click(screen.getByRole("button", { name: "Table" }));
    expect(bodyCells().length).toBe(200);
    await userEvent.click(screen.getByText("Show more (200 of 450)"));
    expect(bodyCells().length).toBe(400);
  });

  it("copies tab-separated text and says so", async () => {
    const user = userEvent.setup();
    vi.stubGlobal("ClipboardItem", PromisedText);
    render(frame(ready));
    await user.click(screen.getByRole("button", { name: "Copy" }));
    expect((await screen.findByRole("button", { name: "Copied" })).title).toBe("Copied");
    expect(await navigator.clipboard.readText()).toBe("Channel\tTickets\nphone\t2\nchat\t10\nemail\t");
  });

  it.each<[string, () => void, Partial<WidgetFrameProps<string>>]>([
    ["a clipboard that refuses", () => vi.spyOn(navigator.clipboard, "write").mockRejectedValue(new Error("Write permission denied")), {}],
    ["a page without one", () => vi.spyOn(navigator, "clipboard", "get").mockReturnValue(undefined as never), {}],
    ["rows that cannot be asked for", () => {}, { fullTable: () => Promise.reject(new Error("boom")) }],
    ["rows that throw", () => {}, { fullTable: () => { throw new Error("boom"); } }],
  ])("says that nothing was copied, of %s, and leaves no rejection to the page", async (_, fail, props) => {
    const user = userEvent.setup();
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    vi.stubGlobal("ClipboardItem", PromisedText);
    render(frame(ready, { props }));
    fail();
    await user.click(screen.getByRole("button", { name: "Copy" }));
    const said = await screen.findByText("This could not be copied");
    expect([said.role, said.className]).toEqual(["status", "md-unloaded"]);
    await user.tab();
    expect(screen.queryByText("This could not be copied")).toBeNull();
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });

  it("an outage is announced once for all widgets of a page, and is over when none has it any more", async () => {
    const old = (title: string, asOf: string, stale: boolean) => (
      <WidgetFrame
        title={title}
        asOf={asOf}
        state={stale ? { ...ready, stale: { error: new MetricsError("unavailable", "gone"), offline: false, retry } } : ready}
      >
        {(model) => <p>{model}</p>}
      </WidgetFrame>
    );
    const page = (first: boolean, second: boolean) => (
      <WidgetPage client={widgetClient(fakeAdapter([]))}>
        {old("Tickets", "2026-03-18T10:00:00Z", first)}
        {old("Agents", "2026-03-18T10:05:00Z", second)}
      </WidgetPage>
    );
    const { rerender } = render(page(true, true));
    const announced = () => screen.getAllByRole("status").map(({ textContent }) => textContent);
    await waitFor(() => expect(announced()).toEqual(["Out of date: as of 10:00"]));
    expect(screen.getByTitle("Out of date: as of 10:05").tagName).toBe("DIV");
    rerender(page(false, true));
    expect(announced()).toEqual(["Out of date: as of 10:00"]);
    rerender(page(false, false));
    expect(announced()).toEqual([""]);
  });

  it("a widget that throws keeps its frame, and draws again with the next data", async () => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const page = (model: string) => (
      <WidgetPage client={widgetClient(fakeAdapter([]))}>
        <WidgetFrame title="Tickets" state={{ ...ready, model }}>
          {(text: string) => {
            if (text === "broken") throw new Error("no scale");
            return <p>{text}</p>;
          }}
        </WidgetFrame>
      </WidgetPage>
    );
    const { rerender } = render(page("broken"));
    const [said] = await screen.findAllByText("This could not be drawn");
    expect([screen.getByRole("heading").textContent, said?.className]).toEqual(["Tickets", "md-state-text"]);
    expect([screen.queryByText(/^Error: /), screen.getByRole("button", { name: "Try again" }).tagName]).toEqual([null, "BUTTON"]);
    rerender(page("whole"));
    expect(screen.getByText("whole").tagName).toBe("P");
    vi.restoreAllMocks();
  });

  it("defines its metrics behind a button that names them, from when it is reached", async () => {
    render(frame(ready));
    const button = screen.getByRole("button", { name: "Definition: tickets" });
    expect([...document.querySelectorAll(".md-definition dd")]).toEqual([]);
    act(() => button.focus());
    await screen.findByText("Time zone: UTC");
    const facts = [...document.querySelectorAll(".md-definition dd")];
    expect(facts.map(({ textContent }) => textContent)).toEqual(["Count", "Neither is better"]);
  });
});

/** What jsdom has none of: an item of the clipboard whose text may still be on its way. */
class PromisedText {
  readonly types: readonly string[];
  readonly #data: Readonly<Record<string, Promise<Blob>>>;

  constructor(data: Readonly<Record<string, Promise<Blob>>>) {
    this.#data = data;
    this.types = Object.keys(data);
  }

  getType(type: string) {
    return this.#data[type];
  }
}
