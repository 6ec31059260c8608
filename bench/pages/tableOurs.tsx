import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import type { Root } from "react-dom/client";
import { createMetricsClient, DrillTable, DrillTableView, MetricsProvider } from "../../src/index.ts";
import { d, defineCatalog, m, MetricsError, resultFromRows } from "../../src/query/index.ts";
import type { AggregateQuery, Catalog, MetricsAdapter } from "../../src/query/index.ts";
import { fakeAdapter } from "../../src/testing/index.ts";
import "../../src/styles/index.css";
import { useDrillModel } from "../../stories/widgets/drillModel.ts";
import { tableRows } from "./tableControl.ts";
import type { LargeTable, TableControl } from "./tableControl.ts";

const catalog: Catalog = defineCatalog({
  entities: { ticket: { key: "ticketId" } },
  dimensions: { team: d.string({ entity: "ticket" }), createdAt: d.time({ entity: "ticket" }) },
  metrics: { tickets: m.count({ entity: "ticket", time: "createdAt" }) },
});

const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));

function OwnRows() {
  const { model, actions } = useDrillModel({ rows: tableRows });
  return <DrillTableView title="Teams" tableActions={actions} height={600} state={{ status: "ready", model, refreshing: false, stale: null, partial: null }} />;
}

const gridOf = (root: HTMLElement) => {
  const grid = root.querySelector<HTMLElement>("[role='treegrid']");
  return grid?.querySelector("[aria-level]") == null ? null : grid;
};

export function ourTable(): LargeTable {
  const client = createMetricsClient({ adapter: fakeAdapter("pending"), catalog });
  let root: Root | undefined;
  return {
    mount(element) {
      root = createRoot(element);
      root.render(
        <MetricsProvider client={client}>
          <OwnRows />
        </MetricsProvider>,
      );
    },
    unmount: () => root?.unmount(),
    scroller: gridOf,
    firstRow: (element) => [...(gridOf(element)?.querySelectorAll("[aria-level][aria-posinset='1'] [role='gridcell']") ?? [])].map((cell) => cell.textContent).join(" "),
  };
}

/** Opens the first row: the work alone, painted before the frame that it takes part in ends. */
export async function expandFirst(root: HTMLElement): Promise<number> {
  const button = gridOf(root)?.querySelector<HTMLElement>("[aria-expanded='false'] [data-act='toggle']");
  if (button == null) throw new Error("no row to open");
  await frame();
  const startedAt = performance.now();
  flushSync(() => button.click());
  gridOf(root)?.getBoundingClientRect();
  const ms = performance.now() - startedAt;
  await frame();
  if (gridOf(root)?.querySelector("[aria-level='2']") == null) throw new Error("nothing opened");
  return ms;
}

/** Names have a length, so that the number of a row tells which it is. */
const nameOf = (row: number) => `Team ${String(row).padStart(7, "0")}`;
const numberOf = (row: number) => (row * 7919) % 1_000_003;
const serverRows = 1_000_000;

/** Answers pages late and out of order; what is not wanted any more is not answered. */
function slowServer() {
  const seen = { asked: 0, dropped: 0 };
  let state = 5;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
  const query = async (asked: AggregateQuery, { signal }: { readonly signal?: AbortSignal }) => {
    seen.asked += 1;
    const { size = 100, offset = 0 } = (asked.page ?? {}) as { readonly size?: number; readonly offset?: number };
    await new Promise((resolve) => setTimeout(resolve, 10 + random() * 150));
    if (signal?.aborted) {
      seen.dropped += 1;
      throw new MetricsError("aborted", "nobody waits for this page");
    }
    const rows = Array.from({ length: Math.min(size, serverRows - offset) }, (_, at) => ({ team: nameOf(offset + at), tickets: numberOf(offset + at) }));
    const end = offset + rows.length;
    return resultFromRows(asked as never, rows, {
      page: { offset, total: serverRows, ...(end < serverRows && { next: String(end) }) },
      ...(asked.totals && { totals: [] }),
    } as never);
  };
  return { seen, adapter: { contract: 1, query } as unknown as MetricsAdapter };
}

export async function jumpOverServer(element: HTMLElement, jumps: number): ReturnType<TableControl["server"]> {
  const { seen, adapter } = slowServer();
  const root = createRoot(element);
  root.render(
    <MetricsProvider client={createMetricsClient({ adapter, catalog })}>
      <DrillTable<Catalog> by={["team"]} metrics={["tickets"]} height={600} />
    </MetricsProvider>,
  );
  const grid = await found(() => gridOf(element));
  let [most, wrong, checked] = [0, 0, 0];
  const look = () => {
    const rows = [...grid.querySelectorAll<HTMLElement>("[role='row']")];
    most = Math.max(most, rows.length);
    for (const row of rows) {
      const [, at] = /Team (\d{7})/.exec(row.textContent ?? "") ?? [];
      if (at === undefined) continue;
      checked += 1;
      const isThere = row.textContent?.includes(numberOf(Number(at)).toLocaleString("en")) && Number(row.getAttribute("aria-posinset")) === Number(at) + 1;
      if (!isThere) wrong += 1;
    }
  };
  for (let jump = 0; jump < jumps; jump++) {
    grid.scrollTop = grid.scrollHeight * (((jump * 37) % 100) / 100);
    for (let wait = 0; wait < 4; wait++) {
      await frame();
      look();
    }
  }
  for (let wait = 0; wait < 40; wait++) {
    await frame();
    look();
  }
  root.unmount();
  return { most, wrong, checked, ...seen };
}

async function found<T>(find: () => T | null): Promise<T> {
  for (let wait = 0; wait < 1000; wait++) {
    const one = find();
    if (one !== null) return one;
    await frame();
  }
  throw new Error("the table never came");
}
