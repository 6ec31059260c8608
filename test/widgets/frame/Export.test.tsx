// @vitest-environment jsdom
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import type { ReactElement } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { DrillTable, Trend, WidgetFrame } from "../../../src/index.ts";
import type { TableModel, ViewState, WidgetFrameProps } from "../../../src/index.ts";
import type { Catalog } from "../../../src/query/index.ts";
import { fakeAdapter } from "../../../src/testing/index.ts";
import { desk, deskAdapter } from "../drillTable/desk.ts";
import { stubSize } from "../fixedSize.ts";
import { widgetClient, WidgetPage } from "../support.tsx";
import { unzip } from "./unzip.ts";

beforeEach(() => stubSize({ width: 600, height: 432 }));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const ready: ViewState<string> = { status: "ready", model: "drawn", refreshing: false, stale: null, partial: null };
const tickets = (values: readonly number[]): TableModel => ({
  caption: "",
  rowCount: values.length,
  columns: [{ name: "tickets", label: "Tickets", role: "value", values, unit: "count", format: String }],
});

/** What a press on a kind of file saves: the frame shows one row of three. */
function saved(kind: string, of: Partial<WidgetFrameProps<string>> = {}): Promise<readonly [name: string, file: Blob]> {
  const client = widgetClient(fakeAdapter([]));
  client.selection.publish({ source: "dates", range: { last: 7, unit: "day" } });
  client.selection.publish({ source: "list", filter: { dimension: "channel", op: "equals", value: "phone" } });
  return savedFrom(
    <WidgetPage client={client}>
      <WidgetFrame title="Tickets" state={ready} asOf="2026-03-18T10:00:00Z" table={() => tickets([1])} fullTable={async () => tickets([1, 2, 3])} {...of}>
        {(model) => <p>{model}</p>}
      </WidgetFrame>
    </WidgetPage>,
    kind,
  );
}

async function savedFrom(page: ReactElement, kind: string): Promise<readonly [name: string, file: Blob]> {
  const files: [string, Blob][] = [];
  vi.stubGlobal("URL", Object.assign(URL, { createObjectURL: (blob: Blob) => (files.push(["", blob]), "blob:x"), revokeObjectURL: () => {} }));
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    const last = files.at(-1);
    if (last !== undefined) last[0] = this.download;
  });
  render(page);
  await userEvent.click(await screen.findByRole("button", { name: "Export" }));
  await userEvent.click(await screen.findByRole("button", { name: kind, hidden: true }));
  await waitFor(() => expect(files.length).toBe(1));
  return files[0] as [string, Blob];
}

const bytes = (blob: Blob) =>
  new Promise<Uint8Array>((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(new Uint8Array(reader.result as ArrayBuffer));
    reader.readAsArrayBuffer(blob);
  });

const notes = "# Tickets\r\n\"# Date range: Mar 11 – 17, 2026\"\r\n# channel: phone\r\n\"# As of Mar 18, 2026, 10:00\"\r\n# Time zone: UTC\r\n";

