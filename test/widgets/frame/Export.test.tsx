// @vitest-environment jsdom
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { WidgetFrame } from "../../../src/index.ts";
import type { TableModel, ViewState } from "../../../src/index.ts";
import { fakeAdapter } from "../../../src/testing/index.ts";
import { widgetClient, WidgetPage } from "../support.tsx";
import { unzip } from "./unzip.ts";

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
async function saved(kind: string): Promise<readonly [name: string, file: Blob]> {
  const files: [string, Blob][] = [];
  vi.stubGlobal("URL", Object.assign(URL, { createObjectURL: (blob: Blob) => (files.push(["", blob]), "blob:x"), revokeObjectURL: () => {} }));
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    const last = files.at(-1);
    if (last !== undefined) last[0] = this.download;
  });
  const client = widgetClient(fakeAdapter([]));
  client.selection.publish({ source: "period", range: { last: 7, unit: "day" } });
  client.selection.publish({ source: "list", filter: { dimension: "channel", op: "equals", value: "phone" } });
  render(
    <WidgetPage client={client}>
      <WidgetFrame title="Tickets" state={ready} asOf="2026-03-18T10:00:00Z" table={() => tickets([1])} fullTable={async () => tickets([1, 2, 3])}>
        {(model) => <p>{model}</p>}
      </WidgetFrame>
    </WidgetPage>,
  );
  await userEvent.click(screen.getByRole("button", { name: "Export" }));
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

const notes = "# Tickets\r\n\"# Date range: Last 7 days (Mar 11 – 17, 2026)\"\r\n# channel: phone\r\n\"# As of Mar 18, 2026, 10:00\"\r\n# Time zone: UTC\r\n";

describe("Export", () => {
  it.each([
    ["CSV for Excel", "\ufeff"],
    ["Plain CSV", ""],
  ])("%s holds all rows, the filters, the days of a relative range, the moment and the zone", async (kind, mark) => {
    const [name, file] = await saved(kind);
    expect([name, new TextDecoder("utf-8", { ignoreBOM: true }).decode(await bytes(file))]).toEqual([
      "Tickets.csv",
      `${mark}${notes}Tickets (count)\r\n1\r\n2\r\n3\r\n`,
    ]);
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
