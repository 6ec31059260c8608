// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { renderToString } from "react-dom/server";
import { afterEach, describe, expect, it, vi } from "vitest";
import { KpiTile, KpiTileView, MetricsProvider, WidgetFrame } from "../../src/index.ts";
import type { ViewState } from "../../src/index.ts";
import { MetricsError } from "../../src/query/index.ts";
import { fakeAdapter } from "../../src/testing/index.ts";
import { widgetClient, WidgetPage } from "./support.tsx";

const gone = () => {
  throw new Error("the server is gone");
};
vi.mock("../../src/widgets/frame/StateDetails.tsx", () => gone());
vi.mock("../../src/widgets/frame/DefinitionPanel.tsx", () => gone());
vi.mock("../../src/widgets/kpiTile/tileExtras.ts", () => gone());
vi.mock("../../src/react/selectQuery.ts", () => gone());
vi.mock("../../src/i18n/zhCN.ts", () => gone());

afterEach(cleanup);

const ready: ViewState<string> = { status: "ready", model: "drawn", refreshing: false, stale: null, partial: null };
const error = new MetricsError("unavailable", "the database does not answer");
const retry = () => undefined;

describe("a page whose later parts cannot be loaded", () => {
  it.each<[ViewState<string>, string]>([
    [{ status: "error", error, retry }, "metricdeck: the database does not answer"],
    [{ status: "empty", filtered: false }, "No data in this period"],
    [{ status: "forbidden" }, "This could not be loaded"],
    [{ ...ready, stale: { error, offline: false, retry } }, "This could not be loaded"],
    [{ ...ready, stale: { error, offline: true, retry } }, "You are offline. This is the last data"],
    [{ ...ready, partial: { limits: [], warnings: [] } }, "Partial data"],
  ])("says what a state is in a word: %o", async (state, text) => {
    render(
      <WidgetPage client={widgetClient(fakeAdapter([]))}>
        <WidgetFrame title="Tickets" state={state}>
          {(model) => <p>{model}</p>}
        </WidgetFrame>
      </WidgetPage>,
    );
    expect((await screen.findByText(text)).closest("section")?.style.blockSize).toBe("320px");
    expect(await screen.findByRole("button", { name: "Try again" })).toBeInstanceOf(HTMLButtonElement);
  });

  it("shows figure and comparison, and seconds as seconds, and says that this is not all", async () => {
    const adapter = fakeAdapter([{ firstResponse: { value: 125, compare: { previous: { value: 100 } } } }]);
    render(
      <WidgetPage client={widgetClient(adapter)}>
        <KpiTile metric="firstResponse" compare="previous" target={90} thresholds={{ warning: 100, bad: 200 }} />
      </WidgetPage>,
    );
    expect((await screen.findByText(/^firstResponse: /)).textContent).toBe(
      "firstResponse: 125.0 sec, vs. prior period: +25.0% (+25.0 sec), worse.",
    );
    const note = screen.getByTitle("Part of this could not be loaded");
    expect([note.dataset["signal"], note.nextElementSibling?.textContent]).toEqual(["warning", "Try again"]);
  });

  it("asks under a filter that others made, though nobody can say whether it fits", async () => {
    const adapter = fakeAdapter([{ tickets: 3 }]);
    const client = widgetClient(adapter);
    const filter = { dimension: "channel", op: "equals", value: "phone" } as const;
    client.selection.publish({ source: "list", filter });
    render(
      <WidgetPage client={client}>
        <KpiTile metric="tickets" sparkline={false} />
      </WidgetPage>,
    );
    await screen.findByText("tickets: 3.");
    expect(adapter.asked.map(({ query }) => query.where)).toEqual([filter]);
  });

  it("speaks English where the page's language cannot be loaded", async () => {
    render(
      <WidgetPage client={widgetClient(fakeAdapter([]))} locale="zh-CN">
        <KpiTileView metric="tickets" state={{ status: "pending" }} />
      </WidgetPage>,
    );
    expect((await screen.findByText("Loading")).closest(".md-root")?.getAttribute("lang")).toBe("en");
  });

  it("names what a button would have defined, and says that it could not be loaded", async () => {
    render(
      <WidgetPage client={widgetClient(fakeAdapter([]))}>
        <KpiTileView metric="tickets" state={{ status: "pending" }} />
      </WidgetPage>,
    );
    const button = screen.getByRole("button", { name: "Definition: tickets" });
    await userEvent.click(button);
    expect(button.title).toBe("Definition: tickets");
    expect((await screen.findByRole("alert")).textContent).toBe("This could not be loadedTry again");
    await userEvent.click(button);
    expect(screen.queryByRole("alert")).toBe(null);
  });

  it("is rendered on a server", () => {
    const html = renderToString(
      <MetricsProvider client={widgetClient(fakeAdapter([]))}>
        <KpiTile metric="tickets" target={3} />
        <KpiTileView metric="tickets" state={{ status: "error", error, retry }} />
      </MetricsProvider>,
    );
    expect(html.match(/data-status="\w+"/g)).toEqual([
      'data-status="pending"',
      'data-status="pending"',
      'data-status="error"',
      'data-status="error"',
    ]);
  });
});
