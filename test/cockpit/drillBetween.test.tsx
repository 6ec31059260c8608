// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, waitFor } from "@testing-library/react";
import { useEffect, useRef, useState } from "react";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { CockpitDocument } from "../../src/document/index.ts";
import { Cockpit, standardWidgets, useDrillTrail, useUrlState } from "../../src/index.ts";
import type { DrillTrailState, MetricsClient } from "../../src/index.ts";
import type { AggregateQuery } from "../../src/query/index.ts";
import { fakeAdapter } from "../../src/testing/index.ts";
import { stubSize } from "../widgets/fixedSize.ts";
import { clientOf, Page } from "./support.tsx";
import { memoryRouter } from "./url/memoryRouter.ts";
import type { MemoryRouter } from "./url/memoryRouter.ts";

beforeEach(() => stubSize({ width: 1200, height: 800 }));
afterEach(cleanup);

const start = { op: "in", values: ["North"] } as const;
const cockpitOf = (id: string, filters: CockpitDocument["filters"], metric: string): CockpitDocument => ({
  format: "metricdeck.cockpit",
  version: 1,
  title: { en: id },
  ...(filters && { filters }),
  widgets: { [metric]: { type: "KpiTile", props: { metric, sparkline: false } } },
  layout: { wide: { [metric]: { x: 0, y: 0, w: 3, h: 3 } } },
});
const documents: { readonly [id: string]: CockpitDocument } = {
  desk: cockpitOf("desk", [{ id: "period", kind: "dateRange", start: { last: 28, unit: "day" } }, { id: "region", kind: "dimension", dimension: "region", start }], "tickets"),
  other: cockpitOf("other", [{ id: "span", kind: "dateRange", start: { last: 7, unit: "day" } }], "solved"),
  alike: cockpitOf("alike", [{ id: "period", kind: "dateRange", start: { last: 7, unit: "day" } }, { id: "region", kind: "dimension", dimension: "region" }], "solved"),
};

let way: DrillTrailState;

function Portal({ isKeyed }: { readonly isKeyed: boolean }) {
  const root = useRef<HTMLDivElement>(null);
  const [cockpit, onOpen] = useState("desk");
  const trail = useDrillTrail({ cockpit, label: cockpit, root, onOpen });
  useEffect(() => {
    way = trail;
  });
  const document = documents[cockpit];
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={root} data-testid="portal" onKeyDown={trail.onKeyDown}>
      {document && <Cockpit {...(isKeyed && { key: cockpit })} document={document} widgets={standardWidgets} />}
      <button type="button">Desk</button>
    </div>
  );
}

const said = (client: MetricsClient) => client.selection.getSnapshot().map(({ source }) => source);

it.each([
  ["other", true],
  ["other", false],
  ["alike", true],
  ["alike", false],
])("a drill to the cockpit %s (keyed: %s) asks there for the point under the filters carried along, and goes back to them", async (target, isKeyed) => {
  const adapter = fakeAdapter([{ tickets: 9, solved: 5 }]);
  const client = clientOf(adapter);
  const { getByTestId, getByRole, unmount } = render(<Page client={client}><Portal isKeyed={isKeyed} /></Page>);
  await waitFor(() => expect(adapter.asked).toHaveLength(1));
  act(() => client.selection.publish({ source: "region", filter: { dimension: "region", op: "in", values: ["South"] } }));
  await waitFor(() => expect(adapter.asked).toHaveLength(2));
  const before = client.selection.getSnapshot();

  const range = { from: "2026-11-02", to: "2026-11-03" };
  act(() => way.drillTo({ cockpit: target }, { filter: { dimension: "channel", op: "equals", value: "chat" }, range, label: "Nov 2" }));
  const solved = () => adapter.asked.map(({ query }) => query as AggregateQuery).filter(({ metrics }) => metrics[0] === "solved");
  await waitFor(() => expect(solved()).toHaveLength(1));
  expect(solved()[0]).toMatchObject({
    time: { range },
    where: { and: [{ dimension: "region", op: "in", values: ["South"] }, { dimension: "channel", op: "equals", value: "chat" }] },
  });

  fireEvent.keyDown(getByRole("button", { name: "Desk" }), { key: "ArrowLeft", altKey: true });
  await waitFor(() => expect(getByTestId("portal").querySelector(".md-cockpit-title")?.textContent).toBe("desk"));
  expect(client.selection.getSnapshot()).toEqual(before);
  expect(way.trail).toEqual([]);
  unmount();
  expect(said(client)).toEqual([]);
});

function Linked({ router }: { readonly router: MemoryRouter }) {
  useUrlState({ router, namespace: "p" });
  const root = useRef<HTMLDivElement>(null);
  const trail = useDrillTrail({ cockpit: "desk", label: (cockpit) => cockpit, root });
  useEffect(() => {
    way = trail;
  });
  const document = documents[trail.cockpit];
  return (
    <div ref={root} data-testid="portal">
      {document && <Cockpit key={trail.cockpit} document={document} widgets={standardWidgets} />}
    </div>
  );
}

it("a drill in the address goes back and forward with the browser, and comes back from its link", async () => {
  const client = clientOf(fakeAdapter([{ tickets: 9, solved: 5 }]));
  const router = memoryRouter("?page=1");
  const { getByTestId, unmount } = render(<Page client={client}><Linked router={router} /></Page>);
  const title = () => getByTestId("portal").querySelector(".md-cockpit-title")?.textContent;
  expect(title()).toBe("desk");
  act(() => client.selection.clear("region"));
  const before = client.selection.getSnapshot();
  act(() => way.drillTo({ cockpit: "other" }, { range: { from: "2026-11-02", to: "2026-11-03" } }));
  await waitFor(() => expect(title()).toBe("other"));
  const there = client.selection.getSnapshot();
  expect(said(client)).toEqual(["span", "period", "drill", "way"]);
  expect(router.entries).toHaveLength(3);
  act(() => router.go(-1));
  await waitFor(() => expect(title()).toBe("desk"));
  expect(client.selection.getSnapshot()).toEqual(before);
  act(() => router.go(1));
  await waitFor(() => expect(title()).toBe("other"));
  expect(said(client).toSorted()).toEqual(said({ ...client, selection: { ...client.selection, getSnapshot: () => there } }).toSorted());
  expect(router.entries).toHaveLength(3);
  const link = router.read();
  unmount();

  const anew = clientOf(fakeAdapter([{ tickets: 9, solved: 5 }]));
  const again = memoryRouter(link);
  const page = render(<Page client={anew}><Linked router={again} /></Page>);
  expect(page.getByTestId("portal").querySelector(".md-cockpit-title")?.textContent).toBe("other");
  expect(said(anew)).toEqual(["span", "period", "drill", "way"]);
  expect(again.entries).toEqual([link]);
});

it("another document in its place starts as it says, and takes back what the one before said", async () => {
  const client = clientOf(fakeAdapter([{ tickets: 9, solved: 5 }]));
  const page = (id: string) => <Page client={client}><Cockpit document={documents[id] as CockpitDocument} widgets={standardWidgets} /></Page>;
  const { rerender } = render(page("desk"));
  expect(said(client)).toEqual(["period", "region"]);
  rerender(page("other"));
  expect(said(client)).toEqual(["span"]);
  rerender(page("desk"));
  expect(said(client)).toEqual(["period", "region"]);
});