describe("Export", () => {
  it.each([
    ["CSV for Excel", "\ufeff"],
    ["Plain CSV", ""],
  ])("%s holds all rows, the filters, the moment and the zone", async (kind, mark) => {
    const [name, file] = await saved(kind);
    expect([name, new TextDecoder("utf-8", { ignoreBOM: true }).decode(await bytes(file))]).toEqual([
      "Tickets.csv",
      `${mark}${notes}Tickets (count)\r\n1\r\n2\r\n3\r\n`,
    ]);
  });

  it("says the widget's own time and filter in place of the page's time, and what its answer is not filtered by", async () => {
    const [, file] = await saved("Plain CSV", {
      covers: { from: "2026-02-01T00:00:00Z", to: "2026-03-01T00:00:00Z" },
      narrowedBy: { and: [{ dimension: "channel", op: "notIn", values: ["chat"] }, { dimension: "team", op: "equals", value: "North" }] },
      state: { ...ready, partial: { limits: [], warnings: [{ code: "filter-not-applicable", message: "Not filtered by Agent" }] } },
    });
    expect(new TextDecoder().decode(await bytes(file)).split("\r\n").slice(0, 6)).toEqual([
      "# Tickets",
      '"# Date range: Feb 1 – 28, 2026"',
      "# Only where: channel is none of chat and team is North",
      "# channel: phone",
      "# Not filtered by Agent",
      '"# As of Mar 18, 2026, 10:00"',
    ]);
  });

  it("waits where a new filter's rows are still on their way, and then has them", async () => {
    const files: Blob[] = [];
    vi.stubGlobal("URL", Object.assign(URL, { createObjectURL: (blob: Blob) => (files.push(blob), "blob:x"), revokeObjectURL: () => {} }));
    vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => {});
    const client = widgetClient(fakeAdapter([]));
    const page = (state: ViewState<string>) => (
      <WidgetPage client={client}>
        <WidgetFrame title="Tickets" state={state} table={(model) => tickets(model === "new" ? [2] : [1])}>
          {(model) => <p>{model}</p>}
        </WidgetFrame>
      </WidgetPage>
    );
    const { rerender } = render(page({ ...ready, refreshing: true, previous: true }));
    await userEvent.click(await screen.findByRole("button", { name: "Export" }));
    const save = await screen.findByRole("button", { name: "Plain CSV", hidden: true });
    await userEvent.click(save);
    const panel = save.parentElement as HTMLElement;
    expect([files.length, save.getAttribute("aria-disabled"), panel.querySelector("[role=status]")?.textContent]).toEqual([0, "true", "Refreshing"]);
    rerender(page({ ...ready, model: "new" }));
    await userEvent.click(save);
    await waitFor(() => expect(files.length).toBe(1));
    expect(new TextDecoder().decode(await bytes(files[0] as Blob))).toContain("Tickets (count)\r\n2\r\n");
  });

  it("says which rows a table has by itself in place of what the page selects", async () => {
    const [, file] = await saved("Plain CSV", { fullTable: () => ({ ...tickets([1]), notes: ["Shown: Active"] }) });
    expect(new TextDecoder().decode(await bytes(file)).split("\r\n").slice(0, 4)).toEqual([
      "# Tickets",
      "# Shown: Active",
      '"# As of Mar 18, 2026, 10:00"',
      "# Time zone: UTC",
    ]);
  });

  it.each<[string, () => ReactElement, readonly string[]]>([
    [
      "a trend's own time and filter",
      () => <Trend<Catalog> metrics={["tickets"]} range={{ from: "2026-01-15", to: "2026-03-01" }} where={{ dimension: "region", op: "equals", value: "East" }} />,
      ['"# Date range: Jan 15 – Feb 28, 2026"', "# Only where: Region is East"],
    ],
    ["the time that a trend has unless it is told one", () => <Trend<Catalog> metrics={["tickets"]} />, ['"# Date range: Feb 18 – Mar 17, 2026"', "# Channel: Phone"]],
    [
      "a table's own filter",
      () => <DrillTable<Catalog> by={["team"]} metrics={["tickets"]} where={{ not: { dimension: "region", op: "equals", value: "East" } }} />,
      ['"# Date range: Feb 18 – Mar 17, 2026"', "# Only where: not (Region is East)"],
    ],
  ])("%s stands above the rows", async (_, widget, notes) => {
    const client = widgetClient(deskAdapter(), desk);
    client.selection.publish({ source: "list", filter: { dimension: "channel", op: "equals", value: "phone" } });
    const [, file] = await savedFrom(<WidgetPage client={client}>{widget()}</WidgetPage>, "Plain CSV");
    expect(new TextDecoder().decode(await bytes(file)).split("\r\n").slice(1, 3)).toEqual(notes);
  });

  it("a table's changes say what they are of: ratios, or differences of shares", async () => {
    const range = { from: "2026-02-01", to: "2026-03-01" };
    const [, file] = await savedFrom(
      <WidgetPage client={widgetClient(deskAdapter(), desk)}>
        <DrillTable<Catalog> by={["team"]} metrics={["tickets", "goodShare"]} range={range} compare="previous" />
      </WidgetPage>,
      "Plain CSV",
    );
    const header = new TextDecoder().decode(await bytes(file)).split("\r\n").find((line) => line.startsWith("Team"));
    expect(header?.match(/\w+ · Change [^)]*\)/g)).toEqual(["Tickets · Change (relative, 0.01 is 1%)", "Good · Change (0.01 is 1 pp)"]);
  });

  it("a picture that cannot be copied is said to be none, and can be asked for again", async () => {
    const user = userEvent.setup();
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    vi.spyOn(navigator.clipboard, "write").mockRejectedValue(new Error("Write permission denied"));
    vi.stubGlobal("ClipboardItem", class {});
    render(
      <WidgetPage client={widgetClient(fakeAdapter([]))}>
        <WidgetFrame title="Tickets" state={ready} table={() => tickets([1])}>
          {(model) => <p>{model}</p>}
        </WidgetFrame>
      </WidgetPage>,
    );
    await user.click(await screen.findByRole("button", { name: "Export" }));
    const copy = await screen.findByRole("button", { name: "Copy as a picture", hidden: true });
    await user.click(copy);
    const said = await screen.findByText("This could not be copied");
    expect([said.role, said.dataset["signal"], copy.ariaDisabled]).toEqual(["status", "warning", null]);
    vi.restoreAllMocks();
  });

  it("Excel (XLSX) holds all rows as numbers", async () => {
    const [name, file] = await saved("Excel (XLSX)");
    const sheet = unzip(await bytes(file))["xl/worksheets/sheet1.xml"] ?? "";
    expect([name, [...sheet.matchAll(/<c r="(\w+)"[^>]*><v>([^<]*)<\/v>/g)].slice(1).map(([, at, value]) => [at, value])]).toEqual([
      "Tickets.xlsx",
      [["A2", "1"], ["A3", "2"], ["A4", "3"]],
    ]);
  });
});
