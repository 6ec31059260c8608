// @vitest-environment jsdom
import { act, cleanup, configure, render, renderHook, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import type { ReactNode } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { memoryAlerts } from "../../../src/adapters/memory/index.ts";
import { AnomalyAlerts, useAnomalyAlerts } from "../../../src/index.ts";
import type { AnomalyAlertsProps } from "../../../src/index.ts";
import { MetricsError } from "../../../src/query/index.ts";
import type { AlertPort, Catalog, Incident } from "../../../src/query/index.ts";
import { fakeAdapter } from "../../../src/testing/index.ts";
import { AlertMenu } from "../../../src/widgets/anomalyAlerts/AlertMenu.tsx";
import { incident } from "../../query/incident.ts";
import { widgetClient, WidgetPage } from "../support.tsx";
import { catalog } from "./alertOptions.ts";

configure({ asyncUtilTimeout: 5000 });
afterEach(cleanup);

const now = Date.parse("2026-03-18T10:20:00Z");
const ann = { id: "ann", name: "Ann" };
const incidents: readonly Incident[] = [
  incident({ id: "a", startedAt: "2026-03-18T08:00:00Z" }),
  incident({ id: "b", severity: "warning", metric: "wait", owner: ann, startedAt: "2026-03-18T09:00:00Z" }),
];
const deskOf = (of = incidents) => memoryAlerts(of, { now: () => now, people: [ann], me: ann });

function pageOf(port: AlertPort | undefined) {
  const adapter = { ...fakeAdapter("pending"), ...(port && { alerts: port }) };
  const client = widgetClient(adapter, catalog);
  return ({ children }: { readonly children: ReactNode }) => <WidgetPage client={client}>{children}</WidgetPage>;
}

function show(port: AlertPort | undefined, props: Partial<AnomalyAlertsProps<Catalog>> = {}) {
  render(<AnomalyAlerts<Catalog> {...props} />, { wrapper: pageOf(port) });
  return userEvent.setup();
}
const fail = (message: string): never => {
  throw new Error(message);
};
const textsOf = () => screen.getAllByRole("row").slice(1).map((row) => within(row).getAllByRole("gridcell").map(({ textContent }) => textContent));
const focused = () => document.activeElement?.closest<HTMLElement>("[data-key]")?.dataset["key"];

it("<AnomalyAlerts metrics> lists what fires of these metrics, in words too", async () => {
  show(deskOf(), { metrics: ["tickets"] });
  expect(await screen.findByRole("treegrid", { name: "Alerts: Tickets" })).toBe(screen.getByRole("treegrid"));
  expect(screen.getByText(/^1 active alert: 1 critical/).firstChild?.textContent).toBe(
    "1 active alert: 1 critical. The gravest: Tickets, 120, expected 80.",
  );
  expect(textsOf()).toEqual([
    ["", "Critical", "Tickets Everything", "120 expected 80", "+50.0% (+40)", "", "2h 20m 08:00", "Nobody", "No due time", "Open, Firing", ""],
  ]);
});

it("shows at once what is done, and takes it back where the port refuses", async () => {
  let refuse: (error: MetricsError) => void = () => {};
  const port = { ...deskOf(), act: () => new Promise<never>((_, reject) => (refuse = reject)) };
  const user = show(port);
  (await screen.findAllByRole("row"))[1]?.focus();
  await user.keyboard("a");
  expect(await screen.findByText("Acknowledged, Firing")).toBe(screen.getByText("Acknowledged, Firing"));
  await act(async () => refuse(new MetricsError("forbidden", "not yours")));
  await waitFor(() => expect(screen.queryByText("Acknowledged, Firing")).toBe(null));
  expect(screen.getByRole("treegrid").parentElement?.querySelector("[role=status]")?.textContent).toBe(
    "Acknowledged failed for 1 alert and was taken back: not yours",
  );
  expect(focused()).toBe("a");
});

it.each([
  ["rejects", () => Promise.reject(new Error("no such board"))],
  ["throws", () => fail("no such board")],
] as const)("<AnomalyAlerts incidentActions> says that one failed whose run %s, and no longer what was done before", async (_, run) => {
  const user = show(deskOf(), { incidentActions: [{ label: "Create a work item", run }] });
  const status = () => screen.getByRole("treegrid").parentElement?.querySelector("[role=status]")?.textContent;
  (await screen.findAllByRole("row"))[1]?.focus();
  await user.keyboard("a");
  await waitFor(() => expect(status()).toBe("Acknowledged: 1 alert"));
  await user.keyboard("m");
  await user.click(await screen.findByRole("menuitem", { name: "Create a work item", hidden: true }));
  await waitFor(() => expect(status()).toBe("Create a work item failed for 1 alert: no such board"));
  await user.keyboard("r");
  await waitFor(() => expect(status()).toBe("Resolved: 1 alert"));
  await user.keyboard("{Enter}");
  await user.click(await screen.findByRole("button", { name: "Create a work item" }));
  const outcome = screen.getByRole("article").parentElement?.querySelector(":scope > [role=status]");
  await waitFor(() => expect(outcome?.textContent).toBe("Create a work item failed for 1 alert: no such board"));
});

it("has in its table what its filters leave, also after a look at the table", async () => {
  const user = show(deskOf());
  await user.selectOptions(await screen.findByRole("combobox", { name: "Severity" }), "warning");
  await user.click(screen.getByRole("button", { name: "Table" }));
  expect(screen.getAllByRole("row").slice(1).map((row) => row.firstChild?.textContent)).toEqual(["wait"]);
  await user.click(screen.getByRole("button", { name: "Table" }));
  expect(screen.getByRole<HTMLSelectElement>("combobox", { name: "Severity" }).value).toBe("warning");
});

it.each([["ltr", 500], ["rtl", 600]] as const)("opens its menu inwards from its button where lines run %s", (direction, left) => {
  const anchor = document.body.appendChild(document.createElement("button"));
  anchor.style.direction = direction;
  anchor.getBoundingClientRect = () => new DOMRect(600, 100, 50, 30);
  const width = vi.spyOn(HTMLElement.prototype, "offsetWidth", "get").mockReturnValue(150);
  render(<AlertMenu label="Actions" items={[]} anchor={anchor} onClose={() => {}} />);
  expect(screen.getByRole("menu", { hidden: true }).style.left).toBe(`${left}px`);
  width.mockRestore();
  anchor.remove();
});

it("is driven by keys that the page documents, and gives the focus back", async () => {
  const user = show(deskOf());
  (await screen.findAllByRole("row"))[1]?.focus();
  await user.keyboard("{ArrowDown}{ArrowRight}");
  expect(document.activeElement?.getAttribute("aria-label")).toBe("Select wait");
  await user.keyboard("{ArrowLeft}{Home} {ArrowDown}x");
  expect(screen.getByText("2 selected")).toBe(screen.getByText("2 selected"));
  await user.keyboard("m");
  const menu = await screen.findByRole("menu", { hidden: true });
  expect(menu.contains(document.activeElement)).toBe(true);
  await user.keyboard("{End}{ArrowDown}");
  expect(document.activeElement?.textContent).toBe("Acknowledge");
  await user.keyboard("{Escape}{Escape}{Enter}");
  const back = await screen.findByRole("button", { name: "Back to all alerts" });
  expect(document.activeElement).toBe(back);
  await user.keyboard("{Escape}");
  await waitFor(() => expect(focused()).toBe("b"));
  expect(screen.queryByText("2 selected")).toBe(null);
});

it("keeps the focus where what was done takes rows away: on the next, and at last on the words that there is none", async () => {
  const user = show(deskOf());
  (await screen.findAllByRole("row"))[1]?.focus();
  await user.keyboard("{Enter}");
  (await screen.findByRole("button", { name: "Resolve" })).focus();
  await user.keyboard("{Enter}");
  await waitFor(() => expect(focused()).toBe("b"));
  await user.keyboard("r");
  await waitFor(() => expect(document.activeElement?.textContent).toBe("Nothing fires, as of 10:20"));
});

it("does nothing to the snoozed that nobody sees, but opens them", async () => {
  const user = show(deskOf([...incidents, incident({ id: "c", snoozedUntil: "2026-03-19T10:20:00Z" })]));
  (await screen.findByText("1 snoozed")).closest<HTMLElement>("[role=row]")?.focus();
  await user.keyboard("arf{Enter}");
  await waitFor(() => expect(screen.getAllByRole("row").map(({ dataset }) => dataset["key"])).toEqual([undefined, "a", "b", "snoozed", "c"]));
});

it("opens an incident with its history, and acts on it with a note", async () => {
  const port = deskOf();
  const user = show(port);
  await user.click((await screen.findAllByRole("row"))[2] as HTMLElement);
  const detail = await screen.findByRole("article", { name: "wait" });
  expect((await within(detail).findByText("Nothing yet")).tagName).toBe("P");
  await user.type(within(detail).getByRole("textbox", { name: "Note" }), "looking");
  await user.click(within(detail).getByRole("button", { name: "Acknowledge" }));
  expect(await within(detail).findByText("looking")).toBe(within(detail).getByText("looking"));
  expect((await port.detail("b")).history.map(({ what, by, note }) => [what, by?.name, note])).toEqual([["acknowledge", "Ann", "looking"]]);
});

it("follows what others do to the incidents", async () => {
  const port = deskOf();
  show(port);
  await screen.findAllByRole("row");
  await act(async () => port.put(incident({ id: "c", severity: "info", startedAt: "2026-03-18T10:00:00Z" })));
  await waitFor(() => expect(textsOf().length).toBe(3));
});

it("says that nothing fires only when the port said so, and when", async () => {
  show(deskOf([]));
  expect((await screen.findByText("Nothing fires, as of 10:20")).className).toBe("md-state-text");
});

it("says in words that a source has no alerts", async () => {
  show(undefined);
  expect(await screen.findByText(/This data source cannot answer this: it has no alerts/)).toBe(screen.getByText(/it has no alerts/));
});

it("useAnomalyAlerts() is partial where there are more, and forbidden where they are not for this reader", async () => {
  const { result } = renderHook(() => useAnomalyAlerts<Catalog>({ size: 1 }), { wrapper: pageOf(deskOf()) });
  await waitFor(() => expect(result.current.state.status).toBe("ready"));
  const { state } = result.current;
  expect(state.status === "ready" && [state.partial, state.stale, state.model.evaluatedAt]).toEqual([
    { limits: [{ kind: "rows", limit: 1, actual: 2 }], warnings: [] },
    null,
    "2026-03-18T10:20:00.000Z",
  ]);
  const refusing = { ...deskOf(), list: () => Promise.reject(new MetricsError("forbidden", "not yours")) };
  const { result: refused } = renderHook(() => useAnomalyAlerts<Catalog>(), { wrapper: pageOf(refusing) });
  await waitFor(() => expect(refused.current.state).toEqual({ status: "forbidden" }));
});

it("useAnomalyAlerts().desk.act tells how many were done and why the rest was not", async () => {
  const closed = incident({ id: "c", state: "closed", endedAt: "2026-03-18T09:00:00Z" });
  const { result } = renderHook(() => useAnomalyAlerts<Catalog>(), { wrapper: pageOf(deskOf([...incidents, closed])) });
  await waitFor(() => expect(result.current.state.status).toBe("ready"));
  const outcome = await act(() => result.current.desk.act(["a", "c"], { kind: "acknowledge" }));
  expect([outcome.done, outcome.failed, outcome.error?.code, result.current.desk.pending]).toEqual([1, 1, "invalid-query", []]);
});
