// @vitest-environment jsdom
import { act, cleanup, render, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { CellFault } from "../../../../src/cockpit/CellFault.tsx";
import { SelectionScope, WidgetFrame } from "../../../../src/index.ts";
import type { ViewState } from "../../../../src/index.ts";
import { MetricsError } from "../../../../src/query/index.ts";
import type { AnyFilter } from "../../../../src/query/index.ts";
import { useWidget } from "../../../../src/react/useWidget.ts";
import { fakeAdapter } from "../../../../src/testing/index.ts";
import { pageReport } from "../../../../src/widgets/frame/report/pageReport.ts";
import { widgetClient, WidgetPage } from "../../support.tsx";

afterEach(cleanup);

const words = { hidden: "•••", asOf: (instant: string) => `As of ${instant}`, table: (title: string) => title, keys: [] };

/** The paragraphs of each section of a report of what is shown, and its title where that is none of "Tickets". */
async function saidIn(root: Element): Promise<readonly (readonly (string | null)[])[]> {
  const html = await pageReport(root, { title: "Desk", locale: "en", facts: [], words });
  const report = new DOMParser().parseFromString(html, "text/html");
  return [...report.querySelectorAll("section")].map((section) => [...section.querySelectorAll("h2, p")].flatMap(({ textContent }) => (textContent === "Tickets" ? [] : [textContent])));
}

const channel: AnyFilter = { dimension: "channel", op: "in", values: ["phone"] };

function Tickets({ where }: { readonly where?: typeof channel }) {
  const state = useWidget({ id: "tickets", query: { kind: "aggregate", metrics: ["tickets"], ...(where && { where: where as never }) }, model: () => "drawn" });
  return <WidgetFrame title="Tickets" state={state}>{() => <div className="md-table" />}</WidgetFrame>;
}

function Shown({ state }: { readonly state: ViewState<string> }) {
  return <WidgetFrame title="Tickets" state={state}>{() => <div className="md-table" />}</WidgetFrame>;
}

describe("pageReport", () => {
  it("says of a widget what a scope around it makes of the page's filters", async () => {
    const client = widgetClient(fakeAdapter([{ tickets: 7 }]));
    const { container } = render(
      <WidgetPage client={client}>
        <SelectionScope filters={{ regions: "ignore" }}>
          <Tickets />
        </SelectionScope>
        <SelectionScope filters={{ regions: { region: "channel" } }}>
          <Tickets />
        </SelectionScope>
      </WidgetPage>,
    );
    act(() => client.selection.publish({ source: "regions", filter: { dimension: "region", op: "in", values: ["EMEA"] } }));
    await waitFor(() => expect(container.querySelectorAll(".md-note [data-signal]").length).toBe(2));
    expect(await saidIn(container)).toEqual([["Partial data: Not filtered by region here"], ["Partial data: The filter by region holds for channel here"]]);
  });

  it("says a widget's own condition", async () => {
    const { container } = render(
      <WidgetPage client={widgetClient(fakeAdapter([{ tickets: 7 }]))}>
        <Tickets where={channel} />
      </WidgetPage>,
    );
    await screen.findByText("Only where: channel is one of phone");
    expect(await saidIn(container)).toEqual([["Only where: channel is one of phone"]]);
  });

  it("says what is missing, why a widget failed, and which widgets cannot be shown", async () => {
    const ready = { status: "ready", model: "drawn", refreshing: false, stale: null } as const;
    const warnings = [{ code: "outlook-missing", message: "Part of this could not be loaded" }];
    const { container } = render(
      <WidgetPage client={widgetClient(fakeAdapter([]))}>
        <Shown state={{ ...ready, partial: { limits: [], warnings } }} />
        <Shown state={{ status: "error", error: new MetricsError("invalid-query", "no such metric"), retry: () => {} }} />
        <CellFault faults={[{ path: "widgets.gone.props.metric", message: 'unknown metric "gone"' }]} />
        <Shown state={{ ...ready, partial: null }} />
      </WidgetPage>,
    );
    await screen.findByText("Partial data: Part of this could not be loaded", { selector: ".md-note-text" });
    await screen.findByText("metricdeck: no such metric");
    expect(await saidIn(container)).toEqual([
      ["Partial data: Part of this could not be loaded"],
      ["This could not be loaded", "metricdeck: no such metric"],
      ["This widget cannot be shown", 'unknown metric "gone" widgets.gone.props.metric'],
      [],
    ]);
  });
});
